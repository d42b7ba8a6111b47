# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r explain`."""

from __future__ import annotations

import click


@click.command(name="explain")
@click.argument("name", metavar="CHECK")
def command(name: str) -> None:
    """Say what a check catches, how to mend it, and show what it finds and what it lets be."""
    from w4r_i18n.flow.explain import explained

    click.echo(explained(name), nl=False)
