# SPDX-License-Identifier: GPL-3.0-or-later
"""A piece of a block with its surrounding white space; joining undoes splitting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from w4r_i18n.model.document import Piece
from w4r_i18n.model.inline import Code, Content, Inline, Text, merged

_BLANKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
"""Runs that a msgid shows as one space; no-break blanks are the author's typography and stay."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Law 2: `join(split(b)) == b.pieces`. The white space after a sentence is its `tail`."""

    pieces: tuple[Piece, ...]
    """Without outer white space, save in a block that is nothing else."""
    tail: tuple[Piece, ...] = ()
    """White space up to the next sentence; the source language keeps it, others use the locale's joint."""
    lead: tuple[Piece, ...] = ()
    """White space before the first sentence of a block; empty for all others."""
    cuts: tuple[int, ...] = ()
    """Starts of those pieces here that continue the piece before: where one text was cut in two."""


def unit_content(segment: Segment) -> Content:
    """The segment as its unit has it: codes numbered from 1 within the unit, white space levelled.

    Singles and pairs share one counter, in order of first appearance, so code `n` of the msgid is the n-th
    distinct code among `segment.pieces`. A run of breakable white space, soft line breaks among it, is one
    space. Law: `unit_content` of a segment depends on its inlines only, never on spans or block numbers.
    """
    numbers: dict[int, int] = {}
    content = merged(tuple(piece.inline for piece in segment.pieces))
    return tuple(_in_unit(part, numbers) for part in content)


def _in_unit(part: Inline, numbers: dict[int, int]) -> Inline:
    if isinstance(part, Code):
        return Code(numbers.setdefault(part.number, len(numbers) + 1), part.kind)
    if isinstance(part, Text):
        return Text(_BLANKS.sub(" ", part.text))
    return part
