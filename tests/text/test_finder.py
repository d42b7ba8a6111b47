# SPDX-License-Identifier: GPL-3.0-or-later
"""Terms and names in French, in every spelling that texts use, and nowhere else."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import get_args

import pytest

from w4r_i18n.model.term import Wording, WordingKind
from w4r_i18n.text.lexicon import Finder

_TABLE = Path(__file__).with_name("terms-found-in-french.tsv")
_KINDS: dict[str, WordingKind] = {kind: kind for kind in get_args(WordingKind)}
CASES = [
    tuple(line.split("\t"))
    for line in _TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def found(finder: Finder, text: str) -> list[str]:
    return [text[one.start : one.end] for one in finder.find(text)]


def finder(*terms: str, kind: WordingKind = "term") -> Finder:
    return Finder([Wording(kind, terms, ())])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[2]}"[:80])
def test_each_line_of_the_table_holds(case: tuple[str, str, str]) -> None:
    kind, sources, marked = case
    text = re.sub("[⟦⟧]", "", marked)
    assert found(finder(*sources.split("|"), kind=_KINDS[kind]), text) == re.findall("⟦(.*?)⟧", marked)


def test_the_table_has_good_and_bad_cases_enough() -> None:
    good = sum("⟦" in marked for _, _, marked in CASES)
    assert len(CASES) >= 120
    assert len(CASES) - good >= 30


def test_the_longest_of_what_overlaps_is_taken_even_where_it_begins_later() -> None:
    words = [
        Wording("term", ("commission des droits",), ()),
        Wording("term", ("droits des peuples autochtones",), ()),
    ]
    text = "la commission des droits des peuples autochtones"
    assert found(Finder(words), text) == ["droits des peuples autochtones"]


def test_of_two_as_long_a_name_is_taken_before_a_term() -> None:
    term, name = Wording("term", ("Rivière",), ()), Wording("name", ("Rivière",), ("Rivière",))
    assert [one.wording.kind for one in Finder([term, name]).find("Le Collectif Rivière agit")] == ["name"]


def test_offsets_are_those_of_the_text_as_it_was_given_composed_or_not() -> None:
    text = unicodedata.normalize("NFD", "Été : la détention\u00ad arbitraire, la déten\u00adtion arbitraire")
    assert [unicodedata.normalize("NFC", one) for one in found(finder("détention arbitraire"), text)] == [
        "détention\u00ad arbitraire",
        "déten\u00adtion arbitraire",
    ]


def test_capitals_that_have_no_small_letter_of_one_do_not_shift_offsets() -> None:
    assert found(finder("torture"), "İİİ torture") == ["torture"]


def test_a_hundred_persons_with_one_first_name_are_told_apart() -> None:
    persons = [
        Wording("name", (f"Jean Fictif{chr(97 + n % 26)}{chr(97 + n // 26)}",), ()) for n in range(100)
    ]
    text = "Écrivez pour Jean Fictifab et pour JEAN FICTIFDB."
    assert found(Finder(persons), text) == ["Jean Fictifab", "JEAN FICTIFDB"]


@pytest.mark.parametrize("terms", [(), ("",), (" ",), ("·",), ("(",), ("---",)])
def test_a_wording_without_letters_is_found_nowhere(terms: tuple[str, ...]) -> None:
    assert finder(*terms).find("a · ( --- b") == ()


def test_without_wordings_nothing_is_found() -> None:
    assert Finder([]).find("torture") == ()


def test_in_another_source_language_the_recorded_forms_are_found() -> None:
    english = Finder([Wording("term", ("human rights",), ())], "en")
    assert found(english, "Human rights and human right") == ["Human rights"]
