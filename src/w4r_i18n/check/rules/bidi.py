# SPDX-License-Identifier: GPL-3.0-or-later
"""Bidirectional overrides, and embeddings or isolates that do not close within their line."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.check.strings import marked
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import bidi_faults

NAME = "bidi"
SEVERITY = Severity.ERROR
SCOPE: Scope = "text"
DOC = """\
An override shows characters in another order than they are stored, so an address that looks right leads
elsewhere; an embedding or isolate that is not closed turns round what follows it. Delete the override; close
what is open before the line ends. Balanced isolates are legitimate in Arabic, Persian and Hebrew."""
GOOD = (
    Entry("Écrivez à Amnesty International.", "اكتبوا إلى \u2068Amnesty International\u2069."),
    Entry("Dossier UA 12/25", "\u202bملف \u202aUA 12/25\u202c الآن\u202c"),
)
BAD = (
    Entry("Écrivez à min@gouv.example", "Write to \u202eelpmaxe.live@nim\u202c"),
    Entry("Écrivez à min@gouv.example", "Write to \u2067min@gouv.example"),
    Entry("Écrivez.\nMerci.", "\u2068Write.\nThanks.\u2069"),
    Entry("Merci", "Thanks\u202c"),
    Entry("Écrivez à \u202dmin@gouv.example", ""),
)


def check(seen: Seen) -> Iterator[str]:
    return marked(bidi_faults, seen.hiding)
