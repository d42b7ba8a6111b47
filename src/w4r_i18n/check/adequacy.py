# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a translation says what its source says: signs that are compared with those of the other pairs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from w4r_i18n.check.meanings import beginnings, meanings
from w4r_i18n.check.sample import Sample, units
from w4r_i18n.check.seen import Pair, Side

_END = re.compile(r"[.!?؟۔。！？…](?=[\s\ue000»”\"')\]]|\Z|[^\x00-\x7f])")
_PAUSE = re.compile(r"[,;:،؛，、；：()（）]")
_STRUCTURE = frozenset({"tag", "url", "email", "placeholder", "number", "date", "percent", "money", "time"})
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_]{2,}")
_DIGIT = re.compile(r"\d")
_LITERAL = re.compile(r"``[^`]{1,200}``|:[\w:+-]{1,40}:`[^`]{1,200}`|`[^`]{1,200}`")

SIGNS = (
    "one", "length", "longer", "shorter", "ours", "theirs", "our gap", "their gap", "our end",
    "meanings kept", "meanings come", "meanings lost", "meanings new", "sentences lost", "sentences new",
    "pauses lost", "pauses new",
    "tokens lost", "tokens new", "latin lost", "latin new", "size",
    "short and uncovered", "long and uncovered",
    "ends", "begins", "lines", "brackets", "figures", "names kept",
)  # fmt: skip


def signs(pair: Pair, sample: Sample) -> list[float]:
    """Numbers in the order of SIGNS; about 0 to 1, or some standard deviations, each."""
    source, target = pair.source, pair.target
    ours, theirs = units(source), units(target)
    covered, come = sample.covered(ours, theirs)
    our_weights, their_weights = sample.weights(ours, ours=True), sample.weights(theirs, ours=False)
    length = max(-6.0, min(6.0, sample.length(source, target)))
    our_gap, their_gap = _gap(covered, our_weights), _gap(come, their_weights)
    kept, coming, lost, new = _meanings(source, target, pair.language)
    sentences = len(_END.findall(source.prose)) - len(_END.findall(target.prose))
    pauses = len(_PAUSE.findall(source.prose)) - len(_PAUSE.findall(target.prose))
    size = math.log(1 + len(ours))
    return [
        1.0, abs(length), max(length, 0.0), max(-length, 0.0),
        _mean(covered, our_weights), _mean(come, their_weights), our_gap, their_gap,
        _mean(covered[-max(4, len(covered) // 3) :], our_weights[-max(4, len(covered) // 3) :]),
        kept, coming, lost, new,
        min(3.0, max(0, sentences)), min(3.0, max(0, -sentences)),
        min(3.0, max(0, pauses) / (1 + size)), min(3.0, max(0, -pauses) / (1 + size)),
        *_differences(_tokens(source), _tokens(target)), *_differences(_latin(source), _latin(target)),
        size, max(-length, 0.0) * our_gap, max(length, 0.0) * their_gap,
        *_edges(source, target), _names_kept(source, target),
    ]  # fmt: skip


def _mean(scores: Sequence[float], weights: Sequence[float]) -> float:
    known = [(score, weight) for score, weight in zip(scores, weights, strict=True) if score >= 0]
    total = sum(weight for _, weight in known)
    # Two words more that are half covered: few words tell little.
    return (sum(score * weight for score, weight in known) + 1.5) / (total + 5) if known else 0.3


def _gap(scores: Sequence[float], weights: Sequence[float]) -> float:
    """The logarithm of the weight of the longest stretch that nothing covers."""
    worst = run = 0.0
    for score, weight in zip(scores, weights, strict=True):
        if score < 0:
            continue
        run = max(0.0, run + weight * (0.22 - score))
        worst = max(worst, run)
    return math.log(1 + worst)


def _meanings(source: Side, target: Side, language: str) -> tuple[float, float, float, float]:
    if not beginnings(language):
        return (0.35, 0.35, 0.0, 0.0)
    here, there = (
        source.once(_french_meanings(language)),
        meanings(target.prose.casefold(), language, french=False),
    )
    both, lost, new = len(here & there), len(here - there), len(there - here)
    return (
        (both + 0.7) / (both + lost + 1),
        (both + 0.7) / (both + new + 1),
        math.log(1 + lost),
        math.log(1 + new),
    )


@lru_cache(maxsize=16)
def _french_meanings(language: str) -> Callable[[Side], frozenset[int]]:
    return lambda side: meanings(side.prose.casefold(), language, french=True)


def _tokens(side: Side) -> Counter[str]:
    found = Counter(token.value for token in side.tokens if token.kind in _STRUCTURE)
    found.update(_LITERAL.findall(side.text))
    return found


def _latin(side: Side) -> Counter[str]:
    """Names and words of code: what begins with a capital within the text, or has signs of code."""
    words = _LATIN.findall(side.prose)
    return Counter(word for word in words[1:] if not word.islower() or "_" in word)


_ENDS = str.maketrans(
    {"。": ".", "．": ".", "।": ".", "۔": ".", "？": "?", "؟": "?", "！": "!", "：": ":", "؛": ";", "；": ";"}
)
_CLOSERS = " \n\t\u00a0\u202f\"'’”“»«)*_`」』）\u200e\u200f"


def _edges(source: Side, target: Side) -> tuple[float, float, float, float, float]:
    """How unlike the two end, begin, break into lines, use brackets and have figures."""
    ours, theirs = source.text.strip(), target.text.strip()
    ends = [text.rstrip(_CLOSERS)[-1:].translate(_ENDS) for text in (ours, theirs)]
    ends = [end if end in ".?!:;" else "" for end in ends]
    first, second = ours[:1], theirs[:1]
    opens = first != second and not (first.isalpha() and second.isalpha())
    lines = abs(ours.count("\n") - theirs.count("\n"))
    brackets = abs(sum(map(ours.count, "([{")) - sum(map(theirs.count, "([{（")))
    digits = bool(_DIGIT.search(ours)) != bool(_DIGIT.search(theirs))
    return float(ends[0] != ends[1]), float(opens), min(3.0, lines), min(3.0, brackets), float(digits)


def _names_kept(source: Side, target: Side) -> float:
    """The share of the source's words of three letters and more that stand in the target as they are."""
    words = {*_LATIN.findall(source.text)}
    kept = sum(word in target.text for word in words)
    return (kept + 0.3) / (len(words) + 1)


def _differences(ours: Counter[str], theirs: Counter[str]) -> tuple[float, float]:
    lost, new = sum((ours - theirs).values()), sum((theirs - ours).values())
    return lost / (1 + sum(ours.values())) + 0.2 * (lost > 0), new / (1 + sum(theirs.values())) + 0.2 * (
        new > 0
    )
