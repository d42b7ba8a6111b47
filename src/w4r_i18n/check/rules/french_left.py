# SPDX-License-Identifier: GPL-3.0-or-later
"""Words, clauses and sentences of the source that stay French within the translation."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.leftovers import longest_left
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "french-left"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
DOC = """\
Part of the translation is still French: a sentence that was never reached, or the end of a text that a
program gave up on. Translate it; a French title or name that stays on purpose goes into the list of names."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    Entry("Le Monde de demain est là, dit-elle.", "The world of tomorrow is here, she says."),
    _in("en", "La revue « Femmes en lutte » paraît.", "The magazine “Femmes en lutte” is out."),
)
BAD = (
    _in(
        "en",
        "Elle est libre. Nous avons reçu votre lettre hier.",
        "She is free. Nous avons reçu votre lettre hier.",
    ),
    _in("ja", "Elle est libre depuis hier, dit sa famille.", "depuis hier, dit sa famille 彼女は自由です"),
    _in(
        "de",
        "Il faut donc écrire aux ministres dès demain.",
        "Also muss man écrire aux ministres dès demain.",
    ),
)


def check(seen: Seen) -> Iterator[str]:
    if seen.whole.source_tag == "fr" and seen.whole.language not in ("fr", ""):
        yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    left = longest_left(pair)
    return [f"“{shown(left)}” is still French"] if left else []
