# SPDX-License-Identifier: GPL-3.0-or-later
"""One source text with two translations within a language."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.consistency import said_otherwise
from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "same-source"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
The same French text stands in two places, in the same role, with different translations: readers wonder
whether two things are meant. Choose one, or waive it where the places ask for it. The rarer translation is
told, in a catalogue and, where all domains are checked, between them."""
GOOD = (
    Catalogue(
        entries=(
            Entry("Signez la pétition", "Sign it", msgctxt="a"),
            Entry("Signez la pétition", "Sign the petition", msgctxt="b"),
        )
    ),
    Catalogue(entries=(Entry("Le nom", "The name", msgctxt="a"), Entry("Le nom", "The name", msgctxt="b"))),
)
BAD = (
    Catalogue(
        entries=(
            Entry("Écrivez au ministre", "Write to the minister"),
            Entry("Écrivez au ministre", "Send the minister a letter"),
        )
    ),
)


def check(seen: Seen) -> Iterator[str]:
    yield from said_otherwise(NAME, seen)
