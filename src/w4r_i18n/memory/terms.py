# SPDX-License-Identifier: GPL-3.0-or-later
"""The words by which texts are found: without case, accents and most inflection; pairs of signs in scripts
that write no blanks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

MAX_CHARS = 20_000
"""Characters of one text that are indexed: a hostile string costs no more than a long document."""
STEM = 6
"""Letters of a word that count: French inflects at the end (`emprisonnés`, `emprisonnées`)."""
SHORT = 8
"""Words up to which a source is short."""
_ACCENTS = re.compile("[\u0300-\u036f]+")
_UNSPACED_SCRIPTS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_BEYOND = re.compile("[\u0590-\u05ff\u0610-\u06ff\u0900-\u1fff\u2c00-\U0010ffff]")
"""Where marks belong to letters, or no blanks are written: elsewhere a simpler pattern finds the same."""
_PLAIN = re.compile(r"\w+")
_SIGN = regex.compile(rf"[{_UNSPACED_SCRIPTS}]\p{{M}}*")
_WORD = regex.compile(
    rf"[{_UNSPACED_SCRIPTS}]\p{{M}}*|[\p{{L}}\p{{N}}_--{_UNSPACED_SCRIPTS}][\w\p{{M}}--{_UNSPACED_SCRIPTS}]*",
    regex.V1,
)


@dataclass(frozen=True, slots=True)
class Word:
    """`text[start:end]`, folded."""

    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """Without case and accents, so that `Libérée` and `LIBEREE` are one word."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", decomposed))


def words(text: str) -> Iterator[Word]:
    """The words of a text where they stand; where a script writes no blanks, each sign is one."""
    for found in _WORD.finditer(text):
        yield Word(found.start(), found.end(), _folded(found[0]))


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    return fold(word)


def terms(text: str) -> frozenset[str]:
    """What a text is indexed under, so that its words can be searched for."""
    return frozenset(_in_order(text))


def source_terms(text: str) -> frozenset[str]:
    """The same, and for a short text each two words in a row: it may hold none that is rare by itself."""
    found = _in_order(text)
    if len(found) > SHORT:
        return frozenset(found)
    return frozenset([*found, *(f"{one} {two}" for one, two in pairwise(found))])


def _in_order(text: str) -> list[str]:
    folded = fold(text[:MAX_CHARS])
    if not _BEYOND.search(folded):
        return [word[:STEM] for word in _PLAIN.findall(folded)]
    return list(_pieces(_WORD.findall(folded)))


def _pieces(found: Iterable[str]) -> Iterator[str]:
    last = ""
    for word in found:
        if _SIGN.fullmatch(word):
            if last:
                yield last + word
            yield word
            last = word
        else:
            yield word[:STEM]
            last = ""
