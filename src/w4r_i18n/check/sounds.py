# SPDX-License-Identifier: GPL-3.0-or-later
"""How words sound, roughly, in any script: names, cognates and borrowed words have the same consonants."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ALIKE = {
    letter: sound
    for sound, letters in {"p": "BPFV", "k": "CGKQ", "t": "DT", "s": "JSZ", "l": "LR", "m": "MN"}.items()
    for letter in letters
}
"""Consonants that languages take for each other when they borrow."""
_HISSED = ("TS", "CH", "SH", "ZH", "TCH", "JE")
_SILENT = frozenset({"HA", "HE", "HAH", "HEH", "YEH", "WAW", "HARD", "SOFT", "SHORT", "SMALL", "SIGN"})
_SYLLABLES = frozenset({"HIRAGANA", "KATAKANA", "HANGUL"})
_NAMED = frozenset({"GREEK", "ARABIC", "HEBREW"})
"""Alphabets whose letters have names of their own: Alpha is no L, Ain is no N."""
_SPELT = {"フ": "p", "ふ": "p", "x": "ks"}
_SOFTENS = frozenset("eiyéèê")


@lru_cache(maxsize=8192)
def _consonants(letter: str) -> str:
    """What Unicode's name of a letter says of its sound; "" for vowels and where the name says nothing."""
    name = unicodedata.name(letter, "").partition(" WITH ")[0].split()
    if letter in _SPELT or len(name) < 3 or not _SILENT.isdisjoint(name[-2:]):
        return _SPELT.get(letter, "")
    said = name[-1]
    if len(said) > 1 and said.startswith(_HISSED):
        return "s"
    if name[0] in _SYLLABLES:
        return "".join(_ALIKE.get(each, "") for each in said)
    if name[0] in _NAMED and said[0] in "AEIOUY":
        return ""
    return next((_ALIKE[each] for each in said if each in _ALIKE), "")


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """The consonants of a casefolded word, those that languages confuse as one, without doubles."""
    found = ""
    for at, letter in enumerate(word):
        soft = letter == "c" and word[at + 1 : at + 2] in _SOFTENS
        for one in "s" if soft else _consonants(letter):
            if not found.endswith(one):
                found += one
    return found
