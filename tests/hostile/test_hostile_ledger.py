# SPDX-License-Identifier: GPL-3.0-or-later
"""Ledgers, pins and catalogues made to harm: bounded, linear, and never a traceback."""

from __future__ import annotations

import json

import pytest

from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.review import Act, State
from w4r_i18n.review.ledger import MAX_LINE, Ledger, read_ledger, sealed, write_line
from w4r_i18n.review.pairs import grouped
from w4r_i18n.review.quorum import Quorum
from w4r_i18n.review.seen import read_seen
from w4r_i18n.review.settle import settle
from w4r_i18n.review.standing import MAX_MOVES, homes, standing
from w4r_i18n.review.state import judge, states_of

SRC, TGT, DAY = "v1:" + "a" * 24, "v1:" + "b" * 24, "2025-12-10"


@pytest.mark.parametrize(
    "line",
    [
        "[" * 60_000,
        '{"a":' * 10_000,
        "x" * 200_000,
        " " * 200_000 + "x",
        '"' + "\\" * 50_000,
        '{"act":' + "9" * 5_000 + "}",
        '{"act":1e999}',
        "<" * 200_000,
        "\x00" * 1_000,
        "\ufeff{}",
        json.dumps({"act": "approved", "note": "x" * (MAX_LINE + 1)}),
    ],
    ids=lambda line: repr(line[:12]),
)
def test_a_monstrous_line_is_one_diagnostic(line: str) -> None:
    found = read_ledger(line, path="x")
    assert found.damaged
    assert len(found.diagnostics) == 1
    assert len(str(found.diagnostics[0])) < 300
    assert read_seen(line, path="x").diagnostics


def test_a_forged_id_is_no_act() -> None:
    true = sealed(Act("reviewed", "Libérez", SRC, TGT, "kea", DAY))
    forged = write_line(true).replace('"act":"reviewed"', '"act":"approved"')
    assert not read_ledger(forged, path="x").acts


def test_a_chain_of_twenty_thousand_rejections_is_walked_without_recursion() -> None:
    acts: list[Act] = []
    for number in range(20_000):
        ended = (acts[-1].id,) if acts else ()
        acts.append(sealed(Act("rejected", "", SRC, TGT, "kea", DAY, note=str(number), supersedes=ended)))
    living = standing(Ledger(tuple(acts))).acts[SRC, TGT]
    assert len(living) == 10_000
    assert acts[-1] in living


def test_an_act_that_names_every_other_costs_no_more_than_its_length() -> None:
    acts = [sealed(Act("reviewed", "", SRC, TGT, f"kea-{number}", DAY)) for number in range(5_000)]
    acts.append(sealed(Act("rejected", "", SRC, TGT, "tui", DAY, supersedes=tuple(act.id for act in acts))))
    assert standing(Ledger(tuple(acts))).acts[SRC, TGT] == (acts[-1],)


def test_thousands_of_entries_with_one_text_and_one_act_each_are_judged_in_one_pass() -> None:
    entries = tuple(Entry(f"Phrase {number}.", "Yes.") for number in range(8_000))
    groups = grouped(Catalogue(entries=entries))
    seen = frozenset(group.pair for group in groups)
    stranger = Entry("Autre.", "Yes.")
    catalogue = Catalogue(entries=(*entries, stranger))
    verdicts = judge(
        grouped(catalogue), standing(Ledger(), seen), critical=[], policy=Quorum(), source_states={}
    )
    assert set(states_of(verdicts).values()) == {State.TRANSLATED}
    assert len(settle(catalogue, verdicts, pin=True).pins) == 1


def test_a_file_of_joins_alone_is_one_empty_group() -> None:
    entries = tuple(Entry(f"Phrase {number}.", "<join/>") for number in range(20_000))
    (group,) = grouped(Catalogue(entries=entries))
    assert group.empty
    assert len(group.keys) == 20_000


def test_moves_without_end_are_followed_so_far_and_no_further() -> None:
    (group,) = grouped(Catalogue(entries=(Entry("Libérez-la.", "Free her."),)))
    acts = [
        sealed(Act("moved", "", *group.pair, "kea", DAY, note=f"context {number}")) for number in range(5_000)
    ]
    assert len(homes(group, standing(Ledger(tuple(acts))))) == MAX_MOVES


def test_a_duplicate_entry_of_a_refused_file_has_one_state() -> None:
    twice = (Entry("Libérez-la.", "Free her."), Entry("Libérez-la.", "Jail her."))
    catalogue = Catalogue(entries=twice)
    verdicts = judge(grouped(catalogue), standing(Ledger()), critical=[], policy=Quorum(), source_states={})
    assert states_of(verdicts) == {twice[0].key: State.TRANSLATED}
    assert settle(catalogue, verdicts, pin=False).catalogue == catalogue
