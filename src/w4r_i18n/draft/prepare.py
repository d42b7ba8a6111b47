# SPDX-License-Identifier: GPL-3.0-or-later
"""French spelt out for engines, and the typography of the target on what they answer."""

from __future__ import annotations

import re
import unicodedata

from w4r_i18n.draft.typography import finished
from w4r_i18n.model.locale import Locale

_BLANKS = re.compile("[\u00a0\u202f\u2009\u2007\u200a\u2002\u2003\u2006]")
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})
_POINT = "[·•⋅‧∙]"
_STEM = r"(?<![^\W\d_])(?P<stem>[^\W\d_]{2,30})"
# `emprisonné·e·s`, `militant·es`, `directeur·rice·s`: a middle point never stands otherwise in French.
_POINTED = re.compile(rf"{_STEM}{_POINT}(?P<ending>[^\W\d_]{{1,5}})(?:{_POINT}?(?P<plural>s|x))?(?![^\W\d_])")
# With a hyphen, a full stop or brackets, only endings that nothing else in French has.
_OTHERS = re.compile(
    rf"{_STEM}(?:(?P<sign>[-.])(?P<one>e|ne|le|te|se|trice|rice|euse|ère|ive|ienne|enne)(?P=sign)s"
    rf"|\((?P<two>e|ne|trice|rice|euse)\)(?P<three>s)?)(?![^\W\d_])"
)
_FEMININE = (
    ("trice", "teur"), ("rice", "eur"), ("ice", "eur"), ("euse", "eur"), ("esse", "e"), ("ère", "er"),
    ("ière", "ier"), ("ive", "if"), ("ves", "f"), ("ve", "f"),
)  # fmt: skip


def for_engine(text: str, *, has_ligatures: bool = True) -> str:
    """The text as engines know French: composed, plain blanks, inclusive forms spelt out.

    Inclusive writing becomes the masculine (`emprisonné·e·s` → `emprisonnés`), the one form that every
    engine knows for a mixed group: which gender the target writes is for its people to decide. Both words
    of a doublet (`celles et ceux`) stay. `has_ligatures=False` writes `soeur` for engines that lack `œ`.
    """
    text = unicodedata.normalize("NFC", text).translate(_NOTHING)
    text = _BLANKS.sub(" ", text)
    if "·" in text or "•" in text or "⋅" in text or "‧" in text or "∙" in text:
        text = _POINTED.sub(_masculine, text)
    text = _OTHERS.sub(_other_masculine, text)
    return text if has_ligatures else text.translate(_LIGATURES)


def _masculine(found: re.Match[str]) -> str:
    stem, ending, plural = found["stem"], found["ending"], found["plural"] or ""
    if not plural and ending.endswith("s") and len(ending) > 1:
        plural = "s"
    if ending in ("s", "x"):
        return stem + ending
    return stem + ("" if not plural or stem[-1] in "sxz" else "x" if stem.endswith("eau") else plural)


def _other_masculine(found: re.Match[str]) -> str:
    is_plural = bool(found["sign"] or found["three"])
    stem = found["stem"]
    return stem + ("s" if is_plural and stem[-1] not in "sxz" else "")


def for_target(answer: str, source: str, target: Locale, mark: str) -> str:
    """The answer as the target writes: its blanks, quotation marks, apostrophes, end of sentence.

    `mark` is the one character that stands for each mask in `answer` and `source`; it is neither lost nor
    doubled.
    """
    return finished(answer, source, target, mark)
