# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page: the languages that this person reviews, and how far each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.responses import Response

from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.project.layout import Domain
from w4r_i18n.web import views
from w4r_i18n.web.doors import Door, Need, Visit
from w4r_i18n.web.people import Right
from w4r_i18n.web.shown import STATES, language_name, own_name


@dataclass(frozen=True, slots=True)
class Progress:
    """One language."""

    locale: Locale
    name: str
    own_name: str
    states: Counter[State]
    critical: int
    """Critical texts that are not approved."""
    due: str

    @property
    def total(self) -> int:
        return self.states.total()

    @property
    def missing(self) -> int:
        return sum(count for state, count in self.states.items() if state.missing)


def home(visit: Visit) -> Response:
    tree = visit.room.open()
    every = [
        found for found in (*tree.config.targets, tree.source) if visit.may(Right.READ, locale=found.tag)
    ]
    return views.page(
        visit,
        "home.html",
        languages=[_progress(visit, found) for found in every],
        source=tree.source,
        states=STATES,
        campaign=tree.config.project.campaign,
    )


def domains_of(visit: Visit, target: Locale) -> list[Domain]:
    """Those whose tier this person may read in a language."""
    room = visit.room
    return [
        domain
        for domain in room.open().layout.domains()
        if visit.may(Right.READ, locale=target.tag, tier=room.tier(domain))
    ]


def _progress(visit: Visit, target: Locale) -> Progress:
    states: Counter[State] = Counter()
    critical = 0
    for each, waiting in _tallies(visit, target):
        states += each
        critical += waiting
    due = visit.room.open().config.locales[target.tag].due
    return Progress(
        target, language_name(target, visit.language), own_name(target), states, critical, due
    )  # fmt: skip


def _tallies(visit: Visit, target: Locale) -> Iterable[tuple[Counter[State], int]]:
    for domain in domains_of(visit, target):
        try:
            opened = visit.room.desks.opened(target, domain)
        except W4RError:
            continue  # told in the queue
        yield opened.tally, opened.critical_waiting


DOORS = (Door("/", ("GET",), home, Need(Right.READ)),)
