# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers written in digits of any script, read by a language's habits so that their values compare."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from w4r_i18n.model.locale import is_locale, locale
from w4r_i18n.text.amounts import SCALE, UNIT_AFTER, UNIT_BEFORE, exponent, unit


@dataclass(frozen=True, slots=True)
class Number:
    start: int
    end: int
    """Past the scale word and the unit, where there are some: `2,5 millions d’euros` is one number."""
    value: str
    """Canonical, with its scale: `1500`, `-3.5`, `2500000`. Never grouped, the decimal sign is a point."""
    written: str
    """As the digits say it, without the scale word: `2.5`."""
    unit: str = ""
    """`%`, `‰`, a currency (`EUR`, `$`), or empty."""


_BLANK = " \u00a0\u202f\u2009"
_NO_BLANKS = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
"""Scripts that put nothing between a word and the figure after it: `気温は−26`."""
_DIGIT = re.compile(r"\d")
_SIGN = re.compile(rf"(?<![^\W{_NO_BLANKS}])(?<![)\]])[-\u2212]")
"""Between words or figures a hyphen is no sign."""
# Each alternative begins with a digit and none can match twice over the same run: linear on any text.
_NUMBER = re.compile(
    rf"""
    (?:
      (?P<lakh>\d{{1,2}}(?:,\d\d){{1,6}},\d{{3}}(?!\d)(?:\.\d+)?)
    | (?P<grouped>\d{{1,3}}(?P<by>[{_BLANK}'’.,٬，])\d{{3}}(?:(?P=by)\d{{3}})*(?!\d)
        (?P<rest>(?!(?P=by))[.,٫．]\d+)?)
    | (?P<chain>\d+(?:[.,٫．，]\d+)*)
    )
    """,
    re.VERBOSE,
)
_MARK = re.compile(r"[.,٫．，]")
_POINTS = str.maketrans({"，": ",", "．": ".", "٫": ".", "٬": ","})


def values(text: str, language: str = "fr") -> tuple[str, ...]:
    """The values of all numbers, in the text's order; addresses and tags are the caller's to leave out."""
    return tuple(number.value for number in find(text, language))


def find(text: str, language: str = "fr") -> tuple[Number, ...]:
    """Every number written in digits, with its scale word, percent sign or currency.

    `1.500` is read by the language: 1500 in French and German, 1.5 in English. What could only be one
    thing is that thing everywhere: `3,5`, `0.125`, `1 500 000`, `1’500’000`, `15,00,000`. A chain that is
    no number (`3.7.1`, `1,2,3`) gives its parts.
    """
    return tuple(_united(text, list(_digits(text, language))))


def _digits(text: str, language: str) -> Iterator[Number]:
    at = 0
    while first := _DIGIT.search(text, at):
        start = first.start()
        found = _NUMBER.match(text, start)
        assert found is not None, "a digit is a number"
        at = found.end()
        yield from _read(found, "-" if start and _SIGN.match(text, start - 1) else "", language)


def _read(found: re.Match[str], sign: str, language: str) -> Iterator[Number]:
    span = (found.start() - len(sign), found.end())
    if found["lakh"]:
        yield _number(span, sign, found["lakh"].replace(",", ""))
    elif found["grouped"] and not _is_decimal(found, language):
        rest = found["rest"] or ""
        whole = found["grouped"].removesuffix(rest).replace(found["by"], "")
        yield _number(span, sign, whole + rest.replace(",", ".").translate(_POINTS))
    else:
        yield from _parts(found, sign)


def _is_decimal(found: re.Match[str], language: str) -> bool:
    """Whether `1.500` or `1,500` is a number with three decimals: one mark, and it is the language's."""
    mark = found["by"].translate(_POINTS)
    grouped = found["grouped"]
    if mark not in ".," or found["rest"] or len(_MARK.findall(grouped)) != 1:
        return False
    if grouped.startswith(("0", "٠", "۰", "０")):
        return True
    return found["by"] != "٬" and mark == _decimal_mark(language)


def _parts(found: re.Match[str], sign: str) -> Iterator[Number]:
    text = found["chain"] or found["grouped"]
    start = found.end() - len(text)
    marks = list(_MARK.finditer(text))
    if len(marks) < 2:
        yield _number((start - len(sign), found.end()), sign, _MARK.sub(".", text))
        return
    at = 0
    for mark in [*(mark.start() for mark in marks), len(text)]:
        yield _number((start + at, start + mark), sign if not at else "", text[at:mark])
        at = mark + 1


def _number(span: tuple[int, int], sign: str, text: str) -> Number:
    value = _canonical(text)
    value = value if value == "0" else sign + value
    return Number(*span, value, value)


def _canonical(text: str) -> str:
    if not text.isascii():
        text = "".join("." if char == "." else str(unicodedata.decimal(char)) for char in text)
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{decimals}" if decimals else "")


@lru_cache(maxsize=64)
def _decimal_mark(language: str) -> str:
    """CLDR's decimal sign for Western digits; a comma where CLDR does not know the language."""
    from babel import Locale, UnknownLocaleError

    try:
        symbols = Locale.parse(locale(language).cldr).number_symbols if is_locale(language) else {}
    except (UnknownLocaleError, ValueError):
        return ","
    return str(symbols.get("latn", {}).get("decimal", ","))


def _united(text: str, found: list[Number]) -> Iterator[Number]:
    """Give each number its scale and its unit; `1億2000万` is one number."""
    at = 0
    while at < len(found):
        number, power = _scaled(text, found[at])
        at += 1
        while power >= 3 and at < len(found) and found[at].start == number.end and _is_han(text, number.end):
            lower, lower_power = _scaled(text, found[at])
            if lower_power >= power or "." in number.value + lower.value or len(number.value) > 20:
                break
            total = str(int(number.value) + int(lower.value))
            number = Number(number.start, lower.end, total, total)
            power = lower_power
            at += 1
        yield _with_unit(text, number)


def _is_han(text: str, end: int) -> bool:
    return text[end - 1] in "兆億亿万萬千만억천"


def _scaled(text: str, number: Number) -> tuple[Number, int]:
    word = SCALE.match(text, number.end)
    if not word:
        return number, 0
    power = exponent(word[1])
    return Number(number.start, word.end(), _shifted(number.value, power), number.written), power


def _shifted(value: str, power: int) -> str:
    whole, _, decimals = value.partition(".")
    decimals = decimals.ljust(power, "0")
    sign = "-" if whole.startswith("-") else ""
    return sign + _canonical(f"{whole.removeprefix('-')}{decimals[:power]}.{decimals[power:]}")


def _with_unit(text: str, number: Number) -> Number:
    after = UNIT_AFTER.match(text, number.end)
    if after:
        return Number(number.start, after.end(), number.value, number.written, unit(after[1]))
    before = UNIT_BEFORE.search(text[max(0, number.start - 8) : number.start])
    if before:
        start = number.start - len(before[0])
        return Number(start, number.end, number.value, number.written, unit(before[1]))
    return number
