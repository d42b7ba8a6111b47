# SPDX-License-Identifier: GPL-3.0-or-later
"""A document in another language: its text with the targets spliced in, read back before it is believed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.document import Block, Document
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.extraction import Cut, Extracted
from w4r_i18n.model.inline import (
    PLACEHOLDER,
    Code,
    Content,
    Inline,
    InlineError,
    Placeholder,
    Text,
    has_codes,
    has_placeholders,
    is_join,
    parse,
)
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.ports import Reader
from w4r_i18n.model.segment import Segment
from w4r_i18n.model.unit import Key
from w4r_i18n.render.encode import Source, Spell, Spot, encoded, guarded, must_fit, source_of
from w4r_i18n.render.labels import labels
from w4r_i18n.render.splice import Span, splice
from w4r_i18n.text import toml_strings
from w4r_i18n.text.marks import controls, shown

_WHITE = re.compile(r"\s+")

Targets = Callable[[Key], str | None]
Way = Literal["close", "guarded"]


@dataclass(frozen=True, slots=True)
class Filled:
    text: str
    findings: tuple[Diagnostic, ...] = ()
    """Targets that could not stand in the document; there the source was kept."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment with what shall stand in its place."""

    segment: Segment
    source: Source
    target: Content | None
    """None keeps the source, `()` renders nothing (`<join/>`)."""


def fill(extracted: Extracted, targets: Targets, *, locale: Locale, source: Locale, reader: Reader) -> Filled:
    """The document with each unit's target in place; where `targets` gives None or "", the source stays.

    Law 7: with the source's own texts as targets, for the source language, the document comes back byte for
    byte, with no short cut for equality. Law: reading the result gives the targets back; a target for which
    that fails (tags that do not fit, controls, markup that no spelling can tame) is a finding, and its
    block keeps the source, so the result is never broken. `reader` is the one of the document's format.
    """
    document = extracted.document
    is_source = locale.tag == source.tag
    findings: list[Diagnostic] = []
    blocks: dict[int, list[_Part]] = {}
    for cut in extracted.cuts:
        parts = _parts(document, cut, targets, findings)
        if any(part.target is not None for part in parts):
            blocks[cut.block] = parts
    work = _Work(document, blocks, locale, reader, is_source=is_source)
    text = work.settled(findings)
    return Filled(text, tuple(findings))


def _parts(document: Document, cut: Cut, targets: Targets, findings: list[Diagnostic]) -> list[_Part]:
    """All of a block or nothing: with a broken target its whole group keeps the source."""
    parts: list[_Part] = []
    for segment, key in zip(cut.segments, cut.keys, strict=True):
        source = source_of(segment, document.text)
        try:
            parts.append(_Part(segment, source, _target(targets(key), source, document.format)))
        except (InputError, InlineError) as error:
            findings.append(_finding(document, cut.block, str(error), key))
            return []
    return parts


def _target(text: str | None, source: Source, form: str) -> Content | None:
    if not text:
        return None
    if is_join(text):
        return ()
    for at in controls(text):
        if text[at] not in "\ufffd\u2028\u2029":
            raise InputError(f"the translation holds {shown(text[at])}")
    codes, placeholders = has_codes(source.content), has_placeholders(source.content)
    target = parse(text.strip(" \t\r\n"), codes=codes, placeholders=placeholders)
    must_fit(target, source)
    if form == "plain" and any(_names_placeholder(part) for part in target):
        raise InputError("plain text can't hold braces that name a placeholder")
    return target


def _names_placeholder(part: Inline) -> bool:
    return isinstance(part, Text) and bool(PLACEHOLDER.search(part.text))


def _finding(document: Document, block: int, message: str, key: Key | None = None) -> Diagnostic:
    secret = document.front.tier in {"restricted", "embargoed"}
    place = Place(document.path, document.blocks[block].line)
    unit = "" if secret or key is None else shown(key[1], limit=40)
    return Diagnostic("tag", Severity.ERROR, message, place, "the source was kept", unit=unit)


class _Work:
    """The edits of one document, spelled, read back, and taken out where that fails."""

    def __init__(
        self,
        document: Document,
        blocks: Mapping[int, list[_Part]],
        locale: Locale,
        reader: Reader,
        *,
        is_source: bool,
    ) -> None:
        self.document = document
        self.blocks = blocks
        self.locale = locale
        self.reader = reader
        self.is_source = is_source
        self.labels = {} if is_source else labels(document, locale)
        self.spellings = {block: self._spelled(block, "close") for block in blocks}

    def settled(self, findings: list[Diagnostic]) -> str:
        """As close to the source as can be; what does not read back, guarded; what still does not, out.

        Each step costs one reading, and only where a block has markup or marks.
        """
        faulty = self._faulty([block for block in self.blocks if not self._is_harmless(block)])
        for block in faulty:
            self.spellings[block] = self._spelled(block, "guarded")
        for block in self._faulty(faulty):
            del self.spellings[block]
            message = "the translation can't be written in this place without changing its markup"
            findings.append(_finding(self.document, block, message))
        return self._text(self.spellings)

    def _text(self, spellings: Mapping[int, str]) -> str:
        edits: dict[Span, str] = dict(self.labels)
        for index, spelling in spellings.items():
            block = self.document.blocks[index]
            edits[block.start, block.end] = spelling
        return splice(self.document, edits)

    def _spell(self, block: Block) -> Spell:
        in_front = block.start < self.document.front_end
        return toml_strings.spell if in_front else self.reader.spell

    def _is_harmless(self, index: int) -> bool:
        """Nothing in the block is spelled otherwise than it reads, so it needs no reading back."""
        spelling = self.spellings[index]
        if self.document.format == "plain":
            # nothing in it can become markup; whether lines are wrapped is a guess, not a structure
            return True
        if not spelling or PLACEHOLDER.search(spelling):
            return False
        return self._spell(self.document.blocks[index])(spelling) == spelling

    def _spelled(self, index: int, way: Way) -> str:
        parts = self.blocks[index]
        spell = self._spell(self.document.blocks[index])
        write = encoded if way == "close" else guarded
        out: list[str] = []
        for number, part in enumerate(parts):
            before = self._before(parts, number)
            out.append(before)
            if part.target is None:
                out += (part.source.spelling(piece) for piece in part.segment.pieces)
            else:
                at_start = number == 0 or "\n" in before or not any(out)
                spot = Spot(at_start, number == len(parts) - 1 or not self._is_seen(parts[number + 1 :]))
                out.append(write(part.target, part.source, spell, spot))
        out += (self.document.text[piece.start : piece.end] for piece in parts[-1].segment.tail)
        return "".join(out)

    @staticmethod
    def _is_seen(parts: Iterable[_Part]) -> bool:
        return any(part.target != () for part in parts)

    def _before(self, parts: list[_Part], number: int) -> str:
        """The white space before a segment: the source's own, or the locale's joint between two targets."""
        part = parts[number]
        lead = "".join(part.source.spelling(piece) for piece in part.segment.lead)
        if number == 0:
            return lead
        previous = parts[number - 1]
        tail = "".join(part.source.spelling(piece) for piece in previous.segment.tail) + lead
        if part.target == ():
            return ""
        has_code = any(isinstance(piece.inline, Code) for piece in previous.segment.tail)
        keeps = part.target is None and previous.target is None
        if self.is_source or has_code or keeps:
            return tail
        return self.locale.joint if tail and self._is_seen(parts[:number]) else ""

    def _faulty(self, suspects: list[int]) -> list[int]:
        """The suspects that do not read as they should."""
        if not suspects:
            return []
        found = self._read_back(self.spellings)
        if found is not None:
            return [index for index in suspects if found.get(index) != self._expected(index)]
        # The number of blocks is not the source's, so somewhere text became structure: look at each alone.
        alone = ((index, self._read_back({index: self.spellings[index]})) for index in suspects)
        return [index for index, found in alone if found is None or found.get(index) != self._expected(index)]

    def _read_back(self, spellings: Mapping[int, str]) -> dict[int, Signature] | None:
        """What each block reads as, by its index in the source; None when the structure is another."""
        try:
            document = self.reader.read(self._text(spellings).encode(), path=self.document.path)
        except InputError:
            return None
        kept = [
            index
            for index, block in enumerate(self.document.blocks)
            if index not in spellings or self._expected(index) or not _signature_of(block, self.document)
        ]
        if len(kept) != len(document.blocks):
            return None
        read = (_signature_of(block, document) for block in document.blocks)
        found = dict(zip(kept, read, strict=True))
        return {index: found.get(index, ()) for index in range(len(self.document.blocks))}

    def _expected(self, index: int) -> Signature:
        parts = self.blocks[index]
        seen: list[tuple[Inline, str]] = []
        for number, part in enumerate(parts):
            if before := self._before(parts, number):
                seen.append((Text(" "), before))
            if part.target is None:
                seen += ((piece.inline, part.source.spelling(piece)) for piece in part.segment.pieces)
            else:
                seen += (
                    (inline, part.source.mark(inline) if isinstance(inline, Code) else "")
                    for inline in part.target
                )
        return _signature(seen)


Signature = tuple[str, ...]
"""What a reader sees: texts with white space levelled, and the markup between them as it is spelled."""


def _signature_of(block: Block, document: Document) -> Signature:
    return _signature((piece.inline, document.text[piece.start : piece.end]) for piece in block.pieces)


def _signature(inlines: Iterable[tuple[Inline, str]]) -> Signature:
    """Outer markup does not count: a pair around a whole block belongs to the skeleton."""
    parts: list[str] = []
    was_text = False
    for inline, spelling in inlines:
        if isinstance(inline, Code):
            parts.append(f"\0{spelling}")
            was_text = False
            continue
        text = f"\1{inline.name}\1" if isinstance(inline, Placeholder) else inline.text
        if was_text:
            parts[-1] += text
        else:
            parts.append(text)
        was_text = True
    parts = [part if part[:1] == "\0" else _WHITE.sub(" ", part) for part in parts]
    while parts and (parts[-1][:1] == "\0" or not parts[-1].strip()):
        parts.pop()
    first = next((n for n, part in enumerate(parts) if part[:1] != "\0" and part.strip()), 0)
    parts = parts[first:]
    if parts:
        parts[0] = parts[0].lstrip(" ")
        parts[-1] = parts[-1].rstrip(" ")
    return tuple(parts)
