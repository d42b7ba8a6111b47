# SPDX-License-Identifier: GPL-3.0-or-later
"""The words and signs around a figure: millions, per cent, currencies, in the languages of the campaign."""

from __future__ import annotations

import re

_BLANK = r"[ \u00a0\u202f\u2009]"

# Power of ten -> words, as alternatives of one expression. What a language writes otherwise stays a plain
# number there: `Number.written` still compares.
_SCALES = {
    12: r"trillions?|兆|조",
    9: r"milliards?|Milliarden?|milliarder|billions?|miliard(?:i|e|y|ów|a)?|miljard(?:en|er|ia)?"
    r"|mil millones|bilh(?:ão|ões)|mil milhões|миллиард(?:а|ов)?|мільярд(?:а|и|ів)?|млрд\.?|Mrd\.?"
    r"|mld\.?|milyar|مليارات|مليار|میلیارد|δισεκατομμύρι[αο]",
    8: r"[億亿]|억",
    6: r"millions?|Millionen|millioner|mill[oó]n(?:es)?|milions?|milion[iye]|milionów|milioane|milh(?:ão|ões)"
    r"|miljoen|miljon(?:er)?|miljoona[a]?|миллион(?:а|ов)?|мільйон(?:а|и|ів)?|милион(?:а|и)?|млн\.?|Mio\.?"
    r"|mln\.?|milyon|مليون|ملايين|میلیون|εκατομμύρι[αο]",
    4: r"[万萬]|만",
    3: r"mille|mila|mil|thousand|[Tt]ausend|duizend|tusen|tuhatta|тысяч[аи]?|тисяч[аі]?|тыс\.?|тис\.?"
    r"|tysi[ąe]c[ey]?|tysięcy|ألف|آلاف|هزار|bin|ribu|χιλιάδες|[千천]",
}  # fmt: skip
_NO_BLANK = r"(?:[兆億亿万萬千]|[조억만천])"
_WORDS = {power: re.compile(words) for power, words in _SCALES.items()}
SCALE = re.compile(rf"{_BLANK}?({'|'.join(_SCALES.values())})(?:(?<={_NO_BLANK})|(?!\w))")
"""Right behind a number: `2,5 millions`, `250万`. Group 1 is the word."""

_PERCENT = (
    r"[%٪％﹪]|pour cent|p\. ?100|per ?cento?|[Pp]rozent|por cien(?:to)?|por cento|procent[aio]?"
    r"|prosent(?:ti[aä])?|процент(?:а|ов|и|ів)?|відсот(?:ок|ки|ка|ків)"
    r"|[بف]ي? ?ال(?:مئة|مائة)|パーセント|퍼센트|τοις εκατό"
)
_CURRENCIES = {
    "EUR": r"€|EUR\b|[Ee]uros?\b|ευρώ|евро|євро|يورو|ユーロ|欧元|歐元|유로",
    "$": r"(?:US)?\$|US-Dollars?|USD\b|[Dd]ollars?\b|[Dd]ollari\b|d[oó]lar(?:es)?\b|dollara?\b"
    r"|доллар(?:а|ов)?|долар(?:а|и|ів)?|دولارات?|دولار|ドル|美元|달러",
    "GBP": r"£|GBP\b|livres? sterling",
    "CHF": r"CHF\b|francs? suisses?|Schweizer Franken",
    "XOF": r"XOF\b|F?CFA\b|francs? CFA",
    "JPY": r"[¥￥円]|JPY\b|yens?\b",
    "RUB": r"₽|RUB\b|roubles?\b|рубл(?:ь|я|ей)",
    "UAH": r"₴|UAH\b|hryvnias?\b|грив(?:ня|ні|ень)",
    "INR": r"₹|INR\b|roupies?\b",
    "TRY": r"₺|TRY\b|TL\b",
    "ILS": r"₪", "KRW": r"₩|원", "NGN": r"₦", "PHP": r"₱", "VND": r"₫",
}  # fmt: skip
_UNITS = [("%", re.compile(_PERCENT)), ("‰", re.compile(r"‰|pour mille"))] + [
    (code, re.compile(words)) for code, words in _CURRENCIES.items()
]
_MONEY = "|".join(_CURRENCIES.values())

UNIT_AFTER = re.compile(rf"{_BLANK}?(?:d[e’'] ?|di |of )?({_MONEY}|{_PERCENT}|‰|pour mille)")
"""Right behind a number or its scale word: `50 %`, `2 000 €`, `3 millions d’euros`. Group 1 is the unit."""
UNIT_BEFORE = re.compile(rf"((?:US)?\$|[€£¥￥₽₴₹₺₪₩₦₱₫]|\b[A-Z]{{3}}\b|[%٪]|百分之){_BLANK}?\Z")
"""Right before a number: `€2,000`, `USD 500`, `%50`. Group 1 is the unit."""


def exponent(word: str) -> int:
    """The power of ten that a scale word stands for."""
    return next(power for power, words in _WORDS.items() if words.fullmatch(word))


def unit(spelling: str) -> str:
    """The canonical unit of a spelling: `%`, `EUR`, `$`; "" for three capitals that are no currency here."""
    if spelling == "百分之":
        return "%"
    return next((code for code, words in _UNITS if words.fullmatch(spelling)), "")
