# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures and dates as each language writes them, by CLDR; and what is left to the engine."""

from __future__ import annotations

import re

import pytest

from w4r_i18n.draft.forms import form
from w4r_i18n.draft.protect import protect, restore
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.locale import locale
from w4r_i18n.model.term import Lexicon
from w4r_i18n.text.tokens import tokens

FRENCH = locale("fr")


def written(text: str, tag: str) -> str:
    """The text with everything that has a form in it; what goes to the engine stays French."""
    protected = protect(Entry(text), source=FRENCH, target=locale(tag), lexicon=Lexicon(), form="token")
    draft = restore(protected, protected.text, target=locale(tag))
    return re.sub("[\u00a0\u202f]", " ", draft)


@pytest.mark.parametrize(
    ("tag", "date", "day", "month"),
    [
        ("ca", "10 de desembre del 2025", "1 de març", "maig del 2025"),
        ("es", "10 de diciembre de 2025", "1 de marzo", "mayo de 2025"),
        ("oc", "10 de decembre de 2025", "1 de març", "mai de 2025"),
        ("pt-BR", "10 de dezembro de 2025", "1 de março", "maio de 2025"),
        ("it", "10 dicembre 2025", "1 marzo", "maggio 2025"),
        ("de", "10. Dezember 2025", "1. März", "Mai 2025"),
        ("en", "December 10, 2025", "March 1", "May 2025"),
        ("en-GB", "10 December 2025", "1 March", "May 2025"),
        ("pl", "10 grudnia 2025", "1 marca", "maj 2025"),
        ("uk", "10 грудня 2025 р.", "1 березня", "травень 2025 р."),
        ("ru", "10 декабря 2025 г.", "1 марта", "май 2025 г."),
        ("tr", "10 Aralık 2025", "1 Mart", "Mayıs 2025"),
        ("fi", "10. joulukuuta 2025", "1. maaliskuuta", "toukokuu 2025"),
        ("hu", "2025. december 10.", "március 1.", None),
        ("ja", "2025年12月10日", "3月1日", "2025年5月"),
        ("zh-Hant", "2025年12月10日", "3月1日", "2025年5月"),
        ("ko", "2025년 12월 10일", "3월 1일", "2025년 5월"),
        ("he", "10 בדצמבר 2025", "1 במרץ", "מאי 2025"),
        ("fa", "۱۰ دسامبر ۲۰۲۵", "۱ مارس", "مهٔ ۲۰۲۵"),
        ("ar", "10 ديسمبر/كانون الأول 2025", "1 مارس/آذار", "مايو/أيار 2025"),
        ("ar-MA", "10 دجنبر 2025", "1 مارس", "ماي 2025"),
    ],
)
def test_a_date_is_written_by_the_locales_own_pattern(
    tag: str, date: str, day: str, month: str | None
) -> None:
    assert written("10 décembre 2025", tag) == date
    assert written("1er mars", tag) == day
    assert written("mai 2025", tag) == (month or "mai 2025")


@pytest.mark.parametrize(
    ("tag", "date"),
    [
        ("es", "miércoles, 10 de diciembre de 2025"),
        ("ja", "2025年12月10日水曜日"),
        ("tr", "10 Aralık 2025 Çarşamba"),
    ],
)
def test_the_name_of_the_day_belongs_to_the_date_and_is_the_authors(tag: str, date: str) -> None:
    assert written("mercredi 10 décembre 2025", tag) == date
    tuesday = written("mardi 10 décembre 2025", "es")
    assert tuesday == "martes, 10 de diciembre de 2025"  # whatever a calendar says


@pytest.mark.parametrize(
    ("tag", "minutes", "hour"),
    [
        ("es", "à 9:30", "à 18:00"),
        ("de", "à 09:30 Uhr", "à 18 Uhr"),
        ("en", "à 9:30 AM", "à 6 PM"),
        ("ja", "à 9:30", "à 18時"),
        ("ko", "à 오전 9:30", "à 오후 6시"),
        ("ar", "à 9:30 صباحًا", "à 6:00 مساءً"),
        ("fa", "à ۹:۳۰", "à ۱۸:۰۰"),
    ],
)
def test_a_time_of_day_is_written_by_the_locales_clock(tag: str, minutes: str, hour: str) -> None:
    assert written("à 9 h 30", tag).casefold() == minutes.casefold()
    assert written("à 18 h", tag).casefold() == hour.casefold()


def test_a_while_is_no_time_of_day() -> None:
    assert written("pendant 24 heures", "es") == "pendant 24 heures"
    assert written("un débat de 8 h", "es") == "un débat de 8 h"
    assert written("de 9 h à 17 h", "es") == "de 9:00 à 17:00"
    assert written("en 12 heures", "fa") == "en ۱۲ heures"


@pytest.mark.parametrize(
    ("tag", "large", "thousands", "percent", "money", "cents"),
    [
        ("es", "170.000", "3250", "3,5 %", "2000 €", "12.500,75 €"),
        ("ca", "170.000", "3.250", "3,5 %", "2.000 €", "12.500,75 €"),
        ("oc", "170 000", "3 250", "3,5 %", "2 000 €", "12 500,75 €"),
        ("pt-BR", "170.000", "3.250", "3,5%", "€ 2.000", "€ 12.500,75"),
        ("de", "170.000", "3.250", "3,5 %", "2.000 €", "12.500,75 €"),
        ("de-CH", "170’000", "3’250", "3.5%", "2’000 Euro", None),
        ("en", "170,000", "3,250", "3.5%", "€2,000", "€12,500.75"),
        ("pl", "170 000", "3250", "3,5%", "2000 €", "12 500,75 €"),
        ("uk", "170 000", "3 250", "3,5%", "2 000 євро", "12 500,75 євро"),
        ("tr", "170.000", "3.250", "%3,5", "€2.000", "€12.500,75"),
        ("ja", "170,000", "3,250", "3.5%", "€2,000", "€12,500.75"),
        ("hi", "1,70,000", "3,250", "3.5%", "€2,000", "€12,500.75"),
        ("ar", "170,000", "3,250", "3.5%", "2,000 يورو", "12,500.75 يورو"),
        ("fa", "۱۷۰٬۰۰۰", "۳٬۲۵۰", "۳٫۵%", None, None),
    ],
)
def test_numbers_and_amounts_are_written_by_the_locales_patterns(
    tag: str, large: str, thousands: str, percent: str, money: str | None, cents: str | None
) -> None:
    assert written("170 000", tag) == large
    assert written("3 250", tag) == thousands
    assert written("3,5 %", tag) == percent
    assert money is None or written("2 000 €", tag) == money
    assert cents is None or written("12 500,75 €", tag) == cents


@pytest.mark.parametrize(
    "text", ["2025", "article 19", "007", "Boîte postale 4711", "UA 60/16", "3.7.1", "2024-2025"]
)
@pytest.mark.parametrize("tag", ["en", "de", "ja", "ar", "hi"])
def test_years_articles_and_identifiers_are_not_grouped_and_keep_their_zeros(text: str, tag: str) -> None:
    assert written(text, tag) == text


def test_the_digits_are_the_locales_but_an_identifiers_are_its_own() -> None:
    assert written("en 2025, n° 007", "fa") == "en ۲۰۲۵، n° ۰۰۷"
    assert written("UA 60/16", "fa") == "UA 60/16"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("es", "1,5 millones d’euros"),
        ("de", "1,5 Millionen d’euros"),
        ("ja", "150万 d’euros"),
        ("uk", "1,5 мільйона d’euros"),
        ("oc", "1,5 million d’euros"),
        ("hu", "1,5 million d’euros"),
    ],
)
def test_a_scale_word_is_cldrs_or_the_engines_and_so_is_a_unit_in_letters(tag: str, text: str) -> None:
    assert written("1,5 million d’euros", tag) == text


def test_a_dollar_is_nobodys_in_particular() -> None:
    assert written("500 $", "es") == "500 $"
    assert written("500 $", "en") == "$500"


def test_ordinals_and_impossible_dates_are_left_to_the_engine() -> None:
    for text in ("au XXe siècle", "le 1er juge", "la 2e fois", "le 31 juin 2025", "le 1er"):
        assert written(text, "es") == text


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("es", "du 5 au 6 de mayo de 2025"),
        ("de", "du 5 au 6. Mai 2025"),
        ("ja", "du 2025年5月5日 au 6日"),
        ("ko", "du 2025년 5월 5일 au 6일"),
        ("en", "du May 5, 2025 au 6"),
    ],
)
def test_a_range_of_days_keeps_each_figure_once_in_the_targets_order(tag: str, text: str) -> None:
    assert written("du 5 au 6 mai 2025", tag) == text


def test_two_numbers_are_no_range_of_days() -> None:
    assert written("12 à 15 le 3 mai", "ja") == "12 à 15 le 5月3日"
    assert written("7 et 3 mai", "ja") == "7 et 5月3日"


def test_a_language_that_cldr_does_not_know_gets_nothing_written() -> None:
    text = "le 3 mai 2025, 3 250 lettres, 5 %"
    for token in tokens(text):
        assert form(token, text, before="", source=FRENCH, target=locale("xx")) is None


def test_addresses_are_the_same_in_every_language() -> None:
    text = "https://exemple.example/a, min@gouv.example, @appel, #Lettre, +33 1 23 45 67 89"
    assert written(text, "ja") == text
    assert written(text, "xx") == text
