# SPDX-License-Identifier: GPL-3.0-or-later
"""Blanks and line ends: doubled, lost or added at the ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "spaces"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
Two blanks in a row, a blank at the start or the end that the source has not, or a line end too many or too
few. Programs that join texts count on them. Write them as the source does."""
GOOD = (
    Entry("Écrivez.\n", "Write.\n"),
    Entry("Écrivez.  Merci.", "Write.  Thanks."),
    Entry("Écrivez :\n  un", "Write:\n  one"),
)
BAD = (
    Entry("Écrivez au ministre", "Write to  the minister"),
    Entry("Écrivez.\n", "Write."),
    Entry("Écrivez.", "Write.\n"),
)

_DOUBLED = re.compile(r"(?<=[^\W\d_])  +(?=[^\W\d_])")


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    source, target = pair.source.text, pair.target.text
    faults = []
    if "  " in target and "  " not in source and pair.target.is_spaced and _DOUBLED.search(pair.target.prose):
        faults.append("two blanks stand in a row")
    if source.endswith("\n") != target.endswith("\n"):
        faults.append("a line end at the start or the end is missing or too many")
    return faults
