# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums of money that are others in the translation, or in another currency."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.figures import changed
from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "money"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = r"\d"
DOC = """\
A fine of 2,000 euros is not one of 20,000. Correct the sum. It may be written as the language writes it
(`2 000 €`, `€2,000`, “2000 euros”); another currency is a warning, since the sum may have been converted: do
not convert, a reader can."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("en", "une amende de 2 000 €", "a fine of €2,000"),
    _in("de", "une amende de 2 000 €", "eine Geldstrafe von 2.000 Euro"),
    _in("ja", "3 millions d’euros", "300万ユーロ"),
)
BAD = (
    _in("en", "une amende de 2 000 €", "a fine of €20,000"),
    _in("en", "une amende de 2 000 €", "a fine of $2,000"),
)


def check(seen: Seen) -> Iterator[str]:
    yield from changed("money", seen)
