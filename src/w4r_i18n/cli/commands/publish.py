# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r publish`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.keyring import (
    as_of_option,
    asked_passphrase,
    day_of,
    key_folder,
    keys_option,
    must_have_extra,
)
from w4r_i18n.cli.terminal import counted, dry_run_option, format_option, print_json, workspace

if TYPE_CHECKING:
    from w4r_i18n.flow.publish import Done, Planned, Press
    from w4r_i18n.project.workspace import Workspace


@click.command(name="publish")
@click.option(
    "--section", "sections", multiple=True, metavar="S", help="Only these; else all that are built."
)
@click.option("--to", type=click.Path(path_type=Path), metavar="DIR", help="Else build/published.")
@click.option("--refresh", is_flag=True, help="Only confirm what is published; for a timer.")
@dry_run_option
@keys_option
@as_of_option
@format_option
def command(
    sections: tuple[str, ...], to: Path | None, refresh: bool, dry_run: bool,
    folder: Path | None, as_of: str | None, form: str,
) -> None:  # fmt: skip
    """Sign the packs of build/sections/ and write them into a folder that any web server can serve.

    Only what changed is written; what is withdrawn leaves the folder. Nothing of a restricted case, or of
    one under embargo, goes out.
    """
    must_have_extra()
    from w4r_i18n.flow import publish

    press = press_of(workspace(), to, folder, as_of)
    if refresh:
        done = publish.refresh(press)
    else:
        done = publish.plan(press, sections) if dry_run else publish.publish(press, sections)
    if form == "json":
        print_json(as_object(done))
        return
    for each in done.planned:
        _tell(each)
    what = "nothing is written" if dry_run else f"{counted(done.written, 'file')} written to {press.store}"
    click.echo(f"as of {done.day}: {what}")


def press_of(tree: Workspace, to: Path | None, folder: Path | None, as_of: str | None) -> Press:
    from w4r_i18n.flow.publish import Press

    store = to or tree.layout.build / "published"
    return Press(tree, store, key_folder(folder, tree.root), asked_passphrase(), day_of(as_of))


def _tell(each: Planned) -> None:
    changes = f"{len(each.added)} new, {len(each.changed)} changed, {len(each.removed)} gone"
    click.echo(f"{each.section}: {counted(each.files, 'file')}, {each.size} bytes; {changes}")
    for mark, paths in (("+", each.added), ("~", each.changed), ("-", each.removed), ("!", each.withdrawn)):
        for path in paths:
            click.echo(f"  {mark} {path}")


def as_object(done: Done) -> dict[str, object]:
    return {
        "as_of": done.day,
        "sections": [
            {
                "section": each.section, "files": each.files, "bytes": each.size, "added": each.added,
                "changed": each.changed, "removed": each.removed, "withdrawn": each.withdrawn,
            }
            for each in done.planned
        ],
        "withdrawals": [
            {"id": each.id, "case": each.case, "class": each.change, "on": each.on}
            for each in done.withdrawals
        ],
        "written": done.written,
    }  # fmt: skip
