# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown (CommonMark) with front matter and directives; raw HTML and links to scripts are inert."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from pathlib import PurePosixPath

from w4r_i18n.ingest import directives, front
from w4r_i18n.ingest.bounds import LINE_END, decode, direction_findings
from w4r_i18n.ingest.directives import Said
from w4r_i18n.ingest.readers._markdown_blocks import Leaf, References, leaves
from w4r_i18n.ingest.readers._markdown_inline import Mark, scan
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.document import Block, Document, Piece
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import PLACEHOLDER, Code, Inline, Placeholder, Text

SUFFIXES = (".md", ".markdown")

_ALWAYS = re.compile(r"[\\`*_\[\]<|~]|&(?=#?[A-Za-z0-9]{1,32};)")
_MARKS = re.compile(r"[\\`*_\[\]<|~&{\r\n]|[#\s]\Z")
"""Without any of these, and with a letter first, a text is its own spelling."""
_OPENING = re.compile(r"(?=[#>+=-])|[0-9]{1,9}(?=[.)](?:\s|\Z))")
_OUTER_BLANK = re.compile(r"\A\s+|\s+\Z")
_LINE_BREAK = re.compile(r"[\r\n]\s*")
_WORD = re.compile(r">[^<]*\w")


def read(data: bytes, *, path: str) -> Document:
    """Law 1. Code, HTML blocks, thematic breaks and link definitions stay outside the blocks.

    Raises InputError for what is not UTF-8 text, nests too deep, or has a directive or front matter
    that nobody could obey.
    """
    text = decode(data, path=path)
    name = PurePosixPath(path).stem
    matter, body, blocks, doubts = front.read(text, path=path, name=name)
    found, references = leaves(text, body, path=path)
    reading = _Reading(text, path, references, matter.kind)
    blocks += tuple(reading.blocks(found))
    findings = (*doubts, *reading.findings, *direction_findings(text, path))
    return Document(name, path, "markdown", text, blocks, matter, body, findings)


def spell(text: str) -> str:
    """Law: as the whole text of a block it reads as this very text, whatever it looks like.

    A line break becomes a blank; outer blanks become references, for a block has none.
    """
    if text[:1].isalpha() and not _MARKS.search(text):
        return text
    text = _LINE_BREAK.sub(" ", text)
    text = _ALWAYS.sub(lambda found: "\\" + found.group() if found.group() != "&" else "&amp;", text)
    text = PLACEHOLDER.sub(r"\\\g<0>", text)
    if text.endswith("#"):
        text = text[:-1] + "\\#"
    opening = _OPENING.match(text)
    if opening and not text.startswith("\\"):
        text = opening.group() + "\\" + text[opening.end() :]
    return _OUTER_BLANK.sub(lambda found: "".join(f"&#{ord(blank)};" for blank in found.group()), text)


class _Reading:
    """One pass over a document's leaves; what is known so far decides the next block's role."""

    def __init__(self, text: str, path: str, references: References, kind: str) -> None:
        self.text = text
        self.path = path
        self.references = references
        self.awaits_standfirst = kind == "communique"
        self.has_title = False
        self.findings: list[Diagnostic] = []

    def blocks(self, found: list[Leaf]) -> Iterator[Block]:
        said: Said | None = None
        for leaf in found:
            if leaf.kind == "html":
                said = self._html(leaf, said)
            elif leaf.lines:
                yield directives.applied(self._block(leaf, is_told=said is not None), said)
                said = None
        if said:
            self.findings.append(directives.nothing_follows(said, self.path))

    def _html(self, leaf: Leaf, said: Said | None) -> Said | None:
        (start, end) = leaf.lines[0]
        html = self.text[start:end]
        place = Place(self.path, leaf.line)
        opening = directives.OPENING.search(html)
        if not opening:
            if _WORD.search(html) and not html.lstrip().startswith("<!--"):
                message = "raw HTML is inert: its words are not translated"
                self.findings.append(
                    Diagnostic("markup", Severity.WARNING, message, place, "write it as Markdown")
                )
            return said
        # Sought once: a page of openings that nothing closes must not be read once for each.
        end = html.find("-->", opening.end())
        if end < 0:
            raise InputError("a directive that is never closed; wanted -->", place=place)
        new = directives.parse(html[opening.end() : end], place)
        if said:
            message = "two directives before one block"
            raise InputError(message, hint="write them as one", place=place)
        return new

    def _block(self, leaf: Leaf, *, is_told: bool) -> Block:
        pieces = self._pieces(leaf)
        role = self._role(leaf, is_told=is_told)
        lists = [kind for kind in leaf.containers if kind != "quote"]
        level = leaf.level or len(lists)
        ordered = bool(lists) and lists[-1] == "ordered"
        return Block(role, pieces[0].start, pieces[-1].end, pieces, leaf.line, level, ordered)

    def _role(self, leaf: Leaf, *, is_told: bool) -> str:
        if leaf.kind == "heading":
            is_title = leaf.level == 1 and not self.has_title
            self.has_title |= is_title
            return "title" if is_title else "heading"
        if leaf.containers:
            return "quote" if "quote" in leaf.containers else "item"
        is_first = self.awaits_standfirst and self.has_title and not is_told
        self.awaits_standfirst &= not self.has_title
        return "standfirst" if is_first else "paragraph"

    def _pieces(self, leaf: Leaf) -> tuple[Piece, ...]:
        spans = leaf.lines
        if len(spans) == 1:
            start, end = spans[0]
            content = self.text[start:end]
            marks, scripts = scan(content, self.references, lambda _: False)
            offsets = _Offsets([start], [0])
        else:
            content = "\n".join(self.text[start:end] for start, end in spans)
            starts = [0, *accumulate(end - start + 1 for start, end in spans[:-1])]
            offsets = _Offsets([start for start, _ in spans], starts, [end for _, end in spans])
            marks, scripts = scan(content, self.references, lambda at: self._is_hard(offsets.source(at)))
        for at in scripts:
            self._doubt_script(offsets.source(at))
        return _numbered(content, marks, offsets)

    def _is_hard(self, line_end: int) -> bool:
        return self.text.startswith("  ", line_end)

    def _doubt_script(self, at: int) -> None:
        line = len(LINE_END.findall(self.text, 0, at)) + 1
        message = "a link to a script or to embedded content is text"
        self.findings.append(
            Diagnostic("url", Severity.WARNING, message, Place(self.path, line), "link to an https address")
        )


class _Offsets:
    """From a block's joined lines to the document."""

    __slots__ = ("ends", "joined", "starts")

    def __init__(self, starts: list[int], joined: list[int], ends: list[int] | None = None) -> None:
        self.starts = starts
        self.joined = joined
        self.ends = ends

    def source(self, at: int) -> int:
        line = bisect_right(self.joined, at) - 1
        return self.starts[line] + at - self.joined[line]


def _numbered(content: str, marks: list[Mark], offsets: _Offsets) -> tuple[Piece, ...]:
    """The marks and the text between them as pieces; a pair around the whole is left to the skeleton."""
    first, last, start, end = _inside(content, marks)
    pieces: list[Piece] = []
    numbers: dict[int, int] = {}
    count, at = 0, start
    for mark in marks[first:last]:
        if mark.start > at:
            pieces.append(_piece(Text(content[at : mark.start]), at, mark.start, offsets))
        inline: Inline
        if mark.kind == "text":
            inline = Text(mark.text)
        elif mark.kind == "placeholder":
            inline = Placeholder(mark.text)
        elif mark.kind == "close":
            inline = Code(numbers[mark.pair], "close")
        else:
            count += 1
            if mark.pair:
                numbers[mark.pair] = count
            inline = Code(count, "open" if mark.kind == "open" else "single")
        pieces.append(_piece(inline, mark.start, mark.end, offsets))
        at = mark.end
    if at < end or not pieces:
        pieces.append(_piece(Text(content[at:end]), at, end, offsets))
    return tuple(pieces)


def _inside(content: str, marks: list[Mark]) -> tuple[int, int, int, int]:
    """The range of marks and the span that remain without the pairs around everything."""
    first, last, start, end = 0, len(marks), 0, len(content)
    while last - first >= 2:
        opening, closing = marks[first], marks[last - 1]
        is_outer = opening.kind == "open" and opening.start == start and closing.end == end
        if not is_outer or opening.pair != closing.pair or opening.end == closing.start:
            break
        first, last, start, end = first + 1, last - 1, opening.end, closing.start
    return first, last, start, end


def _piece(inline: Inline, start: int, end: int, offsets: _Offsets) -> Piece:
    return Piece(inline, offsets.source(start), offsets.source(end))
