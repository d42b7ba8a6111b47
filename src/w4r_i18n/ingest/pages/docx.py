# SPDX-License-Identifier: GPL-3.0-or-later
"""A Word document to chunks: styles say the kinds, what an author took out stays out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from w4r_i18n.ingest.listing import with_lists
from w4r_i18n.ingest.page import Chunk, Kind, Page, Run
from w4r_i18n.ingest.pages.boxes import Hint
from w4r_i18n.ingest.pages.links import dropped, safe
from w4r_i18n.ingest.pages.runs import trim
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.errors import InputError
from w4r_i18n.text.zips import BoundedZip, open_zip

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PARAGRAPHS = 20_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DOCUMENT = "word/document.xml"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK})
_UNREAD = {
    "word/comments.xml": "comments", "word/footnotes.xml": "footnotes", "word/endnotes.xml": "endnotes",
    "word/header": "page headers", "word/footer": "page footers",
}  # fmt: skip
_HEADING = re.compile(r"(?:heading|titre|überschrift|título)\s?([1-6])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Style:
    kind: Kind = "p"
    hint: Hint = ""
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    """What paragraphs refer to."""

    styles: dict[str, str]
    """Style id to its name."""
    links: dict[str, str]
    """Relationship id to an address that may stay."""
    bullets: frozenset[str] = field(default_factory=frozenset)
    """numId of lists whose marks are no numbers."""


def read(data: bytes, *, path: str) -> Page:
    """Chunks of the main text. Deleted and hidden text, comments and authors are never read; insertions are.

    Raises InputError for a macro, a DOCTYPE, a password, a broken archive, or anything past the bounds.
    """
    archive = open_zip(data, path=path)
    archive.must_have_no_macros()
    if _DOCUMENT not in archive.names:
        raise InputError("no word/document.xml, where a .docx was wanted", place=Place(archive.path))
    found: list[Diagnostic] = []
    links = _relations(archive, found)
    bullets = frozenset(_bullets(archive))
    parts = _Parts(dict(_style_names(archive)), links, bullets)
    chunks = tuple(_chunks(archive, parts))
    found += _unread(archive)
    return Page(with_lists(_one_title(chunks)), "docx", path, diagnostics=tuple(found))


def _elements(archive: BoundedZip, name: str, tag: str) -> Iterator[_Element]:
    """The elements of that tag as they end; each is emptied once used, so memory stays flat."""
    from lxml import etree

    walk = etree.iterparse(
        io.BytesIO(archive.xml(name)),
        events=("end",),
        tag=tag,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in walk:
            yield element
            element.clear()
            while element.getprevious() is not None and (parent := element.getparent()) is not None:
                del parent[0]
    except etree.XMLSyntaxError:
        raise InputError(f"{name} is not well-formed XML", place=Place(archive.path)) from None


def _relations(archive: BoundedZip, found: list[Diagnostic]) -> dict[str, str]:
    """Links that may stay; every other external relationship is an ERROR: opening the file would call out."""
    links: dict[str, str] = {}
    tag = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
    for name in sorted(part for part in archive.names if part.casefold().endswith(".rels")):
        for relation in _elements(archive, name, tag):
            if relation.get("TargetMode", "").casefold() != "external":
                continue
            kind = relation.get("Type", "").rpartition("/")[2][:40]
            address = safe(relation.get("Target", ""))
            if kind == "hyperlink" and address:
                if name == "word/_rels/document.xml.rels":
                    links[relation.get("Id", "")] = address
                continue
            shown = kind.encode("unicode_escape").decode("ascii")
            found.append(
                dropped(f"an external relationship ({shown})", archive.path, 0, severity=Severity.ERROR)
            )
    return links


def _style_names(archive: BoundedZip) -> Iterator[tuple[str, str]]:
    if "word/styles.xml" in archive.names:
        for style in _elements(archive, "word/styles.xml", f"{_W}style"):
            name = style.find(f"{_W}name")
            yield style.get(f"{_W}styleId", ""), (name.get(f"{_W}val", "") if name is not None else "")


def _bullets(archive: BoundedZip) -> Iterator[str]:
    """NumIds of bulleted lists: word/numbering.xml maps num to abstractNum, which names its first format."""
    if "word/numbering.xml" not in archive.names:
        return
    abstract: set[str] = set()
    for shape in _elements(archive, "word/numbering.xml", f"{_W}abstractNum"):
        form = shape.find(f"{_W}lvl/{_W}numFmt")
        if form is not None and form.get(f"{_W}val") in {"bullet", "none"}:
            abstract.add(shape.get(f"{_W}abstractNumId", ""))
    for number in _elements(archive, "word/numbering.xml", f"{_W}num"):
        target = number.find(f"{_W}abstractNumId")
        if target is not None and target.get(f"{_W}val") in abstract:
            yield number.get(f"{_W}numId", "")


def _chunks(archive: BoundedZip, parts: _Parts) -> Iterator[Chunk]:
    at = 0
    for number, paragraph in enumerate(_elements(archive, _DOCUMENT, f"{_W}p"), 1):
        if number > MAX_PARAGRAPHS:
            raise InputError(f"more than {MAX_PARAGRAPHS:,} paragraphs", place=Place(archive.path))
        if any(above.tag in _GONE for above in paragraph.iterancestors()):
            continue
        runs = trim(list(_runs(paragraph, parts.links)))
        if not any(run.text.strip() for run in runs):
            continue
        style, depth, ordered = _look(paragraph, parts)
        in_cell = any(above.tag == f"{_W}tc" for above in paragraph.iterancestors())
        yield Chunk(
            at, number, style.kind, runs, depth, ordered, hint=style.hint or ("cell" if in_cell else "")
        )
        at += 1


def _look(paragraph: _Element, parts: _Parts) -> tuple[_Style, int, bool]:
    """Kind and hint, list depth, numbered or not."""
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    identifier = found.get(f"{_W}val", "") if found is not None else ""
    style = _style(parts.styles.get(identifier) or identifier)
    level = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
    number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    if number is not None and number.get(f"{_W}val", "0") != "0" and style.kind in {"p", "li"}:
        depth = int(level.get(f"{_W}val", "0")[:1] or 0) + 1 if level is not None else 1
        return _Style("li"), depth, number.get(f"{_W}val", "") not in parts.bullets
    return style, int(style.kind == "li"), style.ordered


def _style(name: str) -> _Style:
    """A style's meaning from its name, English (as Word stores it) or French (as some writers do)."""
    plain = name.casefold().strip()
    heading = _HEADING.match(plain)
    if heading:
        return _Style(f"h{heading[1]}")  # type: ignore[arg-type]  # h1 … h6
    if plain in {"title", "titre"}:
        return _Style("h1", "title")
    if plain in {"subtitle", "sous-titre", "chapeau", "chapô", "lead"}:
        return _Style(hint="standfirst")
    if plain.startswith(("list", "liste")) and not plain.startswith("list paragraph"):
        return _Style("li", ordered="number" in plain or "numéro" in plain)
    if "quote" in plain or "citation" in plain:
        return _Style("pull" if "intense" in plain else "quote")
    return _Style("caption") if plain in {"caption", "légende"} else _Style()


def _runs(paragraph: _Element, links: dict[str, str]) -> Iterator[Run]:
    """The text of a paragraph's runs; those of a paragraph within it (a text box) have had their turn."""
    for run in paragraph.iter(f"{_W}r"):
        above = list(run.iterancestors())
        if any(element.tag in _GONE for element in above[: above.index(paragraph)]) or _is_hidden(run):
            continue
        link = next((element for element in above if element.tag == f"{_W}hyperlink"), None)
        href = links.get(link.get(_R_ID, ""), "") if link is not None else ""
        text = "".join(_marks(run))
        if text:
            for part in re.split(r"(\n)", text):
                if part:
                    yield Run(part) if part == "\n" else Run(part, _is_on(run, "b"), _is_on(run, "i"), href)


def _marks(run: _Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{_W}t":
            yield (child.text or "").replace("\n", " ")
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n" if child.get(f"{_W}type") not in {"page", "column"} else " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "\u2011"
        elif child.tag == f"{_W}softHyphen":
            yield "\u00ad"


def _is_on(run: _Element, name: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found is not None and found.get(f"{_W}val", "true") not in {"0", "false", "off", "none"}


def _is_hidden(run: _Element) -> bool:
    return _is_on(run, "vanish") or _is_on(run, "webHidden")


def _unread(archive: BoundedZip) -> list[Diagnostic]:
    """What a .docx also holds and nobody asked for: said, never shown."""
    kinds = {what for start, what in _UNREAD.items() if any(name.startswith(start) for name in archive.names)}
    return [
        Diagnostic("docx", Severity.INFO, f"{what} were not read", Place(archive.path))
        for what in sorted(kinds)
    ]


def _one_title(chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Where a Title style stands, Heading 1 is a heading of the body."""
    from dataclasses import replace

    if not any(chunk.hint == "title" for chunk in chunks):
        return chunks
    return tuple(
        replace(chunk, kind="h2") if chunk.kind == "h1" and chunk.hint != "title" else chunk
        for chunk in chunks
    )
