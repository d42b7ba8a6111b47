# SPDX-License-Identifier: GPL-3.0-or-later
"""Where French sentences end: one pass over full stops and their kin, a decision on the neighbours of each.

Every quantifier is possessive or bounded and every look back is a bounded slice, so time is linear in the
text whatever stands in it. Order of the questions: does the gap after the mark allow a break; is the mark
inside a bracket of a running sentence; then one small rule per kind of mark. `_fr_words` holds the words,
`_fr_places` the places that open titles.
"""

from __future__ import annotations

import regex

from w4r_i18n.segment.breakers._brackets import Brackets
from w4r_i18n.segment.breakers._fr_places import is_place_label
from w4r_i18n.segment.breakers._fr_stop import may_end_at_stop, may_follow_tightly, starts_in_lower_case
from w4r_i18n.segment.breakers._fr_words import MARKED_NAMES, STARTERS
from w4r_i18n.segment.breakers._gap import Gap, StraightQuotes, read_gap
from w4r_i18n.segment.breakers._lines import line_breaks
from w4r_i18n.segment.breakers._look import last_word, next_word

_CANDIDATE = regex.compile(
    r"([.!?…]++)"
    # Calls of notes stick to the mark: [3], [note 1], ².
    r"((?:\[(?:\d{1,3}|[a-z]|(?:note|réf\.|n) ?[\p{L}\d]{0,12})\]|[¹²³⁰⁴-⁹])*+)"
    r"([ »\"”'›)\]«“„‘‹(\[—–\-•‣▪*¿¡]*+)"
)
_LABEL_REACH = 130
"""Characters of a line's head in which a place label may end."""


def breaks(text: str) -> list[int]:
    """Offsets at which a new sentence begins, ascending, 0 < offset < len(text).

    A line end always breaks. Linear in the length of the text; raises nothing.
    """
    return line_breaks(text, _in_line)


def _in_line(flat: str, begin: int, end: int) -> list[int]:
    found: list[int] = []
    sentence = begin
    quotes = StraightQuotes(flat, begin)
    brackets = Brackets(flat, begin, end)
    for candidate in _CANDIDATE.finditer(flat, begin, end):
        after = candidate.end()
        if after >= end:
            break
        raw = candidate[3]
        if not raw and not candidate[2] and not flat[after].isupper():
            continue  # inside a number, an address, a file's name
        gap = read_gap(raw, quotes.open_at(candidate.start(3)) if '"' in raw else False)
        if _ends(flat, sentence, candidate, gap, begin) and not brackets.hold(candidate.start(), sentence):
            sentence = candidate.start(3) + gap.start
            found.append(sentence)
    return found


def _ends(flat: str, sentence: int, candidate: regex.Match[str], gap: Gap, line: int) -> bool:
    """Whether a sentence ends at this mark: the decision table."""
    mark, at, after = candidate[1], candidate.start(), candidate.end()
    following = flat[after]
    if gap.omission and flat[at - 1 : at] == gap.omission:
        return False  # (…), […], (!)
    if not gap.blank and not gap.closers:
        return _ends_tightly(flat, sentence, candidate)
    if following in ".…":
        return mark == "." and gap.blank and _opens_with_ellipsis(flat, sentence, at, after)
    if sentence == line and mark == "." and at - line < _LABEL_REACH and is_place_label(flat[line:at]):
        return False
    if following.islower():
        return mark == "." and gap.blank and starts_in_lower_case(flat, sentence, at, after, gap)
    if not following.isalnum() and following not in "#@$€£":
        return False
    if mark == ".":
        return may_end_at_stop(flat, sentence, at, after, gap)
    if mark == "!" and not gap.closers and last_word(flat, at, sentence).casefold() in MARKED_NAMES:
        return next_word(flat, after) in STARTERS
    return at > sentence


def _ends_tightly(flat: str, sentence: int, candidate: regex.Match[str]) -> bool:
    """`hier.Elle`, `2022.[3]Elle`: the blank is missing and a sentence follows all the same."""
    at, after = candidate.start(), candidate.end()
    if candidate[3] or not flat[after].isupper() or at <= sentence:
        return False
    return may_follow_tightly(flat, sentence, at, after, stop=candidate[1] == ".")


def _opens_with_ellipsis(flat: str, sentence: int, at: int, after: int) -> bool:
    """`. … et il a signé`, `. […] Elle`: an ellipsis that begins a sentence and words after it."""
    rest = flat[after : after + 8].lstrip(".… )]")
    dots = flat.startswith("…", after) or flat.startswith("..", after)
    return dots and rest[:1].isalpha() and len(last_word(flat, at, sentence)) > 1
