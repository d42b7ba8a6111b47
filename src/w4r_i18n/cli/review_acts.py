# SPDX-License-Identifier: GPL-3.0-or-later
"""The acts of `w4r review`: each names its texts, a person and a language, and writes to the ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypedDict, TypeVar, Unpack

import click

from w4r_i18n.cli.terminal import counted, dry_run_option, format_option, print_json, workspace

if TYPE_CHECKING:
    from w4r_i18n.flow.docket import Row
    from w4r_i18n.model.locale import Locale
    from w4r_i18n.model.review import State
    from w4r_i18n.project.workspace import Workspace

Function = TypeVar("Function", bound=Callable[..., object])
MAX_SHOWN = 20
"""Texts that are listed one by one."""


class Asked(TypedDict):
    """What every act is asked alike."""

    ids: tuple[str, ...]
    target: str
    by: str
    domains: tuple[str, ...]
    note: str
    dry_run: bool
    form: str


def locale_of(tree: Workspace, tag: str) -> Locale:
    """A language whose texts people sign, the source's among them. Raises ConfigError."""
    return tree.source if tag == tree.source.tag else tree.locales((tag,))[0]


def one_locale(function: Function) -> Function:
    return click.option("--locale", "target", required=True, metavar="XX", help="The language.")(function)


def words(row: Row) -> str:
    """How a text is named on a terminal: its first words, or nothing of a secret one."""
    return "(not shown)" if row.secret else row.verdict.group.unit


def as_object(row: Row, state: State) -> dict[str, object]:
    """One text, as docs/reference/json.md tells."""
    return {
        "id": row.id,
        "domain": row.domain.name,
        "state": state.name.lower(),
        "critical": row.critical,
        "source": "" if row.secret else row.verdict.group.source,
        "target": "" if row.secret else row.verdict.group.head.msgstr,
    }


def _asked(note: str, *, each: bool) -> Callable[[Function], Function]:
    """The options of every act; `each`: one names its texts, or else they may be all."""

    def decorated(function: Function) -> Function:
        by = "Your pseudonym: never a real name or address."
        for option in (
            click.argument("ids", nargs=-1, required=each, metavar="ID..."),
            one_locale,
            click.option("--by", required=True, metavar="NAME", help=by),
            click.option("--domain", "domains", multiple=True, help="Only in this domain."),
            click.option("--note", default="", help=note),
            dry_run_option,
            format_option,
        ):
            function = option(function)
        return function

    return decorated


def _many(function: Function) -> Function:
    everything = click.option("--all", "everything", is_flag=True, help="Every text that has one.")
    critical = click.option("--critical", is_flag=True, help="Of these texts, only the critical ones.")
    return everything(critical(function))


@click.command(name="sign")
@_asked("A word about it, kept in the ledger.", each=False)
@_many
@click.option("--reviewed", is_flag=True, help="You did not write it: you read it beside its source.")
def sign(*, reviewed: bool, everything: bool, critical: bool, **asked: Unpack[Asked]) -> None:
    """Sign that you wrote a text; with --reviewed, that you read another's beside its source."""
    _act("review" if reviewed else "sign", asked, everything=everything, critical=critical)


@click.command(name="approve")
@_asked("A word about it, kept in the ledger.", each=False)
@_many
def approve(*, everything: bool, critical: bool, **asked: Unpack[Asked]) -> None:
    """Let a text out that another person wrote. It lapses by itself when one letter of it changes."""
    _act("approve", asked, everything=everything, critical=critical)


@click.command(name="reject")
@_asked("Why; kept in the ledger.", each=False)
@_many
def reject(*, everything: bool, critical: bool, **asked: Unpack[Asked]) -> None:
    """Keep a text from going out for its source."""
    _act("reject", asked, everything=everything, critical=critical)


@click.command(name="comment")
@_asked("What you say; wanted, and kept in the ledger.", each=True)
@click.option("--question", is_flag=True, help="Ask those who wrote the source.")
@click.option("--answer", is_flag=True, help="Answer what was asked about the text in this language.")
def comment(*, question: bool, answer: bool, **asked: Unpack[Asked]) -> None:
    """Say something about a text; no state changes. 'review show' and 'review list --questions' show it."""
    if question and answer:
        raise click.UsageError("one of --question and --answer")
    if not question:
        _act("answer" if answer else "comment", asked)
        return
    from w4r_i18n.flow.questions import ask

    tree = workspace()
    done = ask(
        tree, locale_of(tree, asked["target"]), tree.domains(asked["domains"]),
        by=asked["by"], ids=asked["ids"], note=asked["note"], dry_run=asked["dry_run"],
    )  # fmt: skip
    _print(done, asked)


@click.command(name="withdraw")
@_asked("What is wrong with the text; wanted, and kept in the ledger.", each=True)
@click.option("--end", is_flag=True, help="End the withdrawals of this text instead.")
def withdraw(*, end: bool, **asked: Unpack[Asked]) -> None:
    """Take a text back wherever it stands in this language, under whatever source.

    Nobody can approve it any more until somebody who did not write it ends the withdrawal. What sections have
    pulled already is taken back by 'w4r recall'.
    """
    _act("end withdrawal" if end else "withdraw", asked)


@click.command(name="waive")
@_asked("Why; wanted, and kept in the ledger.", each=True)
@click.option("--check", required=True, metavar="CHECK", help="The check whose finding is right as it is.")
@click.option("--end", is_flag=True, help="End the waivers of this check instead.")
def waive(*, check: str, end: bool, **asked: Unpack[Asked]) -> None:
    """Let a check's finding pass in a text that another person wrote, with a reason.

    It holds for exactly this text of exactly this source: change one letter and the check speaks again.
    """
    from w4r_i18n.check.waivers import NEVER
    from w4r_i18n.registry import find

    if find("check", check).NAME in NEVER:
        raise click.UsageError(f"'{check}' tells a state: nothing to waive; translate or read the text")
    _act("end waiver" if end else "waive", asked, check=check)


ACTS = (sign, approve, reject, comment, withdraw, waive)


def _act(
    verb: str, asked: Asked, *, everything: bool = False, critical: bool = False, check: str = ""
) -> None:
    from w4r_i18n.flow.review import act

    if bool(asked["ids"]) == everything:
        raise click.UsageError("give the ID of a text ('w4r review list' shows them), or --all")
    tree = workspace()
    done = act(
        tree, locale_of(tree, asked["target"]), tree.domains(asked["domains"]), verb,
        by=asked["by"], ids=asked["ids"], note=asked["note"], check=check, critical=critical,
        dry_run=asked["dry_run"],
    )  # fmt: skip
    _print(done, asked)


def _print(done: list[tuple[Row, State]], asked: Asked) -> None:
    if asked["form"] == "json":
        print_json([as_object(row, state) for row, state in done])
        return
    then = "would be" if asked["dry_run"] else "now"
    if len(done) <= MAX_SHOWN:
        for row, state in done:
            click.echo(f"{row.id}  {then} {state.name.lower():<10} {words(row)}")
    click.echo(f"{counted(len(done), 'text')} {'to sign' if asked['dry_run'] else 'signed'}")
