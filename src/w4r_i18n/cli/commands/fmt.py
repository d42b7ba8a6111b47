# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r fmt`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from w4r_i18n.cli.terminal import console, counted, dry_run_option, workspace
from w4r_i18n.text.marks import shown


@click.command(name="fmt")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; warn about files that are not canonical."
)
@click.option(
    "--fix", is_flag=True, help="Mend what is certainly wrong in how texts are typed; --dry-run shows it."
)
@dry_run_option
def command(paths: tuple[str, ...], *, only_check: bool, fix: bool, dry_run: bool) -> None:
    """Give PO files their canonical form: order, wrapping, header, no real names.

    Without a path, every catalogue of the tree. With '-', standard input to standard output: the git clean
    filter. --check only warns (exit 0): a volunteer's commit is not red for its looks. --fix mends outer and
    doubled blanks, letters that are not composed, and French blanks before : ; ! ? in other languages; a
    text that people have reviewed is left to them. A file that is broken is left as it is and named (exit 3).
    """
    if fix and (paths or only_check):
        raise click.UsageError("--fix looks at the whole tree: what people have signed is known only there")
    if paths == ("-",):
        from w4r_i18n.flow.canonical import canonical

        sys.stdout.buffer.write(canonical(sys.stdin.buffer.read(), path="standard input"))
        return
    from w4r_i18n.flow.fmt import format_files, format_project
    from w4r_i18n.project import atomic

    write = not (only_check or dry_run)
    if paths:
        results = list(format_files([Path(path) for path in paths], write=write))
    else:
        tree = workspace()
        with atomic.writing(tree.root):
            results = list(format_project(tree, write=write, fix=fix))
    for result in results:
        if result.error:
            click.echo(f"w4r: {result.error}", err=True)
        elif result.changed:
            click.echo(f"{'not canonical' if not write else 'written'}: {result.path}")
        if dry_run and result.diff:
            _print_diff(result.diff)
    changed = sum(result.changed for result in results)
    click.echo(f"{counted(len(results), 'file')}, {changed} {'to be written' if not write else 'written'}")
    if fix:
        left = sum(result.left for result in results)
        people = f"; {left} left to people, who have signed them as they are" if left else ""
        mended = sum(result.mended for result in results)
        click.echo(f"{counted(mended, 'text')} {'to be mended' if not write else 'mended'}{people}")
    raise click.exceptions.Exit(3 if any(result.error for result in results) else 0)


def _print_diff(diff: str) -> None:
    out = console()
    styles = {"+": "green", "-": "red", "@": "cyan"}
    for line in diff.splitlines():
        out.print(shown(line, limit=2_000), style=styles.get(line[:1]))
