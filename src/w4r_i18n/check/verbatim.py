# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that no list knows: copied in the other texts and missing here, or written with one letter awry."""

from __future__ import annotations

import re

from w4r_i18n.check.sample import Sample
from w4r_i18n.check.seen import Pair
from w4r_i18n.check.units import proper_words

_MOST = 60
"""Words of one text that are compared with each other."""
_RARE = 4
"""Texts that may have a word which is strange for all that."""
_HOLE = re.compile(r"[^\W\d_] [,.)\]](?:\s|\Z)|[^\s|] </(?!br)|\( [^\W\d_]|[^\W\d_]\*? \Z|\A ")
"""A blank that nobody writes: what stood beside it is gone."""


def lost_names(pair: Pair, sample: Sample) -> list[str]:
    """Sentences for the source's names that the translation should have and has not; agreed ones aside."""
    target = pair.target.text
    agreed = {source for wording in pair.seen.lexicon.wordings for source in wording.sources}
    absent = [word for word in proper_words(pair.source) if word not in target][:_MOST]
    absent = [word for word in absent if not any(word in source for source in agreed)]
    if not absent:
        return []
    low = {word.casefold() for word in pair.target.words}
    written = [word for word in pair.target.words if word[0].isupper() and word not in pair.source.text][
        :_MOST
    ]
    strangers = [
        word
        for word in pair.target.words[1:_MOST]
        if len(word) > 3
        and word.isascii()
        and word.istitle()
        and word not in pair.source.text
        and not sample.has(word.casefold(), _RARE)
    ]
    hole = _HOLE.search(pair.target.text) and not _HOLE.search(pair.source.text)
    faults = []
    for name in sorted(absent):
        awry = next(
            (word for word in written if _is_slip(name, word) and not sample.has(word.casefold())), ""
        )
        if awry:
            faults.append(f"“{name}” became “{awry}”")
        elif name.casefold() in low or not sample.teaches:
            continue
        elif hole and name.isascii():
            faults.append(f"“{name}” is missing, and a blank stands where nothing follows")
        elif sample.copies(name):
            faults.append(f"“{name}” is missing, which the other texts copy")
        elif strangers and sample.mostly_copies(name):
            faults.append(f"“{name}” is missing, and “{strangers[0]}” is no word of the source")
    return faults


def _is_slip(name: str, other: str) -> bool:
    """Whether two letters changed places, or one is lost."""
    if len(other) == len(name) - 1:
        at = next((at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), len(other))
        return at > 0 and name[at + 1 :] == other[at:]
    if len(other) != len(name):
        return False
    unlike = [at for at, (a, b) in enumerate(zip(name, other, strict=True)) if a != b]
    return (
        len(unlike) == 2
        and unlike[1] == unlike[0] + 1
        and name[unlike[0]] == other[unlike[1]]
        and name[unlike[1]] == other[unlike[0]]
    )
