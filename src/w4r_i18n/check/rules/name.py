# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of people that the translation lacks, or writes in another way than was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from w4r_i18n.check.seen import Seen
from w4r_i18n.check.wordings import missing_wordings
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Example, Scope
from w4r_i18n.model.term import Lexicon, Wording

NAME = "name"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
DOC = """\
A person whose name is misspelt cannot be found, and a letter about somebody else helps nobody. Write the
name as the list of names has it for this language, in the case that the sentence asks for. A name in no
list is not looked for here."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


def _names(source: str, *targets: str) -> Lexicon:
    return Lexicon("", (Wording("name", (source,), targets or (source,)),))


GOOD = (
    Example(_in("en", "Écrivez à Sofia Exemple.", "Write to Sofia Exemple."), _names("Sofia Exemple")),
    Example(
        _in("pl", "Écrivez à Sofia Exemple.", "Pisz o Sofii Exemple, o Sofię Exemple."),
        _names("Sofia Exemple", "Sofii Exemple"),
    ),
)
BAD = (
    Example(_in("en", "Écrivez à Sofia Exemple.", "Write to Sofia Exmeple."), _names("Sofia Exemple")),
    Example(_in("en", "Écrivez à Sofia Exemple.", "Write to her."), _names("Sofia Exemple")),
)


def check(seen: Seen) -> Iterator[str]:
    if seen.lexicon.wordings:
        yield from seen.least(partial(missing_wordings, seen.lexicon, "name"))
