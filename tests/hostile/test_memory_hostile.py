# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts made to be slow to find, to compare or to search."""

from __future__ import annotations

from time import process_time

import pytest
from tests.memory.shelves import filled

from w4r_i18n.memory.concordance import search
from w4r_i18n.memory.lookup import Query, look_up
from w4r_i18n.memory.rows import Row

HOSTILE = {
    "one letter": "a" * 200_000,
    "one word": "a " * 100_000,
    "many words": " ".join(f"m{n}" for n in range(40_000)),
    "accents": "e" + "\u0301" * 200_000,
    "signs": "平" * 100_000,
    "marks": "क" + "\u094d" * 100_000,
    "figures": "1 " * 60_000,
    "quotation marks": '"' * 200_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_long_text_is_held_found_and_searched_in_linear_time(text: str) -> None:
    start = process_time()
    index = filled([Row(text, text), Row(text[:-2] + " fin", "end")])
    assert look_up([index], Query(text), locale="en")
    look_up([index], Query(text[:-2] + " suite"), locale="en")
    search([index], "fin")
    search([index], "a*")
    assert process_time() - start < 8


def test_a_thousand_texts_that_differ_by_a_figure_are_looked_through_within_bounds() -> None:
    index = filled(Row(f"Article {n} de la loi.", str(n)) for n in range(1000))
    start = process_time()
    for n in range(2000, 2020):
        found = look_up([index], Query(f"Article {n} de la loi."), locale="en")
        assert not any(match.usable for match in found)
    assert process_time() - start < 4


@pytest.mark.parametrize("asked", ["'; DROP TABLE unit", 'a" OR "b', "NEAR(a b)", "%_", "\0mot"])
def test_what_is_searched_for_is_only_ever_words(asked: str) -> None:
    index = filled([Row("Un mot.", "A word.")])
    assert len(search([index], asked)) <= 1
    assert len(search([index], "mot")) == 1
