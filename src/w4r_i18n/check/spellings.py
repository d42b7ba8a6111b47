# SPDX-License-Identifier: GPL-3.0-or-later
"""How a translation writes the names of its source: the words that sound like them, in any alphabet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from w4r_i18n.check.seen import Pair
from w4r_i18n.check.sounds import sound
from w4r_i18n.check.units import proper_words

_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{3,}")
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
        heard = sound(name.casefold())
        if len(name) < _LEAST_LETTERS or len(heard) < _LEAST_SOUNDS:
            continue
        alike = [word for word in words if word == name] or [
            word for word in words if sound(word.casefold()) == heard
        ]
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
