# SPDX-License-Identifier: GPL-3.0-or-later
"""Which words of a source are worth reading, and which texts that hold them are worth comparing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from w4r_i18n.text.similar import MAX_CHARS

CHUNK_BITS = 16
"""A chunk holds the numbers that share all but their last 16 bits, so each takes two bytes."""
MASK = (1 << CHUNK_BITS) - 1
FLOOR = 0.3
"""What a text must weigh, as a share of the heaviest, to be ranked at all."""
BEGINNINGS = 500
"""Words that one beginning (`lib*`) may stand for."""
_READ_AT_LEAST = 2_000
"""Numbers of texts that the look-up of a short one reads, from the rarest words on…"""
_READ_SHARE = 14
"""…and one for so many sources: with more of them each word is in more."""
_SHORT = 8
"""Words of a text that reads all this; a longer one has rarer words and reads less, a quarter at least."""
_CANDIDATES = 64
"""Texts that are compared, and one more for each so many sources."""
_CANDIDATES_SHARE = 4_000


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a word stands, not yet read."""

    term: str
    count: int
    """Of texts that hold it."""
    chunks: tuple[int, ...]
    """Ascending."""
    counts: tuple[int, ...]
    """Of the texts in each chunk."""


def rarest_first(found: Mapping[str, Mapping[int, int]]) -> list[Posted]:
    """From each word's texts, counted by chunk."""
    posted = (
        Posted(term, sum(chunks.values()), *zip(*sorted(chunks.items()), strict=True))
        for term, chunks in found.items()
    )
    return sorted(posted, key=lambda each: (each.count, each.term))


def reads(found: Sequence[Posted], total: int) -> Iterator[tuple[str, int, float]]:
    """(word, chunk, what the word weighs in a text), the rarest words first and their newest chunks.

    A near text shares more than half of the words, so it holds one of the rarer half: the common ones need
    not be read. Law: at most so many numbers as the budget and one chunk.
    """
    budget = _READ_AT_LEAST + total // _READ_SHARE
    budget = min(budget, max(budget // 4, budget * _SHORT // max(1, len(found))))
    for at, posted in enumerate(found[: len(found) // 2 + 2]):
        if at and posted.count > budget:
            return
        weight = log(1 + total / posted.count)
        for chunk, count in zip(reversed(posted.chunks), reversed(posted.counts), strict=True):
            yield posted.term, chunk, weight
            budget -= count
            if budget < 0:
                break


def size_of(normal: str) -> int:
    """Of a source, as its length is compared."""
    return max(1, min(len(normal), MAX_CHARS))


def lengths_near(size: int, cutoff: float) -> tuple[float, float]:
    """Between which lengths a text can have this score (0-100) with one of this length."""
    return size * cutoff / (200 - cutoff), size * (200 - cutoff) / cutoff


def most_candidates(total: int) -> int:
    """How many texts are compared among so many sources."""
    return _CANDIDATES + total // _CANDIDATES_SHARE
