# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r lift`."""

from __future__ import annotations

from pathlib import Path

import click

from w4r_i18n.cli.terminal import dry_run_option, workspace


@click.command(name="lift")
@click.argument("domain")
@click.option("--by", required=True, metavar="NAME", help="Who lets it go: a pseudonym.")
@click.option("--why", required=True, help="Kept in the tree that it leaves, in lifts.jsonl.")
@dry_run_option
def command(domain: str, by: str, why: str, *, dry_run: bool) -> None:
    """Move DOMAIN, whose embargo is over, from the mounted tree that kept it into this one.

    Before its instant this is refused. Its catalogues and ledgers come along, so no approval is lost; what
    was built of it there goes. Commit in both trees: who signs those commits signs the lift.
    """
    from w4r_i18n.flow.lift import lift
    from w4r_i18n.project.clock import now
    from w4r_i18n.project.workspace import open_workspace

    kept, public = workspace(), open_workspace(Path.cwd())
    if kept.root == public.root:
        raise click.UsageError("this lies here, or nowhere: stand in the tree that mounts the one it lies in")
    (found,) = kept.domains((domain,))
    for name in lift(kept, public, found, by=by, why=why, now=now(), dry_run=dry_run):
        click.echo(f"{'would move' if dry_run else 'moved'}: {name}")
    click.echo("nothing was moved" if dry_run else "next: 'w4r run', and a commit in both trees")
