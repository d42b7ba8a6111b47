# SPDX-License-Identifier: GPL-3.0-or-later
"""Verdicts on a pair: another text, something left out, something added; with what told so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from w4r_i18n.check.adequacy import SIGNS, signs
from w4r_i18n.check.sample import Sample, units
from w4r_i18n.check.seen import Pair, Whole
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.inline import JOIN

Fault = Literal["shift", "omission", "addition"]

# Logistic regression over adequacy.SIGNS, on accepted translations into five languages and the same with
# errors put in (docs/explanation/checks.md). No text of those is in here, nor could one be got out.
_WEIGHTS: Mapping[Fault, Sequence[float]] = {
    "shift": (
        4.27, 0.05, 0.28, -0.12, -6.14, -4.22, 0.37, 0.20, -0.10, -4.25, -4.24, -0.06, -0.09, 0.87,
        0.59, 1.46, 0.86, 1.18, 2.01, 0.55, 0.80, -0.38, 0.24, 0.12,
    ),
    "omission": (
        -9.26, 0.38, -1.46, 0.81, 8.82, 1.30, -0.13, 0.40, -5.28, -0.88, 0.23, 0.62, -0.09, 1.65,
        0.08, 1.65, -0.34, 1.62, -0.45, 1.06, 0.01, 0.72, -0.07, -0.13,
    ),
    "addition": (
        -7.08, -0.07, 1.18, -0.85, 2.50, -1.43, -0.71, 1.36, -0.18, -0.25, -0.49, -0.23, 1.55, 0.23,
        0.99, -0.82, 0.66, -0.35, 2.27, -1.07, 1.69, 0.01, 1.23, 0.16,
    ),
}  # fmt: skip
_THRESHOLDS: Mapping[Fault, float] = {"shift": 0.5, "omission": 1.1, "addition": 1.6}
"""In log odds: about five, ten and seven accepted pairs of 1,000 lie above."""
_LEAST_UNITS: Mapping[Fault, int] = {"shift": 3, "omission": 6, "addition": 4}
"""Of the source; fewer tell too little."""
_TOLD = {
    "length": "its length", "longer": "its length", "shorter": "its length", "ours": "words that go with the source's",
    "theirs": "words that go with the source's", "our gap": "a stretch of the source that nothing takes up",
    "their gap": "a stretch that answers to nothing", "our end": "the source's end", "meanings kept": "common words",
    "meanings come": "common words", "meanings lost": "common words", "meanings new": "common words",
    "sentences lost": "fewer sentences", "sentences new": "more sentences", "pauses lost": "fewer commas and brackets",
    "pauses new": "more commas and brackets", "tokens lost": "figures, links or code that it lacks",
    "tokens new": "figures, links or code of its own", "latin lost": "names that it lacks",
    "latin new": "names of its own", "short and uncovered": "its length", "long and uncovered": "its length",
}  # fmt: skip


def sample_of(whole: Whole) -> Sample:
    """The catalogue's own pairs, and those that were accepted elsewhere, as the sample that its texts are judged by."""
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
    """For each fault, how far over its threshold the pair is, and what told most; nothing while too little is known."""
    sample = pair.seen.whole.once(sample_of)
    count = len(units(pair.source))
    if not sample.teaches or count < min(_LEAST_UNITS.values()):
        return {}
    found = signs(pair, sample)
    out: dict[Fault, tuple[float, str]] = {}
    for fault, weights in _WEIGHTS.items():
        score = sum(weight * sign for weight, sign in zip(weights, found, strict=True)) - _THRESHOLDS[fault]
        if score > 0 and count >= _LEAST_UNITS[fault]:
            out[fault] = (score, _reason(weights, found))
    return out


def _reason(weights: Sequence[float], found: Sequence[float]) -> str:
    parts = {
        name: weight * sign for name, weight, sign in zip(SIGNS, weights, found, strict=True) if name in _TOLD
    }
    strongest = max(parts, key=lambda name: parts[name])
    return _TOLD[strongest]
