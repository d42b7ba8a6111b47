# SPDX-License-Identifier: GPL-3.0-or-later
"""A table in a Word file to texts, whatever else stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from w4r_i18n.exchange.bounds import locale_tag, must_be_name, must_fit
from w4r_i18n.exchange.office import open_office, unspelt
from w4r_i18n.exchange.table import REFERENCE, Row, columns_of, handoff_of
from w4r_i18n.exchange.xml import parse
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.exchange import Handoff
from w4r_i18n.text.zips import BoundedZip

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HEADS = ("source", "target", "about")
ABOUT = ("note", "state", "context", "id")
"""What stands in the third column, after the languages beside the source."""
_DOCUMENT, _CORE = "word/document.xml", "docProps/core.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_GONE = frozenset({
    f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
})  # fmt: skip
_TRACKED = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_SIGNS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "\u2011"}


def read_table(data: bytes, *, path: str) -> tuple[Handoff, ...]:
    """One hand-off; a place is a row of the table. Insertions that are tracked are read, deletions are not.

    A row with hidden text is not taken. Raises InputError for a macro, a DOCTYPE, a password, a broken
    archive or one past the bounds, for a file without our table, and for what every table is refused for.
    """
    must_fit(data, path)
    archive = open_office(data, path)
    if _DOCUMENT not in archive.names:
        raise InputError(f"no {_DOCUMENT}, where a .docx was wanted", place=Place(path, 1))
    table, named = _our_table(parse(archive.xml(_DOCUMENT), path), path)
    language = locale_tag(named, Place(path, 1)) if named else ""
    found: list[Diagnostic] = []
    if "word/comments.xml" in archive.names:
        found.append(_said(Severity.WARNING, "comments are not read", Place(path, 1)))
    texts = list(_rows(table, language, path, found))
    return (handoff_of(texts, path, domain=_domain(archive, path), language=language, diagnostics=found),)


def _domain(archive: BoundedZip, path: str) -> str:
    if _CORE not in archive.names:
        return ""
    title = parse(archive.xml(_CORE), path).findtext(_TITLE) or ""
    return must_be_name(title, Place(path, 1))


def _our_table(root: Element, path: str) -> tuple[Element, str]:
    """The table whose first row names our columns, and the language that it names."""
    for table in root.iter(f"{_W}tbl"):
        first = table.find(f"{_W}tr")
        heads = [_text(cell).strip().lower() for cell in _cells(first)] if first is not None else []
        if len(heads) == len(HEADS) and heads[0] == HEADS[0] and heads[1].startswith(HEADS[1]):
            return table, heads[1].removeprefix(HEADS[1]).strip(" :\u00a0")
    hint = f"its first row says: {', '.join(HEADS)}"
    raise InputError("there is no table of texts in it", place=Place(path, 1), hint=hint)


def _cells(row: Element) -> list[Element]:
    return list(row.iter(f"{_W}tc"))


def _rows(table: Element, language: str, path: str, found: list[Diagnostic]) -> Iterator[tuple[int, Row]]:
    for number, element in enumerate(table.iter(f"{_W}tr"), 1):
        if number == 1 or element.find(f"{_W}trPr/{_W}del") is not None:
            continue
        place = Place(path, number)
        cells = _cells(element)
        if len(cells) != len(HEADS):
            raise InputError(f"{len(cells)} cells; the header has {len(HEADS)}", place=place)
        if next(element.iter(*_TRACKED), None) is not None:
            found.append(_said(Severity.WARNING, "changes are tracked; read as if accepted", place))
        if any(_is_on(sign) for sign in element.iter(f"{_W}vanish")):
            hint = "show it or delete it; this row is not taken"
            found.append(_said(Severity.ERROR, "there is hidden text in this row", place, hint))
            continue
        about = _about([_words(paragraph) for paragraph in cells[2].iter(f"{_W}p")], place)
        if about is None:
            found.append(_said(Severity.ERROR, "the third column has lost the text's id", place))
            continue
        yield number, {"source": _text(cells[0]), "target": _text(cells[1]), "locale": language, **about}


def _is_on(sign: Element) -> bool:
    return sign.get(f"{_W}val", "true") not in {"0", "false", "off"}


def _about(lines: Sequence[str], place: Place) -> Row | None:
    """The third cell's paragraphs by their names; None where none of them is an id."""
    named = [line.partition(": ") for line in lines if ": " in line]
    told = {name: text for name, _, text in named if name in ABOUT or name.startswith(REFERENCE)}
    if "id" not in told:
        return None
    columns = columns_of(["source", "target", *told], place.path, place.line)[2:]
    return dict(zip(columns, told.values(), strict=True))


def _text(cell: Element) -> str:
    """A cell's paragraphs, one a line."""
    return "\n".join(_words(paragraph) for paragraph in cell.iter(f"{_W}p"))


def _words(paragraph: Element) -> str:
    return unspelt("".join(_pieces(paragraph)))


def _pieces(element: Element) -> Iterator[str]:
    if element.tag in _GONE:
        return
    if element.tag == f"{_W}t":
        yield element.text or ""
    elif element.tag in _SIGNS:
        yield _SIGNS[str(element.tag)]
    else:
        for child in element:
            if child.tag != f"{_W}p":  # of a text box: it stands for itself
                yield from _pieces(child)


def _said(severity: Severity, message: str, place: Place, hint: str = "") -> Diagnostic:
    return Diagnostic("read", severity, message, place, hint)
