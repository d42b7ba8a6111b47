# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from tests.memory.shelves import filled

from w4r_i18n.memory.leverage import BANDS, Amount, leverage
from w4r_i18n.memory.lookup import Query
from w4r_i18n.memory.rows import Row

HELD = [
    Row("Une usine a pollué la rivière.", "A factory polluted the river.", before="x", after="y"),
    Row("Elle risque dix ans de prison.", "She faces ten years."),
    Row("La foule attendait devant le tribunal depuis le matin.", "The crowd waited."),
]


def test_each_text_is_counted_once_by_the_best_that_the_memory_has() -> None:
    texts = [
        Query(HELD[0].source, before="x", after="y"),
        Query("Elle risque dix\u00a0ans de prison."),
        Query("Elle risque onze ans de prison."),
        Query("La foule attendait devant le tribunal depuis le soir."),
        Query("Tout autre chose se passait <g1>ailleurs</g1>."),
        Query("Elle risque dix ans de prison."),
    ]
    found = leverage([filled(HELD)], texts, locale="en")
    assert {band: amount.texts for band, amount in found.items() if amount.texts} == {
        "context-exact": 1, "exact": 1, "other-fact": 1, "near-85": 1, "new": 1, "repeated": 1,
    }  # fmt: skip
    assert found["new"] == Amount(1, 6, len("Tout autre chose se passait ailleurs."))


def test_an_empty_memory_leaves_all_as_new_but_repetitions() -> None:
    found = leverage([], [Query("Bonjour."), Query("Bonjour."), Query("Bonjour.", "title")], locale="en")
    assert tuple(found) == BANDS
    assert (found["new"].texts, found["repeated"].texts) == (2, 1)
