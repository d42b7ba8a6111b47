# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of a hand-off before and while it is read: size, encoding, languages, names, ids."""

from __future__ import annotations

import re
from collections.abc import Iterable

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import is_locale, locale
from w4r_i18n.text.marks import name_of, shown

SIZE_LIMIT_BYTES = 16_000_000
"""Of one file."""
PAIR_LIMIT = 60_000
"""Texts of one file, which is about what its size allows."""
TEXT_LIMIT = 65_536
"""Characters of one text; the longest that catalogues carry have about 35,000."""

_LINE_END = re.compile(r"\r\n?|\n")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:[/\\]|[A-Za-z][A-Za-z0-9+.-]*://|file:", re.IGNORECASE)


def must_fit(data: bytes, path: str) -> None:
    """Raises InputError for a file over the limit."""
    if len(data) > SIZE_LIMIT_BYTES:
        message = f"the file has {len(data)} bytes; at most {SIZE_LIMIT_BYTES} are read"
        raise InputError(message, place=Place(path, 1))


def decoded(data: bytes, encoding: str, path: str) -> str:
    """The text, without byte order mark. Raises InputError for another encoding, and for controls."""
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"byte 0x{data[error.start]:02x} is not {encoding.upper()}"
        raise InputError(message, hint="save the file as UTF-8", place=Place(path, line)) from None
    if found := _FORBIDDEN.search(text):
        place = Place(path, line_at(text, found.start()))
        raise InputError(f"control character {name_of(found.group())}; wanted text", place=place)
    return text


def line_at(text: str, offset: int) -> int:
    """The line of an offset, counted from 1."""
    return sum(1 for _ in _LINE_END.finditer(text, 0, offset)) + 1


def locale_tag(name: str, place: Place) -> str:
    """The BCP 47 tag of a language as other tools spell it (`EN-us`, `pt_BR`). Raises InputError."""
    parts = re.split("[-_]", name) if re.fullmatch(r"[A-Za-z0-9_-]{2,35}", name) else [name]
    tag = "-".join([parts[0].lower(), *map(_subtag, parts[1:])])
    known = tag if is_locale(tag) else name
    if not is_locale(known):
        raise InputError(f"'{shown(name)}' is no language; wanted a tag like pt-BR", place=place)
    return locale(known).tag


def _subtag(part: str) -> str:
    if len(part) == 2 and part.isalpha():
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part.lower()


def must_be_name(name: str, place: Place) -> str:
    """A name of a document or domain, which is shown and compared, never opened: no way out of a folder.

    Raises InputError for `..`, what begins at a root or drive, and addresses.
    """
    if _OUTSIDE.match(name) or ".." in re.split(r"[/\\]", name):
        raise InputError(f"'{shown(name)}' leads out of the project; wanted a plain name", place=place)
    return name


def must_be_short(text: str, what: str, place: Place) -> str:
    """Raises InputError for a text over TEXT_LIMIT."""
    if len(text) > TEXT_LIMIT:
        message = f"{what} has {len(text)} characters; at most {TEXT_LIMIT} are read"
        raise InputError(message, place=place)
    return text


def must_be_few(count: int, path: str, line: int = 1) -> None:
    """Raises InputError for more texts than PAIR_LIMIT."""
    if count > PAIR_LIMIT:
        raise InputError(f"more than {PAIR_LIMIT} texts", hint="cut the file in two", place=Place(path, line))


def must_differ(ids: Iterable[tuple[str, int]], what: str, path: str) -> None:
    """Raises InputError for an id that stands twice, with both lines; the empty id is none."""
    seen: dict[str, int] = {}
    for name, line in ids:
        if name and name in seen:
            message = f"{what} '{shown(name)}' stands twice, first on line {seen[name]}"
            raise InputError(message, place=Place(path, line))
        seen[name] = line
