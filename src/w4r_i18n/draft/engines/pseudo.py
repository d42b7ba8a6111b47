# SPDX-License-Identifier: GPL-3.0-or-later
"""Pseudo-localisation: shows what a layout does with a translation before there is one.

Each letter becomes one of the target's script, so that a missing font shows; Latin ones get accents and can
be read. The text grows by 35 %; brackets show where it is cut off. For a target that is written from right to
left the letters have that direction, which mirrors the layout without any control character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil

from w4r_i18n.draft.engines._settings import check_options
from w4r_i18n.model.draft import EngineSettings, Limits, MaskForm, Reach, Session, Translation
from w4r_i18n.model.locale import Locale

NAME = "pseudo"
REACH: Reach = "local"
MASKS: tuple[MaskForm, ...] = ("tag",)
LIMITS = Limits(texts_per_call=100, concurrency=1, deadline=1.0)
OPTIONS: tuple[str, ...] = ()
FOR_SHOW = True

GROWTH = 0.35
BRACKETS = "⟦", "⟧"

_LATIN = "abcdefghijklmnopqrstuvwxyz"
# By script, a letter for each of a to z; some serve twice where a script has fewer.
_LETTERS = {
    "Latn": "åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž",
    "Arab": "اببدهفجحيجكلمنوبقرستووشخيز",
    "Hebr": "אבצדהפגחיגכלמנעפקרשתווששיז",
    "Cyrl": "абцдефгхийклмнопкрстувшхыз",
    "Grek": "αβξδεφγηιξκλμνοπθρστυβωχψζ",
    "Armn": "աբցդեֆգհիջկլմնոպքրստւվվխըզ",
    "Geor": "აბცდეფგჰიჯკლმნოპქრსტუვწხყზ",
    "Deva": "अबचदएफगहइजकलमनओपकरसतउववखयज",
    "Thai": "อบจดเฟกหอจคลมนอปกรสตอววขยซ",
    "Jpan": "アビシデエフギハイジキルミノオピクリストウヴワクヤズ",
    "Kore": "아바차다에파가하이자카라마나오파카라사타우바와카야자",
    "Hans": "安比次的鹅发个和一家可了吗你哦怕去人是他无为我小有在",
    "Hant": "安比次的鵝發個和一家可了嗎你哦怕去人是他無為我小有在",
}
_ACCENTED = {
    "a": "àâä", "c": "ç", "e": "éèêë", "i": "îï", "o": "ôö", "u": "ùûü", "y": "ÿ",
}  # fmt: skip
# Tags, entities, marks of any form, placeholders and figures stay as they are.
_KEPT = re.compile(r"<[^<>]{1,200}>|&[a-z]{2,8};|\[w4r\d+\]|\{[^{}]{0,100}\}|\b[A-Z]{2,}\d+[A-Z]*\b|\d+")


def missing(settings: EngineSettings) -> tuple[str, ...]:
    check_options(settings, OPTIONS)
    return ()


def pairs(_settings: EngineSettings) -> Iterable[tuple[str, str]] | None:
    """Every pair there is."""
    return None


def serves(_source: Locale, _target: Locale, _settings: EngineSettings) -> bool:
    return True


@contextmanager
def opened(_source: Locale, target: Locale, settings: EngineSettings) -> Iterator[Session]:
    missing(settings)
    yield _Pseudo(_table(target.script))


class _Pseudo:
    version = "1"

    def __init__(self, table: dict[int, str]) -> None:
        self._table = table

    def translate(self, texts: Sequence[str], /) -> Sequence[Translation]:
        return [Translation(self._one(text) if text.strip() else text) for text in texts]

    def _one(self, text: str) -> str:
        """What is kept is left out of the reckoning: the rest grows by 35 %, brackets included."""
        open_part = _KEPT.sub("", text)
        wanted = max(ceil(len(open_part) * GROWTH) - 2, 0)
        letters = sum(ord(letter) in self._table for letter in open_part)
        out, at, spent = [], 0, _Spent(wanted, letters)
        for kept in _KEPT.finditer(text):
            out += [self._letters(text[at : kept.start()], spent), kept[0]]
            at = kept.end()
        out.append(self._letters(text[at:], spent))
        return f"{BRACKETS[0]}{''.join(out)}{'~' * spent.left}{BRACKETS[1]}"

    def _letters(self, text: str, spent: _Spent) -> str:
        """Each letter in the script, and evenly some of them twice."""
        return "".join(
            found * spent.times() if (found := self._table.get(ord(letter))) else letter for letter in text
        )


class _Spent:
    """Spreads what is to be added over the letters; what they can't take is left for the end."""

    def __init__(self, wanted: int, letters: int) -> None:
        self._wanted = min(wanted, letters)
        self._letters = letters
        self._seen = 0
        self.left = wanted - self._wanted

    def times(self) -> int:
        before = self._seen * self._wanted // self._letters
        self._seen += 1
        return 1 + self._seen * self._wanted // self._letters - before


def _table(script: str) -> dict[int, str]:
    letters = _LETTERS.get(script, _LETTERS["Latn"])
    table: dict[int, str] = {}
    for plain, looks in zip(_LATIN, letters, strict=True):
        for each in plain + _ACCENTED.get(plain, ""):
            table[ord(each)] = looks
            table[ord(each.upper())] = looks.upper() if len(looks.upper()) == 1 else looks
    return table
