# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text: one line is one block, unless the lines are evidently wrapped."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import PurePosixPath

from w4r_i18n.ingest import front
from w4r_i18n.ingest.bounds import Lines, decode, direction_findings
from w4r_i18n.model.document import Block, Document, Piece
from w4r_i18n.model.inline import PLACEHOLDER, Placeholder, Text

SUFFIXES = (".txt", ".text")

_LINE_BREAK = re.compile(r"[\r\n]\s*")
_LINE = re.compile(r"[^\r\n]+")
_MARK = re.compile(r"(?:[-*•·–]|(\d{1,3})[.)])[ \t\u00a0]+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?…:;»”\"][)\]]*$")
_WRAP_WIDTH = range(40, 101)
"""Characters: where e-mail programs and editors wrap. A press page has no line ends inside paragraphs."""


def read(data: bytes, *, path: str) -> Document:
    """Law 1. Lines are unwrapped only if most end mid-sentence at a steady width.

    Raises InputError for what is not UTF-8 text.
    """
    text = decode(data, path=path)
    name = PurePosixPath(path).stem
    matter, body, blocks, doubts = front.read(text, path=path, name=name)
    lines = Lines(text)
    spans = _stripped_lines(text, body)
    groups = _paragraphs(text, spans) if _is_wrapped(text, spans) else [[span] for span in spans]
    blocks += tuple(_block(text, group, lines) for group in groups)
    findings = (*doubts, *direction_findings(text, path))
    return Document(name, path, "plain", text, blocks, matter, body, findings)


def spell(text: str) -> str:
    """Plain text has no escapes; a line break becomes a blank, for it would begin another block."""
    return _LINE_BREAK.sub(" ", text)


def _stripped_lines(text: str, start: int) -> list[tuple[int, int]]:
    spans = []
    for found in _LINE.finditer(text, start):
        line = found.group()
        blanks = len(line) - len(line.lstrip())
        if blanks < len(line):
            spans.append((found.start() + blanks, found.start() + len(line.rstrip())))
    return spans


def _is_wrapped(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether most lines that another one follows end mid-sentence, near one width."""
    inner = [
        text[start:end]
        for (start, end), (following, _) in pairwise(spans)
        if _is_next_line(text, end, following)
    ]
    if len(inner) < 3:
        return False
    width = max(map(len, inner))
    broken = [line for line in inner if not _ENDS_SENTENCE.search(line) and len(line) * 4 >= width * 3]
    return width in _WRAP_WIDTH and len(broken) * 10 >= len(inner) * 6


def _is_next_line(text: str, end: int, following: int) -> bool:
    return text[end:following].strip(" \t\u00a0\ufeff") in {"\n", "\r\n", "\r"}


def _paragraphs(text: str, spans: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    groups: list[list[tuple[int, int]]] = []
    for span in spans:
        follows = groups and _is_next_line(text, groups[-1][-1][1], span[0])
        if follows and not _MARK.match(text, *span):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _block(text: str, group: list[tuple[int, int]], lines: Lines) -> Block:
    start, end = group[0][0], group[-1][1]
    line = lines.number(start)
    mark = _MARK.match(text, start, end)
    if mark:
        start = mark.end()
    pieces: list[Piece] = []
    for number, (first, last) in enumerate(group):
        if number:
            pieces.append(Piece(Text(" "), group[number - 1][1], first))
        pieces.extend(_pieces(text, max(first, start), last))
    if mark:
        return Block("item", start, end, tuple(pieces), line, level=1, ordered=bool(mark[1]))
    return Block("paragraph", start, end, tuple(pieces), line)


def _pieces(text: str, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for found in PLACEHOLDER.finditer(text, start, end):
        if found.start() > at:
            pieces.append(Piece(Text(text[at : found.start()]), at, found.start()))
        pieces.append(Piece(Placeholder(found[1]), *found.span()))
        at = found.end()
    if at < end:
        pieces.append(Piece(Text(text[at:end]), at, end))
    return pieces
