# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r review serve` and `w4r review user`: the review page, and who may come in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from w4r_i18n.cli.terminal import workspace

Function = TypeVar("Function", bound=Callable[..., object])
PORT = 8451
PASSPHRASE = "W4R_REVIEW_PASSPHRASE"  # noqa: S105  # the name of a variable
ROLES = ("reader", "suggester", "translator", "reviewer", "approver", "coordinator")
TIERS = ("public", "published", "embargoed", "restricted")
OPEN_TIERS = TIERS[:2]
"""What a role holds for where no tier is named."""


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="0: any free one."
)
@click.option("--by", default="", metavar="NAME", help="Alone: your pseudonym, never a real name or address.")
@click.option(
    "--users",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Together: who may come in; outside the tree.",
)
@click.option(
    "--tls-behind-proxy", "public", default="", metavar="NAME",
    help="The host name at which a proxy ends TLS and passes requests on.",
)  # fmt: skip
@click.option(
    "--proxy-address", default="127.0.0.1", show_default=True, metavar="ADDRESS",
    help="Where that proxy asks from: whom it asks for is believed.",
)  # fmt: skip
@click.option("--commit", is_flag=True, help="Commit each save to git, under the pseudonym of who made it.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
def serve(
    host: str, port: int, by: str, users: Path | None, public: str, proxy_address: str,
    *, commit: bool, opens: bool,
) -> None:  # fmt: skip
    """Show the texts of this tree in a browser, to be read, written, approved.

    Alone at a machine it needs --by and prints a link that works once. With --users it serves a team.
    """
    _must_have_extra()
    from w4r_i18n.project.git import is_checkout
    from w4r_i18n.web.people import People, alone
    from w4r_i18n.web.room import open_room
    from w4r_i18n.web.server import listen, must_be_a_host, server_of

    if bool(by) == bool(users):
        raise click.UsageError("who comes in? --by NAME for you alone, or --users FILE for several")
    if public and not users:
        raise click.UsageError("--tls-behind-proxy is for several people: name their file with --users")
    tree = workspace()
    if commit and not is_checkout(tree.root):
        raise click.UsageError("--commit: this tree is no git checkout")
    owner = alone(by) if by else None
    people = People(users, tree.root) if users else None
    listening = listen(host, port, public=must_be_a_host(public) if public else "")
    room = open_room(tree.root, listening.origins, owner=owner, people=people, commit=commit)
    link = f"/enter?key={room.sessions.link(owner)}" if owner else "/"
    click.echo(f"{listening.address}{link}")
    click.echo("Ctrl-C ends it", err=True)
    if opens:
        click.launch(f"{listening.address}{link}")
    try:
        server_of(room, proxy=proxy_address if public else "").run(sockets=[listening.socket])
    except KeyboardInterrupt:
        click.echo("stopped; what was saved is on the disk", err=True)


@click.group(name="user")
def user() -> None:
    """Say who may come in, and what they may do there."""


def _users_option(function: Function) -> Function:
    return click.option(
        "--users", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Outside the tree."
    )(function)


@user.command(name="add")
@click.argument("name", metavar="NAME")
@_users_option
@click.option("--role", required=True, type=click.Choice(ROLES), help="What they may do.")
@click.option(
    "--locale", "locales", required=True, multiple=True, metavar="XX", help="In this language; '*': in all."
)
@click.option(
    "--tier",
    "tiers",
    multiple=True,
    type=click.Choice(TIERS),
    help="For texts of this tier; else public ones.",
)
def add(name: str, users: Path, role: str, locales: tuple[str, ...], tiers: tuple[str, ...]) -> None:
    """Let a person in, by a pseudonym. The passphrase is asked for; only what it is checked by is kept.

    Without --tier: public and published texts. Another role elsewhere is another [[NAME.roles]] in the file.
    """
    _must_have_extra()
    from w4r_i18n.web import users_file
    from w4r_i18n.web.passphrases import hashed

    users_file.must_take(users, workspace().root, name)
    added = users_file.table(name, hashed(_asked(name)), role, locales, tiers)
    users_file.append(users, added)
    click.echo(f"{name} is {role}, in {', '.join(locales)}, for {', '.join(tiers or OPEN_TIERS)}")


@user.command(name="passphrase")
@click.argument("name", metavar="NAME")
@_users_option
def passphrase(name: str, users: Path) -> None:
    """Change somebody's passphrase; where they are signed in, they are not any more."""
    _must_have_extra()
    from w4r_i18n.web import users_file
    from w4r_i18n.web.passphrases import hashed

    users_file.must_know(users, workspace().root, name)
    users_file.change(users, name, hashed(_asked(name)))
    click.echo(f"{name} has a new passphrase")


def _asked(name: str) -> str:
    from w4r_i18n.project.environment import secret

    return secret(PASSPHRASE) or click.prompt(
        f"Passphrase of {name}", hide_input=True, confirmation_prompt=True, err=True
    )


def _must_have_extra() -> None:
    """Raises ConfigError, by name, where the extra is not installed."""
    from importlib.util import find_spec

    from w4r_i18n.model.errors import ConfigError

    if not all(map(find_spec, ("starlette", "uvicorn", "argon2"))):
        hint = "pip install 'w4r_i18n[review]'"
        raise ConfigError("this needs the extra 'review', which is not installed", hint=hint)


SERVER: tuple[click.Command, ...] = (serve, user)
"""What `w4r review` takes from here."""
