# SPDX-License-Identifier: GPL-3.0-or-later
"""Percentages that are others in the translation, or became per mille."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.figures import changed
from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "percent"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = r"\d"
DOC = """\
Half of a people is not a twentieth: a percentage changed, vanished or appeared, or its sign became another.
Correct it. `50 %`, `50%`, `٪50` and “50 per cent” are one."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("en", "50 % des voix", "50% of the votes"),
    _in("de", "3,5 % des voix", "3,5 Prozent der Stimmen"),
    _in("tr", "50 % des voix", "oyların %50'si"),
    _in("ar", "50 % des voix", "٥٠٪ من الأصوات"),
)
BAD = (
    _in("en", "50 % des voix", "5% of the votes"),
    _in("de", "50 % des voix", "50 ‰ der Stimmen"),
    _in("en", "50 % des voix", "60 votes"),
)


def check(seen: Seen) -> Iterator[str]:
    yield from changed("percent", seen)
