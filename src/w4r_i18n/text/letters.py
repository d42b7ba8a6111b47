# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters as they are compared: small, without accents, composed, with the way back to where they stood."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

_ACCENTED = {
    "a": "aàâäáãå", "c": "cç", "e": "eéèêë", "i": "iîïíì", "n": "nñ", "o": "oôöóò", "u": "uùûüú", "y": "yÿý",
}  # fmt: skip
_BARE = str.maketrans({letter: plain for plain, letters in _ACCENTED.items() for letter in letters})
_JOINED = "\u0300-\u036f"
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_LIKELY = re.compile(f"[{_JOINED}{_UNSEEN}]")
_HIDDEN = re.compile(f"[^\\W\\d_][{_JOINED}]+|[{_UNSEEN}]")


def bare(text: str) -> str:
    """Small letters without accents, one for one."""
    return text.translate(_BARE)


def lowered(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


class Origin:
    """Offsets of a text before its marks were joined to their letters."""

    def __init__(self) -> None:
        self.at: list[int] = []
        self.shift: list[int] = []

    def __call__(self, offset: int) -> int:
        number = bisect_right(self.at, offset)
        return offset + (self.shift[number - 1] if number else 0)


def composed(text: str) -> tuple[str, Origin]:
    """The text in NFC, without soft hyphens, and the way back to its own offsets."""
    origin = Origin()
    if text.isascii() or not _LIKELY.search(text):
        return text, origin
    pieces: list[str] = []
    last = length = 0
    for found in _HIDDEN.finditer(text):
        kept = unicodedata.normalize("NFC", found[0]) if len(found[0]) > 1 else ""
        pieces += (text[last : found.start()], kept)
        length += found.start() - last + len(kept)
        last = found.end()
        if len(kept) != len(found[0]):
            origin.at.append(length)
            origin.shift.append(last - length)
    return "".join([*pieces, text[last:]]), origin


def any_of(words: Iterable[str]) -> str:
    """An expression for any of the words, with or without accents; no letter is looked at twice."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _expression(root)


def _expression(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    others = sorted(letter for letter in node if letter)
    branches = [_letter(letter) + _expression(node[letter]) for letter in others]
    if not branches:
        return ""
    inside = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{inside}?" if "" in node else inside


def _letter(letter: str) -> str:
    return f"[{_ACCENTED[letter]}]" if letter in _ACCENTED else re.escape(letter)
