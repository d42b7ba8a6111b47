# SPDX-License-Identifier: GPL-3.0-or-later
"""What in a new text may be a term, beside what the glossary has."""

from __future__ import annotations

from w4r_i18n.memory.candidates import Candidate, Text, candidates
from w4r_i18n.model.term import Concept

CONCEPTS = [
    Concept("defender", ("défenseur·e des droits humains",), forbidden=("défenseur des droits de l’homme",)),
    Concept("icc", ("Cour pénale internationale", "CPI"), "proper"),
]
TEXT = Text(
    "a.md",
    (
        "Le barrage hydroélectrique menace la rivière. Les barrages hydroélectriques avancent.",
        "La CPI enquête ; la Cour pénale internationale attend. L’ABC et Mme Léa Fictive aussi.",
        "Les défenseuses des droits humains et les défenseurs des droits de l’homme écrivent.",
        "Le Fonds pour la Rivière Exemple paie. Amina Exemple le dit.",
    ),
)


def found(least: int = 2) -> dict[str, Candidate]:
    return {one.term: one for one in candidates([TEXT], CONCEPTS, ["Amina Exemple"], least=least)}


def test_forbidden_forms_come_first_with_what_to_write() -> None:
    first = candidates([TEXT], CONCEPTS)[0]
    assert (first.term, first.status) == ("défenseurs des droits de l’homme", "forbidden")
    assert first.preferred == "défenseur·e des droits humains"


def test_a_phrase_that_comes_back_is_one_candidate_in_singular_and_plural() -> None:
    one = found()["barrage hydroélectrique"]
    assert (one.status, one.kind, one.count) == ("new", "phrase", 2)
    assert one.forms == ("barrage hydroélectrique", "barrages hydroélectriques")


def test_acronyms_and_names_need_to_stand_once() -> None:
    assert found()["ABC"].kind == "acronym"
    assert found()["Léa Fictive"].kind == "name"
    assert found()["Fonds pour la Rivière Exemple"].kind == "name"


def test_known_terms_their_variants_and_registered_names_are_no_news() -> None:
    every = found()
    assert every["défenseur·e des droits humains"].status == "known"
    assert (every["CPI"].status, every["CPI"].preferred) == ("variant", "Cour pénale internationale")
    assert every["Cour pénale internationale"].status == "known"
    assert not any("Amina" in term or term == "droits humains" for term in every)


def test_longer_and_more_widespread_phrases_rank_higher() -> None:
    texts = [
        Text(name, ("eau potable du fleuve, eau potable du fleuve", "zone rouge, zone rouge"))
        for name in "ab"
    ]
    texts.append(Text("c", ("zone verte, zone verte, zone verte, zone verte",)))
    ranked = [one.term for one in candidates(texts, ())]
    assert ranked[:2] == ["eau potable du fleuve", "zone rouge"]
    assert ranked.index("zone rouge") < ranked.index("zone verte")


def test_a_part_that_never_stands_alone_gives_way_to_the_whole() -> None:
    ranked = [one.term for one in candidates([Text("a", ("eau potable du fleuve. " * 3,))], ())]
    assert "eau potable" not in ranked
    assert "eau potable du fleuve" in ranked


def test_everyday_words_and_verbs_are_no_candidates() -> None:
    text = Text("a", ("Nous demandons beaucoup de choses importantes et nous continuons. " * 5,))
    assert candidates([text], ()) == []
