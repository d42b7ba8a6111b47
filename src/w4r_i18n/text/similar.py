# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of many texts is nearest to one: an inverted index over words, then a ratio over a few candidates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log

MAX_CHARS = 4000
"""Characters of a text that are compared: a hostile string costs no more than a long paragraph."""
_MAX_POSTINGS = 300
_CANDIDATES = 10
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Near:
    position: int
    """In the indexed sequence."""
    score: float
    """0-100: 100 × 2 × length of the longest common subsequence / length of both, as rapidfuzz has it."""


def words(text: str) -> frozenset[str]:
    """The words by which a text is found."""
    return frozenset(_WORD.findall(text[:MAX_CHARS].casefold()))


def score(first: str, second: str, *, cutoff: float = 0.0) -> float:
    """How near two texts are, 0-100; 0 below the cutoff."""
    from rapidfuzz import fuzz

    return fuzz.ratio(first[:MAX_CHARS], second[:MAX_CHARS], score_cutoff=cutoff)


@dataclass(frozen=True, slots=True)
class Nearest:
    """Texts by their words. Made by `index`; asking changes nothing."""

    texts: tuple[str, ...]
    sizes: tuple[int, ...]
    """Characters of each, as far as they are compared."""
    postings: dict[str, list[int]]

    def find(self, text: str, *, cutoff: float, limit: int = 3) -> tuple[Near, ...]:
        """The nearest texts with at least this score, best first; of equals the earlier.

        The rarest words choose ten candidates, only those are compared: about 0.1 ms among 50,000.
        """
        size = min(len(text), MAX_CHARS)
        found = [
            Near(position, ratio)
            for position in self._candidates(text)
            if _reachable(size, self.sizes[position], cutoff)
            and (ratio := score(text, self.texts[position], cutoff=cutoff)) > 0
        ]
        return tuple(sorted(found, key=lambda near: (-near.score, near.position))[:limit])

    def _candidates(self, text: str) -> list[int]:
        """By the rarity of the words they share with the text, as a share of all their own words' number."""
        lists = sorted((found for word in words(text) if (found := self.postings.get(word))), key=len)
        weights: dict[int, float] = defaultdict(float)
        read = 0
        for found in lists:
            if read and read + len(found) > _MAX_POSTINGS:
                break
            read += len(found)
            weight = log(2 + len(self.texts) / len(found))
            for position in found:
                weights[position] += weight
        size = len(text)
        ranked = ((weight / (size + self.sizes[at]), -at) for at, weight in weights.items())
        return [-at for _, at in nlargest(_CANDIDATES, ranked)]


def _reachable(size: int, other: int, cutoff: float) -> bool:
    """Whether two texts of these lengths can reach the cutoff at all."""
    return 200 * min(size, other) >= cutoff * (size + other)


def index(texts: Sequence[str], *, only: frozenset[str] | None = None) -> Nearest:
    """Index texts; `only` these words, where the questions are known beforehand (a tenth of the memory)."""
    postings: dict[str, list[int]] = defaultdict(list)
    for position, text in enumerate(texts):
        for word in words(text) if only is None else words(text) & only:
            postings[word].append(position)
    sizes = tuple(min(len(text), MAX_CHARS) for text in texts)
    return Nearest(tuple(texts), sizes, dict(postings))


@dataclass(frozen=True, slots=True)
class Step:
    """`old[old_start:old_end]` became `new[new_start:new_end]`; both are the same where nothing changed."""

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def steps(old: Sequence[str], new: Sequence[str]) -> tuple[Step, ...]:
    """The way from one sequence to another with the fewest parts left out and put in.

    Compares some 2,000 parts of each at most; what lies beyond counts as changed, but for a common end.
    """
    from rapidfuzz.distance import Indel

    most = MAX_CHARS // 2
    head, tail = _common(old, new) if max(len(old), len(new)) > most else (0, 0)
    middle = (old[head : len(old) - tail][:most], new[head : len(new) - tail][:most])
    found = [Step(same=True, old_start=0, old_end=head, new_start=0, new_end=head)] if head else []
    # Its codes count from the start of what it was given.
    for code in Indel.opcodes(*middle):
        found.append(  # noqa: PERF401  # it goes on from what stands there
            Step(
                code.tag == "equal",
                code.src_start + head,
                code.src_end + head,
                code.dest_start + head,
                code.dest_end + head,
            )
        )
    reached = (head + len(middle[0]), head + len(middle[1]))
    ends = (len(old) - tail, len(new) - tail)
    if reached != ends:
        found.append(
            Step(same=False, old_start=reached[0], old_end=ends[0], new_start=reached[1], new_end=ends[1])
        )
    if tail:
        found.append(
            Step(same=True, old_start=ends[0], old_end=len(old), new_start=ends[1], new_end=len(new))
        )
    return tuple(found)


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many parts are the same at the beginning, and then at the end."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return head, tail
