# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r mv`."""

from __future__ import annotations

import click

from w4r_i18n.cli.terminal import dry_run_option, workspace


@click.command(name="mv")
@click.argument("old")
@click.argument("new")
@dry_run_option
def command(old: str, new: str, *, dry_run: bool) -> None:
    """Rename a domain: its sources, template, catalogues and ledgers move together.

    OLD and NEW are written like 2025-juan-lopez. No translation and no approval is lost by it.
    """
    from w4r_i18n.project.layout import domain
    from w4r_i18n.project.move import move

    tree = workspace()
    for source, target in move(tree, domain(old), domain(new), dry_run=dry_run):
        click.echo(f"{tree.layout.relative(source)} → {tree.layout.relative(target)}")
    click.echo("nothing was moved" if dry_run else "next: 'w4r run' brings the references up to date")
