# SPDX-License-Identifier: GPL-3.0-or-later
"""Text made to be slow: cutting stays linear."""

from __future__ import annotations

from time import process_time

import pytest

from w4r_i18n.model.document import Block, Piece
from w4r_i18n.model.inline import Code, Text
from w4r_i18n.segment.breakers import fr
from w4r_i18n.segment.sentences import sentences
from w4r_i18n.segment.split import join, split

_HOSTILE = {
    "stops with blanks": ". " * 20_000,
    "short quotations": "« A. »" * 5_000,
    "ellipses": "…" * 20_000,
    "stops": "." * 200_000,
    "no blank at all": "x" * 200_000,
    "blanks": " " * 200_000,
    "one stop and blanks": "." + " " * 200_000 + "A",
    "exclamation marks": "!" * 200_000,
    "spaced exclamation marks": "! " * 20_000,
    "closing quotation marks": "." + "»" * 200_000,
    "straight quotation marks": '"' * 200_000,
    "straight quotation marks and stops": '. " ' * 10_000,
    "open brackets": "(" * 200_000,
    "open brackets with stops": "(A. " * 10_000,
    "nested brackets": ("(" * 500 + ")" * 500) * 200,
    "empty brackets": "()" * 50_000,
    "initials": "A. B. " * 6_000,
    "acronyms": "A.B." * 10_000,
    "list marks": "1. " * 13_000,
    "places": "Monde/" * 30_000 + ". Un",
    "combining marks": "e" + "\u0301" * 200_000,
    "invisible characters": ".\u200b" * 20_000,
    "calls of notes": ".[1]" * 10_000,
    "figures": "1" * 200_000 + ". Un",
    "line ends": ".\n" * 20_000,
    "missing blanks": "mot.Elle" * 5_000,
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_french_rules_take_no_longer_on_hostile_text(name: str) -> None:
    begun = process_time()
    sentences(_HOSTILE[name])
    assert process_time() - begun < 0.25


def test_a_block_of_many_codes_is_cut_in_linear_time() -> None:
    pieces = []
    for number in range(1, 4_001):
        at = number * 20
        pieces += [Piece(Code(number, "open"), at, at + 3), Piece(Text("Un. "), at + 3, at + 7)]
        pieces += [Piece(Code(number, "close"), at + 7, at + 11), Piece(Text("Deux. "), at + 11, at + 17)]
    block = Block("paragraph", 20, pieces[-1].end, tuple(pieces), 1)
    begun = process_time()
    segments = split(block, fr)
    assert len(segments) == 8_000
    assert join(segments) == block.pieces
    assert process_time() - begun < 2.5
