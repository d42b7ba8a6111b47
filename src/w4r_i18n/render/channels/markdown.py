# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter as Markdown, for a section's own web site: every word is text, whatever marks it holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from w4r_i18n.model.letter import Letter, Span
from w4r_i18n.render.plain import bracketed, is_together, marker, refuse_template
from w4r_i18n.render.sheet import Block, Line, sheet

NAME = "markdown"
SUFFIX = ".md"
MEDIA = "text/markdown; charset=utf-8"
KINDS = frozenset({"authority", "solidarity"})

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|{}$]")
"""What begins markup within a line, in CommonMark, its GitHub kin, and site generators' templates."""
_LINE_START = re.compile(r"(\s*)(?:([#+=:-])|(\d{1,9})([.)]))")
"""What begins a heading, an item, a rule, a definition."""
_IN_LINK = re.compile(r"[\s<>()\\{}|`*_\[\]~$\"']")
_HARD_BREAK = "\\\n"
_STRONG, _WORDS = ("**", "<strong>", "</strong>"), ("*", "<em>", "</em>")


def missing(_letter: Letter) -> tuple[str, ...]:
    return ()


def render(letter: Letter, template: bytes | None = None) -> bytes:
    refuse_template(template, NAME)
    return ("".join(_document(sheet(letter))) + "\n").encode()


def _document(blocks: tuple[Block, ...]) -> Iterator[str]:
    before: Block | None = None
    for block in blocks:
        if before:
            yield "\n" if is_together(before, block) and block.role in {"demand", "item"} else "\n\n"
        yield _block(block)
        before = block


def _block(block: Block) -> str:
    text = _HARD_BREAK.join(_start_escaped(_line(line)) for line in block.lines)
    if block.role in {"demand", "item"}:
        mark = marker(block)
        return f"{mark} {text}".replace("\n", "\n" + " " * (len(mark) + 1))
    if block.role in {"notice", "quote"}:
        return f"> {text}".replace("\n", "\n> ")
    return f"## {text}".replace(_HARD_BREAK, " ") if block.role == "heading" else text


def _line(line: Line) -> str:
    words = [_words(span) for span in line]
    return "".join(_looks(span, words, at) for at, span in enumerate(line))


def _words(span: Span) -> str:
    return escaped(bracketed(span.text) if span.field else span.text)


def _looks(span: Span, words: list[str], at: int) -> str:
    text = words[at]
    before = words[at - 1][-1:] if at else ""
    after = words[at + 1][:1] if at + 1 < len(words) else ""
    if span.italic:
        text = _emphasised(text, before, after, *_WORDS, is_free=not span.bold and not _has_looks(before))
    if span.bold:
        text = _emphasised(text, before, after, *_STRONG, is_free=not span.italic)
    return f"[{text}]({_target(span.link)})" if span.link else text


def _has_looks(before: str) -> bool:
    return before in {"*", ">"}


def _emphasised(text: str, before: str, after: str, mark: str, start: str, end: str, *, is_free: bool) -> str:
    """With asterisks where CommonMark takes them for emphasis, else with tags.

    They are not taken for it beside a quotation mark within a run of letters: `と**「名」**が`.
    """
    bare = text.strip()
    if not bare:
        return text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    opens = _is_word(bare[0]) or not _is_word(before) or bool(lead)
    closes = _is_word(bare[-1]) or not _is_word(after) or bool(trail)
    if is_free and opens and closes:
        return f"{lead}{mark}{bare}{mark}{trail}"
    return f"{lead}{start}{bare}{end}{trail}"


def _is_word(mark: str) -> bool:
    """Neither a blank nor a punctuation mark nor a symbol: CommonMark 0.31, section 6.2."""
    return bool(mark) and not mark.isspace() and unicodedata.category(mark)[0] not in "PSZ"


def escaped(text: str) -> str:
    """Text of which no character means anything to a Markdown reader."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _start_escaped(text: str) -> str:
    """The same for what has a meaning where a line begins only."""
    found = _LINE_START.match(text)
    if not found:
        return text.lstrip()
    at = found.start(2) if found[2] else found.start(4)
    return (text[:at] + "\\" + text[at:]).lstrip()


def _target(link: str) -> str:
    return _IN_LINK.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), link)
