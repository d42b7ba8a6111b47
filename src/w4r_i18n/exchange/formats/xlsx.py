# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet for Excel and LibreOffice Calc: a row a text, all but the targets locked, and no cell reckons."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from w4r_i18n.exchange.bounds import must_be_name, must_fit
from w4r_i18n.exchange.office import open_office, rewritten, spelt, unspelt
from w4r_i18n.exchange.table import Row, columns_of, handoff_of, is_rtl, references_in, rows
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.errors import ConfigError, InputError
from w4r_i18n.model.exchange import Handoff
from w4r_i18n.text.marks import shown

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

SUFFIXES: tuple[str, ...] = (".xlsx",)
CELL_LIMIT = 32_767
"""Characters that Excel keeps of a cell; the rest would be lost in silence."""
_ORDER = ("source", "target", "note", "state", "context", "locale", "id")
"""What people read first; references stand beside the source."""
_WIDTHS = {"source": 60, "target": 60, "note": 30, "id": 18, "context": 12, "locale": 8, "state": 14}
_CELLS_LIMIT = 1_000_000


def write(handoff: Handoff) -> bytes:
    """The same bytes for the same hand-off. Raises InputError for a text longer than a cell.

    Rows come back as blocks of one text each, without role, path and source language.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise ConfigError("openpyxl is missing", hint="pip install 'w4r_i18n[exchange]'") from None
    book = Workbook()
    sheet = book.active
    if sheet is None:  # pragma: no cover  # a new book has one sheet
        raise InputError("no sheet")
    sheet.title = "texts"
    columns = (_ORDER[0], *references_in(handoff), *_ORDER[1:])
    for row in [dict(zip(columns, columns, strict=True)), *rows(handoff)]:
        is_header = row["id"] == "id"
        sheet.append(
            [_cell(sheet, name, row.get(name, ""), handoff, is_header=is_header) for name in columns]
        )
    _dress(sheet, columns, handoff)
    book.properties.title = handoff.domain
    out = io.BytesIO()
    book.save(out)
    return rewritten(out.getvalue(), handoff.domain)


def _cell(sheet: Worksheet, column: str, text: str, handoff: Handoff, *, is_header: bool) -> Cell:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    if len(text) > CELL_LIMIT:
        hint = "hand it out as xliff2"
        raise InputError(f"a text has {len(text)} characters; a cell holds {CELL_LIMIT}", hint=hint)
    cell = Cell(sheet, row=1, column=1, value=spelt(text))  # `append` gives it its place
    cell.data_type = "s"  # `=1+1` is a text too
    cell.number_format = "@"
    is_target = column == "target" and not is_header
    rtl = is_target and is_rtl(handoff)
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", readingOrder=2 if rtl else 1, horizontal="right" if rtl else "left"
    )
    cell.protection = Protection(locked=not is_target)
    if is_header:
        cell.font = Font(bold=True)
    if not is_target:
        cell.fill = PatternFill("solid", fgColor="EFEFEF")
    return cell


def _dress(sheet: Worksheet, columns: Sequence[str], handoff: Handoff) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, name in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 50)
    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = is_rtl(handoff)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # they may be made wider
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def read(data: bytes, *, path: str) -> tuple[Handoff, ...]:
    """One hand-off; what hides (rows, columns, sheets) and what a spreadsheet made of a text is told.

    Raises InputError for a macro, a DOCTYPE, a password, a broken archive or one past the bounds, for a
    header that is not ours, and for what every table is refused for.
    """
    must_fit(data, path)
    with warnings.catch_warnings():
        # What openpyxl leaves out (charts, validations) is nothing that is read here.
        warnings.simplefilter("ignore")
        book = _opened(data, path)
    sheet = book.worksheets[0] if book.worksheets else None
    if sheet is None:
        raise InputError("there is no sheet in it", place=Place(path, 1))
    found = list(_hidden(book, path))
    domain = must_be_name(str(book.properties.title or ""), Place(path, 1))
    return (handoff_of(list(_table(sheet, path, found)), path, domain=domain, diagnostics=found),)


def _opened(data: bytes, path: str) -> Workbook:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise ConfigError("openpyxl is missing", hint="pip install 'w4r_i18n[exchange]'") from None
    archive = open_office(data, path)
    sheets = (name for name in archive.names if name.startswith("xl/worksheets/"))
    if sum(archive.read(name).count(b"<c ") for name in sheets) > _CELLS_LIMIT:
        raise InputError(f"more than {_CELLS_LIMIT} cells", place=Place(path, 1))
    try:
        return load_workbook(io.BytesIO(data), keep_vba=False, keep_links=False)
    except Exception as error:  # noqa: BLE001  # a broken part makes the library raise whatever comes
        message = f"no workbook that can be read ({type(error).__name__})"
        raise InputError(message, place=Place(path, 1), hint="save it as .xlsx once more") from None


def _hidden(book: Workbook, path: str) -> Iterator[Diagnostic]:
    first, *others = book.worksheets
    for sheet in others:
        yield _said(Severity.WARNING, f"the sheet '{shown(sheet.title)}' is not read", Place(path, 1))
    for number, row in first.row_dimensions.items():
        if row.hidden:
            yield _said(Severity.WARNING, "a hidden row; its text is read", Place(path, number))
    for letter, column in first.column_dimensions.items():
        if column.hidden:
            yield _said(Severity.WARNING, f"the column {letter} is hidden; it is read", Place(path, 1))


def _table(sheet: Worksheet, path: str, found: list[Diagnostic]) -> Iterator[tuple[int, Row]]:
    lines = sheet.iter_rows()
    header = [unspelt(str(cell.value or "")) for cell in next(lines, ())]
    while header and not header[-1].strip():
        header.pop()
    columns = columns_of(header, path)
    for number, cells in enumerate(lines, 2):
        if all(cell.value is None for cell in cells):
            continue
        row: Row = {}
        for name, cell in zip(columns, cells, strict=False):
            text = _text(cell)
            if text is None:
                message = f"the cell {cell.coordinate} holds {_KINDS.get(cell.data_type, 'no text')}"
                hint = "type the text with an apostrophe before it; this row is not taken"
                found.append(_said(Severity.ERROR, message, Place(path, number), hint))
                break
            row[name] = text
        else:
            yield number, row


_KINDS = {"f": "a formula", "d": "a date that the spreadsheet made", "b": "a truth value", "e": "an error"}


def _text(cell: Cell | MergedCell) -> str | None:
    """None for what is no text: 21 was typed as it stands, 2.10 may have been another figure."""
    if cell.value is None:
        return ""
    if cell.data_type in {"s", "inlineStr"}:
        return unspelt(str(cell.value))
    return str(cell.value) if cell.data_type == "n" and isinstance(cell.value, int) else None


def _said(severity: Severity, message: str, place: Place, hint: str = "") -> Diagnostic:
    return Diagnostic("read", severity, message, place, hint)
