# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that are others in the translation than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.figures import changed
from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "number"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = r"\d"
DOC = """\
A figure changed, vanished or appeared: twelve years are not twenty-one. Correct it. How it is written is
free: 170 000, 170,000, ١٧٠٬٠٠٠ and 17万 are one number, and a number that the other side has in a word is no
difference. What may only be written as a word is reported as number-doubt; dates, times, percentages, amounts
of money and signs have checks of their own."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("en", "Plus de 170 000 lettres", "More than 170,000 letters"),
    _in("ar", "Plus de 170 000 lettres", "أكثر من ١٧٠٬٠٠٠ رسالة"),
    _in("ja", "Plus de 170 000 lettres", "17万通以上の手紙"),
    _in("en", "au XXe siècle", "in the 20th century"),
    _in("en", "vingt-cinq ans et 3,5 kg", "25 years and 3.5 kg"),
    _in("en", "neuf personnes sur 12", "9 people out of 12"),
    _in("hi", "1 500 000 lettres", "15,00,000 पत्र"),
    _in("zh_Hans", "douze personnes en 2025", "二〇二五年 12 人"),
    _in("fa", "condamnée à 12 ans", "به ۱۲ سال محکوم شد"),
)
BAD = (
    _in("en", "condamnée à 12 ans", "sentenced to 21 years"),
    _in("en", "1 500 lettres", "15,000 letters"),
    _in("de", "3,5 millions", "35 Millionen"),
    _in("ar", "en 1987", "في ١٩٧٨"),
    _in("en", "Boîte postale 4711", "P.O. Box"),
    _in("", "née en 1987", "born in 1978"),
)


def check(seen: Seen) -> Iterator[str]:
    yield from changed("number", seen)
