# SPDX-License-Identifier: GPL-3.0-or-later
"""Pull quotes that repeat a sentence of the text, whole or damaged, with their speaker's line."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.ingest.landmarks import find_title
from w4r_i18n.ingest.page import Chunk, Finding, Page
from w4r_i18n.ingest.signs import attribution, level, list_mark, word_count

_MIN_WORDS = 7
_MIN_MARKED_WORDS = 4
_GRAM = 3
_ENOUGH = 0.8
"""Share of a marked pull quote's word triples that one block must hold."""
_MAX_POOL_CHARS = 400_000


def clean(page: Page) -> Iterator[Finding]:
    """A block whose words stand in another, longer one goes; a lost letter at either end changes nothing."""
    title = find_title(page)
    pool = [(c, level(c.text)) for c in page.chunks if word_count(c.text) >= _MIN_MARKED_WORDS]
    joined = _Pool(pool)
    chunks = page.chunks
    cut: set[int] = set()
    for index, chunk in enumerate(chunks):
        if title is not None and chunk.at <= title.at:
            continue
        named = index + 1 < len(chunks) and _names(chunks[index + 1])
        source = joined.holder(
            chunk, level(chunk.text), marked=named or chunk.kind in {"pull", "aside", "quote"}
        )
        if source is not None:
            cut.add(chunk.at)
            yield Finding(chunk.at, f"pull quote: repeats line {source.line}")
    yield from _attributions(chunks, cut)


def _names(chunk: Chunk) -> bool:
    return bool(attribution(chunk.text)[0]) and chunk.kind != "li" and not chunk.heading


def _attributions(chunks: tuple[Chunk, ...], cut: set[int]) -> Iterator[Finding]:
    """The line below a pull quote; where there is none, the one above, unless it belongs to another quote."""
    taken: set[int] = set()
    for index, chunk in enumerate(chunks):
        if chunk.at not in cut:
            continue
        below = chunks[index + 1] if index + 1 < len(chunks) else None
        above = chunks[index - 1] if index else None
        line = below if below is not None and _names(below) else above
        if line is not None and _names(line) and line.at not in cut | taken:
            taken.add(line.at)
            yield Finding(line.at, "pull quote: its speaker's line")


class _Pool:
    """All longer blocks, searchable for the words of a shorter one."""

    def __init__(self, blocks: list[tuple[Chunk, str]]) -> None:
        self._text = "\n".join(f" {words} " for _, words in blocks)[:_MAX_POOL_CHARS]
        self._blocks = blocks

    def holder(self, chunk: Chunk, words: str, *, marked: bool) -> Chunk | None:
        """The block that says the same and more."""
        count = word_count(chunk.text)
        if chunk.heading or count < (_MIN_MARKED_WORDS if marked else _MIN_WORDS):
            return None
        exact = self._containing(chunk, words)
        if exact is not None or not marked or list_mark(chunk.text):
            return exact
        return self._similar(chunk, words)

    def _containing(self, chunk: Chunk, words: str) -> Chunk | None:
        if self._text.count(words) < 2:
            return None
        return next(
            (
                c
                for c, other in self._blocks
                if c.at != chunk.at and words in other and len(other) > len(words)
            ),
            None,
        )

    def _similar(self, chunk: Chunk, words: str) -> Chunk | None:
        grams = _grams(words)
        if not grams:
            return None
        for other, text in self._blocks:
            if (
                other.at != chunk.at
                and len(text) > len(words)
                and len(grams & _grams(text)) >= _ENOUGH * len(grams)
            ):
                return other
        return None


def _grams(words: str) -> frozenset[tuple[str, ...]]:
    parts = words.split()[:400]
    return frozenset(zip(*(parts[start:] for start in range(_GRAM)), strict=False))
