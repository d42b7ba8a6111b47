# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates and times of day by CLDR's patterns for a locale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from functools import lru_cache

from w4r_i18n.draft.cldr import cldr, in_own_digits
from w4r_i18n.model.locale import Locale
from w4r_i18n.text.tokens import Token, TokenKind

Written = tuple[int, int, str, TokenKind, str]
"""Start and end in the source's text; what stands there in the target; kind and value it must be read as."""

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_DAY_BEFORE = re.compile(rf"(?<!\w)({'|'.join(_DAYS)}),?[ \u00a0\u202f]\Z", re.IGNORECASE)
_DATE = re.compile(r"(?P<year>-|\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_LEAP = 2000
_DOUBLE_MONTHS = {"ar": "ar_SY"}
"""Arabic for readers of every country names a month twice, as on the Nile and as in the Levant."""
_CLOCK_WORD = {"de": "'Uhr'"}
"""A time in running text needs it, as CLDR's pattern for the hour alone has it."""
_HALVES_IN_WORDS = frozenset({"Arab", "Kore"})
"""Their signs for the halves of the day are one letter that may abbreviate anything, or are English."""
_HOUR = re.compile(r"(\d{1,2})[ \u00a0\u202f]?(?:h|heures?)", re.IGNORECASE)
_BEFORE_CLOCK = re.compile(
    r"(?<!\w)(?:à|a|vers|dès|avant|après|entre|jusqu[’'](?:à|au)|et|depuis)[ \u00a0\u202f]\Z", re.IGNORECASE
)
_RANGE = re.compile(r"[ \u00a0\u202f]?(?:au|et|ou|à|-|–)[ \u00a0\u202f]?")
_FROM = re.compile(r"(?<!\w)de[ \u00a0\u202f]\Z", re.IGNORECASE)
_TO_HOUR = re.compile(
    r"[ \u00a0\u202f](?:à|jusqu[’']à)[ \u00a0\u202f]\d{1,2}[ \u00a0\u202f]?h", re.IGNORECASE
)


def written(token: Token, text: str, *, before: str, target: Locale) -> Iterator[Written]:
    """What may stand for a date or time, the most idiomatic first; nothing where CLDR is silent."""
    ahead = (before + text[: token.start])[-40:]
    if token.kind == "date":
        yield from _dates(token, ahead, target)
        return
    bare = _HOUR.fullmatch(token.text)
    if _is_clock(token, ahead, text[token.end :]):
        hours, minutes = map(int, token.value.split(":"))
        for spelling in _times(hours, minutes, bare=bare is not None, target=target):
            yield token.start, token.end, spelling, "time", token.value
    elif bare and cldr(target.cldr):
        digits = in_own_digits(bare[1], target.cldr)
        yield token.start, token.start + len(bare[1]), digits, "number", str(int(bare[1]))


def _is_clock(token: Token, ahead: str, after: str) -> bool:
    """`à 18 h` is a time of day, `pendant 18 h` a while; with a colon it is never anything but a time."""
    if "h" not in token.text.casefold():
        return True
    if _BEFORE_CLOCK.search(ahead):
        return True
    if _FROM.search(ahead):
        return bool(_TO_HOUR.match(after))
    return not _HOUR.fullmatch(token.text)


def _dates(token: Token, ahead: str, target: Locale) -> Iterator[Written]:
    found = _DATE.fullmatch(token.value)
    if not found or found["year"] == "0000":
        return
    year = None if found["year"] == "-" else int(found["year"])
    month, day = int(found["month"]), int(found["day"]) if found["day"] else None
    day_before = _DAY_BEFORE.search(ahead)
    # A date in a part of its own (`<g1>3 mai</g1>`) leaves the day's name outside to the engine.
    if day_before and day is not None and token.start >= len(day_before[0]):
        weekday = _DAYS.index(day_before[1].casefold())
        start = token.start - len(day_before[0])
        for spelling in _spelt(year, month, day, weekday, target):
            yield start, token.end, spelling, "date", token.value
    for spelling in _spelt(year, month, day, None, target):
        yield token.start, token.end, spelling, "date", token.value


def _spelt(
    year: int | None, month: int, day: int | None, weekday: int | None, target: Locale
) -> Iterator[str]:
    from babel.dates import format_date

    try:
        when = date(year or _LEAP, month, day or 1)
    except ValueError:
        return
    pattern = _pattern(target.cldr, year is not None, day is not None, weekday is not None)
    if not pattern:
        return
    if weekday is not None:
        name = _weekday(target.cldr, weekday)
        pattern = re.sub(r"[Ec]{1,4}", "'" + name.replace("'", "''") + "'", pattern, count=1)
    second = _DOUBLE_MONTHS.get(target.tag)
    if second:
        name = "/".join(_month(one, month).replace("'", "''") for one in (target.cldr, second))
        yield in_own_digits(
            format_date(when, re.sub("[ML]{4}", f"'{name}'", pattern), locale=target.cldr), target.cldr
        )
    yield in_own_digits(format_date(when, pattern, locale=target.cldr), target.cldr)


@lru_cache(maxsize=512)
def _pattern(name: str, has_year: bool, has_day: bool, has_weekday: bool) -> str:
    """CLDR's pattern with the month in letters; "" where it has none."""
    found = cldr(name)
    if found is None:
        return ""
    if has_year and has_day:
        return str(found.date_formats["full" if has_weekday else "long"].pattern)
    skeleton = "yMMMM" if has_year else "MMMMEd" if has_weekday else "MMMMd"
    pattern = found.datetime_skeletons.get(skeleton)
    return "" if pattern is None else str(pattern.pattern)


def ranged(first: Token, date: Token, text: str, target: Locale) -> tuple[Written, Written] | None:
    """`du 5 au 6 mai 2025` where the year comes first: the first day takes year and month, the other none.

    None where the day comes first, or the two are no range: there each is written for itself.
    """
    found = _DATE.fullmatch(date.value)
    known = cldr(target.cldr)
    if not found or not found["day"] or not known or not _RANGE.fullmatch(text[first.end : date.start]):
        return None
    has_year = found["year"] != "-"
    pattern = _pattern(target.cldr, has_year, True, False)
    if (
        not first.text.isdigit()
        or not 0 < int(first.text) < int(found["day"])
        or pattern[:1] not in ("y", "M")
    ):
        return None
    value = f"{date.value[:-2]}{int(first.text):02}"
    year = int(found["year"]) if has_year else None
    whole = next(_spelt(year, int(found["month"]), int(first.text), None, target), "")
    day = known.datetime_skeletons.get("d")
    bare = "" if day is None else str(day.pattern).replace("d", str(int(found["day"]))).replace("'", "")
    return (
        (first.start, first.end, whole, "date", value),
        (date.start, date.end, in_own_digits(bare, target.cldr), "number", str(int(found["day"]))),
    )


def _times(hours: int, minutes: int, *, bare: bool, target: Locale) -> Iterator[str]:
    from babel.dates import format_time

    found = cldr(target.cldr)
    if found is None or hours > 23:
        return
    when = time(hours, minutes)
    short = str(found.time_formats["short"].pattern)
    patterns = [short, "HH:mm"]
    if bare:
        skeleton = found.datetime_skeletons.get("h" if "a" in short else "H")
        patterns = [*([str(skeleton.pattern)] if skeleton else []), *patterns]
    for pattern in patterns:
        word = _CLOCK_WORD.get(target.language, "")
        full = pattern if not word or word in pattern else f"{pattern} {word}"
        if target.script in _HALVES_IN_WORDS:
            half = found.day_periods["stand-alone"]["wide"]["am" if hours < 12 else "pm"]
            full = re.sub("a+", f"'{half}'", full)
        yield in_own_digits(format_time(when, full, locale=target.cldr), target.cldr)


def _weekday(name: str, day: int) -> str:
    found = cldr(name)
    return "" if found is None else str(found.days["format"]["wide"][day])


def _month(name: str, month: int) -> str:
    found = cldr(name)
    return "" if found is None else str(found.months["format"]["wide"][month])
