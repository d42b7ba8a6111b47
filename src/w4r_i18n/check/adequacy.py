# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a translation says what its source says: signs that are compared with those of the other pairs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from w4r_i18n.check.meanings import beginnings
from w4r_i18n.check.sample import Sample, units
from w4r_i18n.check.seen import Pair, Side

_END = re.compile(r"[.!?؟۔。！？…](?=[\s\ue000»”\"')\]]|\Z|[^\x00-\x7f])")
_PAUSE = re.compile(r"[,;:،؛，、；：()（）]")
_STRUCTURE = frozenset({"tag", "url", "email", "placeholder", "number", "date", "percent", "money", "time"})
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_]{2,}")
_LITERAL = re.compile(r"``[^`]{1,200}``|:[\w:+-]{1,40}:`[^`]{1,200}`|`[^`]{1,200}`")

SIGNS = (
    "one", "length", "longer", "shorter", "ours", "theirs", "our gap", "their gap", "our end", "meanings kept",
    "meanings come", "meanings lost", "meanings new", "sentences lost", "sentences new", "pauses lost", "pauses new",
    "tokens lost", "tokens new", "latin lost", "latin new", "size", "short and uncovered", "long and uncovered",
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
    ]  # fmt: skip


def _mean(scores: Sequence[float], weights: Sequence[float]) -> float:
    known = [(score, weight) for score, weight in zip(scores, weights, strict=True) if score >= 0]
    total = sum(weight for _, weight in known)
    # Two words more that are half covered: few words tell little.
    return (sum(score * weight for score, weight in known) + 1.5) / (total + 5) if known else 0.3


def _gap(scores: Sequence[float], weights: Sequence[float]) -> float:
    """The weight of the longest stretch that nothing covers, logarithmic; one covered word ends it by half."""
    worst = run = 0.0
    for score, weight in zip(scores, weights, strict=True):
        if score < 0:
            continue
        run = max(0.0, run + weight * (0.22 - score))
        worst = max(worst, run)
    return math.log(1 + worst)


@lru_cache(maxsize=16)
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    anywhere = language in {"zh", "ja", "ar", "fa"}
    return tuple(
        (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, french))})"),
            re.compile(("" if anywhere else r"(?<!\w)") + f"(?:{'|'.join(map(re.escape, others))})"),
        )
        for french, others in beginnings(language)
    )


def _meanings(source: Side, target: Side, language: str) -> tuple[float, float, float, float]:
    ours, theirs = source.prose.casefold(), target.prose.casefold()
    both = lost = new = 0
    for french, other in _patterns(language):
        here, there = french.search(ours) is not None, other.search(theirs) is not None
        both += here and there
        lost += here and not there
        new += there and not here
    return (
        (both + 0.7) / (both + lost + 1),
        (both + 0.7) / (both + new + 1),
        math.log(1 + lost),
        math.log(1 + new),
    )


def _tokens(side: Side) -> Counter[str]:
    found = Counter(token.value for token in side.tokens if token.kind in _STRUCTURE)
    found.update(_LITERAL.findall(side.text))
    return found


def _latin(side: Side) -> Counter[str]:
    """Names and words of code: what begins with a capital within the text, or has signs of code."""
    words = _LATIN.findall(side.prose)
    return Counter(word for word in words[1:] if not word.islower() or "_" in word)


def _differences(ours: Counter[str], theirs: Counter[str]) -> tuple[float, float]:
    lost, new = sum((ours - theirs).values()), sum((theirs - ours).values())
    return lost / (1 + sum(ours.values())) + 0.2 * (lost > 0), new / (1 + sum(theirs.values())) + 0.2 * (
        new > 0
    )
