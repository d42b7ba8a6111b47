# SPDX-License-Identifier: GPL-3.0-or-later
"""The comment lines before an entry, by kind: translators', extracted, references, flags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MAX_FLAGS = 50
_WIDTH = 79  # bytes; msgcat breaks `#:` lines there, --no-wrap or not

_FLAG_LINE = re.compile(r"^[ \t]*#[,!][^\n]*", re.MULTILINE)
_FLAG = re.compile(r"range:[ \t]*[^ \t,]+|[^ \t,]+")
_REFERENCE = re.compile("(?:[^ \t\u2068]++|\u2068[^\u2068\u2069]*+\u2069)++|\u2068")
_LINE_NUMBER = re.compile(r"(.*?)((?::[0-9]+)?)", re.DOTALL)
_KINDS = ("fuzzy", "-format", "range:", "wrap")

Comments = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Flags (`ordered`), translators' comments, extracted comments, references."""

NONE: Comments = ((), (), (), ())


def read_comments(head: str) -> Comments:
    """Sort the lines of an entry's head. `#!` and newer gettext's `#=` are flags, as `#,` is."""
    lines = head.strip("\n")
    if not lines:
        return NONE
    if lines.startswith("#: ") and "\n" not in lines:
        alone = lines[3:]
        return ((), (), (), _once(_references(alone)) if " " in alone or "\t" in alone else (alone,))
    flags: list[str] = []
    comments: list[str] = []
    extracted: list[str] = []
    references: list[str] = []
    for found in lines.split("\n"):
        line = found.lstrip(" \t")
        mark = line[1:2]
        if mark == ":":
            references.append(line[2:].strip(" \t"))
        elif not line:
            continue
        elif mark == ".":
            extracted.append(_without_outer_blank(line[2:]))
        elif mark and mark in ",=!":
            flags += _FLAG.findall(line[2:])
        else:
            comments.append(_without_outer_blank(line[1:]))
    return (ordered(flags), tuple(comments), tuple(extracted), _once(_references(" ".join(references))))


def _once(references: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(references)) if len(references) > 1 else tuple(references)


def ordered(flags: Iterable[str]) -> tuple[str, ...]:
    """Flags once each, in msgcat's order."""
    once = tuple(dict.fromkeys(flags))
    return once if len(once) < 2 else tuple(sorted(once, key=_rank))


def fuzzy_is_forgotten(entry: str) -> bool:
    """Whether msgfmt, which heeds the last line of flags alone, would compile what others call fuzzy."""
    *others, last = _FLAG_LINE.findall(entry) or [""]
    return "fuzzy" not in last and any("fuzzy" in line for line in others)


def _rank(flag: str) -> int:
    return next((rank for rank, kind in enumerate(_KINDS) if kind in flag), len(_KINDS))


def _without_outer_blank(text: str) -> str:
    """One blank after the mark and all at the end; what more stands in front is the writer's indentation."""
    return (text[1:] if text[:1] in {" ", "\t"} else text).rstrip(" \t")


def _references(text: str) -> list[str]:
    """Of all `#:` lines together: msgcat breaks them within a path with blanks, too."""
    if text.isascii():
        return text.split()
    # gettext puts U+2068 and U+2069 around a path with blanks; the path is what stands between them.
    paths = (found.replace("\u2068", "").replace("\u2069", "") for found in _REFERENCE.findall(text))
    return [path for path in paths if path]


def comment_lines(mark: str, texts: Iterable[str]) -> str:
    """One line a text; a text with line ends is several."""
    lines = (line for text in texts for line in (text.split("\n") if "\n" in text else (text,)))
    return "".join([_ended(f"{mark} {line}") if line else f"{mark}\n" for line in lines])


def _ended(line: str) -> str:
    """With its line end; after a backslash a blank before it, else gettext reads on (and we refuse)."""
    return f"{line} \n" if line.endswith("\\") else f"{line}\n"


def reference_lines(references: Sequence[str]) -> str:
    """As msgcat breaks them: at 79 bytes, at least one a line."""
    if len(references) == 1 and " " not in references[0] and "\t" not in references[0]:
        return _ended(f"#: {references[0]}")
    lines: list[str] = []
    line, width = "#:", 2
    for reference in references:
        spelt = _spelt(reference) if " " in reference or "\t" in reference else reference
        size = 1 + (len(spelt) if spelt.isascii() else len(spelt.encode()))
        if width > 2 and width + size > _WIDTH:
            lines.append(_ended(line))
            line, width = "#:", 2
        line += f" {spelt}"
        width += size
    return "".join((*lines, _ended(line)))


def _spelt(reference: str) -> str:
    found = _LINE_NUMBER.fullmatch(reference)
    path, number = found.groups() if found else (reference, "")
    return f"\u2068{path}\u2069{number}"
