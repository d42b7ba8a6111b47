# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r review`: what people have read, and what they sign for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.review_acts import ACTS, as_object, locale_of, one_locale, words
from w4r_i18n.cli.review_handoffs import HANDOFFS
from w4r_i18n.cli.review_server import SERVER
from w4r_i18n.cli.terminal import (
    counted,
    dry_run_option,
    format_option,
    locale_option,
    print_json,
    workspace,
)

if TYPE_CHECKING:
    from w4r_i18n.flow.proof import Verified
    from w4r_i18n.flow.questions import Question
    from w4r_i18n.flow.undo import Reverted

STATES = ("empty", "stale", "draft", "translated", "reviewed", "approved")


@click.group(name="review")
def command() -> None:
    """See the state of each text, and sign for the exact text that you read."""


for each in (*ACTS, *HANDOFFS, *SERVER):
    command.add_command(each)


@command.command(name="list")
@click.argument("domains", nargs=-1)
@one_locale
@click.option("--state", "wanted", type=click.Choice(STATES), multiple=True, help="Only texts in this state.")
@click.option("--critical", is_flag=True, help="Only critical texts.")
@click.option("--questions", "asked", is_flag=True, help="What was asked or said, and nobody has answered.")
@format_option
def list_(
    domains: tuple[str, ...], target: str, wanted: tuple[str, ...], form: str, *, critical: bool, asked: bool
) -> None:
    """List texts with their state, critical ones first. The first column is the ID that the others take."""
    from w4r_i18n.flow.docket import rows

    tree = workspace()
    locale = locale_of(tree, target)
    if asked:
        from w4r_i18n.flow.questions import questions

        _print_questions(questions(tree, locale, tree.domains(domains)), form)
        return
    found = [
        row
        for row in rows(tree, locale, tree.domains(domains))
        if (not wanted or row.verdict.state.name.lower() in wanted) and (row.critical or not critical)
    ]
    if form == "json":
        print_json([as_object(row, row.verdict.state) for row in found])
        return
    for row in found:
        mark = "!" if row.critical else " "
        click.echo(f"{row.id} {mark} {row.verdict.state.name.lower():<10} {row.domain.name}  {words(row)}")
    click.echo(f"{counted(len(found), 'text')}; ! is critical")


def _print_questions(found: list[Question], form: str) -> None:
    from w4r_i18n.cli.review_shown import act_object
    from w4r_i18n.text.marks import shown

    if form == "json":
        print_json(
            [
                {
                    **as_object(one.row, one.row.verdict.state),
                    "asked": act_object(one.act, secret=one.row.secret),
                }
                for one in found
            ]
        )
        return
    for one in found:
        said = "(not shown)" if one.row.secret else shown(one.act.note, limit=4000)
        click.echo(f"{one.row.id}  {one.act.on} {one.act.by}: {said}  {words(one.row)}")
    click.echo(f"{counted(len(found), 'question')} without an answer")


@command.command(name="show")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@one_locale
@click.option("--domain", "domains", multiple=True, help="Only in this domain.")
@format_option
def show(ids: tuple[str, ...], target: str, domains: tuple[str, ...], form: str) -> None:
    """Show a text with all that its reader needs: its paragraph, what its source was, who has read it."""
    from w4r_i18n.cli.review_shown import about_lines, about_object
    from w4r_i18n.flow.about import about

    tree = workspace()
    found = about(tree, locale_of(tree, target), tree.domains(domains), ids)
    if form == "json":
        print_json([about_object(one) for one in found])
        return
    for one in found:
        for line in about_lines(one):
            click.echo(line)


@command.command(name="history")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@one_locale
@click.option("--domain", "domains", multiple=True, help="Only in this domain.")
@format_option
def history_(ids: tuple[str, ...], target: str, domains: tuple[str, ...], form: str) -> None:
    """Show who did what to a text, by pseudonym and day, across its versions."""
    from w4r_i18n.cli.review_shown import history_lines, history_object
    from w4r_i18n.flow.history import history

    tree = workspace()
    found = history(tree, locale_of(tree, target), tree.domains(domains), ids)
    if form == "json":
        print_json([history_object(one) for one in found])
        return
    for one in found:
        for line in history_lines(one):
            click.echo(line)


@command.command(name="revert")
@click.argument("domains", nargs=-1)
@click.option("--by", required=True, metavar="NAME", help="Whose acts end.")
@click.option("--since", required=True, metavar="DAY", help="From this day on (2026-01-31).")
@click.option("--as", "signer", required=True, metavar="NAME", help="Your pseudonym: who ends them.")
@click.option("--note", default="", help="Why; kept in the ledger.")
@locale_option
@dry_run_option
@format_option
def revert(
    domains: tuple[str, ...],
    by: str,
    since: str,
    signer: str,
    note: str,
    locales: tuple[str, ...],
    form: str,
    *,
    dry_run: bool,
) -> None:
    """End every act of one pseudonym since a day, as when an account was taken over; states follow.

    Begin with --dry-run. The texts that were typed meanwhile stay: take those back with git.
    """
    from w4r_i18n.flow.undo import revert as reverted

    tree = workspace()
    where = tuple(locale_of(tree, tag) for tag in locales) if locales else (tree.source, *tree.config.targets)
    done = reverted(
        tree, where, tree.domains(domains), by=by, since=since, signer=signer, note=note, dry_run=dry_run
    )
    _print_reverted(done, form, dry_run=dry_run)


def _print_reverted(done: Reverted, form: str, *, dry_run: bool) -> None:
    from w4r_i18n.cli.review_shown import act_object

    if form == "json":
        acts = [
            {"locale": locale.tag, "domain": domain.name, **act_object(act, secret=True)}
            for locale, domain, act in done.acts
        ]
        states = [
            {
                "locale": fallen.locale.tag,
                **as_object(fallen.row, fallen.after),
                "was": fallen.row.verdict.state.name.lower(),
            }
            for fallen in done.fallen
        ]
        print_json({"acts": acts, "states": states})
        return
    for fallen in done.fallen:
        was, after = fallen.row.verdict.state.name.lower(), fallen.after.name.lower()
        click.echo(f"{fallen.row.id}  {fallen.locale.tag:<6} {was} → {after}  {words(fallen.row)}")
    would = "would end" if dry_run else "ended"
    click.echo(f"{counted(len(done.acts), 'act')} {would}; {counted(len(done.fallen), 'state')} changed")


_WHY = {
    "unsigned": "the commit is signed by nobody in reviewers.toml",
    "forged": "the commit is signed by somebody else",
    "copied": "copied here by somebody else",
    "removed": "taken out by somebody else",
    "unreadable": "a line that is no act",
    "own": "of a text that they wrote themselves",
    "rules": "says who counts, and is changed by a commit that nobody in reviewers.toml signed",
}


@command.command(name="verify")
@click.option("--since", default="", metavar="REV", help="Only commits that this branch or tag has not.")
@format_option
def verify(since: str, form: str) -> None:
    """Count acts only from commits that their own people signed, by the keys in reviewers.toml.

    Says also which pairs of texts a merge of branches made that nobody has read. Exit 5 for an act that is
    not what it says, 1 for unread pairs alone.
    """
    from w4r_i18n.flow.proof import verify as verified

    found = verified(workspace(), since)
    if form == "json":
        print_json(_verified_object(found))
    else:
        _print_verified(found)
    raise click.exceptions.Exit(5 if found.faults else int(bool(found.unread)))


def _print_verified(found: Verified) -> None:
    for fault in found.faults:
        act = f"{fault.act.act} by {fault.act.by}: " if fault.act else ""
        click.echo(f"{fault.path}: {act}{_WHY[fault.kind]} ({fault.commit[:12]})")
    for one in found.unread:
        where = f"{one.path}:{one.line}"
        click.echo(f"{where}: {one.id} was paired by a merge, and nobody signed it ({one.commit[:12]})")
    ways = f"{counted(len(found.faults), 'fault')}, {counted(len(found.unread), 'unread pair')}"
    click.echo(f"{counted(found.commits, 'commit')}, {counted(found.acts, 'act')} proven, {ways}")


def _verified_object(found: Verified) -> dict[str, object]:
    faults = [
        {
            "kind": fault.kind,
            "commit": fault.commit,
            "path": fault.path,
            "signer": fault.signer,
            "act": fault.act.act if fault.act else "",
            "by": fault.act.by if fault.act else "",
            "id": fault.act.id if fault.act else "",
        }
        for fault in found.faults
    ]
    unread = [
        {"commit": one.commit, "path": one.path, "line": one.line, "id": one.id} for one in found.unread
    ]
    return {"commits": found.commits, "acts": found.acts, "faults": faults, "unread": unread}
