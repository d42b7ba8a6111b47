# SPDX-License-Identifier: GPL-3.0-or-later
"""One name in two spellings within a language."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.consistency import said_otherwise
from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "name-spelling"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
A name that is written in one way here and in another there is two people to a reader, and to a search. Choose
one spelling, and record it in the list of names. The rarer spelling is told, in a catalogue and, where all
domains are checked, between them; endings that a language gives to names are no second spelling."""


def _in(tag: str, *texts: tuple[str, str]) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), tuple(Entry(*text) for text in texts))


GOOD = (
    _in("uk", ("Écrivez à Fictive.", "Пишіть Фіктів."), ("La mère de Fictive.", "Мати Фіктівової.")),
    _in("ja", ("Voir Fictive ici.", "フィクティブさん。"), ("La mère de Fictive.", "フィクティブさんの母。")),
)
BAD = (
    _in("ja", ("Voir Fictive ici.", "フィクティブさん。"), ("La mère de Fictive.", "フィクティヴさんの母。")),
    _in("uk", ("Écrivez à Fictive.", "Пишіть Фиктів."), ("La mère de Fictive.", "Мати Фіктів.")),
    _in("ar", ("Écrivez à Marlotine", "اكتبوا مرلوتين"), ("La mère de Marlotine.", "والدة مرلوطين.")),
)


def check(seen: Seen) -> Iterator[str]:
    yield from said_otherwise(NAME, seen)
