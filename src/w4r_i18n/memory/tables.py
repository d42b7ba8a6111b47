# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's own tables as CSV: a known header, a row a fact, what is wrong told with its line."""

from __future__ import annotations

import csv
import difflib
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.text.cells import is_formula, neutralised, restored
from w4r_i18n.text.marks import bidi_faults, controls, invisibles, name_of, shown

CHECK = "table"
MAX_BYTES = 16_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 50
MAX_CELL = 2_000
"""Characters."""
JOINT = " | "
"""Between several forms in one cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row by its columns, each cell without outer blanks; columns that the file lacks are empty."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def several(self, column: str) -> tuple[str, ...]:
        """The parts of a cell between ` | `, empty ones left out, each once."""
        return tuple(dict.fromkeys(part.strip() for part in self[column].split("|") if part.strip()))


@dataclass(slots=True)
class Findings:
    """What is wrong with one table; grows while it is read."""

    path: str
    found: list[Diagnostic] = field(default_factory=list)

    def refuse(self, line: int, message: str, hint: str = "") -> None:
        """The file is not used."""
        place = Place(self.path, line)
        self.found.append(Diagnostic(CHECK, Severity.ERROR, message, place, hint, fault="file"))

    def wrong(self, line: int, message: str, hint: str = "") -> None:
        """One row is left out."""
        self.found.append(Diagnostic(CHECK, Severity.ERROR, message, Place(self.path, line), hint))

    def odd(self, line: int, message: str, hint: str = "") -> None:
        """The row is used."""
        self.found.append(Diagnostic(CHECK, Severity.WARNING, message, Place(self.path, line), hint))


def rows(content: bytes, columns: Sequence[str], wanted: Sequence[str], findings: Findings) -> list[Row]:
    """The rows of a table that can be used; those before the fault, where the file itself is broken.

    UTF-8, with or without byte order mark; commas; the columns in any order, those not `wanted` may be away.
    A row is left out when it has another number of cells, lacks what is wanted, or holds what no reader sees,
    what a spreadsheet would reckon, or more than MAX_CELL characters.
    """
    text = _decoded(content, findings)
    if text is None:
        return []
    lines = _lines(text, findings)
    _, header = next(lines, (1, []))
    names = _header(header, columns, wanted, findings)
    found: list[Row] = []
    for line, cells in lines if names else ():
        if len(found) >= MAX_ROWS:
            findings.refuse(line, f"more than {MAX_ROWS} rows", "cut the table down")
            break
        row = _row(line, cells, names, wanted, findings)
        if row:
            found.append(row)
    return found


def written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The canonical table: all columns, LF, quotation marks only where they must be."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([neutralised(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def nearest(name: str, known: Iterable[str]) -> str:
    """What was meant, as a hint; or what there is."""
    names = sorted(known)
    near = difflib.get_close_matches(name[:100], names, 1, 0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"known: {', '.join(names)}" if len(names) <= 20 else ""


def _decoded(content: bytes, findings: Findings) -> str | None:
    if len(content) > MAX_BYTES:
        findings.refuse(1, f"the file has {len(content)} bytes; at most {MAX_BYTES} are read")
        return None
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        findings.refuse(line, f"byte 0x{content[error.start]:02x} is not UTF-8", "save the file as UTF-8")
        return None


def _lines(text: str, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        # A quotation that is never closed swallows all that follows: it is told where it begins.
        findings.refuse(line, f"not CSV: {shown(str(error))}", "look for a quotation mark that is not closed")


def _header(
    header: Sequence[str], columns: Sequence[str], wanted: Sequence[str], findings: Findings
) -> list[str]:
    """The columns in the file's order; none where they can't be made out."""
    names = [name.strip().lower() for name in header]
    if not header:
        findings.refuse(1, "the table is empty", f"its first line is: {','.join(columns)}")
        return []
    if len(names) == 1 and any(sign in names[0] for sign in ";\t"):
        findings.refuse(1, "there are no commas between the columns", "save the table with commas")
        return []
    if len(names) > MAX_COLUMNS:
        findings.refuse(1, f"{len(names)} columns", f"columns: {', '.join(columns)}")
        return []
    faults = len(findings.found)
    for at, name in enumerate(names):
        if name not in columns:
            findings.refuse(1, f"unknown column '{shown(name)}'", nearest(name, columns))
        elif name in names[:at]:
            findings.refuse(1, f"the column '{name}' stands twice")
    for name in wanted:
        if name not in names:
            findings.refuse(1, f"there is no column '{name}'", f"columns: {', '.join(columns)}")
    return names if len(findings.found) == faults else []


def _row(
    line: int, cells: Sequence[str], names: Sequence[str], wanted: Sequence[str], findings: Findings
) -> Row | None:
    if len(cells) != len(names):
        findings.wrong(
            line,
            f"{len(cells)} cells; the header has {len(names)}",
            "put a cell with a comma in quotation marks",
        )
        return None
    for name, cell in zip(names, cells, strict=True):
        fault = _fault(cell)
        if fault:
            hint = "put an apostrophe before it" if is_formula(cell) else ""
            findings.wrong(line, f"{name}: {fault}", hint)
            return None
    row = Row(line, {name: _text(cell) for name, cell in zip(names, cells, strict=True)})
    for name in wanted:
        if not row[name]:
            findings.wrong(line, f"{name} is empty")
            return None
    return row


def _text(cell: str) -> str:
    return unicodedata.normalize("NFC", restored(cell.strip()))


def _fault(cell: str) -> str:
    if len(cell) > MAX_CELL:
        return f"{len(cell)} characters; at most {MAX_CELL} are read"
    if is_formula(cell.strip()):
        return f"'{shown(cell, limit=20)}' is a formula to a spreadsheet"
    if any(sign in cell for sign in "\n\r\t"):
        return "a line break or tab in a cell"
    for found in (controls, bidi_faults, _unseen):
        at = next(iter(found(cell)), None)
        if at is not None:
            return f"{name_of(cell[at])}, which no reader sees"
    return ""


def _unseen(cell: str) -> Iterator[int]:
    return invisibles(cell, right_to_left=True)
