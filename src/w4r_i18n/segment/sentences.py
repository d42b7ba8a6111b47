# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of a plain text as offsets: the public face of the breakers."""

from __future__ import annotations

from itertools import pairwise

from w4r_i18n.model.ports import Breaker
from w4r_i18n.segment.breakers import breaker_for


def sentences(text: str, locale: str = "fr") -> list[tuple[int, int]]:
    """Half-open offsets of each sentence in the unaltered text, without outer blanks, in order.

    Law: the spans ascend without overlap, and what lies outside them is white space (and invisible
    characters) only. A line end always ends a sentence. A locale without rules of its own gets the plain
    ones of `breakers.default`. Linear in the text.

    Raises ConfigError when `locale` is no locale.
    """
    return spans(text, breaker_for(locale))


def spans(text: str, breaker: Breaker) -> list[tuple[int, int]]:
    """As `sentences`, with any breaker."""
    bounds = [0, *breaker.breaks(text), len(text)]
    found: list[tuple[int, int]] = []
    for start, end in pairwise(bounds):
        piece = text[start:end]
        begin = start + len(piece) - len(piece.lstrip())
        stop = start + len(piece.rstrip())
        if begin < stop:
            found.append((begin, stop))
    return found
