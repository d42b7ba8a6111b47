# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r reopen`."""

from __future__ import annotations

from pathlib import Path

import click

from w4r_i18n.cli.keyring import as_of_option, keys_option, must_have_extra
from w4r_i18n.cli.terminal import counted, format_option, print_json, workspace


@click.command(name="reopen")
@click.argument("case")
@click.option("--why", required=True, help="For those who have the tree; it is never published.")
@click.option("--to", type=click.Path(path_type=Path), metavar="DIR", help="Else build/published.")
@keys_option
@as_of_option
@format_option
def command(case: str, why: str, to: Path | None, folder: Path | None, as_of: str | None, form: str) -> None:
    """End the withdrawal of CASE (its id, or its domain) in every section and language.

    Two keyholders sign it, each with their passphrase. Its letters go out again with the next 'w4r publish'
    of packs that hold them.
    """
    must_have_extra()
    from w4r_i18n.cli.commands.publish import as_object, press_of
    from w4r_i18n.flow.recall import reopen

    done = reopen(press_of(workspace(), to, folder, as_of), case, why)
    if form == "json":
        print_json(as_object(done))
        return
    click.echo(f"{case} is open again; {counted(done.written, 'file')} written")
    click.echo("compile the sections and publish: its letters go out then")
