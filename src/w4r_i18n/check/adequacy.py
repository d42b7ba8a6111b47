# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a translation says what its source says: signs that are compared with those of the other pairs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from w4r_i18n.check.meanings import beginnings
from w4r_i18n.check.sample import Sample
from w4r_i18n.check.seen import Side
from w4r_i18n.check.units import Units, senses, sounds, units

_STRUCTURE = frozenset({"tag", "url", "email", "placeholder", "number", "date", "percent", "money", "time"})
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_]{2,}")
_DIGIT = re.compile(r"\d")
_LITERAL = re.compile(r"``[^`]{1,200}``|:[\w:+-]{1,40}:`[^`]{1,200}`|`[^`]{1,200}`")
_COVERED = 0.22
"""A unit that is covered less than this is looked upon as left out."""
_SENSE, _SOUND, _LONG_SOUND = 0.7, 0.35, 0.55
"""How well a common word, or one that sounds alike, covers its like."""
_SHORTEST = 3
"""Units of a sentence that is looked at alone."""

SIGNS = (
    "one", "length", "longer", "shorter",
    "ours", "our end", "our start", "our gap", "our gap at the end", "our gap's share", "our gap fits",
    "our sentence", "our sentence fits", "our tail", "our tail fits",
    "theirs", "their end", "their start", "their gap", "their gap at the end", "their gap's share",
    "their gap fits", "their sentence", "their sentence fits", "their tail", "their tail fits",
    "meanings kept", "meanings come", "meanings lost", "meanings new",
    "sentences lost", "sentences new", "pauses lost", "pauses new",
    "tokens lost", "tokens new", "latin lost", "latin new", "size",
    "ends", "begins", "lines", "brackets", "figures", "names kept",
)  # fmt: skip


def signs(source: Side, target: Side, sample: Sample) -> list[float]:
    """Numbers in the order of SIGNS; about 0 to 1, or some standard deviations, each."""
    ours, theirs = units(source), units(target)
    length = sample.length(len(source.text), len(target.text))
    sentences = len(ours.sentences) - len(theirs.sentences)
    pauses = len(ours.parts) - len(theirs.parts)
    size = math.log(1 + len(ours.stems))
    return [
        1.0, abs(length), max(length, 0.0), max(-length, 0.0),
        *_coverage(source, target, sample, length),
        min(3.0, max(0, sentences)), min(3.0, max(0, -sentences)),
        min(3.0, max(0, pauses) / (1 + size)), min(3.0, max(0, -pauses) / (1 + size)),
        *_differences(_tokens(source), _tokens(target)), *_differences(_latin(source), _latin(target)),
        size, *_edges(source, target), _names_kept(source, target),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Covered:
    """The units of one side, each with how well the other covers it (−1 where nothing is known)."""

    units: Units
    scores: Sequence[float]
    weights: Sequence[float]

    def share(self, begin: int, end: int) -> float:
        return (end - begin) / max(1, len(self.scores))


def _coverage(source: Side, target: Side, sample: Sample, length: float) -> list[float]:
    ours, theirs = units(source), units(target)
    covered, come = sample.covered(ours.stems, theirs.stems)
    known = bool(beginnings(target.language))
    here = senses(source) if known else (frozenset[int](),) * len(ours.stems)
    there = senses(target)
    all_here, all_there = frozenset[int]().union(*here), frozenset[int]().union(*there)
    heard_here, heard_there = sounds(source), sounds(target)
    covered = _united(covered, here, heard_here, all_there, {*heard_there})
    come = _united(come, there, heard_there, all_here, {*heard_here})
    one = _Covered(ours, covered, sample.weights(ours.stems, ours=True))
    other = _Covered(theirs, come, sample.weights(theirs.stems, ours=False))

    def fits(share: float, *, is_ours: bool) -> float:
        """How much nearer to what is usual the length were without this share of one side."""
        if not share or (length < 0) != is_ours:
            return 0.0
        sizes = len(source.text) * (1 - share * is_ours), len(target.text) * (1 - share * (not is_ours))
        return max(-2.0, min(3.0, abs(length) - abs(sample.length(*sizes))))

    found: list[float] = []
    for side in (one, other):
        count = len(side.scores)
        third = max(4, count // 3)
        gap, begin, end = _gap(side)
        sentence, sentence_share = _loosest(side, _sentences(side))
        tail, tail_share = _loosest(side, _tails(side))
        found += [
            _mean(side.scores, side.weights), _mean(side.scores[-third:], side.weights[-third:]),
            _mean(side.scores[:third], side.weights[:third]),
            gap, gap * (end >= count - 1), side.share(begin, end),
            fits(side.share(begin, end), is_ours=side is one),
            sentence, fits(sentence_share, is_ours=side is one), tail, fits(tail_share, is_ours=side is one),
        ]  # fmt: skip
    both, lost, new = len(all_here & all_there), len(all_here - all_there), len(all_there - all_here)
    if not known:
        return [*found, 0.35, 0.35, 0.0, 0.0]
    kept = (both + 0.7) / (both + lost + 1), (both + 0.7) / (both + new + 1)
    return [*found, *kept, math.log(1 + lost), math.log(1 + new)]


def _united(
    scores: Sequence[float],
    meant: Sequence[Collection[int]],
    heard: Sequence[str],
    meant_there: frozenset[int],
    heard_there: Collection[str],
) -> list[float]:
    """What the other texts, the common words and the sounds say together of each unit."""
    out = []
    for learnt, numbers, said in zip(scores, meant, heard, strict=True):
        score = learnt
        if numbers:
            score = max(score, 0.0 if meant_there.isdisjoint(numbers) else _SENSE)
        if said and said in heard_there:
            score = max(score, _LONG_SOUND if len(said) > 3 else _SOUND)
        out.append(score)
    return out


def _mean(scores: Sequence[float], weights: Sequence[float]) -> float:
    known = [(score, weight) for score, weight in zip(scores, weights, strict=True) if score >= 0]
    total = sum(weight for _, weight in known)
    # Two words more that are half covered: few words tell little.
    return (sum(score * weight for score, weight in known) + 1.5) / (total + 5) if known else 0.3


def _gap(side: _Covered) -> tuple[float, int, int]:
    """The logarithm of the weight of the longest stretch that nothing covers, and where it stands."""
    worst = run = 0.0
    start = begin = end = 0
    for at, (score, weight) in enumerate(zip(side.scores, side.weights, strict=True)):
        if score < 0:
            continue
        run += weight * (_COVERED - score)
        if run <= 0:
            run, start = 0.0, at + 1
        elif run > worst:
            worst, begin, end = run, start, at + 1
    return math.log(1 + worst), begin, end


def _sentences(side: _Covered) -> list[tuple[int, int]]:
    ends, count = side.units.sentences, len(side.scores)
    spans = zip((0, *ends), ends, strict=False)
    return [(begin, end) for begin, end in spans if _SHORTEST <= end - begin < count]


def _tails(side: _Covered) -> list[tuple[int, int]]:
    """From each pause to the end, where that is between a tenth and three quarters of the text."""
    count = len(side.scores)
    return [(begin, count) for begin in side.units.parts if 0.1 * count < count - begin < 0.75 * count]


def _loosest(side: _Covered, spans: Iterable[tuple[int, int]]) -> tuple[float, float]:
    """How much less than the rest the least covered span is covered, and its share of the text."""
    weights, sums = [0.0], [0.0]
    for score, weight in zip(side.scores, side.weights, strict=True):
        known = weight if score >= 0 else 0.0
        weights.append(weights[-1] + known)
        sums.append(sums[-1] + known * max(score, 0.0))
    best, share = 0.0, 0.0
    for begin, end in spans:
        weight, total = weights[end] - weights[begin], sums[end] - sums[begin]
        inside, outside = (total + 1) / (weight + 3), (sums[-1] - total + 1) / (weights[-1] - weight + 3)
        loose = (outside - inside) * math.sqrt(weight)
        if loose > best:
            best, share = loose, side.share(begin, end)
    return best, share


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
