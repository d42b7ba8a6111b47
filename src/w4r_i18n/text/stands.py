# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a term or a name stands in a translation, in a form that its language gives it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from w4r_i18n.model.term import Wording, WordingKind
from w4r_i18n.text.finder import Finder
from w4r_i18n.text.normalise import typographic
from w4r_i18n.text.target_forms import expression


def stands(wording: Wording, text: str, language: str) -> bool:
    """Whether one of the wording's targets is in a text of the target language.

    Recorded forms stand as they are, and where the wording inflects, with other endings that the language
    has, in compounds where it makes them, after particles that it writes together with the next word. Blanks,
    apostrophes, hyphens, tags, vowel signs of Arabic and Hebrew, and the widths of Japanese letters make no
    difference. Terms in any case; of names and proper names no capital may be lacking, but one more may
    stand. A name in which a letter is lost, changed or in another place does not stand.
    """
    return is_written(wording.targets, text, language, kind=wording.kind, inflects=wording.inflects)


def is_written(
    forms: tuple[str, ...], text: str, language: str, *, kind: WordingKind = "term", inflects: bool = True
) -> bool:
    """`stands`, for forms by themselves: those that must not stand, for one."""
    tag = language.partition("-")[0]
    if tag == "fr" and kind == "term" and inflects:
        return bool(_finder(forms).find(folded(text, tag)))
    pattern = _pattern(forms, tag, kind, inflects)
    return pattern is not None and pattern.search(folded(text, tag)) is not None


@lru_cache(maxsize=512)
def _finder(forms: tuple[str, ...]) -> Finder:
    return Finder([Wording("term", forms, ())])


_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"), "-")
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))
_LETTERS = {
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"), ord("ی"): "ي", ord("ى"): "ي", ord("ک"): "ك", ord("ـ"): None,
    ord("ё"): "е", ord("Ё"): "Е",
}  # fmt: skip
_FOLD = str.maketrans({**_HYPHENS, **_MARKS, **_LETTERS})
_SIGNS = re.compile("[\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]+")
_SIGNED = re.compile("[\u0590-\u06ff]")
_WIDE = re.compile("[\uff01-\uffef]")
_MIDDLE_DOTS = re.compile(" ?[\u30fb\uff65\u00b7\u2022\u2027\u30a0=\uff1d] ?")
_TAG = re.compile(r"</?[gx][0-9]{1,4}/?>")
_EAST_ASIAN = frozenset({"ja", "zh", "ko", "yue"})


@lru_cache(maxsize=1024)
def folded(text: str, language: str) -> str:
    """The text without what makes no difference to a reader who looks for a word."""
    text = typographic(_TAG.sub("", text) if "<" in text else text)
    if text.isascii():
        return text
    text = text.translate(_FOLD)
    if _SIGNED.search(text):
        text = _SIGNS.sub("", text)
    if language in _EAST_ASIAN:
        if _WIDE.search(text):
            text = unicodedata.normalize("NFKC", text)
        text = _MIDDLE_DOTS.sub("・", text)
    return text


@lru_cache(maxsize=16384)
def _pattern(
    forms: tuple[str, ...], language: str, kind: WordingKind, inflects: bool
) -> re.Pattern[str] | None:
    spelled = sorted({folded(form, language).strip() for form in forms} - {""}, key=len, reverse=True)
    found = [expression(form, language, kind, inflects=inflects) for form in spelled]
    return re.compile("|".join(found)) if found else None
