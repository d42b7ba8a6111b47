# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates that are others in the translation than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.figures import changed
from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "date"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = r"\d"
DOC = """\
A letter sent for the wrong day comes too late, and a trial has one date. A day, month or year changed, or
day and month changed places. Correct it. How it is written is free: 3 mai 2025, 3 May 2025 and 2025年5月3日
are one date; one of another calendar is reported as number-doubt."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("en", "le 3 mai 2025", "on May 3, 2025"),
    _in("ja", "le 3 mai 2025", "2025年5月3日に"),
    _in("ar", "le 3 mai 2025", "في ٣ أيار/مايو ٢٠٢٥"),
    _in("en", "le 1er mars", "on March 1"),
)
BAD = (
    _in("en", "le 3 mai 2025", "on 5 March 2025"),
    _in("en", "le 3 mai 2025", "on 3 June 2025"),
    _in("de", "le 3 mai 2025", "am 3. Mai 2024"),
    _in("de", "avant le 3 mai", "vor dem 13. Mai"),
)


def check(seen: Seen) -> Iterator[str]:
    yield from changed("date", seen)
