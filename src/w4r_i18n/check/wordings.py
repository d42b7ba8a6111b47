# SPDX-License-Identifier: GPL-3.0-or-later
"""Which names and terms of the lexicon the source uses and the translation does not take up."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from w4r_i18n.check.seen import Pair
from w4r_i18n.model.term import Lexicon, Occurrence, Wording, WordingKind
from w4r_i18n.text.lexicon import Finder, stands
from w4r_i18n.text.marks import shown


def missing_wordings(lexicon: Lexicon, kind: WordingKind, pair: Pair) -> list[str]:
    """Sentences for the wordings of one kind that stand in the source and in no form in the translation."""
    if not lexicon.wordings:
        return []
    asked = dict.fromkeys(
        one.wording for one in _occurrences(lexicon, pair.source.text) if one.wording.kind == kind
    )
    target = pair.target.text
    faults = []
    for wording in asked:
        forbidden = next((form for form in wording.forbidden if form in target), "")
        if forbidden:
            faults.append(f"“{shown(forbidden)}” must not stand for “{shown(wording.sources[0])}”")
        elif wording.targets and not _is_taken_up(wording, pair):
            faults.append(f"“{shown(wording.sources[0])}” should be “{shown(wording.targets[0])}” here")
    return faults


@lru_cache(maxsize=64)
def _finder(wordings: tuple[Wording, ...]) -> Finder:
    return Finder(wordings)


@lru_cache(maxsize=64)
def _occurrences(lexicon: Lexicon, text: str) -> tuple[Occurrence, ...]:
    return _finder(lexicon.wordings).find(text)


def _is_taken_up(wording: Wording, pair: Pair) -> bool:
    return stands(wording, pair.target.text, pair.tag)


def counted(lexicon: Lexicon, text: str) -> Counter[Wording]:
    """How often each wording stands in a source text."""
    return Counter(one.wording for one in _occurrences(lexicon, text))
