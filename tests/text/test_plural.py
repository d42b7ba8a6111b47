# SPDX-License-Identifier: GPL-3.0-or-later
"""Plural rules: what is total is accepted, what may fail at any n is refused."""

from __future__ import annotations

import gettext
from collections.abc import Callable

import pytest

from w4r_i18n.text.plural import PluralError, plural_rule


@pytest.mark.parametrize(
    ("forms", "rule"),
    [
        (1, "0"),
        (2, "n!=1"),
        (2, "n>1"),
        (2, "!!n"),
        (2, "n%100/10!=1"),
        (3, "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"),
        (3, "n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2"),
        (3, "n<2 ? n : 2"),
        (3, "n==0 ? 0 : n>2 ? 2 : n-1"),
        (4, "n==1 ? 0 : n==2 ? 1 : n%100>=3&&n%100<=10 ? 2 : 3"),
        (6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"),
        (2, "n&&10/n"),
    ],
)
def test_a_total_rule_picks_what_the_standard_library_picks(forms: int, rule: str) -> None:
    ours = plural_rule(f"nplurals={forms}; plural={rule};")
    theirs: Callable[[int], int] = gettext.c2py(rule)
    numbers = [*range(250), 999_999, 1_000_000, 10**9]
    picked = [ours.index(n) for n in numbers]
    assert max(picked) < forms
    if rule != "n&&10/n":  # its answer for && is an operand, not 0 or 1
        assert picked == [theirs(n) for n in numbers]


@pytest.mark.parametrize(
    "rule",
    [
        "n/0", "n%0", "(n!=1)+1/(n!=1729)-1", "1/(n!=123456789)", "0-n", "n", "n+n", "2", "n%3", "n*n>4",
        "1/(n+1)", "n%(n+1)", "n==6000?n:0", "9" * 5000, "n+" * 400 + "n", "(" * 200 + "n" + ")" * 200,
        "!" * 400 + "n",
        "n?" * 100 + "1" + ":0" * 100, "__import__('os')", "n!=1)",
        "(n", "n?1", "n n", "n=1", "-n", "n**2", "",
        "x",
        "n!=1 # c", "١",
    ],
)  # fmt: skip
def test_a_rule_that_may_fail_or_cannot_be_proved_is_refused(rule: str) -> None:
    with pytest.raises(PluralError):
        plural_rule(f"nplurals=2; plural={rule};")


@pytest.mark.parametrize(
    "value",
    ["nplurals=0; plural=0;", "nplurals=7; plural=0;", "plural=0;", "nplurals=2;", "nplurals=1e9; plural=0;"],
)
def test_the_number_of_forms_is_one_to_six(value: str) -> None:
    with pytest.raises(PluralError):
        plural_rule(value)


def test_every_rule_of_cldr_is_proved_total() -> None:
    from babel.messages.plurals import PLURALS

    for forms, rule in PLURALS.values():
        assert plural_rule(f"nplurals={forms}; plural={rule};").forms == forms
