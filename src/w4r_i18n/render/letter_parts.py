# SPDX-License-Identifier: GPL-3.0-or-later
"""The blocks of a letter as runs of text: bold where names stand, fields where the writer fills in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from w4r_i18n.model.document import Block, Document
from w4r_i18n.model.inline import PLACEHOLDER, Code, Placeholder, Text
from w4r_i18n.model.letter import Span
from w4r_i18n.render.page import without_marks

_LINK = re.compile(r"\]\(\s*<?([^\s<>()\"]+)|href\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
_SAFE = ("http://", "https://", "mailto:")
_BOLD = re.compile(r"(?:\*\*|__|</?(?:b|strong)\b[^>]*>)", re.IGNORECASE)


def spans_of(document: Document, block: Block, fields: Mapping[str, str]) -> tuple[Span, ...]:
    """A block's words with their looks; a placeholder becomes a field, whose text is what belongs there."""
    found: list[Span] = []
    looks: list[tuple[int, Span]] = []
    for piece in block.pieces:
        inline = piece.inline
        spelling = document.text[piece.start : piece.end]
        look = looks[-1][1] if looks else Span("")
        if isinstance(inline, Text):
            found.append(replace(look, text=without_marks(inline.text)))
        elif isinstance(inline, Placeholder):
            found.append(replace(look, text=fields.get(inline.name, inline.name), field=inline.name))
        elif inline.kind == "open":
            looks.append((inline.number, _look(document, block, inline, look)))
        elif inline.kind == "close":
            looks = [each for each in looks if each[0] != inline.number]
        elif "\n" in spelling or spelling.lower().startswith("<br"):
            found.append(Span("\n"))
    return joined(found)


def _look(document: Document, block: Block, code: Code, look: Span) -> Span:
    spelling = "".join(
        document.text[piece.start : piece.end]
        for piece in block.pieces
        if isinstance(piece.inline, Code) and piece.inline.number == code.number
    )
    address = _LINK.search(spelling)
    if address:
        link = address[1] or address[2]
        return replace(look, link=link if link.lower().startswith(_SAFE) else "")
    if _BOLD.match(spelling):
        return replace(look, bold=True)
    return replace(look, italic=True)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbours with one look as one; outer blanks gone."""
    out: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if out and not span.field and replace(out[-1], text="") == replace(span, text=""):
            out[-1] = replace(span, text=out[-1].text + span.text)
        else:
            out.append(span)
    if out:
        out[0] = replace(out[0], text=out[0].text.lstrip())
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())
    return tuple(span for span in out if span.text)


def with_names(spans: Sequence[Span], names: re.Pattern[str] | None) -> tuple[Span, ...]:
    """The same words, names in bold: an office sees at once whom a letter is about."""
    if names is None:
        return tuple(spans)
    return joined(part for span in spans for part in _bold_in(span, names))


def _bold_in(span: Span, names: re.Pattern[str]) -> Iterator[Span]:
    if span.bold or span.field or span.link:
        yield span
        return
    at = 0
    for found in names.finditer(span.text):
        yield replace(span, text=span.text[at : found.start()])
        yield replace(span, text=found[0], bold=True)
        at = found.end()
    yield replace(span, text=span.text[at:])


def any_name(forms: Iterable[str], *, joint: str) -> re.Pattern[str] | None:
    """Finds the forms of names, the longest first, as whole words where the script has blanks."""
    ordered = sorted({form for form in forms if form}, key=lambda form: (-len(form), form))
    if not ordered:
        return None
    body = "|".join(re.escape(form) for form in ordered)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)" if joint else f"(?:{body})")


def of_pattern(pattern: str, fields: Mapping[str, str]) -> tuple[Span, ...]:
    """`{place}, le {date}` as spans."""
    out: list[Span] = []
    at = 0
    for found in PLACEHOLDER.finditer(pattern):
        out.append(Span(pattern[at : found.start()]))
        out.append(Span(fields.get(found[1], found[1]), field=found[1]))
        at = found.end()
    out.append(Span(pattern[at:]))
    return tuple(span for span in out if span.text)


def fields_of(block: Block) -> tuple[str, ...]:
    """The names of what a block leaves to be filled in."""
    return tuple(piece.inline.name for piece in block.pieces if isinstance(piece.inline, Placeholder))


def is_bare(block: Block) -> bool:
    """Nothing but fields, markup and blanks."""
    return not any(isinstance(piece.inline, Text) and piece.inline.text.strip() for piece in block.pieces)


def plain(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def by_role(document: Document) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {}
    for block in document.blocks:
        found.setdefault(block.directive.role or block.role, []).append(block)
    return found


def is_place_date(block: Block) -> bool:
    names = set(fields_of(block))
    return "date" in names and names <= {"place", "date"}
