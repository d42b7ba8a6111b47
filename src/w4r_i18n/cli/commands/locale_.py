# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r locale`."""

from __future__ import annotations

import click

from w4r_i18n.cli.terminal import counted, dry_run_option, format_option, print_json, workspace


@click.group(name="locale")
def command() -> None:
    """The languages of this tree."""


@command.command(name="add")
@click.argument("name", metavar="XX")
@dry_run_option
def add(name: str, *, dry_run: bool) -> None:
    """Add a language: w4r.toml knows it, and its catalogues and ledgers are made."""
    from w4r_i18n.flow.merge import merge_all
    from w4r_i18n.project.move import add_locale

    tree = workspace()
    added = add_locale(tree, name, dry_run=dry_run)
    if dry_run:
        click.echo(f"would add {added.tag} (folder locales/{added.gettext}/)")
        return
    tree = workspace()
    done = merge_all(tree, tree.domains(), (added,))
    click.echo(
        f"{added.tag}: {counted(done.written, 'file')} in locales/{added.gettext}/; translators can begin"
    )


@command.command(name="list")
@format_option
def list_(form: str) -> None:
    """List the configured languages: tag, folder, direction, script."""
    tree = workspace()
    every = (tree.source, *tree.config.targets)
    if form == "json":
        print_json(
            [
                {"locale": each.tag, "folder": each.gettext, "dir": each.direction, "script": each.script}
                for each in every
            ]
        )
        return
    for each in every:
        source = "  source" if each == tree.source else ""
        click.echo(f"{each.tag:<12} {each.gettext:<12} {each.direction}  {each.script}{source}")
