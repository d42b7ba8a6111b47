# SPDX-License-Identifier: GPL-3.0-or-later
"""Times of the day that are others in the translation than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.figures import changed
from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "time"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = r"\d"
DOC = """\
A vigil at 14 h 30 is not one at 2:30 a.m.: an hour or a minute changed. Correct it. How it is written is
free: 21 h, 21:00, 21 Uhr and 9 p.m. are one time."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("de", "à 9 h 30", "um 9.30 Uhr"),
    _in("en", "à 21 h", "at 9 p.m."),
    _in("ja", "à 14 h 30", "午後2時30分に"),
)
BAD = (
    _in("en", "à 14 h 30", "at 2:30 a.m."),
    _in("en", "à 9 h 30", "at 9:30 p.m."),
    _in("de", "à 9 h 30", "um 9.13 Uhr"),
)


def check(seen: Seen) -> Iterator[str]:
    yield from changed("time", seen)
