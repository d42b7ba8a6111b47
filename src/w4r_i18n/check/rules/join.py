# SPDX-License-Identifier: GPL-3.0-or-later
"""`<join/>` used as anything but the whole translation of a sentence that continues another."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.inline import JOIN, is_join
from w4r_i18n.model.ports import Scope

NAME = "join"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
DOC = """\
A translation that is just <join/> says that its sentence is contained in the one before. It stands alone,
and something translated stands before it in the same paragraph. Write the text of both sentences in the
first entry and <join/>, without anything else, in the second."""
GOOD = (
    Catalogue(entries=(Entry("Elle a écrit.", "She wrote and waited."), Entry("Elle a attendu.", "<join/>"))),
    Entry("La balise <join/> joint deux phrases.", "The tag <join/> joins two sentences."),
)
BAD = (
    Entry("Elle a attendu.", "<join/>"),
    Entry("Elle a attendu.", "<join/> She waited."),
    Entry("Elle a attendu.", " <join/>"),
    Catalogue(
        entries=(
            Entry("Titre", "Title", references=("sources/2025/a/case.md",)),
            Entry("Elle a attendu.", "<join/>", references=("sources/2025/a/letter.md",)),
        )
    ),
)


def check(seen: Seen) -> Iterator[str]:
    for text in seen.entry.texts:
        if is_join(text):
            yield f"{JOIN} continues nothing: no translated sentence stands before it in its block"
        elif JOIN in text and JOIN not in seen.entry.msgid:
            yield f"{JOIN} stands beside other text; it is the whole translation or none of it"
