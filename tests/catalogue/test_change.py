# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of changes in `changes.tsv`: a new case needs no Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from w4r_i18n.catalogue.change import Class, classify


def rows() -> list[tuple[str, str, str, str]]:
    text = (Path(__file__).parent / "changes.tsv").read_text(encoding="utf-8")
    text = text.replace(r"\u00a0", "\u00a0").replace(r"\u202f", "\u202f")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return [(kind, old, new, what) for kind, old, new, what in lines]


@pytest.mark.parametrize(("kind", "old", "new", "what"), rows())
def test_a_change_has_the_class_that_the_table_gives(kind: str, old: str, new: str, what: str) -> None:
    found = classify(old, new, critical=False)
    assert found.kind.name.lower() == kind
    assert found.what == what


@pytest.mark.parametrize(("kind", "old", "new", "what"), rows())
def test_a_change_undone_has_the_same_class(kind: str, old: str, new: str, what: str) -> None:
    assert what is not None
    assert classify(new, old, critical=False).kind.name.lower() == kind


@pytest.mark.parametrize(("kind", "old", "new", "what"), [row for row in rows() if row[0] == "wording"])
def test_in_a_critical_unit_wording_is_a_fact_unless_an_editor_calls_it_minor(
    kind: str, old: str, new: str, what: str
) -> None:
    assert (kind, what) == ("wording", "")
    assert classify(old, new, critical=True).kind is Class.FACT
    assert classify(old, new, critical=True, minor=True).kind is Class.WORDING


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Il a 12 ans.", "Il a 21 ans."),
        ("le 3 mai 2021", "le 3 juin 2021"),
        ("Il n’est pas libre.", "Il est libre."),
        ("Elle écrit à Nadia.", "Elle écrit à Nadine."),
        ("50 % des voix", "15 % des voix"),
    ],
)
def test_nobody_calls_a_number_a_date_a_name_or_a_negation_minor(old: str, new: str) -> None:
    assert classify(old, new, critical=False, minor=True).kind is Class.FACT


def test_nothing_changed_is_no_change() -> None:
    assert classify("Même texte.", "Même texte.", critical=True).kind is Class.NONE


def test_typography_is_typography_in_a_critical_unit_too() -> None:
    assert classify("l'appel", "l’appel", critical=True).kind is Class.TYPOGRAPHIC


def test_a_name_of_the_register_counts_at_the_start_of_a_sentence_too() -> None:
    old, new = "Nadia attend son procès.", "Nadine attend son procès."
    assert classify(old, new, critical=False, names=("Nadia", "Nadia Orel")).kind is Class.FACT


def test_a_name_told_in_full_is_another_form() -> None:
    found = classify("Pour Nadia Orel", "Pour Nadia", critical=False, names=("Nadia", "Nadia Orel"))
    assert found.what == "Nadia Orel → Nadia"
