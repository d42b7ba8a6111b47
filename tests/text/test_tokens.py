# SPDX-License-Identifier: GPL-3.0-or-later
"""What the recogniser finds, and what it is worth."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from w4r_i18n.text.tokens import tokens, without


def found(text: str, language: str = "fr") -> list[tuple[str, str]]:
    return [(token.kind, token.value) for token in tokens(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1 500 000", "fr", "1500000"),
        ("1\u00a0500", "fr", "1500"),
        ("1\u202f500,50", "fr", "1500.5"),
        ("1.500", "fr", "1500"),
        ("1.500", "de", "1500"),
        ("1.500", "en", "1.5"),
        ("1,500", "en", "1500"),
        ("1,500", "fr", "1.5"),
        ("0,125", "en", "0.125"),
        ("3,5", "ja", "3.5"),
        ("3.7", "fr", "3.7"),
        ("1’500’000", "fr-CH", "1500000"),
        ("15,00,000", "hi", "1500000"),
        ("१५,००,०००", "hi", "1500000"),
        ("٣٫٥", "ar", "3.5"),
        ("١٬٥٠٠", "ar", "1500"),
        ("۱۷۰٬۰۰۰", "fa", "170000"),
        ("１，５００", "ja", "1500"),
        ("17万", "ja", "170000"),
        ("1億2000万", "ja", "120000000"),
        ("2,5 millions", "fr", "2500000"),
        ("2,5 Mio.", "de", "2500000"),
        ("3 млн", "uk", "3000000"),
        ("007", "fr", "7"),
        ("3,50", "fr", "3.5"),
        ("-5", "fr", "-5"),
    ],
)
def test_a_number_is_worth_the_same_however_it_is_written(text: str, language: str, value: str) -> None:
    assert found(f"x {text} x", language) == [("number", value)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("50 %", "fr", "50 %"),
        ("50\u202f%", "fr", "50 %"),
        ("%50", "tr", "50 %"),
        ("٥٠٪", "ar", "50 %"),
        ("50 pour cent", "fr", "50 %"),
        ("3,5 Prozent", "de", "3.5 %"),
        ("5 ‰", "fr", "5 ‰"),
    ],
)
def test_a_percentage_keeps_its_sign(text: str, language: str, value: str) -> None:
    assert found(f"x {text} x", language) == [("percent", value)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("2 000 €", "fr", "2000 EUR"),
        ("€2,000", "en", "2000 EUR"),
        ("2000 euros", "fr", "2000 EUR"),
        ("3 millions d’euros", "fr", "3000000 EUR"),
        ("$2.5 million", "en", "2500000 $"),
        ("USD 500", "en", "500 $"),
        ("2000円", "ja", "2000 JPY"),
    ],
)
def test_an_amount_keeps_its_currency(text: str, language: str, value: str) -> None:
    assert found(f"x {text} x", language) == [("money", value)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("3 mai 2021", "fr", "2021-05-03"),
        ("1er août", "fr", "--08-01"),
        ("1ᵉʳ janvier 2026", "fr", "2026-01-01"),
        ("février 2025", "fr", "2025-02"),
        ("3\u00a0mai\u00a02021", "fr", "2021-05-03"),
        ("03/05/2021", "fr", "2021-05-03"),
        ("05/03/2021", "en-US", "2021-05-03"),
        ("2021-05-03", "fr", "2021-05-03"),
        ("May 3, 2021", "en", "2021-05-03"),
        ("3rd May 2021", "en", "2021-05-03"),
        ("3. Mai 2021", "de", "2021-05-03"),
        ("3 de mayo de 2021", "es", "2021-05-03"),
        ("2021年5月3日", "ja", "2021-05-03"),
        ("٣ مايو ٢٠٢١", "ar", "2021-05-03"),
        ("3 أيار/مايو 2021", "ar", "2021-05-03"),
        ("3 травня 2021", "uk", "2021-05-03"),
        ("10 בדצמבר 2025", "he", "2025-12-10"),
        ("la 10-a de Decembro 2025", "eo", "2025-12-10"),
        ("3 MAYIS 2025", "tr", "2025-05-03"),
        ("Mayıs 2025", "tr", "2025-05"),
    ],
)
def test_a_date_is_day_month_and_year(text: str, language: str, value: str) -> None:
    assert found(f"x {text} x", language) == [("date", value)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("9h30", "fr", "09:30"),
        ("9 h 30", "fr", "09:30"),
        ("9\u202fh\u202f30 min", "fr", "09:30"),
        ("17 h", "fr", "17:00"),
        ("9:30", "en", "09:30"),
        ("9:30 p.m.", "en", "21:30"),
        ("12 am", "en", "00:00"),
        ("9.30 Uhr", "de", "09:30"),
        ("午後9時30分", "ja", "21:30"),
        ("٩:٣٠ مساء", "ar", "21:30"),
    ],
)
def test_a_time_is_told_by_twenty_four_hours(text: str, language: str, value: str) -> None:
    assert found(f"x {text} x", language) == [("time", value)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Voir https://exemple.org/agir.", "url", "https://exemple.org/agir"),
        ("(https://exemple.org/a_(b))", "url", "https://exemple.org/a_(b)"),
        ("詳細はhttps://exemple.orgをご覧", "url", "https://exemple.org"),
        ("sur exemple.org, puis", "url", "exemple.org"),
        ("à agir@exemple.org.", "email", "agir@exemple.org"),
        ("suivez @agir_ici !", "handle", "@agir_ici"),
        ("le mot-dièse #Libérez2025.", "hashtag", "#Libérez2025"),
        ("au +33 6 00 00 12 34 ou", "phone", "33600001234"),
        ("au 01 00 00 12 34.", "phone", "0100001234"),
        ("une </g12> balise", "tag", "</g12>"),
        ("un <x1/> saut", "tag", "<x1/>"),
        ("avant le {deadline}.", "placeholder", "{deadline}"),
        ("de %(count)d à", "placeholder", "%(count)d"),
        ("de %1$s à", "placeholder", "%1$s"),
        ("Paris&nbsp;: fin", "entity", "&nbsp;"),
    ],
)
def test_what_is_no_prose_is_one_token(text: str, kind: str, value: str) -> None:
    assert found(text) == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "tous.tes les militant.e.s et ami.es",
        "Ils l’ont dit. Puis ils sont partis",
        "les emprisonné·e·s {{entre accolades}}",
        "A < B & C > D",
    ],
)
def test_prose_holds_no_token(text: str) -> None:
    assert found(text) == []


def test_a_percent_sign_before_a_word_is_no_format() -> None:
    assert found("100 % des cas, 50 % du pays") == [("percent", "100 %"), ("percent", "50 %")]


def test_a_chain_that_is_no_number_gives_its_parts() -> None:
    assert found("version 3.7.1") == [("number", "3"), ("number", "7"), ("number", "1")]


def test_a_year_before_a_grouped_number_stays_apart() -> None:
    assert found("en 2021 170 000 personnes") == [("number", "2021"), ("number", "170000")]


def test_a_word_that_begins_like_a_scale_is_none() -> None:
    assert found("20 militantes") == [("number", "20")]


def test_tokens_stand_in_order_and_never_overlap() -> None:
    text = (
        "Le 3 mai 2021 à 9h30, 1 500 € (50 %) : https://exemple.org/3-mai-2021 <g1>12</g1> agir@exemple.org"
    )
    spans = [(token.start, token.end) for token in tokens(text)]
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(token.text == text[token.start : token.end] for token in tokens(text))


def test_blotting_out_keeps_every_other_character_in_its_place() -> None:
    text = "Le 3 mai 2021, à Tunis"
    blotted = without(text, tokens(text))
    assert len(blotted) == len(text)
    assert blotted.startswith("Le ")
    assert blotted.endswith(", à Tunis")


def test_a_long_text_of_one_pattern_takes_one_pass() -> None:
    begin = time.process_time()
    for bit in ("1", "a", "a.", "a@", "<a", "{", "%", "&", "#", "1,", "1 000 ", "+33 ", "3 mai ", "9:"):
        tokens(bit * (60_000 // len(bit)))
    assert time.process_time() - begin < 20
