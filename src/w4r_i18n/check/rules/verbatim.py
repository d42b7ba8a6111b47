# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that stand in no list: copied in the other texts and missing here, or with a letter awry."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.examples import among
from w4r_i18n.check.judge import sample_of
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.check.verbatim import lost_names
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "verbatim"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
A word with a capital that the other translations copy letter for letter is not in this one, or stands with
two letters exchanged or one lost, or has left a blank where it should stand. Put it right; where this
language has a form of its own, record it in the list of names."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("en", "Elle écrit à Robert chaque jour.", "She writes to Robert every day."),
    _in("es", "Elle vit en Argentine.", "Vive en Argentina."),
)
BAD = (
    _in("en", "Elle écrit à Robert chaque jour.", "She writes to Roebrt every day."),
    _in("en", "Elle écrit à Robert chaque jour.", "She writes to Robrt every day."),
    among("Le livre de la fête est ici, chez Robert.", "The book of the feast is here, with ."),
)


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    return [shown(fault, limit=200) for fault in lost_names(pair, pair.seen.whole.once(sample_of))]
