# SPDX-License-Identifier: GPL-3.0-or-later
"""A table for Word and LibreOffice Writer: source, target, and beside them what a translator should know."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from w4r_i18n.exchange.formats._docx_read import ABOUT, HEADS, read_table
from w4r_i18n.exchange.office import rewritten, spelt
from w4r_i18n.exchange.table import REFERENCE, Row, is_rtl, rows
from w4r_i18n.model.errors import ConfigError
from w4r_i18n.model.exchange import Handoff

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

SUFFIXES: tuple[str, ...] = (".docx",)
_WIDTHS_CM = (10.5, 10.5, 4.7)
_GUIDE = "Write in the middle column; leave the others as they are. · N’écrivez que dans celle du milieu."


def write(handoff: Handoff) -> bytes:
    """The same bytes for the same hand-off.

    Rows come back as blocks of one text each, without role, path and source language.
    """
    try:
        import docx
    except ImportError:
        raise ConfigError("python-docx is missing", hint="pip install 'w4r_i18n[exchange]'") from None
    document = docx.Document()
    _lay_out(document)
    table = document.add_table(rows=1, cols=len(HEADS))
    _dress(table)
    heads = table.rows[0].cells
    for cell, head in zip(heads, (HEADS[0], f"{HEADS[1]}: {handoff.target_locale}", HEADS[2]), strict=True):
        _say(cell.paragraphs[0], head, is_bold=True)
    rtl = is_rtl(handoff)
    for row in rows(handoff):
        source, target, about = table.add_row().cells
        _say(source.paragraphs[0], row["source"])
        _say(target.paragraphs[0], row["target"], rtl=rtl)
        _tell(about, row)
    out = io.BytesIO()
    document.save(out)
    return rewritten(out.getvalue(), handoff.domain)


def _lay_out(document: Document) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    document.add_paragraph(_GUIDE)


def _dress(table: Table) -> None:
    """A grid whose first row stands on each page, and no row is torn in two."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS_CM, strict=True):
        column.width = Cm(width)
    # The library has no name for it.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001


def _say(paragraph: Paragraph, text: str, *, rtl: bool = False, is_bold: bool = False) -> None:
    from docx.oxml import OxmlElement

    run = paragraph.add_run(spelt(text))
    run.bold = is_bold or None
    if rtl:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001
        run.font.rtl = True


def _tell(cell: _Cell, row: Row) -> None:
    """What stands beside a text, small and grey: a paragraph a thing, its name before it."""
    from docx.shared import Pt, RGBColor

    names = [name for name in (*(each for each in row if each.startswith(REFERENCE)), *ABOUT) if row[name]]
    for number, name in enumerate(names):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        run = paragraph.add_run(spelt(f"{name}: {row[name]}"))
        run.font.size = Pt(7 if name == "id" else 9)
        run.font.color.rgb = RGBColor(0x55, 0x55, 0x55)
        paragraph.paragraph_format.space_after = Pt(0)


read = read_table
