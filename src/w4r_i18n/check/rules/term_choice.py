# SPDX-License-Identifier: GPL-3.0-or-later
"""One term by two of its agreed words within a language."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.consistency import said_otherwise
from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Example, Scope
from w4r_i18n.model.term import Lexicon, Wording

NAME = "term-choice"
SEVERITY = Severity.INFO
SCOPE: Scope = "pair"
DOC = """\
The list of terms allows several words, and the texts of this language use more than one: readers may take
them for two things. Nothing is wrong; one word throughout reads better. The rarer choice is told, in a
catalogue and, where all domains are checked, between them."""


def _in(tag: str, *texts: tuple[str, str]) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), tuple(Entry(*text) for text in texts))


_LETTER = Lexicon("de", (Wording("term", ("lettre",), ("Brief", "Schreiben")),))
GOOD = (Example(_in("de", ("la lettre", "der Brief"), ("les lettres", "die Briefe")), _LETTER),)
BAD = (Example(_in("de", ("la lettre", "der Brief"), ("une lettre", "ein Schreiben")), _LETTER),)


def check(seen: Seen) -> Iterator[str]:
    yield from said_otherwise(NAME, seen)
