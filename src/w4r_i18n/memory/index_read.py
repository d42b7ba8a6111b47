# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking the memory's file: the same source, likely near ones, sources and targets that hold words."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from heapq import nlargest
from math import log

from w4r_i18n.memory.index_postings import CHUNK_BITS, Lengths, Posted, Postings
from w4r_i18n.memory.rows import Holding, Kept, Side
from w4r_i18n.memory.terms import STEM, source_terms
from w4r_i18n.model.review import State
from w4r_i18n.text.similar import MAX_CHARS

_READ_AT_LEAST = 2_000
"""Numbers of texts that the look-up of a short one reads, from the rarest words on…"""
_READ_SHARE = 14
"""…and one for so many sources: with more of them each word is in more."""
_SHORT = 8
"""Words of a text that reads all this; a longer one has rarer words and reads less, a quarter at least."""
_CANDIDATES = 64
"""Texts that are compared, and one more for each so many sources."""
_CANDIDATES_SHARE = 4_000
_FLOOR = 0.3
"""What a text must weigh, as a share of the heaviest, to be ranked at all."""
_BEGINNINGS = 500
"""Words that one beginning (`lib*`) may stand for."""


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
        size = min(len(normal), MAX_CHARS)
        low, high = size * cutoff / (200 - cutoff), size * (200 - cutoff) / cutoff
        number = self._locale(locale)
        (total,) = self._db.execute("SELECT sources FROM meta").fetchone()
        found = self._weights(self._sources.posted(source_terms(normal)), total)
        floor = _FLOOR * max((max(weights.values()) for weights in found.values()), default=0.0)
        ranked: list[tuple[float, int]] = []
        for chunk, weights in found.items():
            sizes = self._lengths.of(number, chunk)
            start = chunk << CHUNK_BITS
            ranked += [
                (weight / (size + sizes[at]), start + at)
                for at, weight in weights.items()
                if weight >= floor and low <= sizes[at] <= high
            ]
        return self._normals(nlargest(_CANDIDATES + total // _CANDIDATES_SHARE, ranked))

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
        """What the rarer words weigh together in each text that holds any of them, by chunk.

        A near text shares more than half of the words, so it holds one of the rarer half: the common ones
        need not be read.
        """
        weights: dict[int, dict[int, float]] = defaultdict(dict)
        budget = _READ_AT_LEAST + total // _READ_SHARE
        budget = min(budget, max(budget // 4, budget * _SHORT // max(1, len(found))))
        for posted in found[: len(found) // 2 + 2]:
            if weights and posted.count > budget:
                break
            weight = log(1 + total / posted.count)
            for chunk in reversed(posted.chunks):
                members = self._sources.members(posted.term, chunk)
                known = weights[chunk]
                get = known.get
                for at in members:
                    known[at] = get(at, 0.0) + weight
                budget -= len(members)
                if budget < 0:
                    break
        return weights

    def texts_with(self, side: Side, terms: Sequence[str], *, open_end: bool) -> Iterator[list[Kept]]:
        for source in self._sources_with(side, terms, open_end=open_end):
            yield self._kept(source)

    def _sources_with(self, side: Side, terms: Sequence[str], *, open_end: bool) -> Iterator[int]:
        postings = self._sources if side == "source" else self._targets
        *first, last = terms
        is_open = open_end and len(last) < STEM
        ends = postings.beginning(last, most=_BEGINNINGS) if is_open else [last]
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
    return blake2b(normal.encode(), digest_size=16).digest()
