# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain sentence rules for languages without rules of their own: marks of many scripts, few abbreviations.

A break stands after a final mark with what closes after it, before a blank and a letter that is no small
one. Not after an initial, an abbreviation of the list, or a number before a word (`am 3. Oktober`), nor in a
bracket of a running sentence. Marks of scripts that write no blanks need none.
"""

from __future__ import annotations

import regex

from w4r_i18n.segment.breakers._brackets import Brackets
from w4r_i18n.segment.breakers._gap import StraightQuotes, read_gap
from w4r_i18n.segment.breakers._lines import line_breaks
from w4r_i18n.segment.breakers._look import last_word, words

_CANDIDATE = regex.compile(
    r"([.!?…؟۔।॥։።፧]++|[。！？｡]++)((?:\[\d{1,3}\]|[¹²³⁰⁴-⁹])*+)([ »\"”'›)\]«“„‘‹(\[」』）—–\-•*¿¡「『（]*+)",
)
_FULL_WIDTH = frozenset("。！？｡")
_FULL_WIDTH_QUOTED = regex.compile("と|って|、|，")
"""After a closing bracket these carry the sentence on: 「行くよ。」と言った。"""
_INITIALS = regex.compile(r"(?:\p{Lu}\.-?){0,6}\p{Lu}")
_ORDINAL = regex.compile(r"\d{1,2}|[IVXLC]{1,6}")
_ABBREVIATIONS = words(
    """
    mr mrs ms dr prof st sr sra srta dra dña d.ª prof.ª hr fr frl dipl-ing rev hon gen col lt sgt capt
    gov sen rep pres vs cf e.g i.e eg approx dept est fig figs no nos vol vols p pp ch chap art arts núm
    núms n.º nº pág págs av avda c cap ed eds excmo ilmo ee.uu s.a vd uds ud nr z.b d.h u.a bzw ca bspw
    evtl ggf inkl str tel vgl abs sig sigg dott on avv ing egr s.p.a pag pagg es ecc ex exmo exma v.exa
    ilma dl dna proc. ул г т.е т.д им проф м ім вул див р рр ст гг тыс jan feb mar apr jun jul aug sep
    sept oct okt nov dec dez ene abr ago dic
    """
)


def breaks(text: str) -> list[int]:
    """Offsets at which a new sentence begins, ascending, 0 < offset < len(text); linear in the text."""
    return line_breaks(text, _in_line)


def _in_line(flat: str, begin: int, end: int) -> list[int]:
    found: list[int] = []
    sentence = begin
    quotes, brackets = StraightQuotes(flat, begin), Brackets(flat, begin, end)
    for candidate in _CANDIDATE.finditer(flat, begin, end):
        if candidate.end() >= end:
            break
        raw = candidate[3]
        gap = read_gap(raw, quotes.open_at(candidate.start(3)) if '"' in raw else False)
        spaced = gap.blank or candidate[1][0] in _FULL_WIDTH
        if not spaced or (gap.omission and flat[candidate.start() - 1] == gap.omission):
            continue
        if _ends(flat, sentence, candidate) and not brackets.hold(candidate.start(), sentence):
            sentence = candidate.start(3) + gap.start
            found.append(sentence)
    return found


def _ends(flat: str, sentence: int, candidate: regex.Match[str]) -> bool:
    following = flat[candidate.end()]
    if following.islower() or not (following.isalnum() or following in "#@$€£"):
        return False
    if candidate[1][0] in _FULL_WIDTH and candidate[3]:
        return _FULL_WIDTH_QUOTED.match(flat, candidate.end()) is None
    word = last_word(flat, candidate.start(), sentence).rpartition("'")[2]
    if candidate[1] != "." or not word:
        return candidate.start() > sentence
    if _ORDINAL.fullmatch(word) or _INITIALS.fullmatch(word):
        return False
    return word.casefold() not in _ABBREVIATIONS
