# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking the memory's file: the same source, likely near ones, sources and targets that hold words."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from heapq import nlargest

from w4r_i18n.memory.index_postings import Lengths, Postings
from w4r_i18n.memory.rows import Holding, Kept, Side
from w4r_i18n.memory.terms import STEM, source_terms
from w4r_i18n.memory.weighing import (
    BEGINNINGS,
    CHUNK_BITS,
    FLOOR,
    Posted,
    lengths_near,
    most_candidates,
    reads,
    size_of,
)
from w4r_i18n.model.review import State


class Reading:
    """What can be asked of an open file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._sources = Postings(connection, "source_term")
        self._targets = Postings(connection, "target_term")
        self._lengths = Lengths(connection)
        self._version = 0

    def exact(self, locale: str, normal: str) -> list[Kept]:
        found = self._db.execute("SELECT id FROM source WHERE digest = ?", (digest_of(normal),)).fetchone()
        return self.kept(locale, found[0]) if found else []

    def kept(self, locale: str, number: int) -> list[Kept]:
        return self._kept(number, self._locale(locale))

    def _kept(self, source: int, locale: int | None = None) -> list[Kept]:
        query = (
            "SELECT ifnull(spelling, normal), target, context, state, around, domain, tag, origin FROM unit"
            " JOIN source ON source.id = unit.source JOIN holding ON holding.id = unit.holding"
            " JOIN locale ON locale.id = unit.locale"
            " WHERE unit.source = ?1 AND (?2 IS NULL OR unit.locale = ?2)"
        )
        return [
            Kept(source_text, target, context, State(state), around, Holding(domain, tag, origin))
            for source_text, target, context, state, around, domain, tag, origin in self._db.execute(
                query, (source, locale)
            )
        ]

    def candidates(self, locale: str, normal: str, *, cutoff: float) -> list[tuple[int, str]]:
        """Ranked by the rarity of the words they share, as a share of the length of both."""
        self._look_again()
        size = size_of(normal)
        low, high = lengths_near(size, cutoff)
        number = self._locale(locale)
        (total,) = self._db.execute("SELECT sources FROM meta").fetchone()
        found = self._weights(self._sources.posted(source_terms(normal)), total)
        floor = FLOOR * max((max(weights.values()) for weights in found.values()), default=0.0)
        ranked: list[tuple[float, int]] = []
        for chunk, weights in found.items():
            sizes = self._lengths.of(number, chunk)
            start = chunk << CHUNK_BITS
            ranked += [
                (weight / (size + sizes[at]), start + at)
                for at, weight in weights.items()
                if weight >= floor and low <= sizes[at] <= high
            ]
        return self._normals(nlargest(most_candidates(total), ranked))

    def _look_again(self) -> None:
        """Forget what was read, where another process has written since."""
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version = version
            self._lengths.forget()

    def _normals(self, ranked: Sequence[tuple[float, int]]) -> list[tuple[int, str]]:
        best = [source for _, source in ranked]
        marks = ",".join("?" * len(best))
        query = f"SELECT id, normal FROM source WHERE id IN ({marks})"  # noqa: S608  # nothing but marks
        texts = dict(self._db.execute(query, best))
        return [(source, texts[source]) for source in best if source in texts]

    def _weights(self, found: Sequence[Posted], total: int) -> dict[int, dict[int, float]]:
        """What the rarer words weigh together in each text that holds any of them, by chunk."""
        weights: dict[int, dict[int, float]] = defaultdict(dict)
        for term, chunk, weight in reads(found, total):
            known = weights[chunk]
            get = known.get
            for at in self._sources.members(term, chunk):
                known[at] = get(at, 0.0) + weight
        return weights

    def texts_with(self, side: Side, terms: Sequence[str], *, open_end: bool) -> Iterator[list[Kept]]:
        for source in self._sources_with(side, terms, open_end=open_end):
            yield self._kept(source)

    def _sources_with(self, side: Side, terms: Sequence[str], *, open_end: bool) -> Iterator[int]:
        postings = self._sources if side == "source" else self._targets
        *first, last = terms
        is_open = open_end and len(last) < STEM
        ends = postings.beginning(last, most=BEGINNINGS) if is_open else [last]
        numbers = _all_of(postings, [*(postings.posted([term]) for term in first), postings.posted(ends)])
        if side == "source":
            yield from numbers
            return
        seen: set[int] = set()
        for unit in numbers:
            (source,) = self._db.execute("SELECT source FROM unit WHERE id = ?", (unit,)).fetchone()
            if source not in seen:
                seen.add(source)
                yield source

    def _locale(self, tag: str) -> int:
        found = self._db.execute("SELECT id FROM locale WHERE tag = ?", (tag,)).fetchone()
        return int(found[0]) if found else 0


def _all_of(postings: Postings, wanted: Sequence[Sequence[Posted]]) -> Iterator[int]:
    """The numbers that stand under one of each, the newest first."""
    if not wanted:
        return
    chunks = set.intersection(*({chunk for posted in each for chunk in posted.chunks} for each in wanted))
    for chunk in sorted(chunks, reverse=True):
        members = (
            {low for posted in each if chunk in posted.chunks for low in postings.members(posted.term, chunk)}
            for each in wanted
        )
        for low in sorted(set.intersection(*members), reverse=True):
            yield (chunk << CHUNK_BITS) + low


def digest_of(normal: str) -> bytes:
    """By which a source is found."""
    # What was typed on a command line may hold bytes that are no characters.
    return blake2b(normal.encode("utf-8", "surrogatepass"), digest_size=16).digest()
