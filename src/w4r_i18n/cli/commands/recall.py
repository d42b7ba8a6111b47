# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r recall`."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

import click

from w4r_i18n.cli.keyring import as_of_option, keys_option, must_have_extra
from w4r_i18n.cli.terminal import counted, format_option, print_json, workspace
from w4r_i18n.model.release import Change


@click.command(name="recall")
@click.argument("case")
@click.option(
    "--class", "change", type=click.Choice(get_args(Change)), required=True,
    help="A demand or the status changed (C3), somebody's safety (C5), or it is over (C6).",
)  # fmt: skip
@click.option("--why", required=True, help="For those who have the tree; it is never published.")
@click.option("--to", type=click.Path(path_type=Path), metavar="DIR", help="Else build/published.")
@keys_option
@as_of_option
@format_option
def command(
    case: str, change: str, why: str, to: Path | None, folder: Path | None, as_of: str | None, form: str
) -> None:
    """Withdraw CASE (its id, or its domain) in every section and language at once.

    Its letters leave the published folder, and the next pull of each section takes them away: for C3 and C6
    the stop page of the language stands in their place, for C5 nothing. One person with the recall key can do
    it; to undo it takes two ('w4r reopen').
    """
    must_have_extra()
    from w4r_i18n.cli.commands.publish import as_object, press_of
    from w4r_i18n.flow.recall import recall

    press = press_of(workspace(), to, folder, as_of)
    done = recall(press, case, cast(Change, change), why)
    if form == "json":
        print_json(as_object(done))
        return
    last = done.withdrawals[-1]
    click.echo(f"{case} is withdrawn as {change} ({last.id}); {counted(done.written, 'file')} written")
    then = 'tier = "restricted"' if change == "C5" else 'status = "recalled"'
    click.echo(f"put {then} in case.toml, compile the sections and publish: their indexes come back then")
