# SPDX-License-Identifier: GPL-3.0-or-later
"""Typographic equality: what may change in a source without a translation going stale."""

from __future__ import annotations

import re
import unicodedata

VERSION = "v1"
"""Stands in every digest. A changed rule is a new version; old versions stay computable."""

_APOSTROPHES = "\u2019\u2018\u02bc\u2032\uff07"
_QUOTES = "\u201c\u201d\u201e\u201f\u2033\uff02\u00ab\u00bb"
_BLANK_KINDS = "\u00a0\u202f\u2009\u2007\u200a\u2002\u2003\u2006\u3000\t"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_MARKS = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_QUOTES, '"'),
        **dict.fromkeys(_BLANK_KINDS, " "),
        **dict.fromkeys(_INVISIBLE),
        "\u2026": "...",
    },
)
_BLANKS = re.compile(r"\s+")
_INNER_BLANKS = re.compile(r"(?<=\u00ab)\s+|(?<!\s)\s+(?=\u00bb)")
_BLANK_BEFORE_MARK = re.compile(r"\s+(?=[:;!?%])")


def typographic(text: str) -> str:
    """The text without its typography: equal results mean "the same words" (FORMATS 5).

    NFC; apostrophes, quotation marks with their inner blanks, no-break blanks, the blank before
    `: ; ! ? %`, runs of blanks and the ellipsis are levelled. What a reader would read aloud stays.
    A guillemet knows its side, so half a quotation (one sentence of two) is levelled like a whole one;
    straight marks do not, so only an even number of them is.
    """
    text = unicodedata.normalize("NFC", text)
    text = _INNER_BLANKS.sub("", text).translate(_MARKS)
    text = _BLANK_BEFORE_MARK.sub("", _BLANKS.sub(" ", text).strip())
    return _without_inner_blanks(text)


_NO_LETTERS = bytes(code for code in range(256) if not (code < 128 and chr(code).isalnum()))


def letters(text: str) -> bytes:
    """The letters from a to z and the digits: enough to tell most texts apart, and quick.

    Law: typographically equal texts have the same.
    """
    return unicodedata.normalize("NFC", text).encode("utf-8", "replace").translate(None, _NO_LETTERS)


def _without_inner_blanks(text: str) -> str:
    parts = text.split('"')
    if len(parts) > 1 and len(parts) % 2:
        parts[1::2] = [inside.strip(" ") for inside in parts[1::2]]
    return '"'.join(parts)
