# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the blocks of a CommonMark text stand: markdown-it-py finds them, this gives their exact offsets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from w4r_i18n.ingest.bounds import DEPTH_LIMIT, LINE_END, refuse_depth
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_WORK_LIMIT = 200_000
"""Lines times depth: a lazy line is tried at each level of quotes, so depth and length multiply."""
_PREFIX = re.compile(r"(?:[ \t>]|(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]))*+")
_MARKER = re.compile(r">|[-+*.)](?=[ \t])")
_TAIL = re.compile(r"^([ \t>*+\-0-9.)]*+)[^\W\d_][^<>`\[\]\n]*$", re.MULTILINE)
"""A line that begins with a letter: what follows decides about no block."""

References = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block that holds text, or HTML that may hold a directive."""

    kind: str
    """heading, paragraph or html."""
    lines: tuple[tuple[int, int], ...]
    """The offsets of each line's content: without container marks, indentation and outer blanks."""
    line: int
    level: int = 0
    """Of a heading."""
    containers: tuple[str, ...] = ()
    """quote, bullet or ordered, outermost first; one for each list, not for its items."""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # two levels for each list, and room to notice that the limit was passed
    parser = MarkdownIt("commonmark", {"maxNesting": 2 * DEPTH_LIMIT + 3})
    parser.core.ruler.disable(["inline", "text_join"])
    return parser


def leaves(text: str, start: int, *, path: str) -> tuple[list[Leaf], References]:
    """The leaves of `text[start:]` in reading order, and its link reference definitions.

    Raises InputError for containers more than DEPTH_LIMIT deep.
    """
    ends = [*LINE_END.finditer(text, start)]
    starts = [start, *(end.end() for end in ends)]
    stops = [*(end.start() for end in ends), len(text)]
    first_line = len(LINE_END.findall(text, 0, start)) + 1
    body = LINE_END.sub("\n", text[start:])
    _bound_work(body, path, first_line)
    if "]:" not in body:
        # The parser looks at each character; this spares it most, and changes no decision but for
        # the definitions of links, which may go on over lines.
        body = _TAIL.sub(r"\1x", body)
    environment: dict[str, object] = {}
    tokens = _parser().parse(body, environment)
    source = _Source(starts, stops, body.split("\n"), text, first_line, path)
    references = environment.get("references", {})
    assert isinstance(references, dict)
    return _walk(tokens, source), references


def _bound_work(body: str, path: str, first_line: int) -> None:
    deepest, at, lines = 0, 0, 0
    for number, line in enumerate(body.split("\n")):
        prefix = _PREFIX.match(line)
        depth = len(_MARKER.findall(prefix.group() + " ")) if prefix and prefix.end() else 0
        lines += 1
        if depth > deepest:
            deepest, at = depth, number
    if deepest > DEPTH_LIMIT:
        raise refuse_depth(path, at + first_line, "block quotes or lists")
    if deepest * lines > _WORK_LIMIT and deepest > 10:
        message = f"block quotes or lists {deepest} deep in a text of {lines} lines"
        raise InputError(message, place=Place(path, at + first_line))


@dataclass(frozen=True, slots=True)
class _Source:
    starts: list[int]
    stops: list[int]
    parsed: list[str]
    """The lines as the parser saw them: a line's prefix is as long as in the text."""
    text: str
    first_line: int
    path: str

    def span(self, number: int, content: str) -> tuple[int, int]:
        """The offsets of a line's content, which ends the line but for blanks."""
        parsed = self.parsed[number].rstrip()
        start = self.starts[number] + len(parsed) - len(content)
        stop = self.stops[number]
        while stop > start and self.text[stop - 1] in " \t":
            stop -= 1
        return start, stop


def _walk(tokens: list[Token], source: _Source) -> list[Leaf]:
    found: list[Leaf] = []
    containers: list[str] = []
    heading: Token | None = None
    for token in tokens:
        if token.type in _CONTAINERS:
            containers.append(_CONTAINERS[token.type])
            if len(containers) > DEPTH_LIMIT:
                line = (token.map or [0])[0] + source.first_line
                raise refuse_depth(source.path, line, "block quotes or lists")
        elif token.type in _CLOSERS:
            containers.pop()
        elif token.type == "heading_open":
            heading = token
        elif token.type == "heading_close":
            heading = None
        elif token.type == "inline":
            found.append(_text_leaf(token, heading, tuple(containers), source))
        elif token.type == "html_block":
            first, last = token.map or [0, 0]
            span = (source.starts[first], source.stops[last - 1])
            found.append(Leaf("html", (span,), first + source.first_line))
    return found


_CONTAINERS = {"blockquote_open": "quote", "bullet_list_open": "bullet", "ordered_list_open": "ordered"}
_CLOSERS = frozenset({"blockquote_close", "bullet_list_close", "ordered_list_close"})


def _text_leaf(token: Token, heading: Token | None, containers: tuple[str, ...], source: _Source) -> Leaf:
    first = (token.map or [0])[0]
    line = first + source.first_line
    if heading and heading.markup.startswith("#"):
        span = _closed_heading(token.content, first, source)
        return Leaf("heading", (span,) if token.content else (), line, len(heading.markup), containers)
    contents = token.content.split("\n")
    spans = tuple(source.span(first + n, content.strip()) for n, content in enumerate(contents))
    if heading:
        return Leaf("heading", spans, line, 1 if heading.markup == "=" else 2, containers)
    return Leaf("paragraph", spans, line, 0, containers)


def _closed_heading(content: str, number: int, source: _Source) -> tuple[int, int]:
    """`# Title ##`: the content stands after the first mark, not at the line's end."""
    line = source.parsed[number]
    mark = line.index("#")
    start = line.index(content, mark + len(line[mark:]) - len(line[mark:].lstrip("#")))
    offset = source.starts[number] + start
    return offset, offset + len(content)
