# SPDX-License-Identifier: GPL-3.0-or-later
"""French spelt out for engines: composed, plain blanks, inclusive writing undone."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile("[\u00a0\u202f\u2009\u2007\u200a\u2002\u2003\u2006]")
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_STEM = r"(?<![^\W\d_])(?P<stem>[^\W\d_]{2,30})"
_FEMININE = "[nltsc]?e|i?ère|t?rice|ice|euse|elle|i?enne|ive|ve|esse|ale|eure|che|que|gue|oise|ette"
# `emprisonné·e·s`, `militant·es`, `directeur·rice·s`: between these a middle point stands for nothing else.
_POINTED = re.compile(rf"{_STEM}[·•⋅‧∙](?:{_FEMININE}|[sx]|aux)(?:[·•⋅‧∙]?(?:s|x|aux))?(?![^\W\d_])")
# A hyphen, a stop, a slash or brackets say so only where the plural follows, or with telling endings.
_OTHERS = re.compile(
    rf"{_STEM}(?:(?P<sign>[-./])(?:{_FEMININE})(?P=sign)[sx]"
    r"|\((?:e|ne|le|te|trice|rice|euse)\)s?)(?![^\W\d_])"
)
_KEEPS_AL = frozenset({"bancal", "banal", "fatal", "final", "natal", "naval"})


def for_engine(text: str) -> str:
    """The text as engines know French: composed, plain blanks, inclusive forms spelt out.

    Inclusive writing becomes the masculine (`emprisonné·e·s` → `emprisonnés`), the one form that every
    engine knows for a mixed group: which gender the target writes is for its people to decide. Both words
    of a doublet (`celles et ceux`) stay. What one engine alone lacks (`œ`) is that engine's to mend.
    """
    text = unicodedata.normalize("NFC", text).translate(_NOTHING)
    text = _BLANKS.sub(" ", text)
    return _OTHERS.sub(_masculine, _POINTED.sub(_masculine, text))


def _masculine(found: re.Match[str]) -> str:
    stem: str = found["stem"]
    return _plural(stem) if found[0].endswith(("s", "x")) else stem


def _plural(stem: str) -> str:
    if stem[-1] in "sxz":
        return stem
    if stem.endswith("al") and stem.lower() not in _KEEPS_AL:
        return f"{stem[:-1]}ux"
    return f"{stem}x" if stem.endswith(("eau", "eu")) else f"{stem}s"
