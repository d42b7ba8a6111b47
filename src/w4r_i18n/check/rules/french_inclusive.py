# SPDX-License-Identifier: GPL-3.0-or-later
"""Two ways of inclusive writing in one French text, or one with a mark that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "french-inclusive"
SEVERITY = Severity.INFO
SCOPE: Scope = "source"
DOC = """\
`militant·e·s` and `étudiant(e)s` in one text look careless, and the bullet • or the dot ⋅ are no median
points. Keep to one way, with the point · (U+00B7) where it is used."""
GOOD = (
    Entry("Les militant·e·s et les étudiant·e·s"),
    Entry("Les militants et militantes. Elle part."),
    Entry("Le film de l’année(s)"),
)
BAD = (
    Entry("Les militant·e·s et les étudiant(e)s"),
    Entry("Les militant•e•s"),
)

_ENDS = r"(?:e|es|s|ne|nes|le|les|rice|rices|euse|euses|ère|ères|trice|trices|ive|ives)"
_WAYS = {
    "·": re.compile(rf"[^\W\d_]·{_ENDS}(?:·s)?(?![^\W\d_])"),
    "•": re.compile(rf"[^\W\d_][•⋅∙]{_ENDS}(?![^\W\d_])"),
    "( )": re.compile(r"[^\W\d_]\((?:e|ne|le|es|nes|les)\)"),
    "-": re.compile(r"[^\W\d_]-(?:e|ne|trice|euse|ère)-s(?![^\W\d_])"),
}


def check(seen: Seen) -> Iterator[str]:
    prose = seen.source.prose
    ways = [way for way, pattern in _WAYS.items() if pattern.search(prose)]
    if len(ways) > 1:
        yield f"inclusive forms are written in {len(ways)} ways: with {' and '.join(ways)}"
    elif ways == ["•"]:
        yield "inclusive forms are written with a bullet; the median point is ·"
