# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of forgetting: the words go, what the acts do to one another stays."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.model.review import Act
from w4r_i18n.review.ledger import read_ledger, sealed, write_line
from w4r_i18n.review.purged import without_words

LAW = settings(deadline=None, derandomize=True, max_examples=100)
WORD = "Nadia"


@st.composite
def ledgers(draw: st.DrawFn) -> list[Act]:
    """Acts in the order in which they were made, each naming some that were there before it."""
    made: list[Act] = []
    for number in range(draw(st.integers(0, 8))):
        ended = draw(st.sets(st.sampled_from([act.id for act in made]), max_size=3)) if made else set()
        act = Act(
            draw(st.sampled_from(["translated", "reviewed", "approved", "rejected", "commented"])),
            f"{WORD} {number}",
            f"v1:{number:024x}",
            f"v1:{draw(st.integers(0, 3)):024x}",
            draw(st.sampled_from(["ana", "ben"])),
            "2025-12-10",
            note=draw(st.sampled_from(["", f"{WORD} ist gemeint"])),
            supersedes=tuple(sorted(ended)),
        )
        made.append(sealed(act))
    return made


@LAW
@given(ledgers())
def test_a_ledger_without_words_says_the_same_of_the_same_digests(acts: list[Act]) -> None:
    """Who ended what is the same, ids fit, no word is left, in whatever order the lines are."""
    text = without_words(acts, [], by="mia", on="2025-12-11")
    assert WORD not in text
    ledger = read_ledger(text, path="a.jsonl")
    assert not ledger.damaged
    assert _shape(ledger.acts) == _shape(acts)
    shuffled = without_words(list(reversed(acts)), [], by="mia", on="2025-12-11")
    assert sorted(shuffled.splitlines()) == sorted(text.splitlines())


def _shape(acts: list[Act] | tuple[Act, ...]) -> set[tuple[object, ...]]:
    """Each act without its words, the ones that it ends by what they are."""
    known = {act.id: act for act in acts}

    def bare(act: Act) -> tuple[object, ...]:
        ended = frozenset(bare(known[name]) for name in act.supersedes)
        plain = replace(act, unit="", note="", id="", supersedes=())
        return (write_line(plain), ended)

    return {bare(act) for act in acts}


@LAW
@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=5))
def test_each_text_that_stood_there_is_withdrawn_once(pairs: set[tuple[int, int]]) -> None:
    """A withdrawal for each pair, whatever the ledger said before."""
    pins = [(f"v1:{src:024x}", f"v1:{tgt:024x}") for src, tgt in pairs]
    ledger = read_ledger(without_words([], [*pins, *pins], by="mia", on="2025-12-11"), path="a.jsonl")
    assert sorted((act.src, act.tgt) for act in ledger.acts if act.act == "withdrawn") == sorted(pins)
