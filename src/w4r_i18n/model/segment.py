# SPDX-License-Identifier: GPL-3.0-or-later
"""A piece of a block with its surrounding white space; joining undoes splitting."""

from __future__ import annotations

from dataclasses import dataclass

from w4r_i18n.model.document import Piece


@dataclass(frozen=True, slots=True)
class Segment:
    """Law 2: `join(split(b)) == b.pieces`. The white space after a sentence is its `tail`."""

    pieces: tuple[Piece, ...]
    """Without outer white space, save in a block that is nothing else."""
    tail: tuple[Piece, ...] = ()
    """White space up to the next sentence; the source language keeps it, others use the locale's joint."""
    lead: tuple[Piece, ...] = ()
    """White space before the first sentence of a block; empty for all others."""
