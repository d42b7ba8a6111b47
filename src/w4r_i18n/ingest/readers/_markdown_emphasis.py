# SPDX-License-Identifier: GPL-3.0-or-later
"""Which runs of `*` and `_` open and close emphasis (CommonMark 0.31, section 6.2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(slots=True)
class Run:
    """A run of one mark; `start` and `end` close in on each other as its marks are used up."""

    start: int
    end: int
    mark: str
    length: int
    """As written: the rule of three counts it."""
    can_open: bool
    can_close: bool


def run(text: str, start: int, end: int) -> Run:
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
    right = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
    mark = text[start]
    if mark == "_":
        opens, closes = left and (not right or _is_mark(before)), right and (not left or _is_mark(after))
        return Run(start, end, mark, end - start, opens, closes)
    return Run(start, end, mark, end - start, left, right)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def pairs(runs: Sequence[Run]) -> Iterator[tuple[Span, Span]]:
    """The spans of each pair's two marks, inner pairs first.

    A closer that found no opener tells where others like it need not look again, so time is linear.
    """
    openers: list[Run] = []
    searched: dict[tuple[str, bool, int], int] = {}
    for closer in runs:
        while closer.can_close and closer.start < closer.end:
            like = (closer.mark, closer.can_open, closer.length % 3)
            found = _opener(openers, closer, searched.get(like, 0))
            if found is None:
                searched[like] = len(openers)
                break
            opener = openers[found]
            size = 2 if opener.end - opener.start >= 2 and closer.end - closer.start >= 2 else 1
            yield (opener.end - size, opener.end), (closer.start, closer.start + size)
            opener.end -= size
            closer.start += size
            del openers[found + 1 if opener.start < opener.end else found :]
            for key, height in searched.items():
                searched[key] = min(height, len(openers))
        if closer.can_open and closer.start < closer.end:
            openers.append(closer)


def _opener(openers: list[Run], closer: Run, bottom: int) -> int | None:
    for index in range(len(openers) - 1, bottom - 1, -1):
        opener = openers[index]
        if opener.mark != closer.mark:
            continue
        both = opener.can_close or closer.can_open
        if both and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3):
            continue
        return index
    return None
