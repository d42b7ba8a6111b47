# SPDX-License-Identifier: GPL-3.0-or-later
"""The count that a campaign's drafts are measured by counts what it says."""

from __future__ import annotations

import pytest
from tests.draft.counting import counted

from w4r_i18n.model.locale import locale

NAMES = (("Amina Exemple", "Amina Exemple"),)
SOURCE = "<g1>Amina Exemple</g1>, le 3 mai 2025 à 9 h 30 : 12 500 €, 15 % ({place}, a@b.example)"


def test_all_is_right_in_the_targets_own_form() -> None:
    draft = "<g1>Amina Exemple</g1>, el 3 de mayo de 2025 a las 9:30: 12.500 €, 15 % ({place}, a@b.example)"
    count = counted(SOURCE, draft, locale("es"), NAMES)
    assert (count.right, count.all, count.wrong) == (11, 11, ())


@pytest.mark.parametrize(
    ("wrong", "missing"),
    [
        (("3 de mayo", "5 de mayo"), "3"),
        (("de mayo", "de junio"), "month 5"),
        (("9:30", "21:30"), "09:30"),
        (("12.500 €", "12.500 $"), "12500 EUR"),
        (("15 %", "15 ‰"), "15 %"),
        (("Amina", "Amine"), "name Amina Exemple"),
        (("{place}", "{lugar}"), "placeholder {place}"),
        (("a@b.example", "b@a.example"), "email a@b.example"),
        (("</g1>", ""), "tag </g1>"),
    ],
)
def test_what_is_wrong_is_named(wrong: tuple[str, str], missing: str) -> None:
    draft = "<g1>Amina Exemple</g1>, el 3 de mayo de 2025 a las 9:30: 12.500 €, 15 % ({place}, a@b.example)"
    count = counted(SOURCE, draft.replace(*wrong), locale("es"), NAMES)
    assert count.wrong == (missing,)
    assert count.right == count.all - 1


def test_a_short_name_is_not_found_in_a_full_one() -> None:
    names = (("Amina", "アミナ"), ("Amina Exemple", "アミナ・エグザンプル"))
    both = counted("Amina Exemple : Amina", "アミナ・エグザンプル:アミナ", locale("ja"), names)
    assert (both.right, both.all) == (2, 2)
    wrong = counted("Chère Amina", "アミナ・エグザンプル", locale("ja"), names)
    assert wrong.wrong == ("name アミナ",)
