# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r purge`."""

from __future__ import annotations

from dataclasses import asdict

import click

from w4r_i18n.cli.terminal import dry_run_option, format_option, print_json, workspace


@click.command(name="purge")
@click.argument("case")
@click.option("--by", required=True, metavar="NAME", help="Who takes it out: a pseudonym.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@dry_run_option
@format_option
def command(case: str, by: str, form: str, *, yes: bool, dry_run: bool) -> None:
    """Take a case's texts out of the tree and of all that remembers them; list the commits that hold them.

    Sources, catalogues and memory go; acts stay, without words. 'w4r recall' comes first: it takes back what
    sections have. What git remembers, only rewriting its history takes out, in every clone.
    """
    from w4r_i18n.flow.purge import purge

    tree = workspace()
    if not (dry_run or yes):
        before = purge(tree, case, by=by, dry_run=True)
        click.echo("\n".join((*before.removed, *before.changed)), err=True)
        click.confirm(f"take the texts of {', '.join(before.domains)} out of these?", abort=True, err=True)
    done = purge(tree, case, by=by, dry_run=dry_run)
    if form == "json":
        print_json(asdict(done))
        return
    for name in done.removed:
        click.echo(f"{'would go' if dry_run else 'gone'}: {name}")
    for name in done.changed:
        click.echo(f"{'would lose' if dry_run else 'lost'} its texts: {name}")
    for name in done.left:
        click.echo(f"could not be read, look for yourself: {name}")
    for commit in done.commits:
        click.echo(f"still held by commit {commit}")
