# SPDX-License-Identifier: GPL-3.0-or-later
"""A text cut at sentence ends into what an engine takes, and put together again.

Only a text that is too long is cut, so a doubtful place is passed over: better a longer piece than half a
sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# What closes a sentence, its closing marks, and the blank before the next one, which begins with a capital,
# a figure, an opening mark or a bracket. Before a full stop stands a word of four letters or more, or what
# hangs on one (`Libérez-la.`): `M.`, `Mme.`, `art.` and initials end nothing. Blanks are bounded, so that a
# page of them costs no more than text.
_END = re.compile(
    r"(?:[!?…。！？]|(?:[^\W\d_]{4}|[-’'][^\W\d_]{2,3}|\d)\.)(?:[ \u00a0\u202f]?[»”’\"')\]]){0,3}"
    r"(?P<gap>[ \n\t]{1,20})(?=[^\W\d_a-zà-öø-ÿ]|[«“‘\"'(\[<¿¡—–-]|\d)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    gap: str
    """The blank that stood after it."""


def sentences(text: str) -> tuple[Piece, ...]:
    """The text cut at each clear sentence end; texts and gaps joined give it back."""
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Piece]:
    start = 0
    for found in _END.finditer(text):
        yield Piece(text[start : found.start("gap")], found["gap"])
        start = found.end()
    yield Piece(text[start:], "")


def under(text: str, limit_bytes: int | None) -> tuple[Piece, ...]:
    """As few pieces as keep each at or under the limit in UTF-8, cut at sentence ends.

    A sentence that is longer by itself stays whole: the caller refuses it, rather than have half of it
    translated.
    """
    if limit_bytes is None or len(text.encode()) <= limit_bytes:
        return (Piece(text, ""),)
    packed: list[Piece] = []
    for piece in sentences(text):
        last = packed[-1] if packed else None
        joined = f"{last.text}{last.gap}{piece.text}" if last else ""
        if last and len(joined.encode()) <= limit_bytes:
            packed[-1] = Piece(joined, piece.gap)
        else:
            packed.append(piece)
    return tuple(packed)


def joined(pieces: tuple[Piece, ...], answers: list[str], joint: str) -> str:
    """The answers one after the other; `joint` is what the target language puts between sentences."""
    spaced: Callable[[Piece], str] = (lambda piece: piece.gap) if joint else (lambda _: "")
    return "".join(f"{answer}{spaced(piece)}" for piece, answer in zip(pieces, answers, strict=True))
