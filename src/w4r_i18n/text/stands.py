# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a term or a name stands in a translation, in a form that its language gives it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from w4r_i18n.model.term import Wording
from w4r_i18n.text.normalise import typographic

_UNSPACED = frozenset({"ja", "zh", "ko", "th", "lo", "km", "my"})


def stands(wording: Wording, text: str, language: str) -> bool:
    """Whether one of the wording's targets is in a text of the target language."""
    folded = _folded(text)
    return any(
        _pattern(form, language.partition("-")[0], wording.kind, wording.inflects).search(folded)
        for form in wording.targets
    )


@lru_cache(maxsize=512)
def _folded(text: str) -> str:
    return typographic(unicodedata.normalize("NFC", text))


@lru_cache(maxsize=16384)
def _pattern(form: str, language: str, kind: str, inflects: bool) -> re.Pattern[str]:
    written = re.escape(_folded(form))
    ending = r"\w{0,4}" if inflects else ""
    flags = re.IGNORECASE if kind == "term" else re.NOFLAG
    if language in _UNSPACED:
        return re.compile(written, flags)
    return re.compile(rf"(?<!\w){written}{ending}(?!\w)", flags)
