# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of an HTML source for a parser that keeps none: each text is looked for after the one before."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from itertools import accumulate

_TAG = re.compile(r"<[^<>]*>")
_WINDOW = 200_000
_MAX_MISSES = 50


class LineFinder:
    """`find` in reading order. A text that is not met again stands on the line of the one before."""

    def __init__(self, source: str) -> None:
        self._lines = [_shown(line) for line in _without_head_title(source).split("\n")]
        self._text = "\n".join(self._lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._source = source
        self._at = 0
        self._misses = 0
        self.line = 1

    def find(self, text: str) -> int:
        """The line, from 1, on which this text begins; bounded work however often it is called."""
        probe = text.strip(" ").partition("\n")[0][:60]
        if probe and self._misses < _MAX_MISSES:
            at = self._text.find(probe, self._at, self._at + _WINDOW)
            if at < 0:
                # The source may break the line within the first words; two of them are enough.
                at = self._text.find(" ".join(probe.split(" ")[:2]), self._at, self._at + _WINDOW)
            if at < 0:
                self._misses += 1
            else:
                self._at = at + 1
                self.line = bisect_right(self._starts, at)
        return self.line

    def tag(self, name: str) -> int:
        """The line of the first tag of this name."""
        found = re.search(rf"<{name}\b", self._source, re.IGNORECASE)
        return self._source.count("\n", 0, found.start()) + 1 if found else 1


def _without_head_title(source: str) -> str:
    """The page less the words of <title>, which would be found before those of the text."""
    start = re.search(r"<title\b[^<>]{0,200}>", source, re.IGNORECASE)
    end = source.find("</", start.end()) if start else -1
    if start is None or end < 0:
        return source
    return source[: start.end()] + "\n" * source.count("\n", start.end(), end) + source[end:]


def _shown(line: str) -> str:
    # Tags go, so that an attribute is never taken for text; entities become what the parser shows.
    plain = _TAG.sub("\x01", line)
    return html.unescape(plain).replace("\n", " ") if "&" in plain else plain
