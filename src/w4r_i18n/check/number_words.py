# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that are written without digits: French words of the source, Roman and East Asian numerals."""

from __future__ import annotations

import re

from w4r_i18n.text.french import ORDINALS, SPELT, spelt_number

_WORDS = {
    "un": "1", "une": "1", "midi": "12", "minuit": "0", "douzaine": "12", "dizaine": "10", "dizaines": "10",
    "quinzaine": "15", "vingtaine": "20", "trentaine": "30", "quarantaine": "40", "cinquantaine": "50",
    "soixantaine": "60", "centaine": "100", "centaines": "100", "millier": "1000", "milliers": "1000",
    "double": "2", "deuxième": "2", "second": "2", "seconde": "2", "triple": "3", "quadruple": "4",
    "demi": "0.5", "demie": "30", "moitié": "50", "quart": "4", "tiers": "3",
    "centième": "100", "millième": "1000",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?<![A-Za-z])[IVXLC]{1,8}(?![A-DF-Za-df-z])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_EAST_ASIAN = re.compile("[〇零一二两兩三四五六七八九十百千万萬]{1,12}")
_EAST_ASIAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_EAST_ASIAN_DIGITS |= {"零": 0, "两": 2, "兩": 2}
_EAST_ASIAN_POWERS = {"十": 10, "百": 100, "千": 1000}
_ERA = re.compile(r"(令和|平成|昭和)[ ]?(\d{1,2}|元)年")
_ERA_BEGINS_AFTER = {"令和": 2018, "平成": 1988, "昭和": 1925}


def french_numbers(text: str) -> set[str]:
    """The values, canonical, of what a French text says in words: `vingt-cinq`, `une dizaine`, `premier`."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return {
        *plain_numbers(text),
        *(
            value
            for word in words
            if (value := _WORDS.get(word) or ORDINALS.get(word, "")).replace(".", "").isdigit()
        ),
    }


def plain_numbers(text: str) -> set[str]:
    """The values of the figures in words alone: `trois`, `vingt-cinq`; no articles, halves and dozens."""
    return {spelt_number(found[0]) for found in SPELT.finditer(text)}


def roman_numbers(text: str) -> set[str]:
    """The values of Roman numerals up to 399: `XXe siècle`, `article IV`."""
    return {str(_roman(found[0])) for found in _ROMAN.finditer(text)}


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def east_asian_numbers(text: str) -> set[str]:
    """The values of Chinese numerals and Japanese years: `十二` is 12, `二〇二五` and `令和7年` are 2025."""
    return {
        *(str(_east_asian(found[0])) for found in _EAST_ASIAN.finditer(text)),
        *(
            str(_ERA_BEGINS_AFTER[era] + (1 if year == "元" else int(year)))
            for era, year in _ERA.findall(text)
        ),
    }


def _east_asian(numeral: str) -> int:
    total = part = digit = 0
    for char in numeral:
        if char in _EAST_ASIAN_DIGITS:
            digit = digit * 10 + _EAST_ASIAN_DIGITS[char]
        elif char in _EAST_ASIAN_POWERS:
            part, digit = part + max(digit, 1) * _EAST_ASIAN_POWERS[char], 0
        else:
            total, part, digit = (total + part + digit) * 10_000, 0, 0
    return total + part + digit
