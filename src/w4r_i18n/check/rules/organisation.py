# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of organisations, campaigns, treaties and days, written in another way than was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from w4r_i18n.check.seen import Seen
from w4r_i18n.check.wordings import missing_wordings
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Example, Scope
from w4r_i18n.model.term import Lexicon, Wording

NAME = "organisation"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
Organisations have one name in each language, and translating it anew makes a stranger of it. Write the name
that the list of terms has for this language."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


def _bodies(source: str, *targets: str) -> Lexicon:
    return Lexicon("", (Wording("proper", (source,), targets or (source,)),))


GOOD = (
    Example(
        _in("es", "Amnesty International agit.", "Amnistía Internacional actúa."),
        _bodies("Amnesty International", "Amnistía Internacional"),
    ),
)
BAD = (
    Example(
        _in("es", "Amnesty International agit.", "Amnistía Mundial actúa."),
        _bodies("Amnesty International", "Amnistía Internacional"),
    ),
)


def check(seen: Seen) -> Iterator[str]:
    if seen.lexicon.wordings:
        yield from seen.least(partial(missing_wordings, seen.lexicon, "proper"))
