# SPDX-License-Identifier: GPL-3.0-or-later
"""Sounds, meanings and units: what tells that two texts speak of the same."""

from __future__ import annotations

import pytest

from w4r_i18n.check.meanings import LANGUAGES, beginnings, meanings
from w4r_i18n.check.seen import Side
from w4r_i18n.check.sounds import sound
from w4r_i18n.check.units import senses, sounds, units


@pytest.mark.parametrize(
    ("french", "other"),
    [
        ("système", "sistema"), ("système", "система"), ("système", "σύστημα"), ("processus", "proceso"),
        ("paramètre", "параметр"), ("protocole", "プロトコル"),
        ("protocole", "بروتوكول"), ("signature", "signatur"),
    ],
)  # fmt: skip
def test_a_borrowed_word_sounds_alike_in_every_script(french: str, other: str) -> None:
    assert sound(french)[:4] == sound(other)[:4]


@pytest.mark.parametrize("word", ["maison", "dossier", "liberté"])
def test_words_that_are_not_borrowed_sound_otherwise(word: str) -> None:
    assert sound(word) not in {sound("haus"), sound("casebook"), sound("freedom")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_has_words_in_every_language(language: str) -> None:
    for french, theirs in beginnings(language):
        assert all(french), french
        assert all(theirs), french
        assert all(each == each.casefold() for each in french), french


def test_a_word_has_the_meanings_of_its_beginning() -> None:
    assert meanings("fichiers", "en", french=True) & meanings("dateien", "de", french=False)
    assert not meanings("fichiers", "en", french=True) & meanings("haus", "de", french=False)


def test_a_language_without_a_table_means_nothing_known() -> None:
    assert meanings("fájlok", "hu", french=False) == frozenset()


def test_units_tell_where_sentences_and_parts_end() -> None:
    found = units(Side("Elle écrit, il lit. Merci !", "fr"))
    assert found.stems == ("elle", "écrit", "il", "lit", "merci")
    assert found.parts == (2, 4, 5)
    assert found.sentences == (4, 5)


def test_every_unit_has_its_meanings_and_its_sound() -> None:
    for side in (Side("Le fichier est là.", "fr"), Side("ファイルはここにあります。", "ja")):
        assert len(units(side).stems) == len(senses(side)) == len(sounds(side))
