# SPDX-License-Identifier: GPL-3.0-or-later
"""A block cut into segments, and segments joined to the block again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from w4r_i18n.model.document import ONE_UNIT_ROLES, Block, Piece
from w4r_i18n.model.inline import Code, Placeholder, Text
from w4r_i18n.model.ports import Breaker
from w4r_i18n.model.segment import Segment
from w4r_i18n.segment.breakers._fold import NEWLINES
from w4r_i18n.segment.words import has_words

Mode = Literal["block", "sentence"]

_VALUE = "Valeur"
"""What the rules read for a placeholder: a word that may begin a sentence."""
_SOFT = str.maketrans(dict.fromkeys(NEWLINES, " "))
_DEPTH = {"open": 1, "close": -1, "single": 0}


@dataclass(frozen=True, slots=True)
class _Atom:
    """A piece, or a part of a text, that no break cuts."""

    piece: Piece
    source: int
    """Index of the whole piece in the block."""
    at: int
    """Offset in what the rules read."""

    @property
    def blank(self) -> bool:
        return isinstance(self.piece.inline, Text) and not self.piece.inline.text.strip()

    @property
    def depth(self) -> int:
        return _DEPTH[self.piece.inline.kind] if isinstance(self.piece.inline, Code) else 0

    @property
    def begins(self) -> bool:
        """Whether it belongs to what follows it: a word or an opening code, no other code."""
        return not isinstance(self.piece.inline, Code) or self.piece.inline.kind == "open"


def split(block: Block, breaker: Breaker, *, mode: Mode = "sentence") -> tuple[Segment, ...]:
    """Cut a block into sentences; `join` gives its pieces back (law 2).

    The white space after a sentence is its `tail`. Codes are never cut; a pair that spans a break keeps both
    sentences in one segment, and so does a text that is spelt otherwise than it reads (an entity). Opening
    codes go with what follows, others with what precedes. To the rules a pair has no width, a single code (a
    hard line break, an image) is a blank, a placeholder a word. A part without words stays with its
    neighbour. With mode "block", and for the roles of ONE_UNIT_ROLES, the block is one segment.
    """
    if not block.pieces:
        return ()
    read = [_as_read(piece) for piece in block.pieces]
    text = "".join(read)
    whole = mode == "block" or block.role in ONE_UNIT_ROLES
    spans = [] if whole else list(_blank_spans(text, breaker.breaks(text)))
    lead, end = len(text) - len(text.lstrip()), len(text.rstrip())
    edges = sorted({lead, end, *(offset for span in spans for offset in span)})
    atoms = list(_atoms(block.pieces, read, edges))
    return tuple(_segments(atoms, _with_words(atoms, _cuts(atoms, spans, len(text)))))


def join(segments: Sequence[Segment]) -> tuple[Piece, ...]:
    """The pieces of the block that was split: `join(split(b)) == b.pieces`."""
    out: list[Piece] = []
    for segment in segments:
        for piece in (*segment.lead, *segment.pieces, *segment.tail):
            if piece.start in segment.cuts and isinstance(piece.inline, Text) and out:
                before = out.pop()
                text = before.inline.text if isinstance(before.inline, Text) else ""
                piece = Piece(Text(text + piece.inline.text), before.start, piece.end)  # noqa: PLW2901
            out.append(piece)
    return tuple(out)


def _as_read(piece: Piece) -> str:
    inline = piece.inline
    if isinstance(inline, Text):
        return inline.text.translate(_SOFT)
    if isinstance(inline, Placeholder):
        return _VALUE
    return " " if inline.kind == "single" else ""


def _blank_spans(text: str, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each break with the begin of the blanks before it."""
    floor = 0
    for offset in breaks:
        begin = offset
        while begin > floor and text[begin - 1].isspace():
            begin -= 1
        yield begin, offset
        floor = offset


def _atoms(pieces: Sequence[Piece], read: Sequence[str], edges: Sequence[int]) -> Iterator[_Atom]:
    at = 0
    for source, (piece, seen) in enumerate(zip(pieces, read, strict=True)):
        end = at + len(seen)
        inner = edges[bisect_right(edges, at) : bisect_left(edges, end)]
        yield from _parts(piece, source, at, inner)
        at = end


def _parts(piece: Piece, source: int, at: int, edges: Sequence[int]) -> Iterator[_Atom]:
    inline = piece.inline
    # Only where it is spelt as it reads do offsets count one to one (model.document.Piece).
    if not edges or not isinstance(inline, Text) or piece.end - piece.start != len(inline.text):
        yield _Atom(piece, source, at)
        return
    begin = 0
    for end in (*(edge - at for edge in edges), len(inline.text)):
        part = Piece(Text(inline.text[begin:end]), piece.start + begin, piece.start + end)
        yield _Atom(part, source, at + begin)
        begin = end


def _cuts(atoms: Sequence[_Atom], spans: Sequence[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    """For each break that no pair of codes spans: where the left part ends and the right one begins."""
    offsets = [*(atom.at for atom in atoms), size]
    depths = [0, *accumulate(atom.depth for atom in atoms)]
    for begin, end in spans:
        places = range(max(1, bisect_left(offsets, begin)), min(bisect_right(offsets, end), len(atoms)))
        level = [place for place in places if depths[place] == 0]
        blank = next((place for place in level if atoms[place].blank), None)
        left = blank if blank is not None else next((p for p in level if atoms[p].begins), None)
        if left is not None:
            right = left
            while right < len(atoms) and atoms[right].blank:
                right += 1
            yield left, right


def _with_words(atoms: Sequence[_Atom], cuts: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cuts that leave words on both sides."""
    kept: list[tuple[int, int]] = []
    begin = 0
    for left, right in cuts:
        if _have_words(atoms[begin:left]):
            kept.append((left, right))
            begin = right
    if kept and not _have_words(atoms[begin:]):
        kept.pop()
    return kept


def _have_words(atoms: Sequence[_Atom]) -> bool:
    return has_words(atom.piece.inline for atom in atoms)


def _segments(atoms: Sequence[_Atom], cuts: Sequence[tuple[int, int]]) -> Iterator[Segment]:
    first, last = 0, len(atoms)
    while first < last and atoms[first].blank:
        first += 1
    while last > first and atoms[last - 1].blank:
        last -= 1
    if first == last:
        yield Segment(tuple(atom.piece for atom in atoms))
        return
    begin, lead = first, 0
    for left, right in (*cuts, (last, len(atoms))):
        parts = [_whole(atoms[a:b]) for a, b in ((lead, begin), (begin, left), (left, right))]
        yield Segment(parts[1], tail=parts[2], lead=parts[0], cuts=_starts(atoms, (lead, begin, left)))
        begin = lead = right


def _whole(atoms: Sequence[_Atom]) -> tuple[Piece, ...]:
    """Pieces again: parts of one text that no cut separates are put together."""
    out: list[tuple[int, Piece]] = []
    for atom in atoms:
        if out and out[-1][0] == atom.source:
            before = out.pop()[1]
            assert isinstance(before.inline, Text)
            assert isinstance(atom.piece.inline, Text)
            text = Text(before.inline.text + atom.piece.inline.text)
            out.append((atom.source, Piece(text, before.start, atom.piece.end)))
        else:
            out.append((atom.source, atom.piece))
    return tuple(piece for _, piece in out)


def _starts(atoms: Sequence[_Atom], borders: tuple[int, ...]) -> tuple[int, ...]:
    """Where a border stands within one text: the start of its second part."""
    inside = {
        atoms[border].piece.start
        for border in borders
        if 0 < border < len(atoms) and atoms[border - 1].source == atoms[border].source
    }
    return tuple(sorted(inside))
