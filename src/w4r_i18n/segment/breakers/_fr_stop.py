# SPDX-License-Identifier: GPL-3.0-or-later
"""A French full stop: end of a sentence, or of an abbreviation, initial, ordinal, list mark."""

from __future__ import annotations

import regex

from w4r_i18n.segment.breakers._fr_words import (
    ABBREVIATIONS,
    KINGS,
    LABELS,
    LETTER_NOUNS,
    NAME_PARTICLES,
    NOT_WORDS,
    SHORT_NAMES,
    STARTERS,
    STRONG_STARTERS,
    UNITS,
    WHOLE_WORDS,
    Kind,
)
from w4r_i18n.segment.breakers._gap import Gap
from w4r_i18n.segment.breakers._look import last_word, next_word, word_before

_LIST_MARK = regex.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}|\d{1,2}[°ºo]|[IVXLC]{1,6}|[A-Za-z]|\d{1,2}[a-z]")
_LABEL = regex.compile(
    rf"(?:{'|'.join(sorted(LABELS))})\.? (?:n° ?)?"
    r"(?:\d{1,4}(?:er|re|ère|e|°)?|[ivxlc]{1,6}|ier|[a-z]|premier)"
    r"(?:[-.]\d{1,3}){0,3}(?: (?:bis|ter|quater))?",
    regex.IGNORECASE,
)
# A small vowel second makes a word or a surname of it: Ba, Li, Os.
_INITIALS = regex.compile(r"\p{Lu}[b-df-hj-np-tv-xz]?(?:\.?-\p{Lu}\p{Ll}?)?")
_ACRONYM = regex.compile(r"(?:\p{Lu}\p{Ll}{0,2}\.-?){1,10}\p{Lu}\p{Ll}?")
_FIGURE = regex.compile(r"[\d,.]{1,12}")
_NUMERAL = regex.compile(r"\d|[IVXLC]{1,6}\b(?!')|(?![AÀÔY])\p{Lu}\b(?!')")
_TWO_FIGURES = regex.compile(r"\d\d\b")
_LOWER_NAME = regex.compile(
    r"\p{Ll}{1,2}\p{Lu}|(?:al|el|an|ad|as|ash|at|az|ibn|bin|bint|ben|abu|abou|von|van)[- ]\p{Lu}|[dl]'\p{Lu}",
)
_CONSONANTS = regex.compile(r"[bcdfghjklmnpqrstvwxz]{2,5}", regex.IGNORECASE)
_OPEN_DATE = regex.compile(r"\d{1,2}\. ?(?:\d{2,4}\b)")
_SIGNS = frozenset(")]»”›\"'")
_ERAS = frozenset(("av.", "apr.", "ap.", "avant", "après"))
_PLURAL_ARTICLES = frozenset(("des", "les", "aux"))
_AFTER_WORD = frozenset(("", " ", ",", ";", "-"))
_HEAD = 4
"""Characters of dashes, bullets and quotation marks that may stand before a list mark."""
_LABEL_REACH = 40


def may_end_at_stop(flat: str, sentence: int, at: int, after: int, gap: Gap) -> bool:
    """Whether the full stop at `at` ends a sentence; what follows at `after` is no lower-case letter."""
    word = _bare_word(flat, at, sentence)
    if not word or word[-1] in _SIGNS:
        return at > sentence  # what closes before its stop is no abbreviation
    if word[-1].isdigit() or len(word) <= 10:
        if _is_list_mark(flat, word, sentence, at) or _is_label(flat, sentence, at):
            return False
        if word.isdigit():
            return not (len(word) < 3 and flat[after].isdigit() and _OPEN_DATE.match(flat, after))
    kind = _kind(word)
    if kind:
        return _ends_abbreviation(flat, word, kind, after, gap)
    if len(word) <= 5 and (word in SHORT_NAMES or _INITIALS.fullmatch(word)) and not _is_word(word):
        return _ends_initial(flat, word, sentence, at, after)
    if "." in word and _ACRONYM.fullmatch(word):
        return _ends_acronym(flat, word, sentence, at, after)
    if len(word) == 1 and word.islower():
        return _ends_letter(flat, word, sentence, at, after)
    if len(word) < 6 and not word.isupper() and _CONSONANTS.fullmatch(word) and word not in UNITS:
        return next_word(flat, after) in STARTERS
    return True


def starts_in_lower_case(flat: str, sentence: int, at: int, after: int, gap: Gap) -> bool:
    """`. al-Jazira`, `. iPhone`, `. e sais`: a small letter that opens a sentence after a whole word."""
    word = _bare_word(flat, at, sentence)
    if gap.closers or not word.isalpha() or _kind(word) or len(word) < 3:
        return False
    if gap.openers.strip():
        return len(word) > 3 and not gap.openers.startswith(("(", "[")) and _surely_whole(word)
    return bool(_LOWER_NAME.match(flat, after)) or _surely_whole(word)


def may_follow_tightly(flat: str, sentence: int, at: int, after: int, *, stop: bool) -> bool:
    """Whether a sentence begins right after a mark, no blank between; `stop`: the mark is one full stop."""
    word, following = _bare_word(flat, at, sentence), next_word(flat, after)
    tail = flat[after + len(following) : after + len(following) + 1]
    if following in NOT_WORDS or not (following.endswith("'") or tail in _AFTER_WORD):
        return False
    if any(sign in word for sign in "./@:_#=&") or _kind(word):
        return False
    if not stop or word.isdigit():
        return following in STARTERS and (not stop or len(word) == 4)
    whole = len(word) > 2 and word[-2:].islower()
    return (whole or not word.isalnum()) and (len(following) > 1 or following in STARTERS)


def _bare_word(flat: str, at: int, sentence: int) -> str:
    """The word before a mark without what is elided before it: `O.N.U` of `l'O.N.U.`."""
    word = last_word(flat, at, sentence)
    return word if word[-1:] == "'" else word.rpartition("'")[2]


def _kind(word: str) -> Kind | None:
    if len(word) > 10 or word in WHOLE_WORDS or (len(word) == 1 and word.isupper() and word != "M"):
        return None
    return ABBREVIATIONS.get(word.casefold())


def _is_word(word: str) -> bool:
    """Two letters that look like an initial and are a word: `Il`, `Le`."""
    return len(word) == 2 and word.casefold() in STARTERS


def _surely_whole(word: str) -> bool:
    """No abbreviation ends like this: in a vowel, or long and in a common ending."""
    end = word[-1]
    return word.islower() and ((len(word) > 3 and end in "aeiouyéè") or (len(word) > 5 and end in "strxzn"))


def _is_list_mark(flat: str, word: str, sentence: int, at: int) -> bool:
    if not _LIST_MARK.fullmatch(word):
        return False
    begin = at - len(word)
    before = flat[max(sentence, begin - 2) : begin].strip()
    if begin - sentence <= _HEAD and not before.strip("-–—•‣▪*«\"“'(["):
        return True
    # `: 1. la libération ; 2. Une enquête`
    return before[-1:] in (":", ";") and (word.isdigit() or len(word) == 1)


def _is_label(flat: str, sentence: int, at: int) -> bool:
    return at - sentence <= _LABEL_REACH and bool(_LABEL.fullmatch(flat, sentence, at))


def _ends_abbreviation(flat: str, word: str, kind: Kind, after: int, gap: Gap) -> bool:
    following = next_word(flat, after)
    if kind == "title":
        return following in STRONG_STARTERS
    if kind == "number":
        return not (_NUMERAL.match(flat, after) or "(" in gap.openers)
    if kind == "maybe":
        figure = flat[after].isdigit() and word.casefold() != "etc"
        return not figure and "(" not in gap.openers
    return following in STARTERS and not flat[after].isdigit()


def _ends_initial(flat: str, word: str, sentence: int, at: int, after: int) -> bool:
    following = next_word(flat, after)
    before = word_before(flat, word, at, sentence).casefold()
    if before.rpartition("'")[2] in LETTER_NOUNS or (word in "IVX" and before in KINGS):
        return True
    if word == "J.-C" and before in _ERAS:
        return True
    return following in STARTERS and not _is_particle(flat, following, after)


def _is_particle(flat: str, following: str, after: int) -> bool:
    """`Le Pen`, `D'Alembert`: a starter's spelling before a capital."""
    begin = after + len(following) + (following[-1] != "'")
    return following in NAME_PARTICLES and flat[begin : begin + 1].isupper()


def _ends_acronym(flat: str, word: str, sentence: int, at: int, after: int) -> bool:
    following = next_word(flat, after)
    if following not in STARTERS:
        return False
    before = word_before(flat, word, at, sentence).casefold()
    of_a_name = len(word) <= 4 and before not in _PLURAL_ARTICLES
    return not (of_a_name and _is_particle(flat, following, after))


def _ends_letter(flat: str, word: str, sentence: int, at: int, after: int) -> bool:
    before = word_before(flat, word, at, sentence)
    if _FIGURE.fullmatch(before) and word in UNITS:
        return not _TWO_FIGURES.match(flat, after)
    if word == "s" and before[-1:] in ("e", "r") and before[:1] in "IVX":
        return True
    return next_word(flat, after) in STARTERS
