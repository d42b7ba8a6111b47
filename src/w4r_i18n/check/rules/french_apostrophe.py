# SPDX-License-Identifier: GPL-3.0-or-later
"""Straight apostrophes beside typographic ones in one French text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "french-apostrophe"
SEVERITY = Severity.INFO
SCOPE: Scope = "source"
DOC = """\
Both ' and ’ stand in this text. Readers see no fault, but searches do, and a memory takes the two for one.
Write ’ throughout."""
GOOD = (
    Entry("L’eau d’ici"),
    Entry("L'eau d'ici"),
)
BAD = (Entry("L’eau d'ici"),)

_PATTERN = re.compile(r"[^\W\d_]'[^\W\d_]+")


def check(seen: Seen) -> Iterator[str]:
    prose = seen.source.prose
    found = _PATTERN.search(prose)
    if found and "’" in prose:
        yield f"a straight apostrophe stands beside typographic ones: {shown(found[0])}"
