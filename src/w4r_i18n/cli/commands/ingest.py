# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r ingest`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.terminal import console, counted, dry_run_option, print_json, workspace

if TYPE_CHECKING:
    from w4r_i18n.flow.ingest import Taken
    from w4r_i18n.ingest.communique import Ingested


@click.command(name="ingest")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--slug", default="", help="The folder's name; by default from the title. For one FILE.")
@click.option("--keep", multiple=True, type=int, metavar="N", help="Take cut number N back.")
@dry_run_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or machines."
)
def command(files: tuple[Path, ...], slug: str, keep: tuple[int, ...], form: str, *, dry_run: bool) -> None:
    """Turn a page (.txt, .md, .html, .docx) into a clean source text, and report every cut.

    Writes sources/YEAR/SLUG/communique.md with the page's own bytes beside it. Look at the cuts: --keep N
    takes one back. Ingesting a page again shows what changed and keeps the directives that people added.
    With --dry-run no project is needed.
    """
    from w4r_i18n.flow.ingest import read_page, take_in
    from w4r_i18n.ingest.report import report
    from w4r_i18n.model.errors import W4RError

    if len(files) > 1 and (slug or keep):
        raise click.UsageError("--slug and --keep go with one FILE")
    tree = None if dry_run and not _in_a_tree() else workspace()
    code = 0
    reports: list[dict[str, object]] = []
    for path in files:
        try:
            taken = None if tree is None else take_in(tree, path, slug=slug, keep=keep, dry_run=dry_run)
            page = taken.ingested if taken else read_page(path, keep=keep)
        except W4RError as error:
            click.echo(f"w4r: {error}", err=True)
            code = max(code, error.exit_code)
            continue
        reports.append(report(page))
        if form == "text":
            _print_page(page)
            _print_end(taken, dry_run=dry_run)
    if form == "json":
        print_json(reports[0] if len(files) == 1 and reports else reports)
    raise click.exceptions.Exit(code)


def _in_a_tree() -> bool:
    from w4r_i18n.model.errors import ConfigError

    try:
        workspace()
    except ConfigError:
        return False
    return True


def _print_page(page: Ingested) -> None:
    from w4r_i18n.text.marks import shown

    out = console()
    for block in page.blocks:
        speaker = f"  — {block.speaker}" if block.speaker else ""
        out.print(f"{block.line:>4}  {block.role:<11} {shown(block.text, limit=90)}{speaker}")
    out.print(
        f"\n{counted(len(page.cuts), 'cut')} (--keep N takes one back):" if page.cuts else "\nnothing was cut"
    )
    for cut in page.cuts:
        out.print(f"{cut.n:>4}  line {cut.line}: {cut.reason}: {shown(cut.text, limit=90)}", style="yellow")
    for found in page.diagnostics:
        click.echo(str(found), err=True)


def _print_end(taken: Taken | None, *, dry_run: bool) -> None:
    if taken is None:
        return
    if taken.diff:
        click.echo(taken.diff)
    for directive in taken.lost:
        click.echo(f"its block is gone, place it or drop it: {directive}", err=True)
    folder = taken.domain.folder
    click.echo(f"would write {folder}/communique.md" if dry_run else f"written: {folder}/communique.md")
    if not dry_run and "\ntier = " in taken.text.partition("\n+++\n")[0]:
        click.echo("next: 'w4r run'")
    elif not dry_run:
        click.echo("next: give it a tier (tier = \"public\" in its front matter), then 'w4r run'")
