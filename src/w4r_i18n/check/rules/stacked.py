# SPDX-License-Identifier: GPL-3.0-or-later
"""Combining marks piled on one letter higher than any spelling does."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.check.strings import marked
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import stacks

NAME = "stacked"
SEVERITY = Severity.ERROR
SCOPE: Scope = "text"
DOC = """\
A pile of accents covers the lines above and below, and can stall a program that draws text. Delete the
superfluous marks. Vietnamese, Hebrew with its points, Thai and Tibetan stay below the limit."""
GOOD = (
    Entry("Liberté", "Tu\u031b\u0323 do, t\u01b0\u0323 do, e\u0302\u0301"),
    Entry("Au commencement", "בְּרֵאשִׁ֖ית"),
    Entry("L’eau", "น้ำ, ที่นี่, བསྒྲུབས"),
)
BAD = (
    Entry("Lettre", "L" + "\u0301" * 500 + "etter"),
    Entry("Lettre", "Le\u0300\u0301\u0302\u0303tter"),
    Entry("Lettre", "ก็็็็็"),
)


def check(seen: Seen) -> Iterator[str]:
    return marked(stacks, seen.hiding)
