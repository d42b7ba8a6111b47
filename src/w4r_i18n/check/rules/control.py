# SPDX-License-Identifier: GPL-3.0-or-later
"""Control characters, noncharacters and the mark of lost text, in any string of an entry."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.check.strings import marked
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import controls

NAME = "control"
SEVERITY = Severity.ERROR
SCOPE: Scope = "text"
DOC = """\
A control character can move a terminal's cursor or end a string early, XML forbids most of them, and U+FFFD
stands where a letter was lost in a conversion. Delete the character; for U+FFFD put the letter back."""
GOOD = (
    Entry("Écrivez au ministre.\n\tMerci.", "Write to the minister.\n\tThank you."),
    Entry("Né à Gdańsk", "وُلد في غدانسك"),
)
BAD = (
    Entry("Écrivez au ministre.", "Write to the\x1b[2J minister."),
    Entry("Écrivez au ministre.", "Write to the minister.\x85"),
    Entry("Né à Gdańsk", "Born in Gda\ufffdsk"),
    Entry("Merci", "Thanks\ufdd0"),
)


def check(seen: Seen) -> Iterator[str]:
    return marked(controls, seen.hiding)
