# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures that one side lacks, where a word, another calendar or another unit may explain it."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.figures import differences
from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "number-doubt"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
SIGNS = r"\d"
DOC = """\
A small or round figure stands on one side only: look whether the other says it in a word. A date of another
calendar is reported here as well."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("en", "trois personnes", "3 people"),
    _in("en", "12 personnes", "12 people"),
    _in("en", "3 personnes", "three people"),
    _in("en", "2 000 € et 50 %", "€2,000 and 50%"),
)
BAD = (
    _in("en", "3 personnes", "some people"),
    _in("en", "des personnes", "7 people"),
    _in("hu", "170 000 levél", "170 ezer levél"),
    _in("fa", "le 4 mai 2025", "۱۴ اردیبهشت ۱۴۰۴"),
)


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(lambda pair: differences(pair).doubtful)
