# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents to units: what translators meet, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from w4r_i18n.model.document import CONTEXT_ROLES, CRITICAL_ROLES, Block, Document
from w4r_i18n.model.extraction import Cut, Extracted, Extraction
from w4r_i18n.model.inline import Content, Text, has_codes, has_placeholders, to_msgid
from w4r_i18n.model.ports import Breaker
from w4r_i18n.model.segment import Segment, unit_content
from w4r_i18n.model.unit import Key, Spot, Unit
from w4r_i18n.segment.register import NameRegister
from w4r_i18n.segment.split import Mode, split
from w4r_i18n.segment.words import has_words
from w4r_i18n.text.digest import source_digest

_ORDER = ("communique", "case", "letter", "solidarity")
_LETTER_KINDS = frozenset({"letter", "solidarity"})
_REGISTERS = {"letter": "authority", "solidarity": "solidarity"}
_UNTRANSLATED_ROLES = frozenset({"address"})
"""Data, verbatim in every language (DESIGN 8)."""


def extract(documents: Sequence[Document], *, names: Sequence[str], breaker: Breaker) -> Extraction:
    """The units of a domain in reading order: communiqué, case, letter, solidarity, then by name.

    `names` are the register's forms, full and short; each document's front matter adds its own. Identical
    text in the same context is one unit with several spots: critical if it is so anywhere, with the smallest
    of the lengths. A block is left out when its author said `translate=no`, when it is a postal address, or
    when it has no words (`has_words`).
    """
    ordered = sorted(documents, key=_reading_order)
    register = NameRegister((*names, *(name for document in ordered for name in document.front.names)))
    units: dict[Key, Unit] = {}
    extracted: list[Extracted] = []
    for document in ordered:
        cuts: list[Cut] = []
        for number, block in enumerate(document.blocks):
            if not _is_translatable(block):
                continue
            segments = split(block, breaker, mode=mode_of(document, block))
            found = list(_units(_Place(document, number, block), segments, register))
            for unit in found:
                known = units.get(unit.key)
                units[unit.key] = _merged(known, unit) if known else unit
            cuts.append(Cut(number, segments, tuple(unit.key for unit in found)))
        extracted.append(Extracted(document, tuple(cuts)))
    return Extraction(tuple(units.values()), tuple(extracted))


def mode_of(document: Document, block: Block) -> Mode:
    """Whether a block is one unit: its directive says so, else the front matter, else the kind."""
    said = block.directive.segment or document.front.segment
    return said or ("block" if _kind(document) in _LETTER_KINDS else "sentence")


@dataclass(frozen=True, slots=True)
class _Place:
    document: Document
    number: int
    block: Block


def _kind(document: Document) -> str:
    """communique, case, letter, …: `letter-short` is a letter."""
    return (document.front.kind or document.name).partition("-")[0]


def _reading_order(document: Document) -> tuple[int, str, str]:
    rank = _ORDER.index(document.name) if document.name in _ORDER else len(_ORDER)
    return rank, document.name, document.path


def _role(block: Block) -> str:
    return block.directive.role or block.role


def _is_translatable(block: Block) -> bool:
    return block.directive.translate and _role(block) not in _UNTRANSLATED_ROLES and has_words(block.content)


def _units(place: _Place, segments: Sequence[Segment], register: NameRegister) -> Iterator[Unit]:
    document, block = place.document, place.block
    role, said = _role(block), block.directive
    context = " ".join(part for part in (role if role in CONTEXT_ROLES else "", said.context) if part)
    critical = role in CRITICAL_ROLES or bool(said.critical)
    for number, segment in enumerate(segments):
        content = unit_content(segment)
        msgid = to_msgid(content)
        yield Unit(
            msgid=msgid,
            context=context,
            role=role,
            spots=(Spot(document.path, place.number, number),),
            critical=critical or register.is_in(_visible(content)),
            note=said.note,
            speaker=block.speaker,
            register=_REGISTERS.get(_kind(document), "public"),
            max_length=said.max_length,
            codes=has_codes(content),
            placeholders=has_placeholders(content),
            src=source_digest(context, msgid),
        )


def _visible(content: Content) -> str:
    return "".join(part.text for part in content if isinstance(part, Text))


def _merged(known: Unit, again: Unit) -> Unit:
    lengths = [length for length in (known.max_length, again.max_length) if length is not None]
    notes = dict.fromkeys(note for note in (known.note, again.note) if note)
    return replace(
        known,
        spots=(*known.spots, *again.spots),
        critical=known.critical or again.critical,
        note=" / ".join(notes),
        speaker=known.speaker or again.speaker,
        max_length=min(lengths, default=None),
    )
