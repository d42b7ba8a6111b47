# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking the memory's server: the same source, likely near ones, sources and targets that hold words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, LiteralString

from w4r_i18n.memory.index_read import digest_of
from w4r_i18n.memory.rows import Holding, Kept, Side
from w4r_i18n.memory.server_session import Session
from w4r_i18n.memory.server_texts import restored, stored, stored_terms
from w4r_i18n.memory.terms import STEM, source_terms
from w4r_i18n.memory.weighing import (
    BEGINNINGS,
    FLOOR,
    lengths_near,
    most_candidates,
    rarest_first,
    reads,
    size_of,
)
from w4r_i18n.model.review import State

SHORT = 32
"""Characters of a source up to which it is found by its letters as well: it has few words to be found by. The
statement below and the index in the schema say the same."""
_KEPT: LiteralString = (
    "SELECT unit.source, coalesce(spelling, normal), target, context, state, around, domain, tag, origin"
    " FROM unit JOIN source ON source.id = unit.source JOIN holding ON holding.id = unit.holding"
    " JOIN locale ON locale.id = unit.locale WHERE "
)
_KEPT_ORDER: LiteralString = " ORDER BY unit.id"
# The rarer words' texts with what these weigh together; of the heavy ones those of a fitting length that the
# locale has, ranked by weight as a share of the length of both.
_BY_WORDS: LiteralString = """
    WITH weighed AS MATERIALIZED (
        SELECT (source_term.chunk << 16) + (low::int & 65535) AS id, sum(asked.weight) AS weight
        FROM unnest(%(terms)s::text[], %(chunks)s::int[], %(weights)s::float8[])
            AS asked (term, chunk, weight)
        JOIN source_term ON source_term.term = asked.term AND source_term.chunk = asked.chunk,
        unnest(members) AS low
        GROUP BY 1
    ), ranked AS (
        SELECT source.id, weight / (%(size)s + size) AS points
        FROM weighed JOIN source ON source.id = weighed.id
        WHERE weight >= %(floor)s * (SELECT max(weight) FROM weighed)
        AND size BETWEEN %(low)s AND %(high)s
        AND EXISTS (SELECT FROM unit WHERE unit.source = source.id AND unit.locale = %(locale)s)
        ORDER BY points DESC, source.id DESC LIMIT %(most)s
    )
    SELECT id, normal FROM ranked JOIN source USING (id) ORDER BY points DESC, id DESC"""
_BY_LETTERS: LiteralString = """
    SELECT id, normal FROM source
    WHERE normal %% %(normal)s AND size <= 32 AND size BETWEEN %(low)s AND %(high)s
    AND EXISTS (SELECT FROM unit WHERE unit.source = source.id AND unit.locale = %(locale)s)
    ORDER BY similarity(normal, %(normal)s) DESC, id DESC LIMIT %(most)s"""
_TOTAL_AND_POSTED: LiteralString = (
    "SELECT sources, term, chunk, count FROM meta LEFT JOIN source_term ON term = ANY(%s)"
)
_POSTED: Mapping[Side, LiteralString] = {
    "source": "SELECT term, chunk, count FROM source_term WHERE term = ANY(%s)",
    "target": "SELECT term, chunk, count FROM target_term WHERE term = ANY(%s)",
}
_BEGINNING: Mapping[Side, LiteralString] = {
    "source": "SELECT DISTINCT term FROM source_term WHERE term >= %s AND term < %s"
    " AND strpos(term, ' ') = 0 ORDER BY term LIMIT %s",
    "target": "SELECT DISTINCT term FROM target_term WHERE term >= %s AND term < %s"
    " AND strpos(term, ' ') = 0 ORDER BY term LIMIT %s",
}
_MEMBERS: LiteralString = """
    SELECT (chunk << 16) + (low::int & 65535) AS id
    FROM unnest(%%(terms)s::text[], %%(groups)s::int[]) AS asked (word, place)
    JOIN %s ON term = word, unnest(members) AS low
    WHERE chunk = %%(chunk)s GROUP BY id HAVING count(DISTINCT place) = %%(places)s ORDER BY id DESC"""
_NUMBERS: Mapping[Side, LiteralString] = {
    "source": _MEMBERS % "source_term",
    "target": f"SELECT source FROM unit JOIN ({_MEMBERS % 'target_term'}) AS found USING (id)"  # noqa: S608
    " ORDER BY id DESC",
}
_AT_ONCE = 50
"""Sources whose rows are asked for together."""


class Reading:
    """What can be asked of an open session."""

    def __init__(self, session: Session) -> None:
        self._db = session
        self._locales: dict[str, int] = {}
        self._likely: tuple[str, tuple[int, ...]] = ("", ())
        """The candidates last given, whose rows are asked for next."""
        self._ahead: dict[tuple[str, int], list[Kept]] = {}

    def exact(self, locale: str, normal: str) -> list[Kept]:
        query: LiteralString = _KEPT + "source.digest = %s AND tag = %s" + _KEPT_ORDER
        return [_kept(row) for row in self._db.rows(query, (digest_of(normal), locale))]

    def candidates(self, locale: str, normal: str, *, cutoff: float) -> list[tuple[int, str]]:
        """By the words they share, as from the file; those of a short text by its letters as well."""
        size = size_of(normal)
        low, high = lengths_near(size, cutoff)
        wanted = {"locale": self._locale(locale), "size": size, "low": low, "high": high}
        found = self._by_words(normal, wanted)
        if size <= SHORT:
            letters = {**wanted, "normal": stored(normal), "most": most_candidates(0)}
            found = {**dict(self._db.rows(_BY_LETTERS, letters)), **found}
        self._ahead.clear()
        self._likely = (locale, tuple(found))
        return [(number, restored(text)) for number, text in found.items()]

    def _by_words(self, normal: str, wanted: Mapping[str, object]) -> dict[int, str]:
        total, posted = 0, defaultdict[str, dict[int, int]](dict)
        for sources, term, chunk, count in self._db.rows(
            _TOTAL_AND_POSTED, (sorted(stored_terms(source_terms(normal))),)
        ):
            total = sources
            if term is not None:
                posted[term][chunk] = count
        read = list(reads(rarest_first(posted), total))
        if not read:
            return {}
        terms, chunks, weights = map(list, zip(*read, strict=True))
        asked = {"terms": terms, "chunks": chunks, "weights": weights}
        bounds = {"floor": FLOOR, "most": most_candidates(total)}
        return dict(self._db.rows(_BY_WORDS, {**wanted, **asked, **bounds}))

    def kept(self, locale: str, number: int) -> list[Kept]:
        """Those of all candidates come at once: the way to a server is long."""
        tag, likely = self._likely
        if tag != locale or number not in likely:
            return self._kept_of([number], locale)[number]
        if (locale, number) not in self._ahead:
            found = self._kept_of(likely, locale)
            self._ahead = {(locale, each): found[each] for each in likely}
        return self._ahead[locale, number]

    def _kept_of(self, sources: Sequence[int], locale: str = "") -> Mapping[int, list[Kept]]:
        """In one locale, or in all."""
        query: LiteralString = _KEPT + "unit.source = ANY(%s) AND (%s = '' OR tag = %s)" + _KEPT_ORDER
        found = defaultdict[int, list[Kept]](list)
        for row in self._db.rows(query, (list(sources), locale, locale)):
            found[row[0]].append(_kept(row))
        return found

    def texts_with(self, side: Side, terms: Sequence[str], *, open_end: bool) -> Iterator[list[Kept]]:
        some: list[int] = []
        for source in self._sources_with(side, terms, open_end=open_end):
            some.append(source)
            if len(some) == _AT_ONCE:
                yield from self._rows_in_order(some)
                some.clear()
        yield from self._rows_in_order(some)

    def _rows_in_order(self, sources: Sequence[int]) -> Iterator[list[Kept]]:
        found = self._kept_of(sources)
        return (found[source] for source in sources if source in found)

    def _sources_with(self, side: Side, terms: Sequence[str], *, open_end: bool) -> Iterator[int]:
        *first, last = terms
        ends: Iterable[str] = [last]
        if open_end and len(last) < STEM:
            bounds = (last, last + "\U0010ffff", BEGINNINGS)
            ends = [term for (term,) in self._db.rows(_BEGINNING[side], bounds)]
        places = [stored_terms([term]) for term in first] + [stored_terms(ends)]
        pairs = [(term, place) for place, each in enumerate(places) for term in sorted(each)]
        seen: set[int] = set()
        for chunk in self._chunks(side, places):
            asked = {
                "terms": [term for term, _ in pairs], "groups": [place for _, place in pairs],
                "chunk": chunk, "places": len(places),
            }  # fmt: skip
            for (source,) in self._db.rows(_NUMBERS[side], asked):
                if source not in seen:
                    seen.add(source)
                    yield source

    def _chunks(self, side: Side, places: Sequence[Iterable[str]]) -> list[int]:
        """Those that hold a word of each place, the newest first."""
        found = (
            {chunk for _, chunk, _ in self._db.rows(_POSTED[side], (sorted(terms),))} for terms in places
        )
        return sorted(set.intersection(*found), reverse=True)

    def _forget(self) -> None:
        """Let go what was read: it may have been written since."""
        self._likely = ("", ())
        self._ahead.clear()
        self._locales.clear()

    def _locale(self, tag: str) -> int:
        """0 for one of which nothing is held."""
        if tag not in self._locales:
            found = self._db.rows("SELECT id FROM locale WHERE tag = %s", (tag,))
            if not found:
                return 0
            self._locales[tag] = found[0][0]
        return self._locales[tag]


def _kept(row: tuple[Any, ...]) -> Kept:
    _, source, target, context, state, around, domain, tag, origin = row
    holding = Holding(restored(domain), tag, origin)
    return Kept(restored(source), restored(target), restored(context), State(state), bytes(around), holding)
