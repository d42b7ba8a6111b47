# SPDX-License-Identifier: GPL-3.0-or-later
"""Between a catalogue's spelling and inline content, forgiving: what a translator broke is handed out too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from w4r_i18n.model.inline import Code, Content, Inline, Placeholder, Text, merged
from w4r_i18n.text.normalise import typographic

_TAG = r"</?g[0-9]{1,6}>|<x[0-9]{1,6}/>"
_BRACE = r"\{\{|\}\}|\{[a-z][a-z0-9_]*\}"
_TAGS, _BRACES, _BOTH = (re.compile(f"({pattern})") for pattern in (_TAG, _BRACE, f"{_TAG}|{_BRACE}"))
_ENTITY = re.compile("&(?:lt|amp);")


def content_of(text: str, *, codes: bool, placeholders: bool) -> Content:
    """Read a msgid or msgstr; `codes` and `placeholders` say what the *source* entry has.

    Where `inline.parse` raises, this takes what is no tag for text: tags that do not nest are codes
    nevertheless, a bare `<`, `&` or brace is itself.
    """
    if not codes and not placeholders:
        return (Text(text),) if text else ()
    pattern = _BOTH if codes and placeholders else _TAGS if codes else _BRACES
    parts = pattern.split(text)
    parts[::2] = [_ENTITY.sub(_character, part) if codes else part for part in parts[::2]]
    return merged(tuple(_sign(part) if at % 2 else Text(part) for at, part in enumerate(parts)))


def _sign(sign: str) -> Inline:
    if sign in {"{{", "}}"}:
        return Text(sign[0])
    return code_of(sign) or Placeholder(sign[1:-1])


def _character(entity: re.Match[str]) -> str:
    return "<" if entity.group() == "&lt;" else "&"


def code_of(text: str) -> Code | None:
    """The code that a tag is written for: `<g1>`, `</g1>`, `<x1/>`."""
    if not _TAGS.fullmatch(text):
        return None
    number = int(text.strip("</gx>"))
    return Code(number, "single" if text[1] == "x" else "close" if text[1] == "/" else "open")


def spelled(content: Content, *, codes: bool, placeholders: bool) -> str:
    """Write a content as its entry spells it.

    Law: `content_of(spelled(c, f), f) == merged(c)` where the flags `f` say at least what is in `c`.
    """
    return "".join(
        _escaped(part.text, codes=codes, placeholders=placeholders) if isinstance(part, Text) else str(part)
        for part in content
    )


def _escaped(text: str, *, codes: bool, placeholders: bool) -> str:
    if codes:
        text = text.replace("&", "&amp;").replace("<", "&lt;")
    if placeholders:
        text = text.replace("{", "{{").replace("}", "}}")
    return text


def joined(parts: Iterable[Content]) -> Content:
    """Contents with a space between them: the source of a group."""
    return merged(tuple(_with_spaces(parts)))


def _with_spaces(parts: Iterable[Content]) -> Iterator[Inline]:
    for number, part in enumerate(parts):
        if number:
            yield Text(" ")
        yield from part


@lru_cache(maxsize=8192)
def comparable(content: Content) -> str:
    """Equal for contents that say the same, typography aside."""
    return typographic(spelled(content, codes=True, placeholders=True))


def displayed(content: Content) -> str:
    """As a reader sees it who knows no escapes."""
    return spelled(content, codes=False, placeholders=False)
