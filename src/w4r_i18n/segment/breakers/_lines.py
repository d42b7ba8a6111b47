# SPDX-License-Identifier: GPL-3.0-or-later
"""Line by line over a folded text: a line end always breaks."""

from __future__ import annotations

from collections.abc import Callable

from w4r_i18n.segment.breakers._fold import fold


def line_breaks(text: str, in_line: Callable[[str, int, int], list[int]]) -> list[int]:
    """The begin of every line with words but the first, and what `in_line(flat, begin, end)` finds.

    `flat` is the folded text; the result counts in `text`.
    """
    flat, offsets = fold(text)
    found: list[int] = []
    at, size, seen = 0, len(flat), False
    while at < size:
        end = flat.find("\n", at)
        end = size if end < 0 else end
        line = flat[at:end]
        begin = end - len(line.lstrip())
        if begin < end:
            if seen:
                found.append(begin)
            found.extend(in_line(flat, begin, end))
            seen = True
        at = end + 1
    return found if offsets is None else [offsets[at] for at in found]
