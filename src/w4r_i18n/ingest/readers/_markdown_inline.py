# SPDX-License-Identifier: GPL-3.0-or-later
"""CommonMark inlines with their exact spans: emphasis and links as pairs, the rest as singles.

Linear in time. Source: CommonMark 0.31, section 6 and its appendix on nested emphasis. Raw HTML is a
single: markup that a translator can move and nobody can edit; a link to a script stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from w4r_i18n.ingest.readers import _markdown_emphasis as emphasis
from w4r_i18n.ingest.readers._markdown_blocks import References
from w4r_i18n.ingest.readers._markdown_links import Target, inline_target, reference_target
from w4r_i18n.ingest.references import REFERENCE, resolved
from w4r_i18n.model.inline import PLACEHOLDER

_SPECIAL = re.compile(r"[\\`*_\]<&\n{]|!?\[")
_TICKS = re.compile(r"`+")
_RUN = re.compile(r"\*+|_+")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_URL = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x20]*+>")
_MAIL = re.compile(r"<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?>")
_ATTRIBUTE = r"""\s++[A-Za-z_:][A-Za-z0-9_.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+"""
_TAG = re.compile(rf"<[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*+\s*+/?>|</[A-Za-z][A-Za-z0-9-]*+\s*+>")
_DECLARATION = re.compile(r"<![A-Za-z]")
_SHORT_COMMENT = re.compile(r"<!--?->|<!-->")
_ENCLOSED = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))
"""Comments, instructions, CDATA, declarations: how they begin and end."""

Kind = Literal["text", "placeholder", "single", "open", "close"]


class Mark(NamedTuple):
    """A span that is not literal text."""

    start: int
    end: int
    kind: Kind
    text: str = ""
    """What a special spelling means, or a placeholder's name."""
    pair: int = 0
    """Shared by the open and the close of a pair."""


@dataclass(slots=True)
class _Bracket:
    start: int
    end: int
    image: bool
    marks: int
    """How many marks stood before it."""
    runs: int


@dataclass(slots=True)
class _Scan:
    text: str
    """The block's lines joined by line feeds."""
    references: References
    is_hard: Callable[[int], bool]
    """Whether the line feed at an offset follows two blanks."""
    marks: list[Mark] = field(default_factory=list)
    runs: list[emphasis.Run] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    inactive: int = 0
    """Below this index of `brackets`, `[` opens nothing: links do not nest."""
    pairs: int = 0
    ticks: dict[int, list[int]] | None = None
    """Length of a run of backticks to where such runs begin, last first."""
    endless: set[str] = field(default_factory=set)
    """Terminators that do not occur any more."""
    scripts: list[int] = field(default_factory=list)
    """Where links to a script stand, which are text."""


def scan(text: str, references: References, is_hard: Callable[[int], bool]) -> tuple[list[Mark], list[int]]:
    """The marks of a block in order, not overlapping, and where links stand that are kept as text."""
    at = _SPECIAL.search(text)
    if at is None:
        return [], []
    scan = _Scan(text, references, is_hard)
    while at:
        start = at.start()
        character = text[at.end() - 1]
        at = _SPECIAL.search(text, _RULES[character](scan, start))
    _close_emphasis(scan, 0)
    scan.marks.sort()
    return scan.marks, scan.scripts


def _backslash(scan: _Scan, at: int) -> int:
    following = scan.text[at + 1 : at + 2]
    if following == "\n":
        scan.marks.append(Mark(at, at + 2, "single"))
        return at + 2
    if following in _PUNCTUATION and following:
        scan.marks.append(Mark(at, at + 2, "text", following))
        return at + 2
    return at + 1


def _line_feed(scan: _Scan, at: int) -> int:
    hard = scan.is_hard(at)
    scan.marks.append(Mark(at, at + 1, "single") if hard else Mark(at, at + 1, "text", " "))
    return at + 1


def _backtick(scan: _Scan, at: int) -> int:
    found = _TICKS.match(scan.text, at)
    assert found
    if scan.ticks is None:
        scan.ticks = {}
        for run in _TICKS.finditer(scan.text):
            scan.ticks.setdefault(len(run.group()), []).append(run.start())
        for starts in scan.ticks.values():
            starts.reverse()
    length = len(found.group())
    closers = scan.ticks.get(length, [])
    while closers and closers[-1] < found.end():
        closers.pop()
    if not closers:
        return found.end()
    end = closers.pop() + length
    scan.marks.append(Mark(at, end, "single"))
    return end


def _run(scan: _Scan, at: int) -> int:
    found = _RUN.match(scan.text, at)
    assert found
    scan.runs.append(emphasis.run(scan.text, at, found.end()))
    return found.end()


def _open_bracket(scan: _Scan, at: int) -> int:
    image = scan.text[at] == "!"
    end = at + 2 if image else at + 1
    scan.brackets.append(_Bracket(at, end, image, len(scan.marks), len(scan.runs)))
    return end


def _close_bracket(scan: _Scan, at: int) -> int:
    if not scan.brackets:
        return at + 1
    opener = scan.brackets.pop()
    is_inactive = len(scan.brackets) < scan.inactive and not opener.image
    scan.inactive = min(scan.inactive, len(scan.brackets))
    if is_inactive:
        return at + 1
    target = _target(scan, opener, at)
    if target is None:
        return at + 1
    if opener.image:
        del scan.marks[opener.marks :]
        del scan.runs[opener.runs :]
        scan.marks.append(Mark(opener.start, target.end, "single"))
        return target.end
    _close_emphasis(scan, opener.runs)
    scan.pairs += 1
    scan.marks.append(Mark(opener.start, opener.end, "open", pair=scan.pairs))
    scan.marks.append(Mark(at, target.end, "close", pair=scan.pairs))
    scan.inactive = len(scan.brackets)
    return target.end


def _target(scan: _Scan, opener: _Bracket, at: int) -> Target | None:
    target = inline_target(scan.text, at + 1)
    if target and target.is_script:
        scan.scripts.append(opener.start)
        target = None
    if target is None and scan.references:
        target = reference_target(scan.text, opener.end, at, scan.references)
    return target


def _less_than(scan: _Scan, at: int) -> int:
    found = _URL.match(scan.text, at) or _MAIL.match(scan.text, at)
    if found and Target(found.end(), found.group()[1:-1]).is_script:
        scan.scripts.append(at)
        return at + 1
    found = found or _TAG.match(scan.text, at)
    end = found.end() if found else _enclosed(scan, at)
    if end:
        scan.marks.append(Mark(at, end, "single"))
    return end or at + 1


def _enclosed(scan: _Scan, at: int) -> int:
    for opening, terminator in _ENCLOSED:
        if not scan.text.startswith(opening, at):
            continue
        if opening == "<!" and not _DECLARATION.match(scan.text, at):
            return 0
        if opening == "<!--" and (short := _SHORT_COMMENT.match(scan.text, at)):
            return short.end()
        if terminator in scan.endless:
            return 0
        end = scan.text.find(terminator, at + len(opening))
        if end < 0:
            scan.endless.add(terminator)
            return 0
        return end + len(terminator)
    return 0


def _ampersand(scan: _Scan, at: int) -> int:
    found = REFERENCE.match(scan.text, at)
    meaning = resolved(found) if found else None
    if found is None or meaning is None:
        return at + 1
    scan.marks.append(Mark(at, found.end(), "text", meaning))
    return found.end()


def _brace(scan: _Scan, at: int) -> int:
    found = PLACEHOLDER.match(scan.text, at)
    if not found:
        return at + 1
    scan.marks.append(Mark(at, found.end(), "placeholder", found[1]))
    return found.end()


_RULES: dict[str, Callable[[_Scan, int], int]] = {
    "\\": _backslash,
    "\n": _line_feed,
    "`": _backtick,
    "*": _run,
    "_": _run,
    "[": _open_bracket,
    "]": _close_bracket,
    "<": _less_than,
    "&": _ampersand,
    "{": _brace,
}


def _close_emphasis(scan: _Scan, bottom: int) -> None:
    for opened, closed in emphasis.pairs(scan.runs[bottom:]):
        scan.pairs += 1
        scan.marks.append(Mark(*opened, "open", pair=scan.pairs))
        scan.marks.append(Mark(*closed, "close", pair=scan.pairs))
    del scan.runs[bottom:]
