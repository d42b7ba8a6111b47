# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from tests.memory.shelves import filled, put

from w4r_i18n.memory.concordance import Passage, search
from w4r_i18n.memory.index import Index
from w4r_i18n.memory.rows import Holding, Row
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.review import State

LAWYER = "L’avocate a été libérée sous caution."
CROWD = "La foule a chanté."


@pytest.fixture
def index() -> Index:
    made = filled([Row(LAWYER, "The lawyer was released on bail."), Row(CROWD, "The crowd sang.")])
    put(
        made,
        {
            Holding("2025-spring", "ja"): [
                Row(LAWYER, "弁護士は保釈されました。", state=State.APPROVED),
                Row(CROWD, "群衆は平和に歌った。"),
            ],
            Holding("2025-spring", "hi"): [Row(LAWYER, "वकील को जमानत पर रिहा किया गया।")],
        },
    )
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("libérée", "libérée"),
        ("LIBEREE", "libérée"),
        ("libér*", "libérée"),
        ("avocate a été", "avocate a été"),
        ("li*", "libérée"),
    ],
)
def test_a_word_is_found_whatever_its_case_and_accents(index: Index, asked: str, found: str) -> None:
    (hit,) = search([index], asked, sides=["source"])
    ((start, end),) = hit.source.found
    assert hit.source.text[start:end] == found


@pytest.mark.parametrize("asked", ["liber", "caution sous", "libérés", "foule avocate"])
def test_what_only_begins_alike_or_stands_in_another_order_is_not_found(index: Index, asked: str) -> None:
    assert search([index], asked) == []


@pytest.mark.parametrize(
    ("asked", "found"), [("保釈", "保釈"), ("平和", "平和"), ("士", "士"), ("जमानत", "जमानत")]
)
def test_words_of_scripts_without_blanks_and_with_marks_are_found(
    index: Index, asked: str, found: str
) -> None:
    (hit,) = search([index], asked, sides=["target"])
    ((start, end),) = next(said.passage.found for said in hit.targets if said.passage.found)
    text = next(said.passage.text for said in hit.targets if said.passage.found)
    assert text[start:end] == found


def test_a_find_shows_all_languages_or_those_asked_for(index: Index) -> None:
    (hit,) = search([index], "released")
    assert [said.locale for said in hit.targets] == ["en", "hi", "ja"]
    (hit,) = search([index], "avocate", locales=["ja"])
    assert [said.locale for said in hit.targets] == ["ja"]


def test_only_the_languages_asked_for_are_searched(index: Index) -> None:
    assert search([index], "released", locales=["ja"]) == []


def test_a_reference_stands_beside_while_it_is_approved(index: Index) -> None:
    references = {"hi": ["ja", "en"]}
    (hit,) = search([index], "caution", locales=["hi"], references=references)
    assert [(said.locale, said.is_reference) for said in hit.targets] == [("hi", False), ("ja", True)]


def test_a_sentence_found_on_both_sides_is_told_once() -> None:
    index = filled([Row("Le festival.", "The festival.")])
    assert len(search([index], "festival")) == 1


def test_the_limit_is_kept() -> None:
    index = filled([Row(f"Le procès, jour {n}.", f"Trial, day {n}") for n in range(30)])
    assert len(search([index], "procès", limit=7)) == 7


@pytest.mark.parametrize("asked", ["", " … ", "*", "mot " * 21])
def test_nothing_and_too_much_to_look_for_are_refused(index: Index, asked: str) -> None:
    with pytest.raises(InputError):
        search([index], asked)


def test_an_excerpt_keeps_the_find_and_its_place() -> None:
    text = "début " * 20 + "cible" + " fin" * 20
    at = text.index("cible")
    cut = Passage(text, ((at, at + 5),)).excerpt(20)
    ((start, end),) = cut.found
    assert cut.text[start:end] == "cible"
    assert len(cut.text) < 60
    assert cut.text.startswith("… ")
    assert cut.text.endswith(" …")
