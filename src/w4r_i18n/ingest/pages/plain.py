# SPDX-License-Identifier: GPL-3.0-or-later
"""A dump of plain text: one line is one block, save where most lines were wrapped at a width."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right

from w4r_i18n.ingest.listing import with_lists
from w4r_i18n.ingest.page import MAX_CHUNKS, Chunk, Page, Run
from w4r_i18n.ingest.signs import is_final, list_mark
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError

_BLANKS = re.compile(r"[ \t]+")
_NARROWEST, _WIDEST = 40, 110
"""Columns at which mails, agencies and PDF dumps break their lines."""
_WORD = 14
_MIN_BROKEN = 3


def read(text: str, *, path: str) -> Page:
    r"""Chunks of a text with `\\n` line ends; no-break blanks are kept."""
    lines = [(number, _BLANKS.sub(" ", line).strip(" ")) for number, line in enumerate(text.split("\n"), 1)]
    if len(lines) > MAX_CHUNKS:
        raise InputError(f"more than {MAX_CHUNKS:,} lines", place=Place(path, MAX_CHUNKS))
    width = _wrap_width(lines)
    blocks = _unwrapped(lines, width) if width else [(n, line) for n, line in lines if line.strip()]
    chunks = tuple(_chunk(at, line, block) for at, (line, block) in enumerate(blocks))
    return Page(with_lists(chunks), "plain", path)


def _chunk(at: int, line: int, text: str) -> Chunk:
    return Chunk(at, line, "p", (Run(text),))


def _wrap_width(lines: list[tuple[int, str]]) -> int:
    """The width at which most paragraphs were broken in mid-sentence; 0 where one line is one block."""
    groups = [[line for _, line in group] for group in _groups(lines)]
    pairs = [pair for group in groups for pair in itertools.pairwise(group)]
    open_lengths = sorted(len(above) for above, _ in pairs if not is_final(above))
    width = next((top for top in reversed(open_lengths) if _is_crowded(open_lengths, top)), 0)
    broken = [pair for pair in pairs if _was_broken(*pair, width)]
    long = sum(len(line) > _WIDEST for group in groups for line in group)
    is_wrapped = len(broken) >= _MIN_BROKEN and len(broken) * 2 >= len(open_lengths) and long <= len(broken)
    return width if _NARROWEST <= width <= _WIDEST and is_wrapped else 0


def _is_crowded(lengths: list[int], top: int) -> bool:
    """Whether at least three lines are as long as this or shorter by no more than a word."""
    return bisect_right(lengths, top) - bisect_left(lengths, top - _WORD) >= _MIN_BROKEN


def _was_broken(above: str, below: str, width: int) -> bool:
    """The next line's first word did not fit any more (people break a word early); the line itself does."""
    slack = 0 if is_final(above) else _WORD // 2
    return len(above) <= width and len(above) + 1 + len(below.split(" ", 1)[0]) > width - slack


def _groups(lines: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Paragraphs between blank lines; a list mark begins one, too."""
    groups: list[list[tuple[int, str]]] = [[]]
    for number, line in lines:
        if not line.strip() or list_mark(line):
            groups.append([])
        if line.strip():
            groups[-1].append((number, line))
    return [group for group in groups if group]


def _unwrapped(lines: list[tuple[int, str]], width: int) -> list[tuple[int, str]]:
    """Broken lines joined: a group as a whole where each of its lines was, else where a sentence goes on."""
    blocks: list[tuple[int, str]] = []
    for group in _groups(lines):
        pairs = list(itertools.pairwise(line for _, line in group))
        whole = all(_was_broken(*pair, width) for pair in pairs)
        joined = [group[:1]]
        for (above, below), line in zip(pairs, group[1:], strict=True):
            goes_on = _was_broken(above, below, width) and not is_final(above) and not below[:1].isupper()
            if whole or (goes_on and below[:1] not in "(["):
                joined[-1].append(line)
            else:
                joined.append([line])
        blocks += [(part[0][0], " ".join(text for _, text in part)) for part in joined]
    return blocks
