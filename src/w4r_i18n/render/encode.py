# SPDX-License-Identifier: GPL-3.0-or-later
"""From a target's inline content to the spelling of a format: the inverse of what readers do.

What the target shares with its source at both ends keeps the source's own spelling (an entity, an escape,
a line break in the source file), so the source as its own target gives its bytes back. Nothing here trusts
a target: text is always spelled, never pasted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from w4r_i18n.model.document import Piece
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import Code, Content, Placeholder, Text
from w4r_i18n.model.segment import Segment, unit_content

Spell = Callable[[str], str]

_LINE_START = re.compile(r"[\r\n][ \t>]*\Z")
_BLANK = frozenset(" \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_BLANKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")


Atom = str | Code | Placeholder
"""The least part of a content that can be kept: a character, a code, a placeholder."""


class Spelled(NamedTuple):
    atom: Atom
    spelling: str


@dataclass(frozen=True, slots=True)
class Source:
    """A segment as an encoder needs it."""

    pieces: tuple[Piece, ...]
    text: str
    """The whole document's."""
    content: Content
    """As the unit has it: codes numbered from 1, white space levelled."""
    codes: Mapping[Code, str]
    """Each code's spelling in the document."""

    def spelling(self, piece: Piece) -> str:
        return self.text[piece.start : piece.end]

    def mark(self, inline: Code | Placeholder) -> str:
        """How a code or a placeholder is written in the document."""
        return self.codes[inline] if isinstance(inline, Code) else str(inline)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in its block a target will stand: some marks mean something at a line's start or end only."""

    at_start: bool = True
    at_end: bool = True


def source_of(segment: Segment, text: str) -> Source:
    """`text` is the document's."""
    content = unit_content(segment)
    marked = (piece for piece in segment.pieces if isinstance(piece.inline, Code))
    numbered = (part for part in content if isinstance(part, Code))
    codes = {part: text[piece.start : piece.end] for piece, part in zip(marked, numbered, strict=True)}
    return Source(segment.pieces, text, content, codes)


def _source_atoms(source: Source) -> list[Spelled]:
    atoms: list[Spelled] = []
    numbered = iter(source.codes)
    for piece in source.pieces:
        spelling = source.spelling(piece)
        if isinstance(piece.inline, Text):
            _add_text(atoms, piece.inline.text, spelling)
        else:
            atoms.append(
                Spelled(next(numbered) if isinstance(piece.inline, Code) else piece.inline, spelling)
            )
    return atoms


def _add_text(atoms: list[Spelled], text: str, spelling: str) -> None:
    """One atom a character; a run of blanks is one, as in the unit; a special spelling is never cut."""
    spellings = [*spelling] if text == spelling else [spelling, *[""] * (len(text) - 1)]
    for character, spelled in zip(text, spellings, strict=True):
        if character not in _BLANK:
            atoms.append(Spelled(character, spelled))
        elif atoms and atoms[-1].atom == " ":
            atoms[-1] = Spelled(" ", atoms[-1].spelling + spelled)
        else:
            atoms.append(Spelled(" ", spelled))


def must_fit(target: Content, source: Source) -> None:
    """Raises InputError unless the target has exactly the source's codes, and its placeholders."""
    if all(isinstance(part, Text) for part in (*target, *source.content)):
        return
    wanted = Counter(part for part in source.content if isinstance(part, Code))
    given = Counter(part for part in target if isinstance(part, Code))
    if missing := wanted - given:
        raise InputError(f"{next(iter(missing))} is missing in the translation")
    if extra := given - wanted:
        raise InputError(f"{next(iter(extra))} is not in the source, or once too often in the translation")
    names = {part for part in source.content if isinstance(part, Placeholder)}
    for name in names.symmetric_difference(part for part in target if isinstance(part, Placeholder)):
        where = "missing in the translation" if name in names else "not in the source"
        raise InputError(f"{name} is {where}")


def encoded(target: Content, source: Source, spell: Spell, spot: Spot) -> str:
    """The target in the document's spelling; ends that it shares with its source keep theirs."""
    if _is_literal(source.content, source) and len(target) == 1 and isinstance(text := target[0], Text):
        # What is spelled as it reads needs no comparing: keeping and spelling come to the same.
        spelled = _spelled_text(text.text, spell, spot)
        if spelled == text.text:
            return spelled
    wanted, found = _atoms(target), _source_atoms(source)
    known = [each.atom for each in found]
    head = _common(wanted, known)
    tail = _common(wanted[head:][::-1], known[head:][::-1])
    middle = wanted[head : len(wanted) - tail]
    first = "".join(each.spelling for each in found[:head])
    last = "".join(each.spelling for each in found[len(found) - tail :])
    at_start = (spot.at_start and not first) or bool(_LINE_START.search(first))
    return first + _spelled(middle, source, spell, Spot(at_start, spot.at_end and not last)) + last


def _is_literal(content: Content, source: Source) -> bool:
    """Whether the segment is one text that stands in the document as the unit has it."""
    if len(content) != 1 or not isinstance(content[0], Text):
        return False
    return content[0].text == source.text[source.pieces[0].start : source.pieces[-1].end]


def guarded(target: Content, source: Source, spell: Spell, spot: Spot) -> str:
    """As `encoded`, keeping nothing, and each character beside a code written as a reference.

    Markdown's emphasis asks what stands beside it: `**「…」**です` is no emphasis, `**「…」**&#12391;す` is.
    """
    parts: list[str] = []
    runs = _runs(_atoms(target))
    for index, run in enumerate(runs):
        if isinstance(run, str):
            before = index > 0 and isinstance(runs[index - 1], Code)
            after = index + 1 < len(runs) and isinstance(runs[index + 1], Code)
            is_first, is_last = index == 0 and spot.at_start, index + 1 == len(runs) and spot.at_end
            parts.append(_guarded_text(run, spell, Spot(is_first, is_last), before=before, after=after))
        else:
            parts.append(source.mark(run))
    return "".join(parts)


def _guarded_text(text: str, spell: Spell, spot: Spot, *, before: bool, after: bool) -> str:
    first, last = "", ""
    if before:
        first, text = _reference(text[0]), text[1:]
    if after and text:
        last, text = _reference(text[-1]), text[:-1]
    return first + _spelled_text(text, spell, spot) + last


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def _atoms(content: Content) -> list[Atom]:
    atoms: list[Atom] = []
    for part in content:
        if isinstance(part, Text):
            atoms.extend(_BLANKS.sub(" ", part.text))
        else:
            atoms.append(part)
    return atoms


def _common(one: Sequence[Atom], other: Sequence[Atom]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _runs(atoms: Sequence[Atom]) -> list[Atom]:
    """Neighbouring characters as one text."""
    runs: list[Atom] = []
    for is_text, group in groupby(atoms, key=lambda atom: isinstance(atom, str)):
        if is_text:
            runs.append("".join(map(str, group)))
        else:
            runs.extend(group)
    return runs


def _spelled(atoms: Sequence[Atom], source: Source, spell: Spell, spot: Spot) -> str:
    runs = _runs(atoms)
    last = len(runs) - 1
    return "".join(
        _spelled_text(run, spell, Spot(spot.at_start and index == 0, spot.at_end and index == last))
        if isinstance(run, str)
        else source.mark(run)
        for index, run in enumerate(runs)
    )


def _spelled_text(text: str, spell: Spell, spot: Spot) -> str:
    """`spell` takes a text for a whole block; a letter before or after it says that it is not."""
    before, after = ("" if spot.at_start else "x"), ("" if spot.at_end else "x")
    spelled = spell(before + text + after)
    return spelled[len(before) : len(spelled) - len(after)]
