# SPDX-License-Identifier: GPL-3.0-or-later
"""Terms and names in translations: in the forms of the language, and in no misspelt one."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from w4r_i18n.model.term import Wording, WordingKind
from w4r_i18n.text.lexicon import stands
from w4r_i18n.text.stands import is_written

_TABLE = Path(__file__).with_name("forms-of-languages.tsv")
_KINDS: dict[str, WordingKind] = {kind: kind for kind in get_args(WordingKind)}
CASES = [
    tuple(line.split("\t"))
    for line in _TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[2]}: {case[3]}"[:80])
def test_each_line_of_the_table_holds(case: tuple[str, str, str, str, str]) -> None:
    language, kind, form, text, answer = case
    assert stands(Wording(_KINDS[kind], ("x",), (form,)), text, language) == (answer == "yes")


@pytest.mark.parametrize(
    "language", ["en", "es", "de", "pt-BR", "ar", "uk", "ja", "ca", "fi", "pl", "hu", "tr"]
)
@pytest.mark.parametrize(
    "wrong", ["Sofai Exemple", "Sofia Exmple", "Sofia Exenple", "Sfoia Exemple", "Sofia"]
)
def test_a_name_with_a_letter_lost_or_out_of_place_does_not_stand(language: str, wrong: str) -> None:
    name = Wording("name", ("Sofia Exemple",), ("Sofia Exemple",))
    assert stands(name, "– Sofia Exemple –", language)
    assert not stands(name, f"– {wrong} –", language)


def test_what_does_not_inflect_stands_as_it_is_alone() -> None:
    name = Wording("name", ("Амина",), ("Аміна",), inflects=False)
    assert stands(name, "Аміна і друзі", "uk")
    assert not stands(name, "Аміни і друзів", "uk")


def test_a_wording_without_targets_stands_nowhere() -> None:
    assert not stands(Wording("name", ("Amina",), ()), "Amina", "ar")
    assert not stands(Wording("name", ("Amina",), ("",)), "Amina", "ar")


def test_forms_that_must_not_stand_are_sought_by_themselves() -> None:
    assert is_written(("Write-a-thon",), "the Write-a-thon of 2019", "en", kind="proper")
    assert not is_written(("Write-a-thon",), "Write for Rights", "en", kind="proper")
