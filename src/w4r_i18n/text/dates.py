# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates and times of day as a language writes them, by CLDR's month names, so that they compare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from w4r_i18n.model.locale import is_locale, locale


@dataclass(frozen=True, slots=True)
class Date:
    start: int
    end: int
    day: int | None
    month: int
    year: int | None

    @property
    def value(self) -> str:
        """As XML Schema writes it: `2025-05-03`, `--05-03` without year, `2025-05` without day."""
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")


@dataclass(frozen=True, slots=True)
class Time:
    start: int
    end: int
    hour: int
    minute: int | None = None
    """None where only the hour is given: `17 h`."""

    @property
    def value(self) -> str:
        """By 24 hours: `09:30`, `17:00`."""
        return f"{self.hour:02}:{self.minute or 0:02}"


_B = "[ \u00a0\u202f]"
_NUMERIC = re.compile(
    r"""(?<![\d./-])(?:
      (?P<y1>\d{4})(?P<s1>[-./])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})
    | (?P<a>\d{1,2})(?P<s2>[-./])(?P<b>\d{1,2})(?P=s2)(?P<y2>\d{4})
    )(?![\d/-])(?!\.\d)""",
    re.VERBOSE,
)
_EAST_ASIAN = re.compile(
    rf"(?:(?P<year>\d{{4}}){_B}?[年년]{_B}?)?(?P<month>\d{{1,2}}){_B}?[月월](?:{_B}?(?P<day>\d{{1,2}}){_B}?[日号號일])?",
)
_CLOCK = re.compile(
    rf"""(?<![\d:.,])(?:(?P<before>午前|午後|上午|下午|오전|오후){_B}?)?(?:
      (?P<h1>\d{{1,2}}){_B}?[hH]{_B}?(?P<m1>\d\d)(?!\d)(?:{_B}?(?:min|mn)\b)?
    | (?P<h2>\d{{1,2}}){_B}?(?:h|heures?|Uhr)(?![\w’'])
    | (?P<h3>\d{{1,2}})[:：](?P<m3>\d\d)(?!\d)(?::\d\d(?!\d))?
    | (?P<h4>\d{{1,2}})\.(?P<m4>\d\d)(?={_B}?(?:Uhr|h\b|[ap]\.?m\b))
    | (?:kl\.|klo|ore|alle){_B}(?P<h5>\d{{1,2}})\.(?P<m5>\d\d)(?!\d)
    | (?P<h6>\d{{1,2}})[時时點点시]{_B}?(?:(?P<m6>\d{{1,2}})[分분])?
    | (?P<h7>\d{{1,2}})(?={_B}?(?:[ap]\.m\.|[AaPp][Mm]\b))
    )(?:{_B}?(?:Uhr\b|(?P<after>[AaPp])\.?[Mm](?:\.|\b)|(?P<arabic>صباح|مساء)))?""",
    re.VERBOSE,
)
# What each of those needs, as an expression that begins with a digit: that is looked for ten times as fast.
_NUMERIC_LIKELY = re.compile(r"\d[-./]\d{1,2}[-./]\d")
_CLOCK_LIKELY = re.compile(rf"\d(?:{_B}?[hHU:：時时點点시aApP]|\.\d\d(?!\d))")
_AFTERNOON = frozenset({"午後", "下午", "오후", "p", "P", "مساء"})
_MONTH_FIRST_NUMBERS = frozenset({"en-US", "fil"})
# Countries that share a language name the months in their own way.
_ALSO = {"ar": ("ar_SY", "ar_MA", "ar_DZ"), "de": ("de_AT",), "pt": ("pt_PT",)}

_PREFIXED = {"he": "ב"}
"""What a language writes before a month's name without a blank: `3 במאי`."""


def dates(text: str, language: str = "fr") -> tuple[Date, ...]:
    """Every date in the text, in its order: day and month, month and year, or all three.

    `3/5/2025` is read day first, but for American English. A number beside a month's name that is no day
    of that month is none of the date. Raises nothing; a language unknown to CLDR has numeric dates only.
    """
    found = [date for date in _candidates(text, language) if _is_possible(date)]
    found.sort(key=lambda date: (date.start, -date.end))
    out: list[Date] = []
    for date in found:
        if not out or date.start >= out[-1].end:
            out.append(date)
    return tuple(out)


def times(text: str) -> tuple[Time, ...]:
    """Every time of day: `9h30`, `9 h 30`, `9:30 p.m.`, `9.30 Uhr`, `9.30 h`, `午後9時30分`, `17 h`."""
    if not _CLOCK_LIKELY.search(text):
        return ()
    found = (_time(match) for match in _CLOCK.finditer(text))
    return tuple(time for time in found if time.hour <= 24 and (time.minute or 0) < 60)


def _time(match: re.Match[str]) -> Time:
    hour = next(int(match[f"h{n}"]) for n in range(1, 8) if match[f"h{n}"])
    minute = next((int(match[f"m{n}"]) for n in (1, 3, 4, 5, 6) if match[f"m{n}"]), None)
    half = match["before"] or match["after"] or match["arabic"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    return Time(*match.span(), hour, minute)


def _is_possible(date: Date) -> bool:
    return 1 <= date.month <= 12 and (date.day is None or 1 <= date.day <= 31)


def _candidates(text: str, language: str) -> Iterator[Date]:
    if _NUMERIC_LIKELY.search(text):
        for match in _NUMERIC.finditer(text):
            yield _numeric(match, language)
    if "月" in text or "월" in text:
        for match in _EAST_ASIAN.finditer(text):
            if match["year"] or match["day"]:
                yield _date(match, int(match["month"]), match["day"], match["year"])
    patterns, months = _month_patterns(language)
    low = _folded(text)
    if any(name in low for name in months):
        for pattern in patterns:
            for match in pattern.finditer(text):
                yield _date(match, months[_folded(match["month"])], match["day"], match["year"])


def _numeric(match: re.Match[str], language: str) -> Date:
    if match["y1"]:
        return _date(match, int(match["m1"]), match["d1"], match["y1"])
    day, month = (match["b"], match["a"]) if language in _MONTH_FIRST_NUMBERS else (match["a"], match["b"])
    if int(month) > 12:
        day, month = month, day
    return _date(match, int(month), day, match["y2"])


def _date(match: re.Match[str], month: int, day: str | None, year: str | None) -> Date:
    return Date(*match.span(), int(day) if day else None, month, int(year) if year else None)


def _folded(text: str) -> str:
    """Without case as `re.IGNORECASE` sees it: Turkish I and i, with dot or without, are one letter."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


@lru_cache(maxsize=64)
def _month_patterns(language: str) -> tuple[tuple[re.Pattern[str], ...], dict[str, int]]:
    months = _month_names(language)
    if not months:
        return (), {}
    names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    month = rf"(?P<month>{names})(?!\w)\.?(?:/(?:{names})(?!\w))?"
    of = rf"{_B}{{0,2}}(?:(?:de|del|di|do|d’|d'|of|a){_B}{{1,2}})?"
    year = r"(?P<year>\d{4})(?!\d)"
    day = r"(?P<day>\d{1,2})"
    first_day, first_year = r"(?P<day>\d(?<!\d\d)\d?)", r"(?P<year>\d(?<!\d\d)\d{3})(?!\d)"
    flags = re.IGNORECASE
    return (
        # le 3 mai 2025, 1er mai, 3. Mai, 3 de mayo de 2025, 3-a de majo 2025
        re.compile(rf"{first_day}(?:er|ᵉʳ|º|°|\.|st|nd|rd|th|-a)?{of}{month}(?:,?{of}{year})?", flags),
        # May 3, 2025
        re.compile(rf"(?<!\w){month}{_B}{{1,2}}{day}(?:st|nd|rd|th)?(?!\d)(?:,?{_B}{year})?", flags),
        # 2025. május 3., 2025 m. gegužės 3 d.
        re.compile(rf"{first_year}\.?{_B}(?:m\.{_B})?{month}{_B}{day}(?!\d)", flags),
        # mai 2025
        re.compile(rf"(?<!\w){month}(?P<day>)(?:,?{of}){year}", flags),
    ), months


@lru_cache(maxsize=64)
def _month_names(language: str) -> dict[str, int]:
    """Folded name -> month, wide and abbreviated, in sentences and alone."""
    from babel import Locale, UnknownLocaleError

    if not is_locale(language):
        return {}
    names: dict[str, int] = {}
    for cldr in (locale(language).cldr, *_ALSO.get(language, ())):
        try:
            months = Locale.parse(cldr).months
        except (UnknownLocaleError, ValueError):
            continue
        for kind in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in months[kind][width].items():
                    if not name[:1].isdigit():
                        folded = _folded(name.rstrip("."))
                        names.setdefault(folded, month)
                        names.setdefault(_PREFIXED.get(language, "") + folded, month)
    return names
