# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pairs of one language teach about each other: which words go together, how long texts become."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from statistics import median

from w4r_i18n.check.seen import Lazy, Side
from w4r_i18n.check.units import proper_words, units

LEAST_PAIRS = 120
"""Fewer teach nothing worth saying."""
_MOST_PAIRS = 6000
_LEAST_QUOTING = 20
_QUOTING = frozenset('"«“„「')


def _has_units(side: Side) -> bool:
    spaced = side.is_spaced
    return any(
        (len(word) > 1 and not word.endswith("'")) or not (spaced or word.isascii())
        for word in side.low_words
    )


class Sample:
    """Pairs of one language. Most of them are taken to be right; a pair is judged by the others alone."""

    def __init__(self, pairs: Iterable[tuple[Side, Side]]) -> None:
        useful = (pair for pair in pairs if all(map(_has_units, pair)))
        self._pairs = tuple(islice(useful, _MOST_PAIRS))
        self._others: dict[str, dict[str, int]] = {}

    @property
    def size(self) -> int:
        return len(self._pairs)

    @Lazy
    def _words(self) -> Counter[str]:
        """Of the target language: in how many pairs each stands."""
        return Counter(word for _, target in self._pairs for word in {*target.low_words})

    @Lazy
    def _named(self) -> Counter[str]:
        return Counter(word for source, _ in self._pairs for word in source.once(proper_words))

    @Lazy
    def _copied(self) -> Counter[str]:
        return Counter(
            word
            for source, target in self._pairs
            for word in source.once(proper_words)
            if word in target.text
        )

    @Lazy
    def _units(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        return tuple(
            (frozenset(units(source).stems), frozenset(units(target).stems)) for source, target in self._pairs
        )

    @Lazy
    def _ours(self) -> Counter[str]:
        return Counter(unit for ours, _ in self._units for unit in ours)

    @Lazy
    def _theirs(self) -> Counter[str]:
        return Counter(unit for _, theirs in self._units for unit in theirs)

    @Lazy
    def _together(self) -> defaultdict[str, Counter[str]]:
        """How many pairs have both units; the dearest count of all."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for ours, theirs in self._units:
            for one in ours:
                found[one].update(theirs)
        return found

    @Lazy
    def _bands(self) -> list[tuple[float, float]]:
        return _bands([(len(source.text), len(target.text)) for source, target in self._pairs])

    @property
    def teaches(self) -> bool:
        return self.size >= LEAST_PAIRS

    def some(self, most: int) -> Sequence[tuple[Side, Side]]:
        """Pairs from everywhere in the sample, about so many at most."""
        return self._pairs[:: 1 + (self.size - 1) // most]

    @Lazy
    def _quoting(self) -> Counter[str]:
        """How many of the targets open quotations with each mark."""
        return Counter(mark for _, target in self._pairs for mark in _QUOTING & target.chars)

    def quotes_with(self, mark: str) -> float:
        """The share of the other texts with quotation marks that have this one; 1 of fewer than twenty."""
        others = sum(self._quoting.values()) - 1
        return (self._quoting[mark] - 1) / others if others >= _LEAST_QUOTING else 1.0

    def mostly_copies(self, word: str) -> bool:
        """Whether half of the other pairs that have this word with a capital copy it."""
        others, copied = self._named[word] - 1, self._copied[word]
        return others >= 1 and copied * 2 >= others

    def has(self, word: str, often: int = 1) -> bool:
        """Whether a word of the target language stands in so many pairs beside the asked one."""
        return self._words[word] > often

    def copies(self, word: str) -> bool:
        """Whether the other pairs that have this word with a capital copy it, but for one in twenty."""
        others, copied = self._named[word] - 1, self._copied[word]
        return others >= 2 and copied >= 0.95 * others

    def length(self, ours: float, theirs: float) -> float:
        """How far two lengths are from what is usual, in robust standard deviations; six at most."""
        middle, spread = self._bands[_band(ours)]
        return max(-6.0, min(6.0, (_ratio(ours, theirs) - middle) / spread))

    def covered(self, ours: Sequence[str], theirs: Sequence[str]) -> tuple[list[float], list[float]]:
        """For each unit of either side, from 0 to 1, how well something on the other side goes with it.

        −1 for what no other pair has, so that nothing is known of it. The pair itself does not count.
        """
        often_theirs = {unit: self._theirs[unit] - 1 for unit in theirs}
        known = frozenset(unit for unit, often in often_theirs.items() if often > 0)
        best_ours: dict[str, float] = {}
        best_theirs = dict.fromkeys(known, 0.0)
        for one in dict.fromkeys(ours):
            often = self._ours[one] - 1
            together = self._often_together(one) if often > 0 else {}
            scores = {
                other: 2 * together[other] / (often + often_theirs[other])
                for other in known & together.keys()
            }
            best_ours[one] = max(scores.values(), default=0.0 if often > 0 else -1.0)
            for other, score in scores.items():
                if score > best_theirs[other]:  # noqa: PLR1730  # the innermost line: a call costs twice as much
                    best_theirs[other] = score
        return [best_ours[one] for one in ours], [best_theirs.get(unit, -1.0) for unit in theirs]

    def _often_together(self, one: str) -> Mapping[str, int]:
        """What stands with a unit of the source in pairs but the one that is asked about, how often."""
        found = self._others.get(one)
        if found is None:
            together = self._together[one]
            found = self._others[one] = {unit: both - 1 for unit, both in together.items() if both > 1}
        return found

    def weights(self, of: Sequence[str], *, ours: bool) -> list[float]:
        """How much each unit tells: rare ones more than those that stand everywhere."""
        counts = self._ours if ours else self._theirs
        return [math.log((self.size + 1) / max(1, counts[unit])) for unit in of]


def _ratio(ours: float, theirs: float) -> float:
    return math.log((theirs + 4) / (ours + 4))


_EDGES = (25, 60, 140, 350)


def _band(length: float) -> int:
    return sum(length > edge for edge in _EDGES)


def _bands(lengths: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    ratios = [(ours, _ratio(ours, theirs)) for ours, theirs in lengths]
    every = [ratio for _, ratio in ratios] or [0.0]
    bands = []
    for number in range(len(_EDGES) + 1):
        own = [ratio for length, ratio in ratios if _band(length) == number]
        own = own if len(own) >= 15 else every
        middle = median(own)
        spread = 1.4826 * median([abs(ratio - middle) for ratio in own])
        bands.append((middle, max(spread, 0.06)))
    return bands
