# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r pin`."""

from __future__ import annotations

import click

from w4r_i18n.cli.terminal import counted, locale_option, workspace


@click.command(name="pin")
@click.argument("domains", nargs=-1)
@locale_option
@click.option("--quiet", "-q", is_flag=True, help="Say nothing when all goes well.")
def command(domains: tuple[str, ...], locales: tuple[str, ...], *, quiet: bool) -> None:
    """Pin what people have translated to the exact source and target that they saw.

    The pre-commit hook of 'w4r init' does it, and CI on a branch's head before it is merged: from then on a
    translation that git pairs with another source is recognised as stale.
    """
    from w4r_i18n.flow.pin import pin_all

    tree = workspace()
    count = pin_all(tree, tree.domains(domains), tree.locales(locales))
    if not quiet:
        click.echo(f"{counted(count, 'text')} pinned")
