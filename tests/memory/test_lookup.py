# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from tests.memory.shelves import SPRING, filled, put

from w4r_i18n.memory.index import Index
from w4r_i18n.memory.lookup import TMX_AT_MOST, Match, Query, look_up
from w4r_i18n.memory.rows import Holding, Row
from w4r_i18n.model.review import State

FREE = Row(
    "Les autorités doivent libérer l’avocate « sans condition ».",
    "The authorities must release the lawyer “without conditions”.",
    before="a",
    after="b",
)
TERM = Row("Elle risque dix ans de prison.", "She faces ten years in prison.")
CROWD = Row("La foule attendait dehors depuis le matin.", "The crowd had been waiting outside since morning.")


def best(index: Index, text: str, **more: str) -> Match | None:
    found = look_up([index], Query(text, **more), locale="en")
    return found[0] if found else None


def test_the_same_words_are_exact_whatever_their_typography() -> None:
    found = best(filled([FREE]), 'Les autorités doivent libérer l\'avocate "sans condition".')
    assert found is not None
    assert (found.kind, found.score, found.target) == ("exact", 100, FREE.target)


def test_the_same_words_between_the_same_neighbours_are_context_exact() -> None:
    index = filled([FREE])
    kinds = [
        found.kind
        for before, after in (("a", "b"), ("a", ""), ("", "b"), ("", ""))
        if (found := best(index, FREE.source, before=before, after=after))
    ]
    assert kinds == ["context-exact", "exact", "exact", "exact"]


def test_a_text_that_stands_alone_is_never_context_exact() -> None:
    found = best(filled([TERM]), TERM.source)
    assert found is not None
    assert found.kind == "exact"


def test_the_same_words_as_something_else_are_only_near() -> None:
    found = best(filled([TERM]), TERM.source, context="title")
    assert found is not None
    assert (found.kind, found.score, found.usable) == ("near", 98, True)


def test_a_near_source_tells_what_differs_word_by_word() -> None:
    found = best(filled([CROWD]), "La foule attendait dehors depuis l’aube.")
    assert found is not None
    assert found.usable
    assert 75 <= found.score < 100
    assert "".join(change.old for change in found.changes) == CROWD.source
    assert [(change.old, change.new) for change in found.changes if not change.same] == [
        ("le matin", "l'aube"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Elle risque onze ans de prison.",
        "Elle risque 12 ans de prison.",
        "Elle ne risque pas dix ans de prison.",
        "Elle risque dix mois de prison le 3 mai.",
        "Nadia risque dix ans de prison.",
        "Elle risque dix ans de <a href='/2'>prison</a>.",
    ],
)
def test_a_changed_fact_is_shown_and_never_usable(text: str) -> None:
    found = look_up([filled([TERM])], Query(text), locale="en", names=("Nadia",), cutoff=50)
    assert [match.usable for match in found] == [False]
    assert found[0].lost or found[0].gained


def test_a_changed_fact_does_not_take_the_place_of_a_usable_match() -> None:
    years = [Row(f"Elle risque {n} ans de prison ferme.", f"{n} years") for n in range(11, 30)]
    calm = Row("Elle risque dix ans de prison lourde.", "ten years, heavy")
    found = look_up(
        [filled([*years, calm])], Query("Elle risque dix ans de prison ferme."), locale="en", limit=2
    )
    assert [match.target for match in found if match.usable] == [calm.target]
    assert sum(not match.usable for match in found) == 2


def test_a_text_that_nobody_here_has_read_stays_below_what_people_have() -> None:
    index = filled([Row(TERM.source, "ours", context="title")])
    put(index, {Holding("memory/old.tmx", "en", "tmx"): [Row(TERM.source, "theirs", state=State.TRANSLATED)]})
    found = look_up([index], Query(TERM.source), locale="en")
    assert [(match.target, match.kind, match.score) for match in found] == [
        ("ours", "near", 98),
        ("theirs", "near", TMX_AT_MOST),
    ]


def test_of_two_translations_the_better_read_comes_first_then_the_newer() -> None:
    index = filled([Row(TERM.source, "newest", state=State.TRANSLATED)], Holding("2026-may", "en"))
    put(index, {Holding(f"{year}-may", "en"): [Row(TERM.source, str(year))] for year in (2024, 2025)})
    found = look_up([index], Query(TERM.source), locale="en")
    assert [match.target for match in found] == ["2025", "2024", "newest"]


def test_one_translation_in_two_places_is_one_match() -> None:
    index = filled([TERM])
    put(index, {Holding("2026-may", "en"): [TERM]})
    (found,) = look_up([index], Query(TERM.source), locale="en")
    assert found.domains == ("2026-may", SPRING.domain)


def test_another_locale_and_the_domain_left_out_answer_nothing() -> None:
    index = filled([TERM])
    assert look_up([index], Query(TERM.source), locale="de") == ()
    assert look_up([index], Query(TERM.source), locale="en", without=SPRING.domain) == ()
    assert (
        look_up([index], Query("Elle risque encore dix ans de prison."), locale="en", without=SPRING.domain)
        == ()
    )


def test_words_that_are_only_inflected_find_each_other() -> None:
    index = filled([Row("Militants arrêtés", "Activists arrested"), CROWD])
    found = best(index, "Militantes arrêtées")
    assert found is not None
    assert found.source == "Militants arrêtés"


def test_a_text_longer_than_what_is_compared_is_exact_only_when_all_of_it_is_the_same() -> None:
    long = "Le procès reprend et la salle est pleine. " * 200
    index = filled([Row(long + "Fin.", "long")])
    same, other = best(index, long + "Fin."), best(index, long + "Suite.")
    assert same is not None
    assert other is not None
    assert (same.score, other.score) == (100, 99)
