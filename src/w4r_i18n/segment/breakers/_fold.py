# SPDX-License-Identifier: GPL-3.0-or-later
"""A view of a text that rules can read plainly, and the way back to its offsets."""

from __future__ import annotations

import re
import unicodedata

NEWLINES = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_BLANKS = "\u00a0\u202f\t\u2009\u2007\u200a\u2002\u2003\u2004\u2005\u2006\u2008\u3000\u1680\u205f\x1f"
_PLAIN = (
    *((mark, "\n") for mark in NEWLINES[1:]),
    *((blank, " ") for blank in _BLANKS),
    ("\u2019", "'"),
    ("\u02bc", "'"),
    ("\uff02", '"'),
)
_MARKS = "\u0300-\u036f\ufe00-\ufe0f"
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_TRANSPARENT = re.compile(f"[{_MARKS}{_INVISIBLE}]")
_CLUSTER = re.compile(f"[{_INVISIBLE}]|.[{_MARKS}]{{0,4}}", re.DOTALL)


def fold(text: str) -> tuple[str, list[int] | None]:
    """The text with plain blanks, apostrophes and line ends, composed and without invisible characters.

    Also the offset in `text` of each of its characters, or None while they count one to one.
    """
    # A dozen searches for an absent character cost less than one look at each character.
    for odd, plain in _PLAIN:
        if odd in text:
            text = text.replace(odd, plain)
    if text.isascii() or not _TRANSPARENT.search(text):
        return text, None
    return _composed(text)


def _composed(text: str) -> tuple[str, list[int]]:
    out: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        letters = cluster.group()
        if _TRANSPARENT.match(letters):
            continue
        out.append(letters if len(letters) == 1 else unicodedata.normalize("NFC", letters)[0])
        offsets.append(cluster.start())
    return "".join(out), offsets
