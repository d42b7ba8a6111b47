# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r review`: list, sign, approve, reject, waive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from w4r_i18n.cli.terminal import counted, format_option, print_json, workspace

if TYPE_CHECKING:
    from w4r_i18n.flow.review import Row

Function = TypeVar("Function", bound=Callable[..., object])
STATES = ("empty", "stale", "draft", "translated", "reviewed", "approved")


@click.group(name="review")
def command() -> None:
    """See the state of each text, and sign for the exact text that you read."""


def _one_locale(function: Function) -> Function:
    return click.option("--locale", "target", required=True, metavar="XX", help="The language.")(function)


def _signing(function: Function) -> Function:
    """The options of every act."""
    for option in (
        click.argument("ids", nargs=-1, metavar="ID..."),
        _one_locale,
        click.option(
            "--by", required=True, metavar="NAME", help="Your pseudonym: never a real name or address."
        ),
        click.option("--domain", "domains", multiple=True, help="Only in this domain."),
        click.option("--all", "everything", is_flag=True, help="Every text of the domains that has one."),
        click.option("--note", default="", help="A word about it, kept in the ledger."),
    ):
        function = option(function)
    return function


@command.command(name="list")
@click.argument("domains", nargs=-1)
@_one_locale
@click.option("--state", "wanted", type=click.Choice(STATES), multiple=True, help="Only texts in this state.")
@format_option
def list_(domains: tuple[str, ...], target: str, wanted: tuple[str, ...], form: str) -> None:
    """List texts with their state, critical ones first. The first column is the ID that the others take."""
    from w4r_i18n.flow.review import rows

    tree = workspace()
    locale = tree.source if target == tree.source.tag else tree.locales((target,))[0]
    found = [
        row
        for row in rows(tree, locale, tree.domains(domains))
        if not wanted or row.verdict.state.name.lower() in wanted
    ]
    if form == "json":
        print_json([_as_object(row) for row in found])
        return
    for row in found:
        mark = "!" if row.critical else " "
        click.echo(f"{row.id} {mark} {row.verdict.state.name.lower():<10} {row.domain.name}  {_words(row)}")
    click.echo(f"{counted(len(found), 'text')}; ! is critical")


@command.command(name="sign")
@_signing
@click.option("--reviewed", is_flag=True, help="You did not write it: you read it beside its source.")
def sign(
    ids: tuple[str, ...],
    target: str,
    by: str,
    domains: tuple[str, ...],
    note: str,
    *,
    everything: bool,
    reviewed: bool,
) -> None:
    """Sign that you wrote a text; with --reviewed, that you read another's beside its source."""
    _act("review" if reviewed else "sign", ids, target, by, domains, note, everything=everything)


@command.command(name="approve")
@_signing
def approve(
    ids: tuple[str, ...], target: str, by: str, domains: tuple[str, ...], note: str, *, everything: bool
) -> None:
    """Let a text out that another person wrote. It lapses by itself when one letter of it changes."""
    _act("approve", ids, target, by, domains, note, everything=everything)


@command.command(name="reject")
@_signing
def reject(
    ids: tuple[str, ...], target: str, by: str, domains: tuple[str, ...], note: str, *, everything: bool
) -> None:
    """Keep a text from going out for its source."""
    _act("reject", ids, target, by, domains, note, everything=everything)


@command.command(name="waive")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@_one_locale
@click.option("--check", required=True, metavar="CHECK", help="The check whose finding is right as it is.")
@click.option("--by", required=True, metavar="NAME", help="Your pseudonym: never a real name or address.")
@click.option("--domain", "domains", multiple=True, help="Only in this domain.")
@click.option("--note", default="", help="Why; wanted, and kept in the ledger.")
@click.option("--end", is_flag=True, help="End the waivers of this check instead.")
def waive(
    ids: tuple[str, ...], target: str, check: str, by: str, domains: tuple[str, ...], note: str, *, end: bool
) -> None:
    """Let a check's finding pass in a text that another person wrote, with a reason.

    It holds for exactly this text of exactly this source: change one letter and the check speaks again.
    """
    from w4r_i18n.check.waivers import NEVER
    from w4r_i18n.registry import find

    if find("check", check).NAME in NEVER:
        raise click.UsageError(f"'{check}' tells a state: nothing to waive; translate or read the text")
    verb = "end waiver" if end else "waive"
    _act(verb, ids, target, by, domains, note, everything=False, check=check)


def _act(
    verb: str,
    ids: tuple[str, ...],
    target: str,
    by: str,
    domains: tuple[str, ...],
    note: str,
    *,
    everything: bool,
    check: str = "",
) -> None:
    from w4r_i18n.flow.review import act

    if bool(ids) == everything:
        raise click.UsageError("give the ID of a text ('w4r review list' shows them), or --all")
    tree = workspace()
    locale = tree.source if target == tree.source.tag else tree.locales((target,))[0]
    done = act(tree, locale, tree.domains(domains), verb, by=by, ids=ids, note=note, check=check)
    if len(done) <= 20:
        for row, state in done:
            click.echo(f"{row.id}  now {state.name.lower():<10} {_words(row)}")
    click.echo(f"{counted(len(done), 'text')} signed")


def _words(row: Row) -> str:
    return "(not shown)" if row.secret else row.verdict.group.unit


def _as_object(row: Row) -> dict[str, object]:
    return {
        "id": row.id,
        "domain": row.domain.name,
        "state": row.verdict.state.name.lower(),
        "critical": row.critical,
        "source": "" if row.secret else row.verdict.group.source,
        "target": "" if row.secret else row.verdict.group.head.msgstr,
    }
