# SPDX-License-Identifier: GPL-3.0-or-later
"""What waits for people in a language, the most dangerous first."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from w4r_i18n.flow.desk_alarms import Alarms, Found
from w4r_i18n.flow.desk_open import Desks, Opened
from w4r_i18n.flow.docket import Docket
from w4r_i18n.memory.terms import fold
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.project.layout import Domain
from w4r_i18n.review.acts import is_open
from w4r_i18n.review.state import Verdict
from w4r_i18n.text.normalise import typographic


class Risk(IntEnum):
    """Why a text waits, the worst first."""

    CRITICAL = 0
    """A wrong word can harm a person, and it is not approved."""
    DRAFT = 1
    STALE = 2
    WARNING = 3
    """A check found something in what people wrote."""
    EMPTY = 4
    TRANSLATED = 5
    REVIEWED = 6
    APPROVED = 7
    """Waits for nobody."""


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return fold(typographic(text))


_OF_STATE = {
    State.EMPTY: Risk.EMPTY,
    State.STALE: Risk.STALE,
    State.DRAFT: Risk.DRAFT,
    State.TRANSLATED: Risk.TRANSLATED,
    State.REVIEWED: Risk.REVIEWED,
    State.APPROVED: Risk.APPROVED,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One text in the queue."""

    id: str
    domain: Domain
    risk: Risk
    verdict: Verdict
    critical: bool
    alarms: tuple[Diagnostic, ...]
    asked: bool
    """Somebody waits for an answer to a comment or a suggestion, or what they saved was put back."""
    writers: frozenset[str]
    machine: str
    """The origin of a text that no person made: `mt apertium@3.8.3`."""

    @property
    def source(self) -> str:
        return self.verdict.group.source

    @property
    def text(self) -> str:
        return self.verdict.group.head.msgstr

    @property
    def state(self) -> State:
        return self.verdict.state

    def holds(self, words: Sequence[str]) -> bool:
        """Whether the source or the translation holds all of these words, which are folded."""
        text = _folded(f"{self.source}\n{self.text}")
        return all(word in text for word in words)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which texts somebody wants to see; what an address says behind its `?`."""

    domain: str = ""
    risks: frozenset[Risk] = frozenset()
    """None: all that wait for somebody."""
    words: str = ""
    """That stand in the source or the translation, case and accents apart."""
    not_by: str = ""
    """A pseudonym: without what this person wrote, and so can't review."""
    asked: bool = False
    """Only what somebody asks about."""

    def among(self, items: Iterable[Item]) -> Iterator[Item]:
        """Those that are wanted, whatever their risk."""
        words = [fold(typographic(word)) for word in self.words.split()]
        for item in items:
            if self.not_by and self.not_by in item.writers:
                continue
            if self.asked and not item.asked:
                continue
            if words and not item.holds(words):
                continue
            yield item


@dataclass(frozen=True, slots=True)
class Queue:
    items: tuple[Item, ...]
    counts: Mapping[Risk, int]
    """Of everything that the other filters let through."""
    faults: tuple[tuple[str, str], ...]
    """(domain, what is wrong): nothing of it can be shown."""

    def around(self, domain: Domain, name: str) -> tuple[Item | None, Item | None]:
        """What stands before and after a text; of one that is not there, the first comes after."""
        for at, item in enumerate(self.items):
            if (item.domain, item.id) == (domain, name):
                before = self.items[at - 1] if at else None
                return before, self.items[at + 1] if at + 1 < len(self.items) else None
        return None, next(iter(self.items), None)


class Queues:
    """The texts of each catalogue as items, made again only when it has changed. One for all threads."""

    def __init__(self, desks: Desks, alarms: Alarms) -> None:
        self._desks = desks
        self._alarms = alarms
        self._mutex = threading.Lock()
        self._made: dict[tuple[Locale, Domain], tuple[Docket, Found, tuple[Item, ...]]] = {}

    def of(self, target: Locale, domains: Sequence[Domain], wanted: Wanted, *, late: bool = False) -> Queue:
        """The texts of these domains, by risk, then in reading order.

        `late`: what the checks found may be of a moment ago, for who only wants to know what comes next.
        """
        found: list[Item] = []
        faults: list[tuple[str, str]] = []
        for domain in domains:
            if wanted.domain and domain.name != wanted.domain:
                continue
            try:
                opened = self._desks.opened(target, domain)
                found += wanted.among(self._items(opened, late=late))
            except W4RError as error:
                faults.append((domain.name, str(error)))
                continue
            faults += [(domain.name, str(fault)) for fault in opened.faults[:1]]
        shown = wanted.risks or frozenset(Risk) - {Risk.APPROVED}
        items = sorted((item for item in found if item.risk in shown), key=lambda item: item.risk)
        return Queue(tuple(items), Counter(item.risk for item in found), tuple(faults))

    def _items(self, opened: Opened, *, late: bool) -> tuple[Item, ...]:
        place = (opened.locale, opened.domain)
        alarms = self._alarms.of(opened, late=late)
        # After a save many ask at once: one makes the items, the others take them.
        with self._mutex:
            made = self._made.get(place)
            if made is None or made[0] is not opened.docket or made[1] is not alarms:
                items = tuple(item(self._desks, opened, verdict, alarms) for verdict in opened.verdicts)
                made = self._made[place] = (opened.docket, alarms, items)
        return made[2]


def item(desks: Desks, opened: Opened, verdict: Verdict, alarms: Found) -> Item:
    """One text as the queue shows it."""
    group = verdict.group
    known = opened.docket.known
    critical = opened.is_critical(verdict)
    found = tuple(one for key in group.keys for one in alarms.get(key, ()))
    line = next((line for line in verdict.own if line.kind != "carried"), None)
    return Item(
        id=opened.names[group.head.key],
        domain=opened.domain,
        risk=_risk(verdict, found, critical=critical),
        verdict=verdict,
        critical=critical,
        alarms=found,
        asked=any(is_open(act) for act in known.acts.get(group.pair, ()))
        or bool(desks.undone.text((opened.locale, opened.domain), group.head)),
        writers=known.writers.get(group.pair, frozenset()),
        machine=f"{line.kind} {line.detail}".strip() if line else "",
    )


def _risk(verdict: Verdict, found: Sequence[Diagnostic], *, critical: bool) -> Risk:
    if critical and verdict.state < State.APPROVED:
        return Risk.CRITICAL
    # Who approved a text has seen its warnings; an error keeps it back all the same.
    least = Severity.ERROR if verdict.state == State.APPROVED else Severity.WARNING
    if verdict.state >= State.TRANSLATED and any(one.severity >= least for one in found):
        return Risk.WARNING
    return _OF_STATE[verdict.state]
