# SPDX-License-Identifier: GPL-3.0-or-later
"""A run of HTML text and inline tags between two block boundaries, as pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Literal, NamedTuple

from w4r_i18n.ingest.references import resolved
from w4r_i18n.model.document import Piece
from w4r_i18n.model.inline import PLACEHOLDER, Code, Inline, Placeholder, Text

_SPECIAL = re.compile(
    r"[ \t\n\r\f]{2,}|[\t\n\r\f]|(&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));?)"
    rf"|{PLACEHOLDER.pattern}"
)
_NUMERIC = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")


class Item(NamedTuple):
    kind: Literal["text", "placeholder", "open", "close", "single"]
    start: int
    end: int
    text: str = ""
    """What is seen; for a tag its element; for a placeholder its name."""


def text_items(text: str, start: int, end: int) -> Iterator[Item]:
    """A stretch of text: blanks are levelled as a browser does, references resolved."""
    at = start
    for found in _SPECIAL.finditer(text, start, end):
        item = _special(found)
        if item is None:
            continue
        if item.start > at:
            yield Item("text", at, item.start, text[at : item.start])
        yield item
        at = item.end
    if at < end:
        yield Item("text", at, end, text[at:end])


def _special(found: re.Match[str]) -> Item | None:
    reference, _, _, name, placeholder = found.groups()
    start, end = found.span()
    if placeholder:
        return Item("placeholder", start, end, placeholder)
    if not reference:
        return Item("text", start, end, " ")
    if not name or reference.endswith(";"):
        complete = _NUMERIC.fullmatch(reference if reference.endswith(";") else reference + ";")
        meaning = resolved(complete, windows=True) if complete else None
        if meaning is not None:
            return Item("text", start, end, meaning)
    for length in range(len(name or ""), 1, -1):  # `&eacute` without its semicolon
        if (meaning := html5.get(name[:length])) is not None:
            return Item("text", start, start + 1 + length, meaning)
    return None


def paragraphs(items: list[Item]) -> Iterator[list[Item]]:
    """The run cut where two line breaks follow each other: pages without <p> write so."""
    part: list[Item] = []
    after_break = -1
    for item in items:
        if item.kind == "single" and item.text == "br":
            if after_break >= 0:
                yield part[:after_break]
                part, after_break = [], 0
                continue
            after_break = len(part)
        elif after_break >= 0 and not (item.kind == "text" and item.text.isspace()):
            after_break = -1
        part.append(item)
    yield part


def pieces(items: list[Item]) -> tuple[Piece, ...]:
    """The items from the first word to the last; outer blanks, breaks, pairs and stray tags stay outside.

    A tag whose partner stands in another run is a single. Empty when there is nothing to read.
    """
    partners = _partners(items)
    first, last = _trimmed(items, partners)
    if not any(item.kind == "placeholder" or item.text.strip() for item in _seen(items[first:last])):
        return ()
    numbers: dict[int, int] = {}
    out: list[Piece] = []
    for index in range(first, last):
        item = _stripped(items[index], is_first=index == first, is_last=index == last - 1)
        out.append(Piece(_inline(index, item, partners, numbers), item.start, item.end))
    return tuple(out)


def _stripped(item: Item, *, is_first: bool, is_last: bool) -> Item:
    """A text at the run's edge without its outer blank; longer blanks are items of their own."""
    if item.kind != "text" or len(item.text) != item.end - item.start:
        return item
    if is_first and item.text[0] == " ":
        item = item._replace(start=item.start + 1, text=item.text[1:])
    if is_last and item.text[-1] == " ":
        item = item._replace(end=item.end - 1, text=item.text[:-1])
    return item


def _seen(items: list[Item]) -> Iterator[Item]:
    return (item for item in items if item.kind in {"text", "placeholder"})


def _partners(items: list[Item]) -> dict[int, int]:
    """Index of each open tag to that of its close tag, and back."""
    partners: dict[int, int] = {}
    stack: list[int] = []
    counts: dict[str, int] = {}
    for index, item in enumerate(items):
        if item.kind == "open":
            stack.append(index)
            counts[item.text] = counts.get(item.text, 0) + 1
        elif item.kind == "close" and counts.get(item.text):
            while items[opened := stack.pop()].text != item.text:
                counts[items[opened].text] -= 1
            counts[item.text] -= 1
            partners[opened], partners[index] = index, opened
    return partners


def _trimmed(items: list[Item], partners: dict[int, int]) -> tuple[int, int]:
    first, last = 0, len(items)
    while first < last:
        if _is_edge(items[first], first, partners):
            first += 1
        elif _is_edge(items[last - 1], last - 1, partners):
            last -= 1
        elif partners.get(first) == last - 1 and items[first].kind == "open":
            first, last = first + 1, last - 1
        elif partners.get(first) == first + 1:
            first += 2
        else:
            break
    return first, last


def _is_edge(item: Item, index: int, partners: dict[int, int]) -> bool:
    if item.kind == "text":
        return item.text.isspace()
    if item.kind == "single":
        return item.text != "img"
    return item.kind != "placeholder" and index not in partners


def _inline(index: int, item: Item, partners: dict[int, int], numbers: dict[int, int]) -> Inline:
    if item.kind == "text":
        return Text(item.text)
    if item.kind == "placeholder":
        return Placeholder(item.text)
    if index not in partners or item.kind == "single":
        return Code(numbers.setdefault(index, len(numbers) + 1), "single")
    number = numbers.setdefault(min(index, partners[index]), len(numbers) + 1)
    return Code(number, "open" if item.kind == "open" else "close")
