# SPDX-License-Identifier: GPL-3.0-or-later
"""A title, standfirst or paragraph that the page prints twice: the first stays."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.ingest.landmarks import find_title
from w4r_i18n.ingest.page import Chunk, Finding, Page
from w4r_i18n.ingest.signs import level, word_count
from w4r_i18n.text.regions import split_label

_SHORT = 5
"""Words: shorter lines may recur in earnest (`Complément d'information` under two cases)."""


def clean(page: Page) -> Iterator[Finding]:
    title = find_title(page)
    titles = {level(text) for text in (title.text, split_label(title.text)[1])} if title else set()
    seen: dict[str, int] = {}
    for chunk, below in zip(page.chunks, [*page.chunks[1:], None], strict=False):
        words = level(chunk.text)
        if title is not None and chunk.at != title.at and words in titles:
            yield Finding(chunk.at, f"repeats the title, line {title.line}")
        elif words in seen and word_count(chunk.text) >= _SHORT:
            yield Finding(chunk.at, f"repeats line {seen[words]}")
        elif below is not None and _opens(chunk, below):
            yield Finding(chunk.at, f"repeats the beginning of line {below.line}")
        else:
            seen.setdefault(words, chunk.line)


def _opens(chunk: Chunk, below: Chunk) -> bool:
    """`Cotonou` above `Cotonou — Quatre journalistes…`."""
    short = chunk.text.strip()
    rest = below.text.strip()
    return (
        not chunk.heading
        and word_count(short) <= 4
        and rest.startswith(short)
        and rest[len(short) :].lstrip(" \u00a0")[:1] in {"—", "–"}
    )
