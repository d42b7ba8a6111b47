# SPDX-License-Identifier: GPL-3.0-or-later
"""Inline content: text, numbered codes for what is markup, placeholders for what is filled in later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

JOIN = "<join/>"
"""A target that is just this says "contained in the segment before" (FORMATS 4)."""


def is_join(text: str) -> bool:
    """Whether a target says so; blanks that an editor left around it do not count."""
    return text.strip() == JOIN


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    """What a reader sees: no escape, no entity, no line break."""


@dataclass(frozen=True, slots=True)
class Code:
    """Markup that a translator moves but never edits: bold, a break, a link (its URL is not in the msgid)."""

    number: int
    """Counted from 1 in source order, per block; `open` and `close` of a pair share it."""
    kind: Literal["open", "close", "single"]

    def __str__(self) -> str:
        return {"open": "<g{}>", "close": "</g{}>", "single": "<x{}/>"}[self.kind].format(self.number)


@dataclass(frozen=True, slots=True)
class Placeholder:
    name: str
    """`[a-z][a-z0-9_]*`, from the front matter's `names` or the letter's known values."""

    def __str__(self) -> str:
        return f"{{{self.name}}}"


Inline = Text | Code | Placeholder
Content = tuple[Inline, ...]

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_TAG = re.compile(r"<(?:(/)?g([0-9]+)|x([0-9]+)/)>")
_BRACES = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}")


class InlineError(ValueError):
    """A text whose tags or braces are not well-formed; `str()` says which."""


def to_msgid(content: Content) -> str:
    """Write a content as translators see it.

    Escapes only where they are needed to tell text from code (FORMATS 4): literal `<` and `&` where the
    entry has codes, braces doubled where it has placeholders, nothing elsewhere. `parse` undoes it.
    """
    codes, placeholders = has_codes(content), has_placeholders(content)
    return "".join(
        _escape(part.text, codes=codes, placeholders=placeholders) if isinstance(part, Text) else str(part)
        for part in content
    )


def has_codes(content: Content) -> bool:
    return any(isinstance(part, Code) for part in content)


def has_placeholders(content: Content) -> bool:
    return any(isinstance(part, Placeholder) for part in content)


def _escape(text: str, *, codes: bool, placeholders: bool) -> str:
    if codes:
        text = text.replace("&", "&amp;").replace("<", "&lt;")
    if placeholders:
        text = text.replace("{", "{{").replace("}", "}}")
    return text


def parse(text: str, *, codes: bool, placeholders: bool) -> Content:
    """Read a msgid or msgstr; `codes` and `placeholders` say what the *source* entry has.

    Law: `parse(to_msgid(c), codes=has_codes(c), placeholders=has_placeholders(c)) == merged(c)`.
    Raises InlineError when tags do not nest, when a bare `<` or `&` stands where codes do, or when a
    brace is neither doubled nor part of a placeholder.
    """
    parts = _split_tags(text) if codes else [text]
    content: list[Inline] = []
    for part in parts:
        if isinstance(part, Code):
            content.append(part)
        elif placeholders:
            content.extend(_split_braces(part))
        elif part:
            content.append(Text(part))
    _must_nest(content)
    return merged(tuple(content))


def merged(content: Content) -> Content:
    """Join neighbouring texts and drop empty ones: the one canonical form of a content."""
    out: list[Inline] = []
    for part in content:
        if isinstance(part, Text):
            if not part.text:
                continue
            if out and isinstance(last := out[-1], Text):
                out[-1] = Text(last.text + part.text)
                continue
        out.append(part)
    return tuple(out)


def _split_tags(text: str) -> list[str | Code]:
    parts: list[str | Code] = []
    at = 0
    for tag in _TAG.finditer(text):
        parts.append(_unescape(text[at : tag.start()]))
        at = tag.end()
        close, pair, single = tag.groups()
        if single:
            parts.append(Code(int(single), "single"))
        else:
            parts.append(Code(int(pair), "close" if close else "open"))
    parts.append(_unescape(text[at:]))
    return parts


def _unescape(text: str) -> str:
    if "<" in text:
        raise InlineError("a bare < where tags stand; write &lt;")
    rest = text.replace("&lt;", "<")
    if rest.replace("&amp;", "").count("&"):
        raise InlineError("a bare & where tags stand; write &amp;")
    return rest.replace("&amp;", "&")


def _split_braces(text: str) -> list[Inline]:
    parts: list[Inline] = []
    at = 0
    for brace in _BRACES.finditer(text):
        parts.append(_plain(text[at : brace.start()]))
        at = brace.end()
        name = brace.group(1)
        parts.append(Placeholder(name) if name else Text(brace.group()[0]))
    parts.append(_plain(text[at:]))
    return parts


def _plain(text: str) -> Text:
    if "{" in text or "}" in text:
        raise InlineError("a single brace; double it, or name a placeholder")
    return Text(text)


def _must_nest(content: list[Inline]) -> None:
    stack: list[int] = []
    for part in content:
        if not isinstance(part, Code) or part.kind == "single":
            continue
        if part.kind == "open":
            stack.append(part.number)
        elif not stack or stack.pop() != part.number:
            raise InlineError(f"{part} closes what is not open")
    if stack:
        raise InlineError(f"<g{stack[-1]}> is never closed")
