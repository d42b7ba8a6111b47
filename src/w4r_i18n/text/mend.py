# SPDX-License-Identifier: GPL-3.0-or-later
"""What is certainly wrong in how a translation is typed, and can be mended without reading it."""

from __future__ import annotations

import re
import unicodedata

from w4r_i18n.model.locale import Locale

_NO_BREAK = "\u00a0\u202f"
_BLANKS = re.compile(f"[ {_NO_BREAK}\u2009]{{2,}}")
_FRENCH_BEFORE = re.compile(f"(?<=[^\\s:;!?])[ {_NO_BREAK}\u2009](?=[:;!?](?:[\\s»”\"')]|$))")
_BOUND_BEFORE = re.compile(f"(?<=[^\\s:;!?])[{_NO_BREAK}\u2009](?=[:;!?](?:[\\s»”\"')]|$))")
_INSIDE_QUOTES = re.compile(f"(?<=«)[ {_NO_BREAK}\u2009]|[ {_NO_BREAK}\u2009](?=»)")


def mended(text: str, source: str, target: Locale) -> str:
    """The text composed (NFC), without outer and doubled blanks, and French blanks only in French.

    A no-break blank before `: ; ! ?` is French by itself; a plain one only where the source writes the sign
    after a blank too. Words, figures, signs and their order are never touched. Law: mending twice is mending
    once.
    """
    found = unicodedata.normalize("NFC", text)
    outer_start = source[: len(source) - len(source.lstrip())]
    outer_end = source[len(source.rstrip()) :]
    found = _BLANKS.sub(_one, found.strip(f" \t{_NO_BREAK}"))
    if target.language != "fr":
        spaced = _FRENCH_BEFORE.search(source) is not None
        found = (_FRENCH_BEFORE if spaced else _BOUND_BEFORE).sub("", found)
        if target.quotes[0] == "«":
            found = _INSIDE_QUOTES.sub("", found)
    return outer_start + found + outer_end if found else text


def _one(found: re.Match[str]) -> str:
    """One blank for several: the one that holds words together, where one of them does."""
    return next((blank for blank in found[0] if blank in _NO_BREAK), " ")
