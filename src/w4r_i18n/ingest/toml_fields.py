# SPDX-License-Identifier: GPL-3.0-or-later
"""One table of a TOML file, asked field by field: each answer has its kind, each error its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from w4r_i18n.ingest import front
from w4r_i18n.ingest.bounds import nearest
from w4r_i18n.ingest.toml_source import Table
from w4r_i18n.model.errors import ConfigError, InputError
from w4r_i18n.model.locale import locale
from w4r_i18n.text.marks import shown

MAX_LINES = 12
"""Of an address."""
Chosen = TypeVar("Chosen", bound=str)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Fields:
    """What stands in `given`, which the file calls `within`; each method raises InputError with file:line."""

    table: Table
    given: Mapping[str, object]
    within: tuple[str | int, ...] = ()

    def must_know(self, allowed: Collection[str]) -> None:
        self.table.must_know(frozenset(allowed), self.given, *self.within)

    def wrong(self, message: str, key: str, *, hint: str = "") -> InputError:
        return self.table.wrong(message, *self.within, key, hint=hint)

    def text(self, key: str, *, required: bool = False) -> str:
        value = self.table.text(self.given, key, *self.within).strip()
        if required and not value:
            raise self.wrong(f"no '{key}'; wanted one line of text", key)
        return value

    def word(self, key: str, shape: re.Pattern[str], wanted: str, *, required: bool = False) -> str:
        value = self.table.text(self.given, key, *self.within)
        if (value or required) and not shape.fullmatch(value):
            raise self.wrong(f"{key} is '{shown(value)}'; wanted {wanted}", key)
        return value

    def choice(self, key: str, allowed: Collection[Chosen], default: Chosen) -> Chosen:
        value = self.table.text(self.given, key, *self.within)
        for known in allowed:
            if value == known:
                return known
        if key not in self.given:
            return default
        message = f"{key} is '{shown(value)}'; wanted {', '.join(allowed)}"
        raise self.wrong(message, key, hint=nearest(value, allowed))

    def flag(self, key: str, *, default: bool) -> bool:
        value = self.given.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(f"'{key}' is neither true nor false", key)
        return value

    def day(self, key: str) -> str:
        return front.day(self.table, self.given, key, *self.within)

    def lines(self, key: str, *, limit: int = MAX_LINES) -> tuple[str, ...]:
        """A list of one-line strings, none of them empty."""
        value = self.given.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.wrong(f'\'{key}\' is no list of strings; wanted ["…", "…"]', key)
        if len(value) > limit:
            raise self.wrong(f"'{key}' has {len(value)} lines; at most {limit} are read", key)
        for each in value:
            if not each.strip():
                raise self.wrong(f"'{key}' has an empty line", key)
            self.table.text({key: each}, key, *self.within)
        return tuple(each.strip() for each in value)

    def emails(self, key: str) -> tuple[str, ...]:
        found = self.lines(key)
        for each in found:
            if not _EMAIL.fullmatch(each):
                raise self.wrong(f"'{shown(each)}' is no e-mail address", key)
        return found

    def country(self, key: str, *, required: bool = False) -> str:
        return self.word(key, _COUNTRY, "two capitals, like TN (ISO 3166-1)", required=required)

    def locales(self, key: str, *, limit: int = 400) -> tuple[str, ...]:
        return tuple(self.tag(each, key) for each in self.lines(key, limit=limit))

    def tag(self, name: str, key: str) -> str:
        try:
            return locale(name).tag
        except ConfigError as error:
            raise self.wrong(error.message, key, hint=error.hint) from None

    def url(self, key: str) -> str:
        """An https address without a user name: what stands in letters is asked by everybody."""
        value = self.text(key)
        parts = urlsplit(value)
        if value and (parts.scheme != "https" or not parts.hostname or "@" in parts.netloc):
            raise self.wrong(f"{key} is '{shown(value)}'; wanted an https address", key)
        return value

    def by_locale(self, key: str) -> dict[str, str]:
        """A table of languages to one line each."""
        inner = self.inner(key)
        return {inner.tag(name, name): inner.text(name, required=True) for name in inner.given}

    def inner(self, key: str) -> Fields:
        """A table within, empty where there is none."""
        value = self.given.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(f"'{key}' is no table; wanted [{key}]", key)
        return Fields(self.table, value, (*self.within, key))

    def each(self, key: str) -> Iterator[Fields]:
        """The tables of an array of tables, in order."""
        value = self.given.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.wrong(f"'{key}' is no list of tables; wanted [[{key}]]", key)
        for index, each in enumerate(value):
            yield Fields(self.table, each, (*self.within, key, index))

    @property
    def line(self) -> int:
        return self.table.place(*self.within).line
