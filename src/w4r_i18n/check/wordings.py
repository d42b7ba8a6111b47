# SPDX-License-Identifier: GPL-3.0-or-later
"""Which names and terms of the lexicon the source uses and the translation does not take up."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from w4r_i18n.check.seen import Pair
from w4r_i18n.model.term import Lexicon, Occurrence, Wording, WordingKind
from w4r_i18n.text.lexicon import Finder, stands
from w4r_i18n.text.marks import shown
from w4r_i18n.text.normalise import typographic
from w4r_i18n.text.stands import is_written


def missing_wordings(lexicon: Lexicon, kind: WordingKind, pair: Pair) -> list[str]:
    """Sentences for the wordings of one kind that stand in the source and in no form in the translation."""
    if not lexicon.wordings:
        return []
    source = pair.source.text
    asked: dict[Wording, bool] = {}
    for one in _occurrences(lexicon, source):
        if one.wording.kind == kind:
            # A name that the source once writes in full is asked for in full, wherever else it is short.
            whole = typographic(source[one.start : one.end]) == typographic(one.wording.sources[0])
            asked[one.wording] = asked.get(one.wording, False) or whole
    faults = []
    for wording, whole in asked.items():
        forbidden = next((form for form in wording.forbidden if _stands_instead(form, wording, pair)), "")
        if forbidden:
            faults.append(f"“{shown(forbidden)}” must not stand for “{shown(wording.sources[0])}”")
        elif wording.targets and not _is_taken_up(wording, pair, whole=whole):
            faults.append(f"“{shown(wording.sources[0])}” should be “{shown(wording.targets[0])}” here")
    return faults


@lru_cache(maxsize=64)
def _finder(wordings: tuple[Wording, ...]) -> Finder:
    return Finder(wordings)


@lru_cache(maxsize=64)
def _occurrences(lexicon: Lexicon, text: str) -> tuple[Occurrence, ...]:
    return _finder(lexicon.wordings).find(text)


def _stands_instead(form: str, wording: Wording, pair: Pair) -> bool:
    """Whether a forbidden form is written, and is no part of an accepted one that is."""
    text, kind = pair.target.text, wording.kind
    if not is_written((form,), text, pair.tag, kind=kind, inflects=wording.inflects):
        return False
    around = tuple(each for each in wording.targets if form.casefold() in each.casefold())
    return not (around and is_written(around, text, pair.tag, kind=kind, inflects=wording.inflects))


def _is_taken_up(wording: Wording, pair: Pair, *, whole: bool) -> bool:
    """Whether one of the accepted forms stands in the translation.

    A person's short form may stand for the full one, but not before another word with a capital: that is
    the full name with a surname that is not theirs. Where writing has no capitals the full one is wanted.
    """
    text = pair.target.text
    short = tuple(each for each in wording.targets if _is_part_of_another(each, wording.targets))
    if wording.kind != "name" or not whole or not short:
        return stands(wording, text, pair.tag)
    if stands(replace(wording, targets=tuple(t for t in wording.targets if t not in short)), text, pair.tag):
        return True
    if not any(each != each.lower() for each in short):
        return False
    # Inflected too: but for its last letter, and with an ending.
    stems = "|".join(re.escape(each[: max(3, len(each) - 1)]) for each in short)
    followed = re.compile(rf"(?<!\w)(?:{stems})\w{{0,4}}[ \u00a0\u202f-](?=(\w))")
    rest = followed.sub(lambda found: " " if found[1].isupper() else found[0], text)
    return stands(wording, rest, pair.tag)


def _is_part_of_another(form: str, forms: tuple[str, ...]) -> bool:
    return any(form != other and form in other for other in forms)


def counted(lexicon: Lexicon, text: str) -> Counter[Wording]:
    """How often each wording stands in a source text."""
    return Counter(one.wording for one in _occurrences(lexicon, text))
