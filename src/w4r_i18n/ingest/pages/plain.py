# SPDX-License-Identifier: GPL-3.0-or-later
"""A dump of plain text: one line is one block, save where most lines were wrapped at a width."""

from __future__ import annotations

import itertools
import re

from w4r_i18n.ingest.listing import with_lists
from w4r_i18n.ingest.page import MAX_CHUNKS, Chunk, Page, Run
from w4r_i18n.ingest.signs import is_final, list_mark
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError

_BLANKS = re.compile(r"[ \t]+")
_MIN_WRAPPED_LINES = 8


def read(text: str, *, path: str) -> Page:
    r"""Chunks of a text with `\\n` line ends; no-break blanks are kept."""
    lines = [(number, _BLANKS.sub(" ", line).strip(" ")) for number, line in enumerate(text.split("\n"), 1)]
    if len(lines) > MAX_CHUNKS:
        raise InputError(f"more than {MAX_CHUNKS:,} lines", place=Place(path, MAX_CHUNKS))
    blocks = _unwrapped(lines) if _is_wrapped(lines) else [(n, line) for n, line in lines if line.strip()]
    chunks = tuple(_chunk(at, line, block) for at, (line, block) in enumerate(blocks))
    return Page(with_lists(chunks), "plain", path)


def _chunk(at: int, line: int, text: str) -> Chunk:
    return Chunk(at, line, "p", (Run(text),))


def _is_wrapped(lines: list[tuple[int, str]]) -> bool:
    """Most lines end in mid-sentence at about the same width, and blank lines stand between blocks."""
    full = [line for _, line in lines if line]
    if len(full) < _MIN_WRAPPED_LINES or not any(not line for _, line in lines[1:-1]):
        return False
    width = max(len(line) for line in full)
    followed = [line for (_, line), (_, after) in itertools.pairwise(lines) if line and after]
    broken = [line for line in followed if len(line) > width * 0.7 and not is_final(line)]
    return 40 <= width <= 110 and len(broken) > len(full) * 0.4


def _unwrapped(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    blocks: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in lines:
        if not line.strip():
            fresh = True
            continue
        if fresh or list_mark(line):
            blocks.append((number, [line]))
        else:
            blocks[-1][1].append(line)
        fresh = False
    return [(number, " ".join(parts)) for number, parts in blocks]
