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
        4.65, -0.01, 0.22, -0.15, -5.67, -3.64, 0.37, -0.10, 0.31, -4.52, -3.83, -0.32, -0.21, 0.48,
        0.32, 1.02, 0.45, 1.16, 1.80, 0.81, 0.78, -0.23, 0.27, 0.18, 1.54, 0.42, -0.12, 0.24, 0.31,
        -4.48,
    ),
    "omission": (
        -9.15, 0.29, -1.77, 0.83, 9.39, 1.57, 0.27, 0.30, -5.32, -1.16, 0.35, 0.45, -0.23, 1.61,
        -0.02, 2.14, -0.06, 1.83, -0.35, 0.90, 0.19, 0.83, -0.05, 0.78, 0.74, 0.13, 0.07, -0.52,
        0.13, -2.95,
    ),
    "addition": (
        -8.28, 0.01, 0.93, -0.61, 1.07, 0.35, -0.23, 1.12, -0.08, 1.17, -0.91, -0.09, 1.20, -1.02,
        1.11, -1.36, 0.35, 0.11, 1.71, -0.29, 1.35, 0.06, 0.80, 0.30, 3.88, -0.73, -1.50, 0.08,
        -0.28, -0.94,
    ),
}  # fmt: skip
_THRESHOLDS: Mapping[Fault, float] = {"shift": 0.25, "omission": 1.35, "addition": 1.8}
"""In log odds: about five, ten and seven accepted pairs of 1,000 lie above."""
_LEAST_UNITS: Mapping[Fault, int] = {"shift": 3, "omission": 6, "addition": 4}
"""Of the source; fewer tell too little."""
_TOLD = {
    "length": "its length", "longer": "its length", "shorter": "its length",
    "ours": "words that go with the source's", "theirs": "words that go with the source's",
    "our gap": "a stretch of the source that nothing takes up",
    "their gap": "a stretch that answers to nothing", "our end": "the source's end",
    "meanings kept": "common words", "meanings come": "common words", "meanings lost": "common words",
    "meanings new": "common words", "sentences lost": "fewer sentences", "sentences new": "more sentences",
    "pauses lost": "fewer commas and brackets", "pauses new": "more commas and brackets",
    "tokens lost": "figures, links or code that it lacks",
    "tokens new": "figures, links or code of its own", "latin lost": "names that it lacks",
    "latin new": "names of its own", "short and uncovered": "its length",
    "long and uncovered": "its length",
}  # fmt: skip


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
    sample = pair.seen.whole.once(sample_of)
    count = len(units(pair.source))
    if not sample.teaches or count < min(_LEAST_UNITS.values()) or _is_formula(pair.seen.entry):
        return {}
    found = signs(pair, sample)
    out: dict[Fault, tuple[float, str]] = {}
    for fault, weights in _WEIGHTS.items():
        score = sum(weight * sign for weight, sign in zip(weights, found, strict=True)) - _THRESHOLDS[fault]
        if score > 0 and count >= _LEAST_UNITS[fault]:
            out[fault] = (score, _reason(weights, found))
    return out


def _is_formula(entry: Entry) -> bool:
    """Whether a letter begins or ends with it: each language has its own, and none follows the French."""
    return any(line.partition(";")[0] in ("closing", "salutation") for line in entry.extracted[:1])


def _reason(weights: Sequence[float], found: Sequence[float]) -> str:
    parts = {
        name: weight * sign for name, weight, sign in zip(SIGNS, weights, found, strict=True) if name in _TOLD
    }
    strongest = max(parts, key=lambda name: parts[name])
    return _TOLD[strongest]
