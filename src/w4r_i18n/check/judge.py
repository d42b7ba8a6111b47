# SPDX-License-Identifier: GPL-3.0-or-later
"""Verdicts on a pair: another text, something left out, something added; with what told so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from w4r_i18n.check.adequacy import SIGNS, signs
from w4r_i18n.check.sample import Sample
from w4r_i18n.check.seen import Pair, Whole
from w4r_i18n.check.units import units
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.inline import JOIN

Fault = Literal["shift", "omission", "addition"]

# Logistic regression over adequacy.SIGNS, on accepted translations into five languages and the same with
# errors put in (docs/explanation/checks.md). No text of those is in here, nor could one be got out.
_WEIGHTS: Mapping[Fault, Sequence[float]] = {
    "shift": (
        7.30, 0.15, 0.26, 0.01, -14.22, -5.05, -5.59, -1.88, -0.33, -0.53, 0.07, 0.18, -0.03, -1.07,
        -0.29, -2.60, -5.21, 0.75, -0.84, 0.01, 0.73, -0.07, -0.62, -0.03, -0.33, 0.06, -7.10,
        -2.66, 0.32, 0.79, 0.09, 0.40, 0.86, 2.31, 2.55, 2.46, 1.94, 1.31, 0.48, 3.48, 1.39, 0.53,
        0.37, 0.51, -17.32,
    ),
    "omission": (
        0.00, 0.26, -1.49, 0.65, 4.57, -1.18, 2.04, 0.35, 0.27, -1.02, -0.48, 0.71, 0.32, 0.29,
        0.16, 0.99, 0.55, -0.15, -0.50, -0.12, 0.16, -0.34, -0.13, 0.36, -0.11, 0.41, -3.15, -0.36,
        0.13, -0.15, 0.88, 0.26, 1.04, 0.13, 1.64, -1.09, 0.83, -0.16, 0.56, 0.65, -0.04, -0.03,
        -0.10, 0.67, -0.63,
    ),
    "addition": (
        0.00, -0.12, 0.58, -0.52, 0.46, 1.67, 0.22, 0.03, -0.82, -1.05, -0.07, -0.03, 0.13, -0.15,
        0.33, -0.93, -4.75, -0.56, 0.29, 0.77, 0.26, 0.30, 0.40, 0.46, 0.38, 0.15, 1.00, 0.02, 0.22,
        0.42, 0.22, 1.17, 0.22, 0.65, -0.76, 1.89, -0.11, 1.53, 0.35, 3.33, -0.17, 0.17, -0.50,
        0.37, -0.03,
    ),
}  # fmt: skip
_USUAL: Mapping[Fault, float] = {"omission": 0.7, "addition": 0.8}
"""How much of a language lies below what counts from: some languages always say it in fewer words."""
_THRESHOLDS: Mapping[Fault, float] = {"shift": -1.6, "omission": 3.6, "addition": 4.2}
"""In log odds: about five, ten and seven accepted pairs of 1,000 lie above."""
_LEAST_UNITS: Mapping[Fault, int] = {"shift": 3, "omission": 6, "addition": 4}
"""Of the source; fewer tell too little."""
_MOST_LEVELLED = 500
"""Texts of a language that tell what is usual there."""
_TOLD = {
    sign: told
    for told, which in {
        "its length": "length, longer, shorter, our gap fits, our sentence fits, our tail fits"
        ", their gap fits, their sentence fits, their tail fits",
        "words that go with the source's": "ours, theirs, our start, their start",
        "a stretch of the source that nothing takes up": "our gap, our gap's share",
        "a sentence of the source that nothing takes up": "our sentence",
        "the source's end": "our end, our gap at the end, our tail",
        "a stretch that answers to nothing": "their gap, their gap's share",
        "a sentence that answers to nothing": "their sentence",
        "an end that answers to nothing": "their end, their gap at the end, their tail",
        "common words": "meanings kept, meanings come, meanings lost, meanings new",
        "fewer sentences": "sentences lost",
        "more sentences": "sentences new",
        "fewer commas and brackets": "pauses lost",
        "more commas and brackets": "pauses new",
        "figures, links or code that it lacks": "tokens lost",
        "figures, links or code of its own": "tokens new",
        "names that it lacks": "latin lost",
        "names of its own": "latin new",
    }.items()
    for sign in which.split(", ")
}


def sample_of(whole: Whole) -> Sample:
    """The catalogue's own pairs, and those accepted elsewhere, as the sample that its texts are judged by."""
    own = (
        (whole.source(entry.msgid), whole.target(entry.msgstr))
        for entry in whole.catalogue.messages
        if _counts(entry)
    )
    accepted = ((whole.source(source), whole.target(target)) for source, target in whole.accepted)
    return Sample([*own, *accepted])


def _counts(entry: Entry) -> bool:
    return bool(entry.msgstr) and entry.plural is None and not entry.fuzzy and entry.msgstr != JOIN


def judged(pair: Pair) -> Mapping[Fault, tuple[float, str]]:
    """For each fault that a pair seems to have, how far over the threshold it is, and what told most."""
    whole = pair.seen.whole
    sample = whole.once(sample_of)
    count = len(units(pair.source).stems)
    if not sample.teaches or count < min(_LEAST_UNITS.values()) or _is_formula(pair.seen.entry):
        return {}
    levelled = whole.once(_levelled)
    found = levelled.signs.get((pair.source.text, pair.target.text)) or signs(
        pair.source, pair.target, sample
    )
    out: dict[Fault, tuple[float, str]] = {}
    for fault, weights in _WEIGHTS.items():
        score = _score(weights, found) - levelled.usual.get(fault, 0.0) - _THRESHOLDS[fault]
        if score > 0 and count >= _LEAST_UNITS[fault]:
            out[fault] = (score, _reason(weights, found))
    return out


@dataclass(frozen=True, slots=True)
class _Levelled:
    """What is usual in a language."""

    signs: Mapping[tuple[str, str], Sequence[float]]
    """Of the texts that were looked at for it, by source and target."""
    usual: Mapping[Fault, float]
    """The score that the signs of a fault are counted from."""


def _levelled(whole: Whole) -> _Levelled:
    sample = whole.once(sample_of)
    known: dict[tuple[str, str], Sequence[float]] = {}
    scores: dict[Fault, list[float]] = {fault: [] for fault in _USUAL}
    for source, target in sample.some(_MOST_LEVELLED):
        count = len(units(source).stems)
        if count < min(_LEAST_UNITS.values()):
            continue
        found = known[source.text, target.text] = signs(source, target, sample)
        for fault, of_fault in scores.items():
            if count >= _LEAST_UNITS[fault]:
                of_fault.append(_score(_WEIGHTS[fault], found))
    usual = {
        fault: sorted(of_fault)[int(_USUAL[fault] * len(of_fault))]
        for fault, of_fault in scores.items()
        if of_fault
    }
    return _Levelled(known, usual)


def _score(weights: Sequence[float], found: Sequence[float]) -> float:
    return sum(weight * sign for weight, sign in zip(weights, found, strict=True))


def _is_formula(entry: Entry) -> bool:
    """Whether a letter begins or ends with it: each language has its own, and none follows the French."""
    return any(line.partition(";")[0] in ("closing", "salutation") for line in entry.extracted[:1])


def _reason(weights: Sequence[float], found: Sequence[float]) -> str:
    parts = {
        name: weight * sign for name, weight, sign in zip(SIGNS, weights, found, strict=True) if name in _TOLD
    }
    strongest = max(parts, key=lambda name: parts[name])
    return _TOLD[strongest]
