# SPDX-License-Identifier: GPL-3.0-or-later
"""Terms of the field that the translation gives by another word than was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from w4r_i18n.check.seen import Seen
from w4r_i18n.check.wordings import missing_wordings
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Example, Scope
from w4r_i18n.model.term import Lexicon, Wording

NAME = "term"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
“Arbitrary detention” and “enforced disappearance” are terms of law: another word is another offence. Write
one of the words that the list of terms has for this language; where the sentence needs another, say so in a
comment."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


def _terms(source: str, *targets: str) -> Lexicon:
    return Lexicon("", (Wording("term", (source,), targets or (source,)),))


_LETTER = Lexicon("", (Wording("term", ("lettre",), ("letter",), forbidden=("note",)),))
GOOD = (
    Example(_in("en", "La torture est interdite.", "Torture is forbidden."), _terms("torture", "torture")),
    Example(_in("en", "La lettre du notaire", "The letter from the notary, denoted A"), _LETTER),
)
BAD = (
    Example(_in("en", "La lettre et le livre", "The letter, the notes and the book"), _LETTER),
    Example(_in("en", "La torture est interdite.", "Cruelty is forbidden."), _terms("torture", "torture")),
)


def check(seen: Seen) -> Iterator[str]:
    if seen.lexicon.wordings:
        yield from seen.least(partial(missing_wordings, seen.lexicon, "term"))
