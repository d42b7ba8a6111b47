# SPDX-License-Identifier: GPL-3.0-or-later
"""What counts as the same words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.text.digest import fits, short, source_digest, target_digest
from w4r_i18n.text.normalise import typographic

NBSP, NNBSP = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l'avocate", "l’avocate"),
        ("« Libérez-les ! »", f"«{NBSP}Libérez-les{NNBSP}!{NBSP}»"),
        ("« Libérez-les ! »", "“Libérez-les!”"),
        ("« Libérez-les. Vite", f"«{NNBSP}Libérez-les. Vite"),
        ("Vite ! »", f"Vite{NNBSP}!{NNBSP}»"),
        ("170 000 personnes", f"170{NNBSP}000 personnes"),
        ("50 %", f"50{NBSP}%"),
        ("et pourtant…", "et pourtant..."),
        ("e\u0301crire", "écrire"),
        ("mili\u00adtante", "militante"),
        ("deux  mots ", "deux mots"),
    ],
)
def test_typography_makes_no_difference(one: str, other: str) -> None:
    assert typographic(one) == typographic(other)
    assert source_digest("", one) == source_digest("", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 ans", "21 ans"),
        ("170 000", "17 0000"),
        ("elle a parlé", "elle n’a pas parlé"),
        ("militant·e·s", "militants"),
        ("Libérez-les !", "Libérez-les ?"),
        ("détenue", "détenues"),
        ("a “b” c", "a b c"),
        ("le 3 mai", "le 3-mai"),
        ("Sonia", "sonia"),
    ],
)
def test_words_figures_and_marks_do(one: str, other: str) -> None:
    assert typographic(one) != typographic(other)
    assert source_digest("", one) != source_digest("", other)


@settings(deadline=None, derandomize=True)
@given(st.text(st.sampled_from("ab «»“”\"'’…!? \u00a0\u202f\u00ade\u0301"), max_size=20))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert typographic(typographic(text)) == typographic(text)


def test_a_context_is_part_of_the_source_digest() -> None:
    assert source_digest("title", "Monde") != source_digest("", "Monde")


def test_one_letter_of_the_target_is_another_digest_but_outer_blanks_are_not() -> None:
    assert target_digest("Freiheit") == target_digest(" Freiheit\n")
    assert target_digest("Freiheit") != target_digest("freiheit")
    assert target_digest("a b") != target_digest(f"a{NBSP}b")


def test_a_shortened_digest_fits_its_own_and_no_other() -> None:
    digest = source_digest("", "Monde")
    assert fits(short(digest), digest)
    assert fits(short(digest, 24), digest)
    assert not fits("v1:", digest)
    assert not fits(short(digest).replace("v1:", "v2:"), digest)
    assert not fits(short(source_digest("", "Terre")), digest)
