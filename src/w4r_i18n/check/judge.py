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
        7.41, 0.16, 0.28, 0.01, -13.91, -4.94, -5.74, -1.73, -0.34, -0.68, 0.05, 0.13, -0.08, -0.99,
        -0.25, -2.29, -5.25, 0.73, -0.82, 0.02, 0.59, -0.10, -0.58, 0.03, -0.32, 0.03, -7.08, -2.70,
        0.32, 0.78, 0.12, 0.40, 0.84, 2.33, 2.51, 2.36, 1.97, 1.31, 0.37, 3.51, 1.37, 0.62, 0.33,
        0.56, -16.80,
    ),
    "omission": (
        0.00, 0.26, -1.49, 0.65, 4.56, -1.18, 1.97, 0.32, 0.35, -1.08, -0.46, 0.71, 0.32, 0.30,
        0.16, 1.03, 0.54, -0.15, -0.51, -0.18, 0.18, -0.32, -0.13, 0.35, -0.11, 0.42, -3.14, -0.35,
        0.13, -0.14, 0.87, 0.26, 1.06, 0.12, 1.66, -1.09, 0.82, -0.18, 0.56, 0.65, -0.04, -0.03,
        -0.11, 0.67, -0.65,
    ),
    "addition": (
        0.00, -0.11, 0.58, -0.51, 0.48, 1.64, 0.27, 0.05, -0.83, -1.12, -0.08, -0.02, 0.14, -0.14,
        0.31, -0.92, -4.73, -0.67, 0.29, 0.79, 0.28, 0.31, 0.40, 0.47, 0.38, 0.13, 1.03, 0.00, 0.22,
        0.42, 0.18, 1.17, 0.19, 0.67, -0.74, 1.87, -0.12, 1.52, 0.35, 3.33, -0.17, 0.20, -0.51,
        0.37, -0.05,
    ),
}  # fmt: skip
_USUAL: Mapping[Fault, float] = {"omission": 0.7, "addition": 0.8}
"""How much of a language lies below what counts from: some languages always say it in fewer words."""
_THRESHOLDS: Mapping[Fault, float] = {"shift": -1.4, "omission": 3.5, "addition": 4.1}
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
