# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r digest`: what keeps a language from being published, by what it could do, on one short page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from w4r_i18n.flow.build import status
from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.compile import is_letter
from w4r_i18n.flow.docket import Docket, Row, dockets
from w4r_i18n.flow.questions import Question, questions
from w4r_i18n.flow.sources import quorum
from w4r_i18n.model.case import Case
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.quorum import readers
from w4r_i18n.review.standing import homes

RISKS = ("critical", "letter", "stale", "draft", "empty")
"""What a text could do, the worst first: a name or demand; part of a letter; said of what has changed; nobody
has read it; not there."""


@dataclass(frozen=True, slots=True)
class Item:
    """A text that somebody must do something about."""

    risk: str
    row: Row
    want: str
    """What is to be done."""


@dataclass(frozen=True, slots=True)
class Due:
    """A day that comes, and what it asks for."""

    day: str
    days: int
    """From today; less than 0 when it has passed."""
    what: str
    """`required by w4r.toml`, or `deadline of the case`."""
    domain: str
    blocked: int
    """Texts of it that somebody must do something about."""


@dataclass(frozen=True, slots=True)
class Digest:
    locale: Locale
    states: Mapping[str, int]
    """Texts by state, in small letters."""
    withheld: tuple[tuple[str, str, str], ...]
    """(domain, document, reason)."""
    due: tuple[Due, ...]
    """The nearest first."""
    items: tuple[Item, ...]
    """By risk, then by domain."""
    findings: tuple[str, ...]
    """Errors of texts: they keep their entries out."""
    questions: tuple[Question, ...]
    alone: str
    """Why one person reviews alone here."""

    @property
    def texts(self) -> int:
        return sum(self.states.values())


def digest(workspace: Workspace, locale: Locale, domains: Sequence[Domain], *, today: str) -> Digest:
    """One language's page on a day. Raises the first error of a source or catalogue."""
    every = dockets(workspace, locale, domains)
    items = [item for each in every for item in _items(workspace, each)]
    items.sort(key=lambda item: (RISKS.index(item.risk), item.row.domain, item.row.verdict.state))
    reports = status(workspace, domains, (locale,)).reports
    tally = Counter(row.verdict.state.name.lower() for each in every for row in each.rows())
    return Digest(
        locale=locale,
        states={state.name.lower(): tally[state.name.lower()] for state in reversed(State)},
        withheld=tuple((report.domain, *reason) for report in reports for reason in report.withheld),
        due=tuple(
            sorted(_due(workspace, locale, every, items, today), key=lambda due: (due.day, due.domain))
        ),
        items=tuple(items),
        findings=tuple(finding for report in reports for finding in report.findings),
        questions=tuple(questions(workspace, locale, domains)),
        alone=workspace.config.locales[locale.tag].single_person,
    )


def _items(workspace: Workspace, at: Docket) -> Iterator[Item]:
    in_letters = _in_letters(at)
    for row in at.rows():
        keys = row.verdict.group.keys
        letter = any(key in in_letters for key in keys)
        state = row.verdict.state
        if state == State.APPROVED or (not state.missing and not row.critical and not letter):
            continue
        risk = "critical" if row.critical else "letter" if letter else state.name.lower()
        yield Item(risk, row, _want(workspace, at, row))


def _in_letters(at: Docket) -> frozenset[Key]:
    documents = (each for each in at.source.extraction.documents if is_letter(each.document))
    return frozenset(key for each in documents for cut in each.cuts for key in cut.keys)


def _want(workspace: Workspace, at: Docket, row: Row) -> str:
    state = row.verdict.state
    if state == State.EMPTY:
        return "to translate"
    if state == State.STALE:
        return "its source has changed"
    if state == State.DRAFT:
        return "a draft, or rejected: to read"
    pairs = homes(row.verdict.group, at.known)
    acts = [act for pair in pairs for act in at.known.acts.get(pair, ())]
    policy = quorum(workspace, at.source.tier, at.locale)
    writers = {who for pair in pairs for who in at.known.writers.get(pair, ())}
    counted = readers(acts, writers, alone=policy.alone)
    lacking = policy.of(critical=row.critical) + counted.unsigned - len(counted.people)
    if lacking > 0:
        return f"{lacking} to read it" if counted.approvers else f"{lacking} to read it, one to approve"
    return "its source is not approved" if counted.approvers else "to approve"


def _due(
    workspace: Workspace, locale: Locale, every: Sequence[Docket], items: Sequence[Item], today: str
) -> Iterator[Due]:
    """Days of w4r.toml, and of cases; of what is done nothing is said."""
    blocked = Counter(item.row.domain.name for item in items)
    settings = workspace.config.locales[locale.tag]
    cases: dict[Domain, Case] = read_cases(workspace)[0]
    for name in (each.domain.name for each in every if blocked[each.domain.name]):
        if settings.due and name in settings.required:
            yield _day(settings.due, today, "required by w4r.toml", name, blocked[name])
        case = cases.get(Domain(name))
        if case and case.deadline:
            yield _day(case.deadline[:10], today, "deadline of the case", name, blocked[name])


def _day(day: str, today: str, what: str, domain: str, blocked: int) -> Due:
    days = (date.fromisoformat(day) - date.fromisoformat(today)).days
    return Due(day, days, what, domain, blocked)
