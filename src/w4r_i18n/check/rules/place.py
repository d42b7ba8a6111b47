# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of places that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from w4r_i18n.check.seen import Seen
from w4r_i18n.check.wordings import missing_wordings
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Example, Scope
from w4r_i18n.model.term import Lexicon, Wording

NAME = "place"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
A place of the list that the source names does not stand in the translation, in any form that the language
gives it. Write the name as the list has it."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


def _places(source: str, *targets: str) -> Lexicon:
    return Lexicon("", (Wording("place", (source,), targets or (source,)),))


GOOD = (Example(_in("en", "Elle vit à Londres.", "She lives in London."), _places("Londres", "London")),)
BAD = (Example(_in("en", "Elle vit à Londres.", "She lives in Leeds."), _places("Londres", "London")),)


def check(seen: Seen) -> Iterator[str]:
    if seen.lexicon.wordings:
        yield from seen.least(partial(missing_wordings, seen.lexicon, "place"))
