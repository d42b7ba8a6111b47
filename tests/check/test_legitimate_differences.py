# SPDX-License-Identifier: GPL-3.0-or-later
"""What good translations do, and no rule may call wrong; beside it, what looks alike and is wrong."""

from __future__ import annotations

from typing import cast

import pytest

from w4r_i18n import registry
from w4r_i18n.check.run import Rule, check_catalogue
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity

RULES = [cast(Rule, registry.find("check", name)) for name in registry.names("check")]


def blocking(tag: str, msgid: str, msgstr: str, *flags: str) -> list[str]:
    catalogue = Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr, flags=flags),))
    return [one.check for one in check_catalogue(catalogue, rules=RULES) if one.severity >= Severity.ERROR]


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr"),
    [
        ("en", "Plus de 1\u202f500\u202f000 lettres", "More than 1,500,000 letters"),
        ("de", "Plus de 1\u202f500\u202f000 lettres", "Mehr als 1.500.000 Briefe"),
        ("de-CH", "Plus de 1\u202f500\u202f000 lettres", "Mehr als 1’500’000 Briefe"),
        ("hi", "Plus de 1\u202f500\u202f000 lettres", "१५,००,००० से अधिक पत्र"),
        ("ar", "Plus de 1\u202f500\u202f000 lettres", "أكثر من ١٬٥٠٠٬٠٠٠ رسالة"),
        ("ja", "Plus de 1\u202f500\u202f000 lettres", "150万通以上の手紙"),
        ("en", "3,5 millions d’euros", "€3.5 million"),
        ("en", "50\u00a0% des voix", "50% of the votes"),
        ("ar", "50\u00a0% des voix", "٥٠٪ من الأصوات"),
        ("en", "le 1er mai 2025", "May 1, 2025"),
        ("ja", "le 1er mai 2025", "2025年5月1日"),
        ("ar", "le 1er mai 2025", "1 مايو 2025"),
        ("ar", "le 3 mars 2025", "3 آذار 2025"),
        ("pl", "le 3 mai 2025", "3 maja 2025 r."),
        ("en", "à 9 h 30", "at 9:30 a.m."),
        ("de", "à 9h30", "um 9.30 Uhr"),
        ("es", "à 21 h", "a las 9 p. m."),
        ("en", "neuf militants", "9 activists"),
        ("es", "au XXe siècle", "en el siglo XX"),
        ("en", "au XXe siècle", "in the 20th century"),
        ("zh-Hans", "en 2025, 12 personnes", "二〇二五年，十二人"),
        ("ja", "en 2025", "令和7年"),
        ("hu", "170 000 lettres", "170 ezer levél"),
        ("en", "par −26 °C", "at −26 °C"),
        ("ja", "il fait −26 °C", "気温は−26 °Cです"),
        ("en", "Écrivez à info@exemple.example !", "Write to info@exemple.example!"),
        ("ja", "Voir exemple.org pour agir", "exemple.orgをご覧ください"),
        ("en", "Voir https://fr.wiki.example/Lettre", "See https://en.wiki.example/Letter"),
        ("en", "[Agir](https://a.example/x).", "[Act](https://a.example/x)."),
        ("en", "Signez <g1>ici</g1> et <g2>là</g2>", "Sign <g2>there</g2> and <g1>here</g1>"),
        ("en", "À 100 % de ses forces", "With 100% of her strength"),
        ("fa", "Elle ne veut pas", "او نمی‌خواهد"),
        ("he", "Amnesty International", "\u200fAmnesty International"),
        ("ar", "Écrivez à Amnesty (Londres)", "اكتبوا إلى \u2066Amnesty (London)\u2069"),
        ("en", "Tél. +33 1 42 00 00 00", "Phone +33-1-4200-0000"),
        ("en", "Le prix : 2 000 €", "The price: €2,000"),
    ],
)
def test_a_good_translation_is_not_blocked(tag: str, msgid: str, msgstr: str) -> None:
    assert blocking(tag, msgid, msgstr) == []


@pytest.mark.parametrize(
    ("tag", "msgid", "msgstr", "check"),
    [
        ("en", "Plus de 1\u202f500 lettres", "More than 15,000 letters", "number"),
        ("hi", "Plus de 1\u202f500\u202f000 lettres", "१५,००० पत्र", "number"),
        ("ar", "né en 1987", "من مواليد ١٩٧٨", "number"),
        ("ja", "le 3 mai 2025", "2025年3月5日", "date"),
        ("en", "à 9 h 30", "at 9:30 p.m.", "time"),
        ("en", "par −26 °C", "at 26 °C", "sign"),
        ("en", "le 2 mai, 2 ans", "in May, 2 years and 44 days", "date"),
        ("en", "Tél. +33 1 42 00 00 36", "Phone +33 1 42 00 00, see 36", "address"),
        ("en", "Voir https://exemple.fr/x", "See https://exemple.ru/x", "url"),
        ("en", "Écrivez à min@gouv.example", "Write to min@gouv.example.evil.example", "email"),
        ("en", "Signez <g1>ici</g1>", "Sign <g1>here", "tag"),
        ("en", "Lire <a href='https://a.example'>ici</a>", "Read <a href='//b.example'>here</a>", "markup"),
        ("ar", "Amnesty", "\u2067Amnesty", "bidi"),
        ("en", "Amnesty", "Am\u200bnesty", "invisible"),
    ],
)
def test_what_looks_alike_and_is_wrong_is_blocked(tag: str, msgid: str, msgstr: str, check: str) -> None:
    assert check in blocking(tag, msgid, msgstr)
