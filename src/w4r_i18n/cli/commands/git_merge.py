# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r git-merge`: the driver that git runs; nobody types it."""

from __future__ import annotations

from pathlib import Path

import click

from w4r_i18n.cli.terminal import counted


@click.command(name="git-merge")
@click.argument("base", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("ours", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("theirs", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("path")
def command(base: Path, ours: Path, theirs: Path, path: str) -> None:
    """Join two branches' catalogues text by text; git's merge driver, as 'w4r init' installs it.

    Reads BASE, OURS and THEIRS, and writes OURS; PATH is the file's name in the tree. Where both sides gave a
    text another translation, both entries stand there between conflict marks, and the exit code is 1.
    """
    from w4r_i18n.flow.join import joined_catalogues, joined_lines
    from w4r_i18n.project.files import printable, read
    from w4r_i18n.project.git import merge_lines

    shown = printable(path)
    sides = [read(side, shown=shown) for side in (base, ours, theirs)]
    if not path.endswith((".po", ".pot")):
        ours.write_bytes(joined_lines(*sides, order=path.endswith(".seen")))
        return
    joint = joined_catalogues(*sides, path=shown)
    if joint is None:
        merge_lines(ours, base, theirs)
        click.echo(f"w4r: {shown}: a side is no catalogue that can be read; joined by lines", err=True)
        raise click.exceptions.Exit(1)
    ours.write_bytes(joint.content)
    if joint.conflicts:
        click.echo(f"w4r: {shown}: choose one of both in {counted(joint.conflicts, 'text')}", err=True)
        raise click.exceptions.Exit(1)
