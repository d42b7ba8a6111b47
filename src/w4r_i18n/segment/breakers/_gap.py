# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands between a final mark and the next word: what closes, what is blank, what opens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_CLOSERS = frozenset("»”›)]」』）")
_PAIRS = {")": "(", "]": "[", "）": "（"}


@dataclass(frozen=True, slots=True)
class Gap:
    """A run of blanks, quotation marks, brackets and dashes, taken apart."""

    start: int
    """Offset in the run at which a new sentence would begin."""
    blank: bool
    """A blank stands before that offset."""
    closers: str
    openers: str
    """From `start` on, with blanks."""
    omission: str
    """The bracket that would make of the mark alone a sign of omission: `(…)`; else empty."""


class StraightQuotes:
    """Whether a straight quotation is open at an offset of a line; each mark is looked at once."""

    __slots__ = ("_at", "_open", "_text")

    def __init__(self, text: str, begin: int) -> None:
        self._text, self._at, self._open = text, begin, False

    def open_at(self, offset: int) -> bool:
        """Marks that stick to one side tell by themselves, the others by turns; offsets must ascend."""
        at = self._text.find('"', self._at, offset)
        while at >= 0:
            before, after = self._text[at - 1 : at], self._text[at + 1 : at + 2]
            sticks_right = not before.strip() or before in "(['"
            sticks_left = not after.strip() or after in ".,;:!?)]…"
            self._open = not self._open if sticks_left == sticks_right else sticks_right
            at = self._text.find('"', at + 1, offset)
        self._at = offset
        return self._open


@lru_cache(maxsize=2048)
def read_gap(run: str, quote_open: bool) -> Gap:
    """Take a run apart; `quote_open` decides about a straight mark whose neighbours do not tell."""
    closers: list[str] = []
    blank = False
    for at, sign in enumerate(run):
        if sign == " ":
            blank = True
            continue
        if not _closes(run, at, quote_open=quote_open):
            return _gap(run, at, blank=blank, closers="".join(closers))
        quote_open = quote_open and sign != '"'
        closers.append(sign)
        blank = False
    return _gap(run, len(run), blank=blank, closers="".join(closers))


def _gap(run: str, start: int, *, blank: bool, closers: str) -> Gap:
    omission = _PAIRS.get(run[:1], "")
    return Gap(start, blank, closers, run[start:], omission)


def _closes(run: str, at: int, *, quote_open: bool) -> bool:
    sign = run[at]
    if sign in _CLOSERS:
        return True
    blank_before = at > 0 and run[at - 1] == " "
    blank_after = run[at + 1 : at + 2] == " "
    if sign == '"':
        return quote_open if blank_before == blank_after else blank_after
    # A German quotation closes with “, an English one with '; they stick to what they close, as * does.
    return sign in "“'*" and not blank_before and (blank_after or sign != "“")
