# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers, percentages and money by CLDR's patterns for a locale, grouped where the source groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from w4r_i18n.draft.cldr import cldr, figures, in_own_digits
from w4r_i18n.model.locale import Locale
from w4r_i18n.text.amounts import SCALE
from w4r_i18n.text.numbers import find
from w4r_i18n.text.tokens import Token, TokenKind

Written = tuple[int, int, str, TokenKind, str]
"""Start and end in the source's text; what stands there in the target; kind and value it must be read as."""

_DIGITS = re.compile(r"\d(?:[\d \u00a0\u202f\u2009.,'’]*\d)?")
_LETTERS = re.compile(r"[^\W\d_]")
_DIRECTIONS = re.compile("[\u200e\u200f\u061c]")
_FRACTION = re.compile(r"(0)(?:\.[0#]+)?")
_UNGROUPED_THOUSANDS = frozenset({"es", "pt-PT", "pl", "bg", "lv", "ka"})
"""CLDR's minimumGroupingDigits is 2 there: 3250, but 12.500."""
_MAX_DIGITS = 30


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number as its source writes it."""

    written: Decimal
    """Without its scale word."""
    value: Decimal
    decimals: int
    grouped: bool
    digits: str
    """All of them, leading zeros included."""
    start: int
    """Of the sign or the first digit, in the token."""
    end: int
    """Past the last digit."""
    scaled_end: int
    """Past the scale word, or `end`."""

    @property
    def is_scaled(self) -> bool:
        return self.scaled_end > self.end


def written(token: Token, *, target: Locale) -> Iterator[Written]:
    """What may stand for a figure, the most idiomatic first; nothing where CLDR is silent.

    What the source does not group (a year, an article, a postbox) is not grouped, and keeps its zeros. A
    unit in letters (`euros`) and a scale word that CLDR cannot write are left to the engine.
    """
    figure = _figure(token.text)
    if figure is None or figures(target.cldr) is None:
        return
    if not figure.is_scaled:
        yield from _with_unit(token, figure, target)
    elif compact := tuple(_compact(figure, target)):
        for spelling in compact:
            yield _number(token, figure.start, figure.scaled_end, spelling, figure.value)
    yield _number(token, figure.start, figure.end, _plain(figure, target), figure.written)


def _number(token: Token, start: int, end: int, spelling: str, value: Decimal) -> Written:
    return token.start + start, token.start + end, spelling, "number", _canonical(value)


def _canonical(value: Decimal) -> str:
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _figure(text: str) -> _Figure | None:
    digits, numbers = _DIGITS.search(text), find(text)
    if not digits or len(numbers) != 1:
        return None
    bare = re.sub(r"\D", "", digits[0])
    if len(bare) > _MAX_DIGITS or not bare.isascii():
        return None
    wanted, value = Decimal(numbers[0].written), Decimal(numbers[0].value)
    marks = len(digits[0]) - len(bare)
    places = range(marks > 0 and not wanted, len(bare))
    decimals = next((n for n in places if Decimal(bare).scaleb(-n) == abs(wanted)), None)
    if decimals is None:
        return None
    start = digits.start() - (wanted < 0)
    word = SCALE.match(text, digits.end()) if value != wanted else None
    scaled_end = word.end() if word else digits.end()
    return _Figure(wanted, value, decimals, marks > (decimals > 0), bare, start, digits.end(), scaled_end)


def _with_unit(token: Token, figure: _Figure, target: Locale) -> Iterator[Written]:
    """The figure with its sign for per cent or its currency, where the source writes a sign."""
    number, _, unit = token.value.partition(" ")
    if unit == "%":
        for spelling in _percent(figure, target):
            yield token.start, token.end, spelling, "percent", token.value
    elif unit == "‰":
        yield token.start, token.end, f"{_plain(figure, target)}\u00a0‰", "percent", token.value
    elif unit and not _LETTERS.search(_unit(token.text, figure)):
        for spelling in _money(figure, unit, target):
            yield token.start, token.end, spelling, "money", f"{number} {unit}"


def _unit(text: str, figure: _Figure) -> str:
    return text[: figure.start].strip() + text[figure.scaled_end :].strip()


def _percent(figure: _Figure, target: Locale) -> Iterator[str]:
    from babel.numbers import format_percent

    found = figures(target.cldr)
    if found is not None:
        pattern = _fitted(str(found.percent_formats[None].pattern), figure)
        value = figure.written.scaleb(-2)
        text = format_percent(
            value, pattern, found, group_separator=_groups(figure, target), numbering_system="default"
        )
        yield in_own_digits(text, target.cldr)


def _money(figure: _Figure, unit: str, target: Locale) -> Iterator[str]:
    """By the sign where the locale's pattern is one for running text, else by the currency's name."""
    from babel.numbers import format_currency, get_currency_symbol

    found = figures(target.cldr)
    if found is None:
        return
    grouped = _groups(figure, target)
    pattern = str(found.currency_formats["standard"].pattern)
    # A dollar may be any country's; only the bare sign says no more than the source does.
    sign = "$" if unit == "$" else get_currency_symbol(unit, found)
    if not _LETTERS.search(sign) and not _DIRECTIONS.search(pattern):
        fitted = _fitted(pattern, figure).replace("¤", f"'{sign}'")
        text = format_currency(
            figure.written, "XXX", fitted, found,
            currency_digits=False, group_separator=grouped, numbering_system="default",
        )  # fmt: skip
        yield in_own_digits(text, target.cldr)
    if unit != "$":
        name = _named(figure, unit, target)
        yield in_own_digits(name, target.cldr)
    yield f"{_plain(figure, target)}\u00a0{sign}"


def _named(figure: _Figure, unit: str, target: Locale) -> str:
    from babel.numbers import get_currency_name, get_currency_unit_pattern

    found = figures(target.cldr)
    pattern = get_currency_unit_pattern(unit, count=figure.written, locale=found)
    name = get_currency_name(unit, count=figure.written, locale=found)
    return pattern.format(_plain(figure, target), name)


def _compact(figure: _Figure, target: Locale) -> Iterator[str]:
    """`1,5 millones`, `150万`: the words of CLDR's long compact numbers, or the signs of its short ones."""
    from babel.numbers import format_compact_decimal

    if figures(target.cldr) is not cldr(target.cldr):
        return
    for width in ("long", "short"):
        for decimals in range(figure.decimals + 1):
            try:
                text = format_compact_decimal(
                    figure.value, format_type=width, locale=figures(target.cldr),
                    fraction_digits=decimals, numbering_system="default",
                )  # fmt: skip
            except KeyError:  # Babel's answer where a locale has no compact numbers of this width
                break
            yield in_own_digits(text, target.cldr)


def _plain(figure: _Figure, target: Locale) -> str:
    """The digits alone, grouped as the locale does where the source groups them."""
    from babel.numbers import format_decimal, get_minus_sign_symbol

    found = figures(target.cldr)
    if not figure.grouped and not figure.decimals:
        sign = get_minus_sign_symbol(found, numbering_system="default") if figure.written < 0 else ""
        return in_own_digits(sign + figure.digits, target.cldr)
    pattern = _fitted(str(found.decimal_formats[None].pattern) if found else "0", figure)
    text = format_decimal(
        figure.written, pattern, found, group_separator=_groups(figure, target), numbering_system="default"
    )
    return in_own_digits(text, target.cldr)


def _fitted(pattern: str, figure: _Figure) -> str:
    """CLDR's pattern with as many decimals as the source writes."""
    decimals = "." + "0" * figure.decimals if figure.decimals else ""
    return ";".join(_FRACTION.sub(rf"\g<1>{decimals}", half, count=1) for half in pattern.split(";"))


def _groups(figure: _Figure, target: Locale) -> bool:
    if target.tag in _UNGROUPED_THOUSANDS and abs(figure.written) < 10_000:
        return False
    return figure.grouped
