# SPDX-License-Identifier: GPL-3.0-or-later
"""What `run`, `compile` and `status` show: a table for people, the same as JSON for machines."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.terminal import console, counted, print_json
from w4r_i18n.model.review import State

if TYPE_CHECKING:
    from w4r_i18n.flow.report import Report
    from w4r_i18n.flow.run import Outcome
    from w4r_i18n.model.errors import W4RError

STATES = [state.name.lower() for state in reversed(State)]
MAX_LINES = 20
"""Withheld documents shown; --format json has all."""


@contextlib.contextmanager
def progress_bar(form: str) -> Iterator[Callable[[int, int], None]]:
    """A bar with the rate and the time left, on a terminal only; nothing elsewhere."""
    out = console(stderr=True)
    if form == "json" or not out.is_terminal:
        yield lambda _done, _total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task("building", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def print_outcome(outcome: Outcome, form: str) -> None:
    if form == "json":
        print_json(
            {
                "reports": [as_object(report) for report in outcome.reports],
                "errors": [str(error) for error in outcome.errors],
                "built": outcome.built,
                "written": outcome.written,
                "drafted": outcome.drafted,
                "undrafted": dict(outcome.undrafted),
            }
        )
        return
    print_reports(outcome.reports)
    print_errors(outcome.errors)
    _print_drafts(outcome)
    kept = len(outcome.reports) - outcome.built
    click.echo(
        f"{outcome.built} built, {kept} already up to date, {counted(outcome.written, 'file')} written"
    )


def _print_drafts(outcome: Outcome) -> None:
    if outcome.drafted:
        click.echo(f"{counted(outcome.drafted, 'draft')} for people to read")
    for reason, count in outcome.undrafted.items():
        click.echo(f"not drafted: {counted(count, 'text')}, {reason}")


def as_object(report: Report) -> dict[str, object]:
    """One (domain, locale), as docs/reference/status.md tells."""
    return {
        "domain": report.domain,
        "locale": report.locale,
        "units": report.units,
        **{state: report.states.get(state, 0) for state in reversed(STATES)},
        "words": report.words,
        "blocked_by": list(report.blocked_by),
        "findings": list(report.findings),
        "merge": dict(report.counts),
    }


def print_reports(reports: Iterable[Report]) -> None:
    """A line per language, then what is withheld, then the errors of texts."""
    found = tuple(reports)
    if not found:
        click.echo("no sources yet: put a text into sources/YEAR/SLUG/, or run 'w4r ingest FILE'")
        return
    by_locale: dict[str, list[Report]] = {}
    for report in found:
        by_locale.setdefault(report.locale, []).append(report)
    _print_table(by_locale)
    _print_withheld(found)
    for line in [line for report in found for line in report.findings]:
        click.echo(line, err=True)


def _print_table(by_locale: Mapping[str, list[Report]]) -> None:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("language")
    for state in STATES:
        table.add_column(state, justify="right")
    table.add_column("withheld", justify="right")
    for tag, reports in by_locale.items():
        tally: Counter[str] = Counter()
        for report in reports:
            tally.update(report.states)
        withheld = sum(len(report.blocked_by) for report in reports)
        numbers = [str(tally[state]) if tally[state] else "·" for state in STATES]
        complete = not withheld and not any(tally[state.name.lower()] for state in State if state.missing)
        table.add_row(tag, *numbers, str(withheld) if withheld else "·", style="green" if complete else None)
    console().print(table)


def _print_withheld(reports: tuple[Report, ...]) -> None:
    """Grouped by reason: a demand changed in French is one line, not one per language."""
    where: dict[tuple[str, str], list[str]] = {}
    for report in reports:
        for reason in report.blocked_by:
            where.setdefault((report.domain, reason), []).append(report.locale)
    if where:
        click.echo("withheld:")
    for (domain, reason), locales in list(where.items())[:MAX_LINES]:
        click.echo(f"  {domain}  {reason}  [{', '.join(locales)}]")
    if len(where) > MAX_LINES:
        click.echo(f"  and {len(where) - MAX_LINES} more (--format json has all)")


def print_errors(errors: Iterable[W4RError]) -> None:
    for error in errors:
        click.echo(f"w4r: {error}", err=True)
