# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV for spreadsheets: a row a text, and nothing in a cell that a spreadsheet would reckon."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from w4r_i18n.exchange import states
from w4r_i18n.exchange.bounds import TEXT_LIMIT, decoded, locale_tag, must_be_few, must_differ, must_fit
from w4r_i18n.exchange.content import content_of, spelled
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.exchange import Block, Handoff, Pair, Reference
from w4r_i18n.model.inline import Content, has_codes, has_placeholders
from w4r_i18n.model.review import State
from w4r_i18n.text.cells import neutralised, restored
from w4r_i18n.text.digest import fits, target_digest
from w4r_i18n.text.marks import shown

SUFFIXES = (".csv",)
COLUMNS = ("id", "locale", "context", "source", "target", "state", "note")
"""Then `reference en` for each language beside the source."""
_WANTED = ("id", "source", "target")
_REFERENCE = "reference "


def write(handoff: Handoff) -> bytes:
    """UTF-8 with byte order mark, without which Excel takes it for another encoding; commas, all quoted.

    Rows come back as blocks of one text each, without role, path and source language.
    """
    languages = sorted({each.locale for pair in handoff.pairs for each in pair.references})
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([*COLUMNS, *(f"{_REFERENCE}{language}" for language in languages)])
    for block in handoff.blocks:
        for pair in block.pairs:
            writer.writerow(neutralised(cell) for cell in _cells(handoff, block, pair, languages))
    return codecs.BOM_UTF8 + out.getvalue().encode()


def _cells(handoff: Handoff, block: Block, pair: Pair, languages: Sequence[str]) -> Iterator[str]:
    codes, placeholders = has_codes(pair.source), has_placeholders(pair.source)
    yield from (pair.id, handoff.target_locale, block.context)
    yield spelled(pair.source, codes=codes, placeholders=placeholders)
    codes, placeholders = codes or has_codes(pair.target), placeholders or has_placeholders(pair.target)
    yield spelled(pair.target, codes=codes, placeholders=placeholders)
    yield from (states.in_words(pair.state, pair.origin), block.note)
    beside = {reference.locale: reference.text for reference in pair.references}
    yield from (beside.get(language, "") for language in languages)


def read(data: bytes, *, path: str) -> tuple[Handoff, ...]:
    """One hand-off, its domain and source language unsaid.

    Columns may stand in any order, between commas, semicolons or tabs. Raises InputError with file:line for
    another encoding, a column that is missing, double or unknown, a row of another length, a quotation that
    never ends, a cell over the limit, an id or a language that stands beside another.
    """
    must_fit(data, path)
    text = decoded(data, "utf-16" if data[:2] in _UTF_16 else "utf-8", path)
    rows = _rows(text, path)
    _, header = next(rows, (1, []))
    columns = _columns(header, path)
    blocks: list[Block] = []
    locales: dict[str, int] = {}
    for line, cells in rows:
        if len(cells) != len(columns):
            message = f"{len(cells)} cells; the header has {len(columns)}"
            raise InputError(message, place=Place(path, line))
        must_be_few(len(blocks) + 1, path, line)
        row = dict(zip(columns, map(restored, cells), strict=True))
        locales.setdefault(row.get("locale", ""), line)
        blocks.append(_block(row, Place(path, line)))
    must_differ(((pair.id, pair.line) for block in blocks for pair in block.pairs), "id", path)
    return (Handoff("", "", _one_language(locales, path), tuple(blocks)),)


_UTF_16 = {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}


def _rows(text: str, path: str) -> Iterator[tuple[int, list[str]]]:
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


def _columns(header: Sequence[str], path: str) -> list[str]:
    place = Place(path, 1)
    names = [name.strip().lower() for name in header]
    for name in _WANTED:
        if name not in names:
            raise InputError(
                f"there is no column '{name}'", hint=f"wanted: {', '.join(_WANTED)}", place=place
            )
    columns: list[str] = []
    for name in names:
        language = name.removeprefix(_REFERENCE)
        column = f"{_REFERENCE}{locale_tag(language, place)}" if language != name else name
        if column == name == language and name not in COLUMNS:
            hint = f"known: {', '.join(COLUMNS)}, {_REFERENCE}en"
            raise InputError(f"unknown column '{shown(name)}'", hint=hint, place=place)
        if column in columns:
            raise InputError(f"the column '{shown(name)}' stands twice", place=place)
        columns.append(column)
    return columns


def _block(row: dict[str, str], place: Place) -> Block:
    source, target = _content(row["source"]), _content(row["target"], row["source"])
    said = states.from_words(row.get("state", ""), has_text=bool(target))
    if said is None:
        raise InputError(f"'{shown(row['state'])}' is no state", hint="leave the cell as it was", place=place)
    references = tuple(
        Reference(name.removeprefix(_REFERENCE), text)
        for name, text in row.items()
        if name.startswith(_REFERENCE) and text
    )
    pair = Pair(row["id"], source, target, *said, references, line=place.line)
    digest = target_digest(row["target"])
    if target and pair.handed_out and not fits(pair.handed_out, digest):
        # Who writes a text leaves the cell beside it as it was: what is new is a person's.
        pair = replace(pair, state=State.TRANSLATED, origin="")
    return Block((pair,), context=row.get("context", ""), note=row.get("note", ""))


def _content(text: str, source: str = "") -> Content:
    """A cell is spelled as a catalogue spells it; whether it has codes, its tags tell, or its source's."""
    both = f"{source}\n{text}"
    codes = has_codes(content_of(both, codes=True, placeholders=False))
    placeholders = has_placeholders(content_of(both, codes=False, placeholders=True))
    return content_of(text, codes=codes, placeholders=placeholders)


def _one_language(locales: dict[str, int], path: str) -> str:
    if len(locales) > 1:
        (first, _), (second, line) = list(locales.items())[:2]
        message = f"the locale '{shown(second)}' stands beside '{shown(first)}'"
        raise InputError(message, place=Place(path, line))
    name, line = next(iter(locales.items()), ("", 1))
    return locale_tag(name, Place(path, line)) if name else ""
