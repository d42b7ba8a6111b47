# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter as the blocks that every channel shows, in one order, free of what cannot be seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from w4r_i18n.model.errors import InputError
from w4r_i18n.model.letter import Letter, Part, Span
from w4r_i18n.text.marks import bidi_faults, controls

MAX_CHARACTERS = 60_000
"""Twenty pages: whatever is longer is no letter, and would keep a typesetter busy."""
MAX_BLOCKS = 500
POINT_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
"""From the best to the smallest that is still read with ease."""

Role = Literal[
    "notice", "place_date", "recipient", "email", "subject", "salutation",
    "paragraph", "heading", "item", "demand", "quote",
    "closing", "signature", "copies_label", "copy", "foot",
]  # fmt: skip
Line = tuple[Span, ...]
_LINKS = ("https://", "http://", "mailto:")
_WIDE = "WF"
_FIELD_LINES = 3
"""Of room for a signature by hand."""


@dataclass(frozen=True, slots=True)
class Block:
    role: Role
    lines: tuple[Line, ...]
    number: int = 0
    """Of a demand or item, from 1; 0: none."""

    @property
    def text(self) -> str:
        return "\n".join("".join(span.text for span in line) for line in self.lines)


def sheet(letter: Letter) -> tuple[Block, ...]:
    """Notices first, what says how long the letter holds last.

    Raises InputError where there is more text than any letter has.
    """
    blocks = tuple(block for block in _blocks(letter) if block.text.strip())
    size = sum(len(block.text) for block in blocks)
    for found, most, what in ((size, MAX_CHARACTERS, "characters"), (len(blocks), MAX_BLOCKS, "paragraphs")):
        if found > most:
            where = f"the letter of {letter.domain} in {letter.locale.tag}"
            raise InputError(f"{where} has {found:,} {what}, at most {most:,} wanted")
    return blocks


def _blocks(letter: Letter) -> Iterator[Block]:
    for notice in letter.notices:
        yield Block("notice", lines_of((Span(notice),)))
    yield Block("place_date", lines_of(letter.place_date))
    yield Block("recipient", address(letter.recipient))
    fax = ((Span(" ".join(clean(letter.fax).split()), isolated=True),),) if letter.fax else ()
    yield Block("email", (*((address_span(email),) for email in letter.emails), *fax))
    yield Block("subject", lines_of((Span(letter.subject, bold=True),)))
    yield Block("salutation", lines_of((Span(letter.salutation),)))
    yield from parts(letter.body)
    yield Block("closing", lines_of((Span(letter.closing),)))
    yield Block("signature", lines_of(letter.signature))
    if letter.copies:
        yield Block("copies_label", lines_of((Span(letter.copies_label),)))
    for copy in letter.copies:
        yield Block("copy", address(copy))
    yield Block("foot", tuple(_foot(letter)))


def parts(body: Iterable[Part]) -> Iterator[Block]:
    """Of the long text or of the short one."""
    for part in body:
        yield Block(part.role, lines_of(part.spans), part.number)


def address(lines: Iterable[str]) -> tuple[Line, ...]:
    """As data has them: a line stays one line and keeps its own direction."""
    return tuple((Span(" ".join(clean(line).split("\n")), isolated=True),) for line in lines)


def address_span(email: str) -> Span:
    """An e-mail address, by which one can write."""
    shown = " ".join(clean(email).split())
    return Span(shown, link=f"mailto:{shown}", isolated=True)


def _foot(letter: Letter) -> Iterator[Line]:
    """How long it holds, and where anyone can ask: a printed letter cannot be called back."""
    if letter.footer:
        yield (Span(" ".join(clean(letter.footer).split())),)
    if letter.valid_until:
        yield (Span(clean(letter.valid_until)),)
    code = [Span(clean(letter.code_label) + " "), Span(clean(letter.code), isolated=True)]
    url = clean(letter.status_url)
    # A mark of direction: else a code and an address, both Latin, are one run from left to right.
    dot = " \u200f·\u200f " if letter.locale.direction == "rtl" else " · "
    where = [Span(dot), Span(url, link=url, isolated=True)]
    if letter.code:
        yield tuple(code[not letter.code_label :] + where * bool(url))
    elif url:
        yield (where[1],)


def lines_of(spans: Iterable[Span]) -> tuple[Line, ...]:
    """Spans cut where a line ends; neighbours of one look are one."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        for at, text in enumerate(clean(span.text).split("\n")):
            if at:
                lines.append([])
            if text or span.field:
                _add(lines[-1], replace(span, text=text, link=safe_link(span.link)))
    return tuple(tuple(line) for line in lines if line)


def _add(line: list[Span], span: Span) -> None:
    last = line[-1] if line else None
    if last and not span.field and not span.isolated and replace(last, text=span.text) == span:
        line[-1] = replace(span, text=last.text + span.text)
    else:
        line.append(span)


def clean(text: str) -> str:
    r"""The text without controls, and without marks that turn the direction of what follows: both change
    what a reader sees, and neither has a place in a letter. Line ends become `\n`, tabs blanks.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\t", " ")
    gone = {*controls(text), *bidi_faults(text)}
    return "".join(mark for at, mark in enumerate(text) if at not in gone) if gone else text


def safe_link(link: str) -> str:
    """The link, if it leads to the web or to a mailbox; else "", and its words stand alone."""
    link = clean(link).strip()
    is_safe = link.lower().startswith(_LINKS) and not any(mark.isspace() for mark in link)
    return link if is_safe else ""


def link_apart(span: Span) -> str:
    """What must stand after a link's words on paper; "" where the words are the link."""
    bare = span.link.removeprefix("mailto:")
    return "" if not bare or bare.rstrip("/") in span.text else bare


def direction(text: str, default: str) -> str:
    """`ltr` or `rtl`, by the first letter that has a direction."""
    for mark in text:
        kind = unicodedata.bidirectional(mark)
        if kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return default


def point_size(blocks: tuple[Block, ...], paper: str) -> float:
    """The largest size in which the letter probably stands on one page: for channels that cannot measure."""
    return next((size for size in POINT_SIZES if room(blocks, paper, size) >= 0), POINT_SIZES[-1])


def room(blocks: tuple[Block, ...], paper: str, size: float) -> float:
    """Points that the letter probably leaves free on one page; below 0, where it goes over."""
    return _HEIGHT[paper] - _lines(blocks, columns=round(990 / size)) * size * _LEADING


_LEADING = 1.5
_HEIGHT = {"a4": 730.0, "letter": 680.0}
"""Points between the margins."""


def _lines(blocks: tuple[Block, ...], columns: int) -> float:
    return sum(
        sum(max(1, -(-_width(line) // columns)) for line in block.lines)
        + (_FIELD_LINES if block.role == "signature" else _GAPS.get(block.role, 0.7))
        for block in blocks
    )


_GAPS = {"demand": 0.2, "item": 0.2, "copy": 0.2, "copies_label": 0.2}


def _width(line: Line) -> int:
    """In half-width characters: a Chinese one is as wide as two Latin ones, a mark above takes no room."""
    return sum(
        2 if unicodedata.east_asian_width(mark) in _WIDE else not unicodedata.combining(mark)
        for span in line
        for mark in span.text
    )
