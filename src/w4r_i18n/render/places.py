# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates, countries and the line of place and date, as a language writes them in letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from w4r_i18n.model.case import Identity
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.salutation import Territory

if TYPE_CHECKING:
    from babel import Locale as Cldr

_PLACE_DATE = {
    "fr": "{place}, le {date}", "ar": "{place}، {date}", "fa": "{place}، {date}", "ja": "{date}",
    "zh": "{date}", "ko": "{date}", "cs": "{place} {date}", "sk": "{place} {date}", "sv": "{place} {date}",
    "fi": "{place} {date}", "nb": "{place} {date}", "da": "{place}, {date}",
}  # fmt: skip
"""Where the letter itself has no such line; the others write the place, a comma, the date."""
_SIGNATURES = {
    "full": "{writer_name}", "name_town": "{writer_name}, {place}",
    "initials_town": "{writer_initials}, {place}", "none": "",
}  # fmt: skip
_COMMAS = {"Arab": "، ", "Jpan": "、", "Hant": "，", "Hans": "，"}
_DOUBLE_MONTHS = {"ar": "ar_SY"}
"""Arabic for readers of every country names a month twice, as on the Nile and as in the Levant."""
_DIRECTIONS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))
_CAPITALS = {"tr": {"i": "İ", "ı": "I"}, "az": {"i": "İ", "ı": "I"}}


def place_and_date(locale: Locale) -> str:
    """The line's pattern, with `{place}` and `{date}` in the language's order."""
    return _PLACE_DATE.get(locale.language, "{place}, {date}")


def signature(identity: Identity, locale: Locale) -> str:
    """The pattern of what writers may say of themselves, with the comma of the language."""
    return _SIGNATURES[identity].replace(", ", _COMMAS.get(locale.script, ", "))


def long_date(day: str, locale: Locale) -> str:
    """An ISO day with its month in letters; as it is where CLDR does not know the language."""
    from babel.dates import format_date

    known = _cldr(locale.cldr) or _cldr(locale.language)
    if known is None:
        return day
    when = date.fromisoformat(day)
    pattern = str(known.date_formats["long"].pattern)
    second = _cldr(_DOUBLE_MONTHS.get(locale.tag, "")) if locale.tag in _DOUBLE_MONTHS else None
    if second:
        names = (str(each.months["format"]["wide"][when.month]) for each in (known, second))
        pattern = re.sub("[ML]{4}", "'" + "/".join(names).replace("'", "''") + "'", pattern)
    return format_date(when, pattern, locale=known).translate(_DIRECTIONS)


def country_line(country: str, home: str, locale: Locale, territories: Sequence[Territory]) -> str:
    """The last line of an address, in the capitals of the language of who sends: where its post reads it.

    "" for a letter that stays in its country, or whose country is not given: then the address ends with it.
    """
    if not country or country == home:
        return ""
    return in_capitals(territory(country, locale, territories), locale)


def territory(country: str, locale: Locale, territories: Sequence[Territory]) -> str:
    """The campaign's own name of a country, else CLDR's, else its code."""
    for tag in dict.fromkeys((locale.tag, locale.language)):
        for row in territories:
            if row.locale == tag and row.country == country:
                return row.name
    known = _cldr(locale.cldr) or _cldr(locale.language)
    return str(known.territories.get(country, country)) if known else country


def in_capitals(text: str, locale: Locale) -> str:
    table = str.maketrans(_CAPITALS.get(locale.language, {}))
    return text.translate(table).upper()


@lru_cache(maxsize=128)
def _cldr(name: str) -> Cldr | None:
    from babel import Locale as Parsed
    from babel import UnknownLocaleError

    try:
        return Parsed.parse(name)
    except (UnknownLocaleError, ValueError):
        return None
