# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV for spreadsheets: a row a text, and nothing in a cell that a spreadsheet would reckon."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from w4r_i18n.exchange.bounds import TEXT_LIMIT, decoded, must_fit
from w4r_i18n.exchange.table import COLUMNS, Row, columns_of, handoff_of, references_in, rows
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.exchange import Handoff
from w4r_i18n.text.cells import neutralised, restored
from w4r_i18n.text.marks import shown

SUFFIXES = (".csv",)


def write(handoff: Handoff) -> bytes:
    """UTF-8 with byte order mark, without which Excel takes it for another encoding; commas, all quoted.

    Rows come back as blocks of one text each, without role, path and source language.
    """
    columns = (*COLUMNS, *references_in(handoff))
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows(handoff):
        writer.writerow(neutralised(row.get(column, "")) for column in columns)
    return codecs.BOM_UTF8 + out.getvalue().encode()


def read(data: bytes, *, path: str) -> tuple[Handoff, ...]:
    """One hand-off, its domain and source language unsaid.

    Columns may stand in any order, between commas, semicolons or tabs. Raises InputError with file:line for
    another encoding, a column that is missing, double or unknown, a row of another length, a quotation that
    never ends, a cell over the limit, an id or a language that stands beside another.
    """
    must_fit(data, path)
    text = decoded(data, "utf-16" if data[:2] in _UTF_16 else "utf-8", path)
    return (handoff_of(_table(text, path), path),)


_UTF_16 = {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}


def _table(text: str, path: str) -> Iterator[tuple[int, Row]]:
    lines = _lines(text, path)
    _, header = next(lines, (1, []))
    columns = columns_of(header, path)
    for line, cells in lines:
        if len(cells) != len(columns):
            message = f"{len(cells)} cells; the header has {len(columns)}"
            raise InputError(message, place=Place(path, line))
        yield line, dict(zip(columns, map(restored, cells), strict=True))


def _lines(text: str, path: str) -> Iterator[tuple[int, list[str]]]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            for cell in cells:
                if len(cell) > TEXT_LIMIT:
                    message = f"a cell has {len(cell)} characters; at most {TEXT_LIMIT} are read"
                    raise InputError(message, place=Place(path, line))
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        # A quotation that is never closed swallows all that follows: it is told where it begins.
        raise InputError(f"not CSV: {shown(str(error))}", place=Place(path, line)) from None
