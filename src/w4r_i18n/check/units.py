# SPDX-License-Identifier: GPL-3.0-or-later
"""A text as the units that are compared with another's: stems, meanings, sounds, and where parts end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from w4r_i18n.check.meanings import meanings
from w4r_i18n.check.seen import SOURCE_LANGUAGE, Side
from w4r_i18n.check.sounds import sound

_MOST_UNITS = 150
"""Of one text: hostile text costs at most the square of this."""
_STEM = 5
_LEAST_HEARD, _MOST_HEARD = 3, 4
"""Consonants that two words must have alike, and that are compared: endings differ."""
_LONGEST_MEANING = 4
"""Letters of a beginning where words are not set apart."""
_WORD_OR_MARK = re.compile(
    r"(?P<word>[^\W\d_]+'?)|(?P<end>[.!?؟۔。！？…](?=[\s\ue000»”\"')\]]|\Z|[^\x00-\x7f]))|[,;:،؛，、；：()（）]"
)
_PROPER = re.compile(r"(?<=[^\s.!?:…«“\"*•–—-][ '’])[A-Z][^\W\d_]{3,}(?![\w-])")
_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل")


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one text, in their order."""

    stems: tuple[str, ...]
    """Words as they compare: without case, cut to their beginning; pairs of letters in Chinese."""
    words: tuple[str, ...]
    """What each was cut from."""
    sentences: tuple[int, ...]
    """How many units there are up to the end of each sentence."""
    parts: tuple[int, ...]
    """And up to each comma, bracket or other pause."""


def units(side: Side) -> Units:
    """The text's units, of which no more are read than a long paragraph has."""
    return side.once(_units)


def senses(side: Side) -> tuple[frozenset[int], ...]:
    """The meanings that each unit may have."""
    return side.once(_senses)


def sounds(side: Side) -> tuple[str, ...]:
    """How each unit begins to sound; "" for what is too short to tell."""
    return side.once(_sounds)


def proper_words(source: Side) -> frozenset[str]:
    """Words with a capital that no beginning of a sentence explains: names and brands, most of them."""
    return frozenset(_PROPER.findall(source.prose))


def _units(side: Side) -> Units:
    low = side.prose.casefold().replace("’", "'")
    spaced = side.is_spaced
    found: list[tuple[str, str]] = []
    sentences: list[int] = []
    parts: list[int] = []
    for mark in _WORD_OR_MARK.finditer(low):
        word = mark["word"]
        if word:
            found += _cut(word, spaced=spaced)
            if len(found) >= _MOST_UNITS:
                break
        else:
            parts.append(len(found))
            if mark["end"]:
                sentences.append(len(found))
    del found[_MOST_UNITS:]
    ends = (*sentences, len(found)), (*parts, len(found))
    return Units(
        tuple(stem for stem, _ in found), tuple(word for _, word in found),
        *(tuple(dict.fromkeys(end for end in each if end)) for each in ends),
    )  # fmt: skip


def _cut(word: str, *, spaced: bool) -> Iterator[tuple[str, str]]:
    if spaced or word.isascii():
        if len(word) > 1 and not word.endswith("'"):
            yield _stem(word), word
        return
    borrowed = "\u30a1" <= word[0] <= "\u30fe"
    for at in range(max(1, min(len(word) - 1, _MOST_UNITS))):
        yield word[at : at + 2], word[:40] if borrowed else word[at : at + _LONGEST_MEANING]


def _stem(word: str) -> str:
    if "\u0600" <= word[0] <= "\u06ff":
        article = next((one for one in _ARTICLES if word.startswith(one) and len(word) - len(one) > 2), "")
        word = word[len(article) :]
    return word[:_STEM]


def _senses(side: Side) -> tuple[frozenset[int], ...]:
    french = side.tag == SOURCE_LANGUAGE
    language = "en" if french else side.tag.partition("-")[0]
    return tuple(meanings(word, language, french=french) for word in units(side).words)


def _sounds(side: Side) -> tuple[str, ...]:
    heard = (sound(word)[:_MOST_HEARD] for word in units(side).words)
    return tuple(each if len(each) >= _LEAST_HEARD else "" for each in heard)
