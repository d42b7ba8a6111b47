# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r keys`: what signs, and who holds it."""

from __future__ import annotations

from pathlib import Path

import click

from w4r_i18n.cli.keyring import (
    as_of_option,
    asked_passphrase,
    day_of,
    key_folder,
    keys_option,
    must_have_extra,
)
from w4r_i18n.cli.terminal import format_option, print_json, workspace


@click.group(name="keys")
def command() -> None:
    """Make, exchange and show the keys by which packs are signed."""


@command.command(name="new")
@click.option("--section", "sections", multiple=True, metavar="S", help="Only these; else all of the tree.")
@keys_option
@as_of_option
def new(sections: tuple[str, ...], folder: Path | None, as_of: str | None) -> None:
    """Make the keys that are missing, encrypted, and sign with the keyholders' who may sign what.

    At first that is three keyholders, snapshot, timestamp, recall, and one key per section; later the
    keys of new sections. Give root.json to the sections, and keep root-1 to root-3 in three places.
    """
    must_have_extra()
    from w4r_i18n.flow import keys

    tree = workspace()
    made = keys.new(
        key_folder(folder, tree.root), sections or keys.sections_of(tree), asked_passphrase(new=True),
        threshold=tree.config.publish.threshold, day=day_of(as_of),
    )  # fmt: skip
    click.echo(f"new: {', '.join(made)}" if made else "no key is missing")


@command.command(name="rotate")
@click.argument("name", metavar="KEY")
@keys_option
@as_of_option
def rotate(name: str, folder: Path | None, as_of: str | None) -> None:
    """Exchange KEY (root-2, timestamp, section-nl…), lost or stolen; it need not be there.

    Enough of the other keyholders' keys must be. What they sign is renewed by the way. Publish afterwards.
    """
    must_have_extra()
    from w4r_i18n.flow import keys

    keyid = keys.rotate(key_folder(folder, workspace().root), name, asked_passphrase(), day=day_of(as_of))
    click.echo(f"{name} is {keyid[:12]} now; run 'w4r publish'")


@command.command(name="show")
@keys_option
@format_option
def show(folder: Path | None, form: str) -> None:
    """List the keys, what each signs, whether it is here, and until when the keyholders' signatures hold."""
    must_have_extra()
    from w4r_i18n.flow import keys

    found = keys.show(key_folder(folder, workspace().root))
    if form == "json":
        print_json([
            {
                "name": each.name, "id": each.keyid, "here": each.here, "signs": each.signs,
                "expires": each.expires,
            }
            for each in found
        ])  # fmt: skip
        return
    for each in found:
        where = "here" if each.here else "elsewhere"
        until = f", until {each.expires}" if each.expires else ""
        click.echo(f"{each.name:<24} {each.keyid[:12]}  {where:<9}  signs {each.signs}{until}")
