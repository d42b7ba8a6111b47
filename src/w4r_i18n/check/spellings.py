# SPDX-License-Identifier: GPL-3.0-or-later
"""How a translation writes the names of its source: the words that sound like them, in any alphabet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from w4r_i18n.check.sample import proper_words
from w4r_i18n.check.seen import Pair

_SOUNDS = {
    letter: sound
    for sound, letters in zip("123456", ("BPFV", "CGKQX", "DT", "JSZ", "LR", "MN"), strict=True)
    for letter in letters
}
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{3,}")
_VOWELS_FIRST = ("GREEK", "ARABIC", "HEBREW")
"""Alphabets whose letters have names of their own: Alpha is no L, Ain is no N."""
_LEAST_SOUNDS = 3
_LEAST_LETTERS = 4
_ENDING = 3
_APART = 2
"""Letters: those of an ending, and those in which two spellings may differ."""
_PARTICLES = "وفبكل"
"""Arabic writes them together with the next word."""
_MOST = 40
"""Names and words of one text that are compared."""


def spellings(pair: Pair) -> Iterator[tuple[str, str]]:
    """Each name of the source with the one word that stands for it; nothing where none or several may."""
    names = pair.source.once(proper_words)
    words = [*islice(_words(pair), _MOST)] if names else []
    for name in islice(sorted(names), _MOST):
        sound = _sound(name)
        if len(name) < _LEAST_LETTERS or len(sound) < _LEAST_SOUNDS:
            continue
        alike = [word for word in words if word == name] or [word for word in words if _sound(word) == sound]
        if len(alike) == 1:
            yield name, alike[0]


def _words(pair: Pair) -> Iterable[str]:
    if pair.language == "ja":
        return dict.fromkeys(_KATAKANA.findall(pair.target.prose))
    if not pair.target.is_spaced:
        return ()
    words = dict.fromkeys(word for word in pair.target.words if len(word) >= _LEAST_LETTERS)
    return (word for word in words if word[0].isupper() or word[0] == word[0].upper())


def are_two(one: str, other: str) -> bool:
    """Whether they are two spellings of a name, and no two forms of one: another ending, a particle more."""
    one, other = one.lstrip(_PARTICLES), other.lstrip(_PARTICLES)
    if one.endswith(other) or other.endswith(one):
        return False
    shorter, longer = sorted((len(one), len(other)))
    start = next(at for at, (a, b) in enumerate(zip(f"{one}\0", f"{other}\1", strict=False)) if a != b)
    end = next(at for at, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b)
    if not end and start >= longer - _ENDING and not _KATAKANA.fullmatch(one):
        return False
    return longer - min(start + end, shorter) <= _APART


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    """Its consonants by kind, without doubles: `Fictive`, Фиктив and フィクティブ are alike."""
    sounds = "".join(map(_sound_of, word))
    return "".join(sound for at, sound in enumerate(sounds) if sounds[at - 1 : at] != sound)


@lru_cache(maxsize=1024)
def _sound_of(char: str) -> str:
    name = unicodedata.name(char, "") if unicodedata.category(char) in ("Lu", "Ll", "Lo") else ""
    letter = name.partition(" WITH ")[0].rpartition(" ")[2]
    if not letter or letter == "SIGN" or name.startswith("KATAKANA LETTER SMALL"):
        return ""
    if char == "フ":
        return _SOUNDS["F"]
    if name.startswith(_VOWELS_FIRST) and letter[0] in "AEIOUY":
        return ""
    return next((_SOUNDS[each] for each in letter if each in _SOUNDS), "")
