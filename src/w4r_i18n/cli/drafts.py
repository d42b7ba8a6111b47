# SPDX-License-Identifier: GPL-3.0-or-later
"""What `draft` shows: how far it is, what came of it, what would go where."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.tables import print_errors
from w4r_i18n.cli.terminal import console, counted, print_json

if TYPE_CHECKING:
    from rich.table import Table

    from w4r_i18n.flow.draft import Outcome, Row
    from w4r_i18n.flow.draft_jobs import Tally
    from w4r_i18n.flow.draft_plan import Leg, Load, Plan

MAX_REASONS = 20
"""Lines; --format json has all."""
WIDE = 160
"""Columns where no terminal says how many there are: no host and no domain is cut."""


@contextlib.contextmanager
def progress_bar(form: str) -> Iterator[Callable[[int, int, int], None]]:
    """Texts, texts a second, characters, time left; on a terminal only."""
    out = console(stderr=True)
    if form == "json" or not out.is_terminal:
        yield lambda _done, _total, _characters: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task("drafting", total=None, rate="")

        def show(done: int, total: int, characters: int) -> None:
            speed = bar.tasks[0].speed
            rate = f"{speed:.0f}/s, " if speed else ""
            bar.update(task, completed=done, total=total, rate=f"{rate}{characters} characters")

        yield show


def print_drafted(done: Outcome, form: str) -> None:
    if form == "json":
        print_json(_outcome(done))
        return
    _print_rows(done.rows)
    for name, tally in done.engines.items():
        click.echo("; ".join(_deeds(name, tally)))
    _print_unserved(done.unserved)
    print_errors(done.errors)
    click.echo(f"{counted(done.drafted, 'draft')}, {counted(done.written, 'file')} written")


def _outcome(done: Outcome) -> dict[str, object]:
    return {
        "drafts": [_row(row) for row in done.rows],
        "engines": [{"name": name, **asdict(tally)} for name, tally in done.engines.items()],
        "unserved": done.unserved,
        "errors": [str(error) for error in done.errors],
        "written": done.written,
        "interrupted": done.interrupted,
    }


def _deeds(name: str, tally: Tally) -> Iterator[str]:
    yield f"{name}: {counted(tally.texts, 'text')} handed over, {tally.characters} characters"
    if tally.kept:
        yield f"{tally.kept} more had their answer on file"
    if tally.refused:
        yield f"{tally.refused} refused before ('--again' asks anew)"
    if tally.stopped:
        yield f"stopped: {tally.stopped}"


def _print_unserved(tags: Sequence[str]) -> None:
    if tags:
        click.echo(f"no engine at hand drafts {', '.join(tags)}: 'w4r list engines' says which there are; a "
                   "server or a service is named in w4r.toml (docs/how-to/draft.md)")  # fmt: skip


def _row(row: Row) -> dict[str, object]:
    return {
        "domain": row.domain,
        "locale": row.locale,
        "empty": row.empty,
        "memory": row.memory,
        "drafted": dict(row.drafted),
        "policy": dict(row.policy),
        "left": dict(row.left),
    }


def _print_rows(rows: Iterable[Row]) -> None:
    """A line a language, then why texts stay empty."""
    found = tuple(rows)
    if not found:
        click.echo("nothing is empty")
        return
    table = _table("language", "empty", "drafted", "from memory", "refused by policy", "left empty")
    for tag in dict.fromkeys(row.locale for row in found):
        mine = [row for row in found if row.locale == tag]
        numbers = (
            sum(row.empty for row in mine),
            sum(row.drafted.total() for row in mine),
            sum(row.memory for row in mine),
            sum(row.policy.total() for row in mine),
            sum(row.left.total() for row in mine),
        )
        table.add_row(tag, *(str(number) if number else "·" for number in numbers))
    console().print(table)
    _print_reasons(found)


def _print_reasons(rows: Iterable[Row]) -> None:
    reasons: Counter[str] = Counter()
    where: dict[str, dict[str, None]] = {}
    for row in rows:
        for reason, count in (row.policy + row.left).items():
            reasons[reason] += count
            where.setdefault(reason, {})[row.locale] = None
    if reasons:
        click.echo("left empty:")
    for reason, count in reasons.most_common(MAX_REASONS):
        click.echo(f"  {count:>5}  {reason}  [{', '.join(where[reason])}]")
    if len(reasons) > MAX_REASONS:
        click.echo(f"  and {counted(len(reasons) - MAX_REASONS, 'more reason')} (--format json has all)")


def print_plan(made: Plan, form: str) -> None:
    legs = sorted(made.legs.items(), key=lambda each: (not each[0].engine, each[0].locale, each[0].domain))
    if form == "json":
        plan = [{**asdict(leg), **asdict(load)} for leg, load in legs]
        print_json({"plan": plan, "errors": [str(error) for error in made.errors]})
        return
    if legs:
        _print_legs(legs)
    else:
        click.echo("nothing is empty")
    print_errors(made.errors)


def _print_legs(legs: Sequence[tuple[Leg, Load]]) -> None:
    """Where texts would go, and last what of it would leave the machine."""
    table = _table("to", "where", "tier", "language", "domain", "texts", "characters", left=5)
    for leg, load in _at_a_glance(legs):
        where = leg.host if leg.reach == "network" else leg.why or "this machine"
        numbers = str(load.texts), str(load.characters)
        table.add_row(leg.engine or "nobody", where, leg.tier, leg.locale, leg.domain, *numbers)
    out = console()
    if not out.is_terminal:
        out.width = WIDE
    out.print(table)
    elsewhere = [load for leg, load in legs if leg.reach == "network"]
    texts, count = sum(load.texts for load in elsewhere), sum(load.characters for load in elsewhere)
    what = f"{counted(texts, 'text')}, {count} characters," if texts else "nothing"
    click.echo(f"{what} would leave this machine")


def _at_a_glance(legs: Sequence[tuple[Leg, Load]]) -> Iterator[tuple[Leg, Load]]:
    """One leg for all domains of a language and a tier that go the same way; --format json has each."""
    ways: dict[Leg, list[tuple[Leg, Load]]] = {}
    for leg, load in legs:
        ways.setdefault(replace(leg, domain=""), []).append((leg, load))
    for whole, those in ways.items():
        texts = sum(load.texts for _, load in those)
        characters = sum(load.characters for _, load in those)
        domain = those[0][0].domain if len(those) == 1 else f"{len(those)} domains"
        yield replace(whole, domain=domain), replace(those[0][1], texts=texts, characters=characters)


def _table(*heads: str, left: int = 1) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, head in enumerate(heads):
        table.add_column(head, justify="left" if number < left else "right", overflow="fold")
    return table
