# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists that a page writes with marks of its own: `- `, `• `, `1. ` at the head of a line."""

from __future__ import annotations

import re
from dataclasses import replace

from w4r_i18n.ingest.page import Chunk, without_span
from w4r_i18n.ingest.signs import attribution, list_mark

_CROSSHEAD = re.compile(r"([-–—*]) \S.{1,70}\S \1")


def with_lists(chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Marked lines as items, their marks off.

    A bullet or hyphen makes an item by itself. A dash or a number needs a neighbour: alone it opens a
    speaker's line or numbers a heading.
    """
    marks = [list_mark(chunk.text) if chunk.kind == "p" else "" for chunk in chunks]
    around = zip([*marks[1:], ""], ["", *marks], strict=False)
    return tuple(
        _crosshead(chunk)
        if mark and _CROSSHEAD.fullmatch(chunk.text.strip())
        else _item(chunk, mark)
        if mark and _is_item(chunk, mark, neighbours)
        else chunk
        for chunk, mark, neighbours in zip(chunks, marks, around, strict=False)
    )


def _crosshead(chunk: Chunk) -> Chunk:
    """`- Un mot d'ordre -`, as agencies write a heading: the marks off."""
    text = chunk.text
    end = len(text.rstrip()) - 1
    runs = without_span(chunk.runs, len(text[:end].rstrip()), len(text))
    return replace(chunk, kind="h3", runs=without_span(runs, 0, len(list_mark(text))))


def _is_item(chunk: Chunk, mark: str, neighbours: tuple[str, str]) -> bool:
    if mark[0] not in "–—*" and not mark[0].isalnum():
        return True
    alike = any(
        other and (other[0] == mark[0] or (other[0].isdigit() and mark[0].isdigit())) for other in neighbours
    )
    return alike and not (mark[0] in "–—" and bool(attribution(chunk.text)[0]))


def _item(chunk: Chunk, mark: str) -> Chunk:
    return replace(
        chunk, kind="li", runs=without_span(chunk.runs, 0, len(mark)), depth=1, ordered=mark[0].isdigit()
    )
