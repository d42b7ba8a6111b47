# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r verify`: is a letter in hand current? Needs no tree and no network."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import click

from w4r_i18n.cli.keyring import must_have_extra
from w4r_i18n.cli.terminal import format_option, print_json, workspace


@click.command(name="verify")
@click.argument("asked", nargs=-1, metavar="[FILE|DIR|CODE]...")
@click.option(
    "--in", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), metavar="DIR",
    help="The folder that was pulled into; else the one you stand in.",
)  # fmt: skip
@click.option(
    "--rebuild", is_flag=True,
    help="Stand in the campaign's tree: build the pack of the pulled folder from git, and compare digests.",
)  # fmt: skip
@click.option("--at", "revision", default="HEAD", metavar="REV", help="For --rebuild: the commit.")
@click.option("--as-of", default="", metavar="DAY", help="For --rebuild; else the day that the pack names.")
@format_option
def command(
    asked: tuple[str, ...], folder: Path, revision: str, as_of: str, form: str, *, rebuild: bool
) -> None:
    """Say whether files, or letters by their code, are what is to be sent now, as far as the last pull knows.

    A DIR is a folder that was pulled into: every file of it is looked at. Exit 5 if anything is not current,
    or was not built from what git holds.
    """
    must_have_extra()
    if rebuild:
        _rebuild(Path(asked[0]) if asked else folder, revision, as_of, form)
    from w4r_i18n.publish.pull_verify import verify

    folders = [Path(each) for each in asked if Path(each).is_dir()]
    others = [each for each in asked if not Path(each).is_dir()]
    found = [verify((), each) for each in folders]
    if others or not folders:
        found.append(verify(others, folder))
    verdicts = [verdict for each in found for verdict in each.verdicts]
    wrong = [verdict for verdict in verdicts if verdict.answer != "current"]
    if form == "json":
        print_json([asdict(each) for each in found])
    else:
        for verdict in verdicts if others else wrong:
            until = f" until {verdict.not_after}" if verdict.not_after and verdict.answer == "current" else ""
            click.echo(f"{verdict.what}: {verdict.answer}{until}")
        last = found[-1]
        click.echo(f"{len(verdicts) - len(wrong)} current, {len(wrong)} not; news of {last.news or '?'}")
    raise click.exceptions.Exit(5 if wrong else 0)


def _rebuild(folder: Path, revision: str, as_of: str, form: str) -> NoReturn:
    from w4r_i18n.flow.rebuild import rebuild

    done = rebuild(workspace(), folder, revision=revision, day=as_of)
    if form == "json":
        print_json(asdict(done))
    else:
        for what, paths in (
            ("differs", done.differing), ("not in this commit", done.only_signed),
            ("not signed", done.only_built),
        ):  # fmt: skip
            for path in paths:
                click.echo(f"{path}: {what}")
        click.echo(f"{done.section}: {done.same} files as {done.commit[:12]} gives them, as of {done.day}")
    raise click.exceptions.Exit(5 if done.differing or done.only_signed or done.only_built else 0)
