# SPDX-License-Identifier: GPL-3.0-or-later
"""Where in a TOML text each key stands: the standard library's parser does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

MAX_DEPTH = 40
"""Of brackets; the parser recurses, so depth is bounded before it is called."""
MAX_DOTS = 200
"""In one key; the parser's time grows with their square."""

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*\]\]?")
_PAIR = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=")
_PART = re.compile(_KEY)
# A string that its line does not close ends there, so that a line of quotes is read once, not once a quote.
_STRING = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*+(?:"|\Z)|\'[^\'\n]*+(?:\'|\Z)|#.*')
_KEYS = re.compile(r"[=,\[\]{}]")
"""What stands between two keys, or a key and its value."""

Path = tuple[str | int, ...]


def places(text: str) -> Mapping[Path, int]:
    """Key path to line, from 1: `("project", "locales")`, `("names", 0, "full")` in an array of tables."""
    found: dict[Path, int] = {}
    table: Path = ()
    arrays: Counter[Path] = Counter()
    open_quote = ""
    for number, line in enumerate(text.split("\n"), 1):
        if open_quote:
            open_quote = "" if line.count(open_quote) % 2 else open_quote
            continue
        if header := _HEADER.match(line):
            table = _within(_parts(header[2]), arrays)
            if header[1] == "[[":
                arrays[table] += 1
                table = (*table, arrays[table] - 1)
            found.setdefault(table, number)
        elif pair := _PAIR.match(line):
            found.setdefault((*table, *_parts(pair[1])), number)
        open_quote = next((mark for mark in ('"""', "'''") if line.count(mark) % 2), "")
    return found


def _parts(dotted: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _within(path: Path, arrays: Mapping[Path, int]) -> Path:
    """A header's path with the number of each array that it is in: `[a.b]` after `[[a]]` is in its last."""
    found: Path = ()
    for part in path[:-1]:
        found = (*found, part)
        if arrays.get(found):
            found = (*found, arrays[found] - 1)
    return (*found, *path[-1:])


def line_of(found: Mapping[Path, int], path: Path) -> int:
    """The line of a key (of an array of tables, of its first), or of the nearest table around it; else 1."""
    while path:
        for known in (path, (*path, 0)):
            if known in found:
                return found[known]
        path = path[:-1]
    return 1


def too_deep(text: str) -> int:
    """The line where brackets nest deeper than MAX_DEPTH or a key has over MAX_DOTS, or 0.

    Strings and comments do not count.
    """
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        plain = _STRING.sub("", line)
        if plain.count(".") > MAX_DOTS and any(part.count(".") > MAX_DOTS for part in _KEYS.split(plain)):
            return number
        for mark in plain:
            if mark in "[{":
                depth += 1
            elif mark in "]}":
                depth = max(0, depth - 1)
            if depth > MAX_DEPTH:
                return number
    return 0
