# SPDX-License-Identifier: GPL-3.0-or-later
"""Which fonts write a script: on this machine for PDF, on a reader's for Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from w4r_i18n.model.locale import Locale

_CORE, _CJK = "fonts-noto-core", "fonts-noto-cjk"


@dataclass(frozen=True, slots=True)
class Script:
    name: str
    """As Unicode calls it."""
    families: tuple[str, ...]
    """Of which one is enough, the best first."""
    package: str
    """Debian's, that brings them."""


def _noto(name: str, *families: str) -> Script:
    return Script(name, families or (f"Noto Serif {name}", f"Noto Sans {name}"), _CORE)


_HAN = ("Noto Serif CJK SC", "Noto Serif CJK TC", "Noto Serif CJK JP", "Noto Serif CJK KR")
SCRIPTS: dict[str, Script] = {
    **dict.fromkeys(("Latn", "Cyrl", "Grek"), _noto("Latin", "Noto Serif", "Noto Sans")),
    "Arab": _noto("Arabic", "Noto Naskh Arabic", "Noto Sans Arabic"),
    "Hani": Script("Han", _HAN, _CJK), "Hans": Script("Han", _HAN, _CJK), "Hant": Script("Han", _HAN, _CJK),
    "Jpan": Script("Hiragana", ("Noto Serif CJK JP",), _CJK),
    "Hira": Script("Hiragana", ("Noto Serif CJK JP",), _CJK),
    "Kana": Script("Katakana", ("Noto Serif CJK JP",), _CJK),
    "Kore": Script("Hangul", ("Noto Serif CJK KR",), _CJK),
    "Armn": _noto("Armenian"), "Beng": _noto("Bengali"), "Deva": _noto("Devanagari"),
    "Ethi": _noto("Ethiopic"), "Geor": _noto("Georgian"), "Gujr": _noto("Gujarati"),
    "Guru": _noto("Gurmukhi"), "Hebr": _noto("Hebrew"), "Khmr": _noto("Khmer"), "Knda": _noto("Kannada"),
    "Laoo": _noto("Lao"), "Mlym": _noto("Malayalam"), "Mymr": _noto("Myanmar"),
    "Orya": _noto("Oriya", "Noto Sans Oriya"), "Sinh": _noto("Sinhala"), "Taml": _noto("Tamil"),
    "Telu": _noto("Telugu"), "Thai": _noto("Thai"), "Tibt": _noto("Tibetan", "Noto Serif Tibetan"),
    "Adlm": _noto("Adlam", "Noto Sans Adlam"),
    "Cans": _noto("Canadian_Aboriginal", "Noto Sans Canadian Aboriginal"),
    "Cher": _noto("Cherokee", "Noto Sans Cherokee"), "Mong": _noto("Mongolian", "Noto Sans Mongolian"),
    "Nkoo": _noto("Nko", "Noto Sans NKo"), "Olck": _noto("Ol_Chiki", "Noto Sans Ol Chiki"),
    "Syrc": _noto("Syriac", "Noto Sans Syriac"), "Tfng": _noto("Tifinagh", "Noto Sans Tifinagh"),
    "Thaa": _noto("Thaana", "Noto Sans Thaana"), "Yiii": _noto("Yi", "Noto Sans Yi"),
}  # fmt: skip
"""ISO 15924 to fonts. For other scripts the typesetter says which letter no font has."""

_REGIONS = {"Jpan": "JP", "Kore": "KR", "Hant": "TC", "Hans": "SC"}
_HONG_KONG = "Noto Serif CJK HK"
BASE = (
    "Noto Serif",
    "Noto Sans",
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
    "Noto Sans Symbols2",
    "Noto Sans Math",
)
_CASED = frozenset({"Latn", "Cyrl", "Grek"})
_ELSEWHERE = regex.compile(r"[^\p{Latin}\p{Common}\p{Inherited}]")


def families(locale: Locale) -> tuple[str, ...]:
    """In the order of preference. The language's own come first, for signs that scripts share: a Chinese
    quotation mark is as wide as a Chinese letter.
    """
    if locale.script in _CASED or locale.script not in SCRIPTS:
        return BASE
    own = SCRIPTS[locale.script].families
    if region := _REGIONS.get(locale.script):
        hong_kong = [_HONG_KONG] * ("-HK" in locale.tag)
        own = (*hong_kong, f"Noto Serif CJK {region}", *own)
    return tuple(dict.fromkeys((*own, *BASE)))


def scripts_in(text: str) -> Iterator[str]:
    """Codes of the scripts that a text has letters of."""
    yield "Latn"
    if _ELSEWHERE.search(text):
        for code, pattern in _patterns().items():
            if pattern.search(text):
                yield code


@lru_cache(maxsize=1)
def _patterns() -> dict[str, regex.Pattern[str]]:
    named = {script.name: code for code, script in SCRIPTS.items()}
    return {code: regex.compile(rf"\p{{Script={name}}}") for name, code in named.items() if name != "Latin"}


WORD_LATIN = "Times New Roman"
"""Writes Latin, Greek, Cyrillic, Hebrew and Arabic in every Word; others put their own in its place."""
_WORD_COMPLEX = {
    "Arab": "Times New Roman", "Hebr": "Times New Roman", "Thai": "Angsana New", "Ethi": "Nyala",
    "Khmr": "Khmer UI", "Laoo": "Lao UI", "Mymr": "Myanmar Text", "Tibt": "Microsoft Himalaya",
    "Thaa": "MV Boli", "Syrc": "Estrangelo Edessa",
    **dict.fromkeys(
        ("Deva", "Beng", "Gujr", "Guru", "Knda", "Mlym", "Orya", "Sinh", "Taml", "Telu"), "Nirmala UI"
    ),
}  # fmt: skip
_WORD_ASIAN = {"Jpan": "MS Mincho", "Hant": "PMingLiU", "Hans": "SimSun", "Kore": "Batang"}
_WORD_PLAIN = {"Armn": "Sylfaen", "Geor": "Sylfaen", "Ethi": "Nyala"}


@dataclass(frozen=True, slots=True)
class WordFonts:
    """The four fonts that Word keeps for one run of text."""

    latin: str
    asian: str
    complex: str


def word_fonts(locale: Locale) -> WordFonts:
    return WordFonts(
        _WORD_PLAIN.get(locale.script, WORD_LATIN),
        _WORD_ASIAN.get(locale.script, _WORD_ASIAN["Hans"]),
        _WORD_COMPLEX.get(locale.script, WORD_LATIN),
    )
