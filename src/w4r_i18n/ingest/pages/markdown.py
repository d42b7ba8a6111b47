# SPDX-License-Identifier: GPL-3.0-or-later
"""A Markdown dump to chunks: markdown-it's block tokens with their lines; raw HTML is inert."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from w4r_i18n.ingest.listing import with_lists
from w4r_i18n.ingest.page import MAX_CHUNKS, Chunk, Kind, Page, Run
from w4r_i18n.ingest.pages.links import dropped, is_hostile, safe
from w4r_i18n.ingest.pages.runs import trim
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.errors import InputError

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_NESTING = 60
MAX_BRACKETS = 20_000
"""markdown-it looks for the end of a link from each of them."""
_FRONT = re.compile(r"(\+\+\+|---)\n(.{0,20000}?)\n\1[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"^([a-z_]{2,20})[ \t]*[:=][ \t]*(.*)$")
_DEEP = re.compile(r"^(?:[ \t]{0,3}>){61}", re.MULTILINE)
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class _Open:
    """Where the token walk stands."""

    items: tuple[bool, ...] = ()
    """One per list that is open: whether it is ordered."""
    quotes: int = 0


def read(text: str, *, path: str) -> Page:
    """Chunks of a Markdown text. Raises InputError where quotes or lists nest deeper than 60."""
    from markdown_it import MarkdownIt

    deep = _DEEP.search(text)
    if deep:
        line = text.count("\n", 0, deep.start()) + 1
        raise InputError(f"quotes nested deeper than {MAX_NESTING}", place=Place(path, line))
    if text.count("[") > MAX_BRACKETS:
        raise InputError(f"more than {MAX_BRACKETS:,} square brackets", place=Place(path, 1))
    body, fields, first = _without_front(text)
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING}).enable("table")
    found: list[Diagnostic] = []
    chunks: list[Chunk] = []
    at = _Open()
    for token, inline in _pairs(parser.parse(body)):
        at = _moved(at, token)
        line = first + (token.map[0] if token.map else 0)
        for kind, runs in _content(token, inline, path, line, found):
            if len(chunks) >= MAX_CHUNKS:
                raise InputError(f"more than {MAX_CHUNKS:,} blocks", place=Place(path, line))
            chunks.append(_chunk(len(chunks), line, kind, runs, at))
    titles = tuple(filter(None, (fields.get("title", ""),)))
    published = fields.get("published") or fields.get("date", "")[:10]
    return Page(
        with_lists(tuple(chunks)),
        "markdown",
        path,
        titles,
        published if _is_day(published) else "",
        fields.get("language", ""),
        diagnostics=tuple(found),
    )


def _is_day(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d-[01]\d-[0-3]\d", text))


def _without_front(text: str) -> tuple[str, dict[str, str], int]:
    """The body, the front matter's flat fields and the body's first line; nothing in it is executed."""
    found = _FRONT.match(text)
    if not found:
        return text, {}, 1
    fields = {m[1]: m[2].strip().strip("\"'") for line in found[2].split("\n") if (m := _FIELD.match(line))}
    return text[found.end() :], fields, text.count("\n", 0, found.end()) + 1


def _pairs(tokens: Sequence[Token]) -> list[tuple[Token, Token | None]]:
    """Every token that is no inline, with the inline that it holds."""
    return [
        (token, after if after is not None and after.type == "inline" else None)
        for token, after in zip(tokens, [*tokens[1:], None], strict=False)
        if token.type != "inline"
    ]


def _moved(at: _Open, token: Token) -> _Open:
    if token.type in {"bullet_list_open", "ordered_list_open"}:
        return replace(at, items=(*at.items, token.type[0] == "o"))
    if token.type in {"bullet_list_close", "ordered_list_close"}:
        return replace(at, items=at.items[:-1])
    if token.type in {"blockquote_open", "blockquote_close"}:
        return replace(at, quotes=at.quotes + token.nesting)
    return at


def _chunk(number: int, line: int, kind: Kind, runs: tuple[Run, ...], at: _Open) -> Chunk:
    if kind == "p" and at.items:
        return Chunk(number, line, "li", runs, len(at.items), at.items[-1])
    return Chunk(number, line, "quote" if kind == "p" and at.quotes else kind, runs)


def _content(
    token: Token, inline: Token | None, path: str, line: int, found: list[Diagnostic]
) -> list[tuple[Kind, tuple[Run, ...]]]:
    """What a block token shows: none for a rule or a container, one or more chunks for text."""
    if token.type == "html_block":
        return _html_block(token.content, path, line, found)
    if token.type in {"fence", "code_block"}:
        return [("p", (Run(part),)) for part in map(str.strip, token.content.split("\n")) if part]
    if inline is None:
        return []
    kind: Kind = token.tag if token.type == "heading_open" else "p"  # type: ignore[assignment]  # h1…h6
    parts = _split_paragraph(_runs(inline.children or [], path, line, found))
    return [(kind, part) for part in parts if part]


def _html_block(
    content: str, path: str, line: int, found: list[Diagnostic]
) -> list[tuple[Kind, tuple[Run, ...]]]:
    if content.strip().startswith("<!--"):
        if "w4r:" in content:
            found.append(_ignored_directive(path, line))
        return []
    found.append(dropped("raw HTML", path, line, severity=Severity.INFO))
    shown = " ".join(_TAG.sub(" ", content).split())
    silent = re.match(r"\s*<(?:script|style|iframe|svg|form)\b", content, re.IGNORECASE)
    return [("p", (Run(shown),))] if shown and not silent else []


def _ignored_directive(path: str, line: int) -> Diagnostic:
    return Diagnostic(
        check="directive",
        severity=Severity.WARNING,
        message="a w4r directive on a page from outside is not obeyed",
        place=Place(path, line),
        hint="set it in the communique.md that ingest writes",
    )


def _runs(children: Sequence[Token], path: str, line: int, found: list[Diagnostic]) -> list[Run]:
    runs: list[Run] = []
    strong = emphasis = 0
    href = ""
    for child in children:
        if child.type in {"strong_open", "strong_close"}:
            strong += child.nesting
        elif child.type in {"em_open", "em_close"}:
            emphasis += child.nesting
        elif child.type == "link_open":
            target = str(child.attrGet("href") or "")
            if is_hostile(target):
                found.append(dropped("a hostile link", path, line))
            href = safe(target) or "#"
        elif child.type == "link_close":
            href = ""
        elif child.type in {"softbreak", "hardbreak"}:
            runs.append(Run("\n" if child.type == "hardbreak" else "\v"))
        elif child.type in {"text", "code_inline", "text_special", "entity"}:
            runs.append(Run(child.content, strong > 0, emphasis > 0, href))
    return runs


def _split_paragraph(runs: list[Run]) -> list[tuple[Run, ...]]:
    """One chunk a line where a dump put blocks on lines without blank ones between; else one in all.

    A soft break (shown as VT until here) is such a block's end when the line before it ends as a sentence
    or is short, for a wrapped paragraph breaks in mid-sentence at a steady width.
    """
    text = "".join(run.text for run in runs)
    lines = text.split("\v")
    if len(lines) == 1 or _is_wrapped(lines):
        return [trim([replace(run, text=" ") if run.text == "\v" else run for run in runs])]
    parts: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\v":
            parts.append([])
        else:
            parts[-1].append(run)
    return [trim(part) for part in parts]


def _is_wrapped(lines: list[str]) -> bool:
    from w4r_i18n.ingest.signs import is_final

    longest = max(map(len, lines))
    before_last = lines[:-1]
    return (
        longest <= 120
        and all(len(line) > longest * 0.55 for line in before_last)
        and not all(map(is_final, before_last))
    )
