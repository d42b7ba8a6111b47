# SPDX-License-Identifier: GPL-3.0-or-later
"""Beginnings of common French words, and of what they become: hints that two texts speak of the same."""

from __future__ import annotations

from functools import lru_cache

from w4r_i18n.check.words_of_life import OF_LIFE
from w4r_i18n.check.words_of_manuals import OF_MANUALS

LANGUAGES = ("en", "es", "pt", "de", "it", "pl", "ru", "uk", "ar", "fa", "zh", "ja")
_ANYWHERE = frozenset({"ar", "fa", "zh", "ja"})


@lru_cache(maxsize=16)
def beginnings(language: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """French beginnings and the language's, one pair a meaning; none for other languages.

    Written by hand: these are hints, no dictionary. In Chinese, Japanese, Arabic and Persian they may stand
    anywhere in a word.
    """
    if language not in LANGUAGES:
        return ()
    column = LANGUAGES.index(language) + 1
    rows = [line.split("|") for line in (OF_LIFE + OF_MANUALS).strip().splitlines() if line]
    return tuple((tuple(row[0].split(",")), tuple(row[column].split("/"))) for row in rows)


@lru_cache(maxsize=32)
def _index(language: str, *, french: bool) -> tuple[dict[str, tuple[int, ...]], tuple[int, ...]]:
    """Beginning to the numbers of its meanings, and the lengths that beginnings have."""
    index: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(beginnings(language)):
        for beginning in row[0] if french else row[1]:
            index[beginning] = (*index.get(beginning, ()), number)
    return index, tuple(sorted({len(beginning) for beginning in index}))


@lru_cache(maxsize=1 << 16)
def meanings(word: str, language: str, *, french: bool) -> frozenset[int]:
    """The numbers of the meanings that a casefolded word of the language, or a French one, may have."""
    index, lengths = _index(language, french=french)
    starts = range(len(word)) if language in _ANYWHERE and not french else (0,)
    return frozenset(
        number for at in starts for length in lengths for number in index.get(word[at : at + length], ())
    )
