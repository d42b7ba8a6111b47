# SPDX-License-Identifier: GPL-3.0-or-later
"""TOML with places: values from the standard library's parser, lines and spans from the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from w4r_i18n.ingest.bounds import nearest
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.document import Piece
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import PLACEHOLDER, Placeholder, Text
from w4r_i18n.text.marks import shown
from w4r_i18n.text.toml_places import Path, line_of, places, too_deep

_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f]")
_AT_LINE = re.compile(r"line (\d+)")
_BASIC = re.compile(r'[^=\n]*=[ \t]*"(?!"")((?:[^"\\\n]|\\.)*+)"')
_ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(["\\bfnrt]))')
_NAMED = {'"': '"', "\\": "\\", "b": " ", "f": " ", "n": " ", "r": " ", "t": "\t"}
_SPECIAL = re.compile(rf"{_ESCAPE.pattern}|{PLACEHOLDER.pattern}")


@dataclass(frozen=True, slots=True)
class Table:
    """A parsed TOML text that can still say where each key stands."""

    values: Mapping[str, object]
    places: Mapping[Path, int]
    path: str
    first_line: int = 1
    """Of the text within its file: front matter begins on line 2."""

    def place(self, *key: str | int) -> Place:
        return Place(self.path, line_of(self.places, key) + self.first_line - 1)

    def wrong(self, message: str, *key: str | int, hint: str = "") -> InputError:
        return InputError(message, hint=hint, place=self.place(*key))

    def must_know(self, allowed: frozenset[str], given: Mapping[str, object], *within: str | int) -> None:
        """Raises InputError for a key that nobody reads, with the one that was probably meant."""
        for key in given:
            if key not in allowed:
                message = f"unknown key '{shown(key)}'"
                raise self.wrong(message, *within, key, hint=nearest(key, allowed))

    def text(self, given: Mapping[str, object], key: str, *within: str | int) -> str:
        """A one-line string; "" when absent.

        Raises InputError for another kind, a line break or a control.
        """
        value = given.get(key, "")
        if not isinstance(value, str):
            raise self.wrong(f"'{key}' is {_kind(value)}; wanted a string", *within, key)
        if _CONTROL.search(value):
            raise self.wrong(f"'{key}' holds a line break or a control; wanted one line", *within, key)
        return value


def parse(text: str, *, path: str, first_line: int = 1) -> Table:
    """Raises InputError with the line for what is no TOML, and for brackets nested too deep."""
    text = text.replace("\r\n", "\n")
    if deep := too_deep(text):
        raise InputError("brackets nest too deep, or a key does", place=Place(path, deep + first_line - 1))
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        message = f"no TOML: {shown(_AT_LINE.split(str(error))[0].rstrip(' (at'), limit=120)}"
        raise InputError(message, place=Place(path, line + first_line - 1)) from None
    except (RecursionError, ValueError, OverflowError):
        # a dotted key of a thousand parts, a number of a million digits
        raise InputError("no TOML that can be read: a value is too large", place=Place(path, 1)) from None
    return Table(values, places(text), path, first_line)


def _kind(value: object) -> str:
    kinds: dict[type, str] = {bool: "true or false", int: "a number", list: "a list", dict: "a table"}
    return kinds.get(type(value), f"a {type(value).__name__}")


def basic_string(text: str, line_start: int) -> tuple[int, int] | None:
    """The span between the quotes of a `key = "value"` line; None when the value is written otherwise."""
    found = _BASIC.match(text, line_start)
    return found.span(1) if found else None


def string_pieces(text: str, start: int, end: int) -> tuple[Piece, ...]:
    """What stands in a basic string: escapes and placeholders as pieces of their own."""
    pieces: list[Piece] = []
    at = start
    for found in _SPECIAL.finditer(text, start, end):
        if found.start() > at:
            pieces.append(Piece(Text(text[at : found.start()]), at, found.start()))
        pieces.append(Piece(_special(found), *found.span()))
        at = found.end()
    if at < end:
        pieces.append(Piece(Text(text[at:end]), at, end))
    return tuple(pieces)


def _special(found: re.Match[str]) -> Text | Placeholder:
    short, long, named, placeholder = found.groups()
    if placeholder:
        return Placeholder(placeholder)
    return Text(_NAMED[named] if named else chr(int(short or long, 16)))
