# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters as Word files by python-docx: paragraphs and runs in their scripts and directions.

What it has no words for (direction of paragraphs, fields, fonts by script) is added as elements, in the order
that ECMA-376 part 1 wants: Word takes another one for a damaged file.
"""

# ruff: noqa: SLF001  # python-docx shows the elements under its objects by these names
from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_DIRECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from w4r_i18n.model.letter import Letter, Span
from w4r_i18n.model.locale import Locale
from w4r_i18n.render.facing import Row
from w4r_i18n.render.plain import bracketed, is_together, marker
from w4r_i18n.render.scripts import word_fonts
from w4r_i18n.render.sheet import Block, Line, clean, direction, link_apart
from w4r_i18n.render.word_base import ASIAN, base, languages
from w4r_i18n.text.zips import zipped

_STYLE_OF = {
    "notice": "Notice", "place_date": "PlaceDate", "recipient": "Address", "email": "Address",
    "subject": "Subject", "heading": "Subject", "demand": "Demand", "item": "Demand", "quote": "Quotation",
    "closing": "Closing", "signature": "Signature", "copies_label": "Copy", "copy": "Copy", "foot": "Foot",
}  # fmt: skip
_ADDRESSES = frozenset({"recipient", "email", "copy"})
_AFTER_PT = 8
"""What follows the last line of an address."""
_BETWEEN_PT = 2
"""What stands between the rows of facing letters."""


def package(letter: Letter, blocks: tuple[Block, ...], size: float) -> bytes:
    """A DOCX: nobody's name and no date in it, the same bytes for the same letter."""
    document = _opened(letter, size)
    Writer(document, document.part, letter.locale).add(blocks)
    return saved(document)


def facing_package(letter: Letter, translation: Letter, rows: Iterable[Row], size: float) -> bytes:
    """Both in a table without lines, on a sheet that lies on its side; the letter left in every language."""
    document = _opened(translation, size, turned=True)
    table = document.add_table(0, 2)
    table.table_direction = WD_TABLE_DIRECTION.LTR
    for pair in rows:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, block, each in zip(row.cells, pair, (letter, translation), strict=True):
            if block:
                Writer(cell, document.part, each.locale, named=each is letter).add((block,))
                cell._tc.remove(cell.paragraphs[0]._p)
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.space_before = 0
                    paragraph.paragraph_format.space_after = Pt(_BETWEEN_PT)
    return saved(document)


def _opened(letter: Letter, size: float, *, turned: bool = False) -> Any:
    document = Document(io.BytesIO(base(letter.locale, size, letter.paper, turned=turned)))
    document.core_properties.title = clean(letter.title)[:255]
    document.core_properties.language = letter.locale.tag
    return document


def saved(document: Any) -> bytes:
    """Its parts by name, nothing compressed: the same bytes on every day and on every system."""
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        return zipped({name: archive.read(name) for name in sorted(archive.namelist())})


class Writer:
    """Adds blocks to a document or a cell. `named`: its runs say their language and fonts themselves."""

    def __init__(self, container: Any, part: Any, locale: Locale, *, named: bool = False) -> None:
        self._container = container
        self._part = part
        self._locale = locale
        self._named = named

    def add(self, blocks: tuple[Block, ...]) -> None:
        for block, after in zip_longest(blocks, blocks[1:]):
            self._block(block, closed=not (after and is_together(block, after)))

    def _block(self, block: Block, *, closed: bool) -> None:
        """An address is a paragraph a line, each of its own direction; all else is one paragraph.

        `closed`: room follows.
        """
        style = _STYLE_OF.get(block.role, "Normal")
        if block.role in _ADDRESSES:
            for at, line in enumerate(block.lines):
                way = direction("".join(span.text for span in line), self._locale.direction)
                paragraph = self._paragraph(style, way)
                if closed and at == len(block.lines) - 1:
                    paragraph.paragraph_format.space_after = Pt(_AFTER_PT)
                self.line(paragraph, line)
            return
        paragraph = self._paragraph(style, self._locale.direction)
        if block.role in {"demand", "item"}:
            self._run(paragraph, Span(f"{marker(block)}\t"))
        for at, line in enumerate(block.lines):
            if at:
                paragraph.add_run().add_break()
            self.line(paragraph, line)

    def _paragraph(self, style: str, way: str) -> Any:
        paragraph = self._container.add_paragraph(style=style)
        turned = way != self._locale.direction
        if way == "rtl" or turned:
            bidi = OxmlElement("w:bidi")
            if way != "rtl":
                bidi.set(qn("w:val"), "0")
            paragraph._p.get_or_add_pPr().append(bidi)
        if turned:
            # `right` is the side where a line ends: an address from elsewhere stands where the letter begins.
            paragraph.paragraph_format.alignment = 2
        return paragraph

    def line(self, paragraph: Any, line: Line) -> None:
        for span in line:
            run = self._run(paragraph, span)
            if span.field:
                paragraph._p.append(_control(span, run))
            elif span.link:
                link = OxmlElement("w:hyperlink")
                target = self._part.relate_to(span.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                link.set(qn("r:id"), target)
                link.append(run._r)
                paragraph._p.append(link)
                if apart := link_apart(span):
                    self._run(paragraph, Span(f" ({apart})"))

    def _run(self, paragraph: Any, span: Span) -> Any:
        """Runs keep their own direction; an address is checked by no speller and corrected by nobody."""
        run = paragraph.add_run(bracketed(span.text) if span.field else span.text)
        font = run.font
        if span.field:
            run.style = "Placeholder Text"
        if span.bold:
            font.bold = font.cs_bold = True
        if span.italic:
            font.italic = font.cs_italic = True
        if span.isolated:
            font.no_proof = True
        way = direction(span.text, self._locale.direction) if span.isolated else self._locale.direction
        if way == "rtl":
            font.rtl = True
        if self._named:
            _name_language(run, self._locale)
        if self._locale.script in ASIAN and not span.isolated:
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
        return run


def _name_language(run: Any, locale: Locale) -> None:
    fonts, own, spoken = word_fonts(locale), run._r.get_or_add_rPr(), languages(locale)
    names = own.get_or_add_rFonts()
    for key, font in (
        ("ascii", fonts.latin),
        ("hAnsi", fonts.latin),
        ("eastAsia", fonts.asian),
        ("cs", fonts.complex),
    ):
        names.set(qn(f"w:{key}"), font)
    spoken_in = OxmlElement("w:lang")
    for key, tag in (("val", spoken.latin), ("eastAsia", spoken.asian), ("bidi", spoken.complex)):
        spoken_in.set(qn(f"w:{key}"), tag)
    own.append(spoken_in)


def _control(span: Span, run: Any) -> Any:
    """What the writer fills in: a click takes all of it, and the first letter typed takes its place."""
    control = OxmlElement("w:sdt")
    settings, content = OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
    for name, value in (("alias", bracketed(span.text)[1:-1]), ("tag", span.field)):
        child = OxmlElement(f"w:{name}")
        child.set(qn("w:val"), value[:64])
        settings.append(child)
    for name in ("temporary", "showingPlcHdr", "text"):
        settings.append(OxmlElement(f"w:{name}"))
    content.append(run._r)
    control.append(settings)
    control.append(content)
    return control
