# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory is a view, and what it calls usable says the same."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.memory.shelves import SPRING, empty, filled, put, told

from w4r_i18n.memory.leverage import Amount, amount, leverage
from w4r_i18n.memory.lookup import Query, look_up
from w4r_i18n.memory.rows import Holding, Row
from w4r_i18n.memory.worddiff import word_diff
from w4r_i18n.model.review import State
from w4r_i18n.text.facts import difference, facts
from w4r_i18n.text.normalise import typographic

WORDS = (
    "la", "les", "foule", "chante", "dehors", "Nadia", "12", "douze", "ne", "pas", "jamais", "libérer",
    "libérée", "dix", "%", "l’eau", "« oui »", "…", "procès", "avocate", "prison", "hier", "mai", "平和",
    "社会", "<a href='/1'>", "<a href='/2'>", "<g1>",
)  # fmt: skip
FIGURES = ("/1", "/2")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
rows = st.builds(
    Row,
    texts,
    texts,
    context=st.sampled_from(["", "title"]),
    state=st.sampled_from([State.REVIEWED, State.APPROVED]),
    before=st.sampled_from(["", "a"]),
)
holdings = st.builds(Holding, st.sampled_from(["2024-a", "2025-b"]), st.sampled_from(["en", "ja"]))
changes = st.lists(st.tuples(holdings, st.lists(rows, max_size=6)), min_size=1, max_size=8)
fixed = settings(deadline=None, derandomize=True, max_examples=60)


@fixed
@given(changes, texts)
def test_updating_is_rebuilding(history: list[tuple[Holding, list[Row]]], asked: str) -> None:
    """An index brought up to date step by step answers like one built at once from what it ends with."""
    stepwise, at_once = empty(), empty()
    for holding, content in history:
        put(stepwise, {holding: content})
    put(at_once, dict(history))
    sources = {typographic(row.source) for _, content in history for row in content}
    assert told(stepwise, sources, ("en", "ja")) == told(at_once, sources, ("en", "ja"))
    for tag in ("en", "ja"):
        first, second = (
            {normal for _, normal in index.candidates(tag, typographic(asked), cutoff=50)}
            for index in (stepwise, at_once)
        )
        assert first == second
    for term in ("foule", "平和", "12"):
        for side in ("source", "target"):
            first_words, second_words = (
                sorted(
                    sorted(kept.target for kept in found)
                    for found in index.texts_with(side, [term], open_end=False)
                )
                for index in (stepwise, at_once)
            )
            assert first_words == second_words


@fixed
@given(st.lists(rows, max_size=12), texts)
def test_a_usable_match_claims_what_was_asked(held: list[Row], asked: str) -> None:
    """No match whose facts differ from those of the source asked for is usable, however similar it is."""
    for match in look_up([filled(held)], Query(asked), locale="en", cutoff=50):
        differs = any(difference(facts(match.source), facts(asked)))
        differs |= sorted(set(FIGURES) & set(match.source.split("'"))) != sorted(
            set(FIGURES) & set(asked.split("'"))
        )
        assert not (match.usable and differs)
        assert (match.score == 100) == (
            typographic(match.source) == typographic(asked) and match.context == ""
        )


@fixed
@given(rows, st.sampled_from([" ", "\u00a0", "\u202f"]), st.sampled_from(["’", "'"]))
def test_typography_costs_nothing(row: Row, blank: str, apostrophe: str) -> None:
    """A source that differs by typography alone is exact."""
    asked = row.source.replace(" %", f"{blank}%").replace("’", apostrophe).replace("« oui »", '"oui"')
    (match,) = look_up([filled([row])], Query(asked, row.context), locale="en")
    assert (match.kind, match.score, match.usable) == ("exact", 100, True)


@fixed
@given(st.lists(rows, max_size=6), st.lists(texts, max_size=8))
def test_leverage_counts_each_text_once(held: list[Row], asked: list[str]) -> None:
    """The amounts of all bands together are those of all texts."""
    bands = leverage([filled(held, SPRING)], map(Query, asked), locale="en")
    assert sum(bands.values(), Amount()) == sum(map(amount, asked), Amount())


@fixed
@given(texts, texts)
def test_a_word_diff_is_both_texts(old: str, new: str) -> None:
    """The old sides joined are the old text, the new sides the new one; no two changes touch."""
    found = word_diff(old, new)
    assert "".join(change.old for change in found) == old
    assert "".join(change.new for change in found) == new
    assert not any(not one.same and not two.same for one, two in pairwise(found))
