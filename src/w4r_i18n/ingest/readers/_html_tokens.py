# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML as tags, comments and text with exact offsets, read as browsers read it (HTML standard, 13.2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from w4r_i18n.ingest.bounds import LINE_END
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError

RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "noscript"})
"""Elements that end at their own end tag only, whatever stands in them."""

_MARKUP = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*)|!--|[!?]|/(?=.))", re.DOTALL)
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"""[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|(?=>)))?+"""
)
_TAG_END = re.compile(r"[\s/]*>")


@dataclass(frozen=True, slots=True)
class Token:
    kind: Literal["text", "open", "close", "comment"]
    start: int
    end: int
    name: str = ""
    """Of an element, in lower case."""
    attributes: tuple[tuple[str, str, int, int], ...] = ()
    """Name in lower case, value as written without its quotes, and the span with the blank before."""
    inner_end: int = 0
    """Of a RAW element: where its content ends; `end` is then that of its end tag."""
    inner_start: int = 0


def tokens(text: str, start: int, *, path: str) -> Iterator[Token]:
    """The tokens of `text[start:]` in order, without gap.

    Raises InputError for a tag, comment or raw element that never ends: browsers would drop what follows.
    """
    at = start
    search_from = start
    while found := _MARKUP.search(text, search_from):
        if found.start() > at:
            yield Token("text", at, found.start())
        token = _markup(text, found, path)
        yield token
        at = search_from = token.end
    if at < len(text):
        yield Token("text", at, len(text))


def _markup(text: str, found: re.Match[str], path: str) -> Token:
    start = found.start()
    closing, name = found.groups()
    if name is None:
        return Token("comment", start, _comment_end(text, start, path))
    attributes, end = _attributes(text, found.end(), path, start)
    name = name.lower()
    if closing:
        return Token("close", start, end, name)
    if name not in RAW:
        return Token("open", start, end, name, attributes)
    tail = re.compile(rf"</{re.escape(name)}(?=[\s/>])[^>]*>", re.IGNORECASE).search(text, end)
    if not tail:
        raise _endless(text, start, path, f"a <{name[:20]}>")
    return Token("open", start, tail.end(), name, attributes, tail.start(), end)


def _comment_end(text: str, start: int, path: str) -> int:
    if text.startswith("<!--", start):
        found = _COMMENT.match(text, start)
        if not found:
            raise _endless(text, start, path, "a comment")
        return found.end()
    end = text.find(">", start)
    if end < 0:
        raise _endless(text, start, path, "a declaration")
    return end + 1


def _attributes(
    text: str, at: int, path: str, tag_start: int
) -> tuple[tuple[tuple[str, str, int, int], ...], int]:
    found: list[tuple[str, str, int, int]] = []
    while not (end := _TAG_END.match(text, at)):
        attribute = _ATTRIBUTE.match(text, at)
        if not attribute:
            raise _endless(text, tag_start, path, "a tag")
        name, value = attribute.groups()
        value = value or ""
        if value[:1] in {'"', "'"}:
            value = value[1:-1]
        elif text[attribute.end() : attribute.end() + 1] in {"=", '"', "'"} and not value:
            raise _endless(text, tag_start, path, "an attribute")
        found.append((name.lower(), value, *attribute.span()))
        at = attribute.end()
    return tuple(found), end.end()


def _endless(text: str, at: int, path: str, what: str) -> InputError:
    line = len(LINE_END.findall(text, 0, at)) + 1
    return InputError(f"{what} that never ends", place=Place(path, line))
