# SPDX-License-Identifier: GPL-3.0-or-later
"""Brackets opened within a running sentence hold it together; a bracket that never closes does not."""

from __future__ import annotations

import regex

_BRACKET = regex.compile(r"[()\[\]]")
_REACH = 300
"""Characters after which an open bracket counts as never closed."""
_BEFORE = " «“\"'„‘([—–-•*"
_LEAD = 12
"""Characters that may stand between a sentence's begin and a bracket that is the whole sentence."""


class Brackets:
    """The outermost bracketed spans of a line, found at the first question."""

    __slots__ = ("_begin", "_end", "_next", "_spans", "_text")

    def __init__(self, text: str, begin: int, end: int) -> None:
        self._text, self._begin, self._end = text, begin, end
        self._spans: list[tuple[int, int]] | None = None
        self._next = 0

    def hold(self, mark: int, sentence: int) -> bool:
        """Whether `mark` stands in a bracket opened in mid-sentence; marks must ascend from call to call."""
        if self._spans is None:
            self._spans = _outermost(self._text, self._begin, self._end)
        while self._next < len(self._spans) and self._spans[self._next][1] <= mark:
            self._next += 1
        if self._next == len(self._spans) or mark < self._spans[self._next][0]:
            return False
        opened, closed = self._spans[self._next]
        if opened < sentence or (opened - sentence <= _LEAD and not self._head(sentence, opened)):
            return False
        # What the mark's own closers end (`… !) Elle`) is no longer inside.
        return self._text[mark:closed].strip(".!?…»”\"' ") != ""

    def _head(self, sentence: int, opened: int) -> str:
        return self._text[sentence:opened].strip(_BEFORE)


def _outermost(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    stack: list[int] = []
    for bracket in _BRACKET.finditer(text, begin, end):
        at = bracket.start()
        if text[at] in "([":
            stack.append(at)
            continue
        if not stack:
            continue
        opened = stack.pop()
        if at - opened > _REACH:
            stack.clear()
            continue
        while spans and spans[-1][0] > opened:
            spans.pop()
        spans.append((opened, at))
    return spans
