# SPDX-License-Identifier: GPL-3.0-or-later
"""A dump of plain text: one line is one block, save where most lines were wrapped at a width."""

from __future__ import annotations

import re

from w4r_i18n.ingest.listing import with_lists
from w4r_i18n.ingest.page import MAX_CHUNKS, Chunk, Page, Run
from w4r_i18n.ingest.signs import is_final, list_mark
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError

_BLANKS = re.compile(r"[ \t]+")


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
    """Most paragraphs of two and more lines were broken at one width, in mid-sentence."""
    groups = [group for group in _groups(lines) if len(group) > 1]
    width = max((len(line) for group in groups for _, line in group), default=0)
    broken = [group for group in groups if _was_broken(group, width)]
    return 40 <= width <= 110 and len(broken) >= 2 and len(broken) * 2 >= len(groups)


def _was_broken(group: list[tuple[int, str]], width: int) -> bool:
    """Every line but the last reaches near the width, and not all of them end a sentence."""
    inner = [line for _, line in group[:-1]]
    return all(len(line) > width * 0.6 for line in inner) and not all(map(is_final, inner))


def _groups(lines: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Paragraphs between blank lines; a list mark begins one, too."""
    groups: list[list[tuple[int, str]]] = [[]]
    for number, line in lines:
        if not line.strip() or list_mark(line):
            groups.append([])
        if line.strip():
            groups[-1].append((number, line))
    return [group for group in groups if group]


def _unwrapped(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    groups = _groups(lines)
    width = max(len(line) for group in groups if len(group) > 1 for _, line in group)
    blocks: list[tuple[int, str]] = []
    for group in groups:
        if _was_broken(group, width):
            blocks.append((group[0][0], " ".join(line for _, line in group)))
        else:
            blocks += group
    return blocks
