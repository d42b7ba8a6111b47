# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r doctor`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.terminal import console, format_option, print_json, workspace

if TYPE_CHECKING:
    from w4r_i18n.project.doctor import Finding

STYLES = {"ok": "green", "hint": "yellow", "fault": "red"}


@click.command(name="doctor")
@format_option
def command(form: str) -> None:
    """Say what is missing on this machine or wrong with this tree, and what to do. Exit 1 for faults."""
    findings = list(_findings())
    if form == "json":
        print_json([{"level": each.level, "what": each.what, "advice": each.advice} for each in findings])
    else:
        out = console()
        for each in findings:
            advice = f"  → {each.advice}" if each.advice else ""
            out.print(f"{each.level:<6} {each.what}{advice}", style=STYLES[each.level])
    raise click.exceptions.Exit(int(any(each.level == "fault" for each in findings)))


def _findings() -> Iterator[Finding]:
    from w4r_i18n.flow.doctor import drafting, letters, memory, tiers
    from w4r_i18n.model.errors import W4RError
    from w4r_i18n.project import doctor

    yield from doctor.machine()
    try:
        tree = workspace()
    except W4RError as error:
        yield doctor.Finding("fault", error.message, error.hint)
        return
    yield from doctor.tree(tree)
    yield from tiers(tree)
    yield from memory(tree)
    yield from letters(tree)
    yield from drafting(tree)
