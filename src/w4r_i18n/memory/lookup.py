# SPDX-License-Identifier: GPL-3.0-or-later
"""What the memory has for a source: the same, the same between the same neighbours, or a near one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Literal

from w4r_i18n.memory.rows import Kept, Memory, Origin, neighbourhood
from w4r_i18n.memory.worddiff import Change, word_diff
from w4r_i18n.model.review import State
from w4r_i18n.text.facts import Fact, Facts, difference, facts
from w4r_i18n.text.normalise import typographic
from w4r_i18n.text.similar import score

_TAG = re.compile("<[^<>]+>")
_FIGURE = re.compile("[0-9]")
_CODE = re.compile("</?g[0-9]+>|<x[0-9]+/>")

Kind = Literal["context-exact", "exact", "near"]

CUTOFF = 60.0
"""Score (0-100) from which a source is shown as near: one of four short words may be another."""
TMX_AT_MOST = 90
"""Score of a text that came in a file and that no act here has read."""
OTHER_CONTEXT = 2
"""What standing as something else (a title, a variant for another gender) takes from a score."""
_WALKED = 30
"""Sources whose facts are looked at: the nearest may all say something else."""


@dataclass(frozen=True, slots=True)
class Query:
    """A source to be translated. Neighbours as `Row` has them; none known: never context-exact."""

    text: str
    context: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    kind: Kind
    score: int
    """0-100; under 100 for all that is not the same words in the same context."""
    usable: bool
    """The claim is the same. Where a number, a name, a negation or another fact differs it is none, however
    similar: such a match is shown to people, and never filled in."""
    source: str
    target: str
    context: str
    state: State
    domains: tuple[str, ...]
    """Where it stands, the newest first."""
    origin: Origin
    changes: tuple[Change, ...] = ()
    """From its source to the one asked for, typography apart; empty for the same words."""
    lost: tuple[Fact, ...] = ()
    """Facts of its source that the one asked for has not."""
    gained: tuple[Fact, ...] = ()


def look_up(
    memories: Sequence[Memory],
    query: Query,
    *,
    locale: str,
    names: Sequence[str] = (),
    cutoff: float = CUTOFF,
    limit: int = 5,
    without: str = "",
) -> tuple[Match, ...]:
    """The best matches, best first: `limit` usable ones at most, and as many that differ by a fact.

    Typographic differences cost nothing. Near ones are looked for only where no catalogue has the same.
    `names` is the register, `without` a domain that is not asked (its own). 1 to 3 ms among 100,000.
    """
    asked = _Asked(memories, query, locale, tuple(names), cutoff, limit, without)
    found = asked.same()
    if not any(match.kind != "near" for match in found):
        found = [*found, *asked.near()]
    ranked = _ranked(_together(found))
    usable = [match for match in ranked if match.usable][:limit]
    others = [match for match in ranked if not match.usable][:limit]
    return tuple(_with_changes(match, query.text) for match in _ranked([*usable, *others]))


@dataclass(frozen=True, slots=True)
class _Asked:
    """One look-up."""

    memories: Sequence[Memory]
    query: Query
    locale: str
    names: tuple[str, ...]
    cutoff: float
    limit: int
    without: str

    def same(self) -> list[Match]:
        """The same words, typography apart."""
        normal = typographic(self.query.text)
        rows = (kept for memory in self.memories for kept in memory.exact(self.locale, normal))
        return [self._same(kept) for kept in self._wanted(rows)]

    def _wanted(self, rows: Iterable[Kept]) -> Iterator[Kept]:
        return (kept for kept in rows if not self.without or kept.holding.domain != self.without)

    def _same(self, kept: Kept) -> Match:
        points = self._points(kept, 100)
        around = neighbourhood(self.query.before, self.query.after)
        kind: Kind = "near" if points < 100 else "exact"
        if kind == "exact" and around and kept.around == around:
            kind = "context-exact"
        return _match(kind, points, kept)

    def _points(self, kept: Kept, points: int) -> int:
        if kept.context != self.query.context:
            points -= OTHER_CONTEXT
        return min(points, TMX_AT_MOST) if kept.holding.origin == "tmx" else points

    def near(self) -> list[Match]:
        """Similar words, the most similar first, until enough of them claim the same."""
        claimed = _claims(self.query.text, self.names)
        found: list[Match] = []
        usable = 0
        for memory, points, number in islice(self._scored(), max(_WALKED, self.limit)):
            if usable >= self.limit:
                break
            for kept in self._wanted(memory.kept(self.locale, number)):
                match = self._near(kept, points, claimed)
                if match.score >= self.cutoff:
                    usable += match.usable
                    found.append(match)
        return found

    def _scored(self) -> list[tuple[Memory, int, int]]:
        normal = typographic(self.query.text)
        found = [
            # 100 is kept for the same words: what is compared may end before a long text does.
            (memory, min(99, int(points)), number)
            for memory in self.memories
            for number, text in memory.candidates(self.locale, normal, cutoff=self.cutoff)
            if text != normal and (points := score(normal, text, cutoff=self.cutoff))
        ]
        return sorted(found, key=lambda each: -each[1])

    def _near(self, kept: Kept, points: int, claimed: Facts) -> Match:
        lost, gained = difference(_claims(kept.source, self.names), claimed)
        return _match("near", self._points(kept, points), kept, lost, gained)


@lru_cache(maxsize=4096)
def _claims(text: str, names: tuple[str, ...]) -> Facts:
    """The facts of a source, and the figures within markup that is none of ours (an address in a link).

    Remembered: a document asks for the same near sources again and again.
    """
    found = facts(text, names)
    foreign = [tag for tag in _TAG.findall(text) if _FIGURE.search(tag) and not _CODE.fullmatch(tag)]
    return replace(found, all=(*found.all, *(Fact("address", tag, tag) for tag in foreign)))


def _with_changes(match: Match, asked: str) -> Match:
    source, text = typographic(match.source), typographic(asked)
    return match if source == text else replace(match, changes=word_diff(source, text))


def _match(
    kind: Kind,
    points: int,
    kept: Kept,
    lost: tuple[Fact, ...] = (),
    gained: tuple[Fact, ...] = (),
) -> Match:
    return Match(
        kind, points, not (lost or gained), kept.source, kept.target, kept.context, kept.state,
        (kept.holding.domain,), kept.holding.origin, (), lost, gained,
    )  # fmt: skip


_KINDS: tuple[Kind, ...] = ("context-exact", "exact", "near")


def _ranked(matches: Iterable[Match]) -> list[Match]:
    newest_first = sorted(
        matches, key=lambda match: (match.domains, match.target, match.source), reverse=True
    )
    return sorted(
        newest_first,
        key=lambda match: (_KINDS.index(match.kind), -match.score, not match.usable, -match.state),
    )


def _together(matches: Iterable[Match]) -> list[Match]:
    """The same pair of texts once, at its best, with all the places where it stands."""
    found: dict[tuple[str, str, str], list[Match]] = {}
    for match in _ranked(matches):
        found.setdefault((match.source, match.target, match.context), []).append(match)
    return [_standing(same) for same in found.values()]


def _standing(same: Sequence[Match]) -> Match:
    domains = sorted({domain for match in same for domain in match.domains}, reverse=True)
    return replace(same[0], domains=tuple(domains))
