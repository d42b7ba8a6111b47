# SPDX-License-Identifier: GPL-3.0-or-later
"""What one locale has agreed on, in one section or all, for the names and terms of a source."""

from __future__ import annotations

from collections.abc import Sequence

from w4r_i18n.memory.wordings import Person, lexicon
from w4r_i18n.model.term import Concept, LocalName, LocalTerm, TermStatus, Wording

CAMPAIGN = Concept("campaign", ("Écrire pour les droits",), "proper")


def words(*terms: LocalTerm, section: str = "", concept: Concept = CAMPAIGN) -> list[Wording]:
    return list(lexicon("es", [concept], [terms], (), (), section=section).wordings)


def targets(*terms: LocalTerm, section: str = "") -> list[tuple[str, ...]]:
    return [one.targets for one in words(*terms, section=section)]


def term(text: str, status: TermStatus = "preferred", section: str = "", *forms: str) -> LocalTerm:
    return LocalTerm("campaign", text, forms, status, section)


def test_the_preferred_word_comes_first_whatever_its_row_and_forms_after_all_words() -> None:
    assert targets(term("b", "admitted"), term("a", "preferred", "", "as"), term("c", "unattested")) == [
        ("a", "b", "c", "as")
    ]


def test_what_nobody_attests_binds_nobody_where_it_stands_alone() -> None:
    assert targets(term("a", "unattested")) == []


def test_a_deprecated_word_is_forbidden_even_without_another() -> None:
    (found,) = words(term("a", "deprecated", "", "as"))
    assert (found.targets, found.forbidden) == ((), ("a", "as"))


def test_a_sections_own_word_takes_the_place_of_all_others_there_alone() -> None:
    rows = (
        term("general"),
        term("other", "admitted"),
        term("old", "deprecated"),
        term("brand", section="be"),
    )
    assert targets(*rows) == [("general", "other")]
    assert targets(*rows, section="be") == [("brand",)]
    assert targets(*rows, section="fr") == [("general", "other")]
    assert words(*rows, section="be")[0].forbidden == ("old",)


def test_what_is_kept_stands_as_the_french_has_it() -> None:
    (found,) = words(concept=Concept("campaign", ("W4R", "Write for Rights"), "proper", keep=True))
    assert (found.targets, found.inflects) == (("W4R", "Write for Rights"), False)


def names(rows: Sequence[LocalName], *, latin: bool) -> list[Wording]:
    people = [Person("Amina Exemple", "Amina"), Person("Damisoa")]
    return list(lexicon("xx", (), (), people, [rows], latin=latin).wordings)


def test_a_name_without_a_row_stays_as_it_is_in_the_same_script_and_has_no_form_in_another() -> None:
    assert [one.targets for one in names([], latin=True)] == [("Amina Exemple", "Amina"), ("Damisoa",)]
    assert [one.targets for one in names([], latin=False)] == [(), ()]


def test_a_names_row_gives_full_short_and_forms() -> None:
    row = LocalName("Amina Exemple", "Аміна Екзампль", "Аміна", ("Аміни",), invariable=True)
    first, second = names([row], latin=False)
    assert first.sources == ("Amina Exemple", "Amina")
    assert first.targets == ("Аміна Екзампль", "Аміна", "Аміни")
    assert not first.inflects
    assert second.targets == ()


def test_an_overlay_has_its_own_words_then_its_bases_then_the_source_s() -> None:
    own, base = [term("own")], [term("base")]
    assert lexicon("es-MX", [CAMPAIGN], [own, base], (), ()).wordings[0].targets == ("own",)
    assert lexicon("es-MX", [CAMPAIGN], [[], base], (), ()).wordings[0].targets == ("base",)
    found = lexicon("fr-CA", [CAMPAIGN], [[], []], (), (), same_language=True)
    assert found.wordings[0].targets == ("Écrire pour les droits",)
