# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r init`."""

from __future__ import annotations

from pathlib import Path

import click

from w4r_i18n.cli.terminal import dry_run_option


@click.command(name="init")
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--campaign", default="", help="The campaign's name; by default the folder's.")
@click.option("--locale", "locales", multiple=True, metavar="XX", help="A language to translate into.")
@dry_run_option
def command(folder: Path, campaign: str, locales: tuple[str, ...], *, dry_run: bool) -> None:
    """Make a folder a campaign's tree, or complete one.

    Writes w4r.toml, sources/ and locales/ where they are missing. In a git checkout it also installs a clean
    filter (PO files are canonical and without real names before a commit), a merge driver (branches join
    text by text) and a pre-commit hook (what people translated is pinned). Nothing that stands is
    overwritten; run it again at any time.
    """
    from w4r_i18n.project.init import init

    for step in init(folder, campaign=campaign, locales=locales, dry_run=dry_run):
        mark = ("would write" if dry_run else "written") if step.changed else "as it is"
        advice = f"  ({step.advice})" if step.advice else ""
        click.echo(f"{mark:<12} {step.what}{advice}")
    click.echo("next: put a text into sources/, or run 'w4r ingest FILE'")
