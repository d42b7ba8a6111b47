# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r pull`: for sections; needs no tree."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from w4r_i18n.cli.keyring import must_have_extra
from w4r_i18n.cli.terminal import counted, format_option, print_json


@click.command(name="pull")
@click.argument("section")
@click.option("--from", "url", required=True, metavar="URL", help="https://…, or a folder that was copied.")
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="DIR", help="Else a folder of the section's name."
)
@click.option(
    "--root", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
    help="root.json, got by another way; needed once.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(1, 86_400), default=600.0, show_default=True, metavar="SECONDS",
    help="For all of it.",
)  # fmt: skip
@format_option
def command(section: str, url: str, into: Path | None, root: Path | None, timeout: float, form: str) -> None:
    """Bring the SECTION's letters up to date: verify all that is signed, then change all at once.

    They are in DIR/current. Whatever goes wrong, the last good set stays there, less what is withdrawn or
    past its last day. Exit 5: not signed, not current, or the clock; 6: no server, no network, no disk.
    """
    must_have_extra()
    from w4r_i18n.publish.pull import pull

    done = pull(
        section, url, into or Path(section), root=root.read_bytes() if root else None, timeout_s=timeout
    )
    if form == "json":
        print_json({**asdict(done), "swapped": done.swapped})
        return
    moved = f"{len(done.added)} new, {len(done.changed)} changed, {len(done.removed)} gone"
    age = {0: "today", 1: "yesterday"}.get(done.age_days, f"{done.age_days} days ago")
    click.echo(f"{done.current}: {counted(done.files, 'file')}; {moved}; news of {done.news or '?'} ({age})")
    for mark, paths in (("withdrawn", done.withdrawn), ("past its last day", done.expired)):
        for path in paths:
            click.echo(f"  {mark}: {path}")
