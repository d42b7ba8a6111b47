# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r list`: what stands behind the doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.terminal import format_option, print_json
from w4r_i18n.registry import DOORS

if TYPE_CHECKING:
    from w4r_i18n.flow.engines import Listed

KINDS = {f"{door}s": door for door in sorted(DOORS)}


@click.command(name="list")
@click.argument("kind", type=click.Choice(list(KINDS)))
@format_option
def command(kind: str, form: str) -> None:
    """List what there is of a KIND: what each does and, of engines, what they need.

    In a project, its own engines ([engine.NAME] in w4r.toml) are listed as well.
    """
    if kind == "engines":
        _engines(form)
        return
    found = dict(_behind(KINDS[kind]))
    if form == "json":
        print_json([{"name": name, "what": what} for name, what in found.items()])
        return
    for name, what in found.items():
        click.echo(f"{name:<24} {what}")


def _behind(door: str) -> list[tuple[str, str]]:
    from w4r_i18n import registry

    modules = ((name, registry.find(door, name)) for name in registry.names(door))
    return [(getattr(found, "NAME", name), caption(found.__doc__)) for name, found in modules]


def caption(docstring: str | None) -> str:
    return (docstring or "").strip().partition("\n")[0]


def _engines(form: str) -> None:
    from w4r_i18n.cli.terminal import workspace
    from w4r_i18n.flow.engines import listed
    from w4r_i18n.model.errors import ConfigError

    try:
        tree = workspace()
    except ConfigError as error:
        if error.place:
            raise
        tree = None  # what there is can be asked anywhere
    found = listed(tree)
    if form == "json":
        print_json([_as_object(each) for each in found])
        return
    for each in found:
        click.echo(f"{each.tool.name:<16} {each.tool.reach:<8} {caption(each.tool.engine.__doc__)}")
        if each.tool.name != each.tool.engine.NAME:
            click.echo(f"{'':<16} is {each.tool.engine.NAME}")
        for line in each.tool.missing:
            click.echo(f"{'':<16} missing: {line}")
        if each.targets is not None:
            shown = ", ".join(each.targets) or "nothing now"
            click.echo(f"{'':<16} from {each.source}: {shown}")


def _as_object(each: Listed) -> dict[str, object]:
    engine = each.tool.engine
    return {
        "name": each.tool.name,
        "kind": engine.NAME,
        "what": caption(engine.__doc__),
        "reach": each.tool.reach,
        "host": each.tool.host,
        "ready": not each.tool.missing,
        "missing": list(each.tool.missing),
        "pairs": each.pairs and [list(pair) for pair in each.pairs],
        "options": list(engine.OPTIONS),
    }
