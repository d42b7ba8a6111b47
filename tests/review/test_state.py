# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of states, row by row (FORMATS 8)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from w4r_i18n.model.catalogue import Catalogue, Entry, Junk, Previous
from w4r_i18n.model.review import Act, ActKind, Pin, State
from w4r_i18n.model.target import MachineKind, MachineLine
from w4r_i18n.model.unit import Key
from w4r_i18n.review.ledger import Ledger, sealed
from w4r_i18n.review.pairs import Group, grouped, source_groups
from w4r_i18n.review.quorum import Quorum
from w4r_i18n.review.standing import standing
from w4r_i18n.review.state import states, states_of_sources
from w4r_i18n.text.digest import short

DEMAND = Entry("Libérez Ayo Lindqvist.", "Free Ayo Lindqvist.", msgctxt="demand")
ONE = Quorum(people=1, critical=1)
OTHER_SOURCE = Entry("Jugez Ayo Lindqvist.", DEMAND.msgstr, msgctxt="demand")


def pair(*entries: Entry) -> Pin:
    return group(*entries).pair


def group(*entries: Entry) -> Group:
    (found,) = grouped(Catalogue(entries=entries))
    return found


def act(kind: ActKind, entry: Entry, by: str, *ends: Act, note: str = "", day: str = "2025-12-10") -> Act:
    src, tgt = pair(entry)
    return sealed(
        Act(kind, "Libérez", src, tgt, by, day, note=note, supersedes=tuple(end.id for end in ends))
    )


def line(kind: MachineKind, entry: Entry, detail: str = "", *, src_of: Entry | None = None) -> str:
    src, _ = pair(src_of or entry)
    return str(MachineLine(kind, short(src), short(pair(entry)[1]), detail))


def noted(entry: Entry, *comments: str, fuzzy: bool = False) -> Entry:
    return replace(entry, comments=comments, flags=("fuzzy",) if fuzzy else ())


def state(  # what a state is a function of
    *entries: Entry,
    acts: tuple[Act, ...] = (),
    seen: frozenset[Pin] = frozenset(),
    critical: bool = False,
    policy: Quorum = ONE,
    source: State | None = State.APPROVED,
    damaged: bool = False,
) -> State:
    """The state of the first of the entries; all are one block."""
    keys = [entry.key for entry in entries]
    found = states(
        Catalogue(entries=entries),
        groups=[keys],
        critical=frozenset(keys) if critical else frozenset(),
        ledger=Ledger(acts, damaged=damaged),
        seen=seen,
        policy=policy,
        source_states={} if source is None else {only.src: source for only in source_groups(keys)},
    )
    return found[keys[0]]


# Row 1


@pytest.mark.parametrize("text", ["", " ", "\n", "<join/>", " <join/> "])
def test_no_text_is_empty_and_so_is_a_join_with_nothing_before_it(text: str) -> None:
    assert state(replace(DEMAND, msgstr=text)) is State.EMPTY


def test_an_empty_entry_is_empty_even_when_it_is_fuzzy() -> None:
    assert state(noted(replace(DEMAND, msgstr=""), fuzzy=True)) is State.EMPTY


def test_a_join_after_an_empty_entry_is_empty() -> None:
    first, second = Entry("Un.", ""), Entry("Deux.", "<join/>")
    assert states_in_blocks([first, second], [[first.key, second.key]])[second.key] is State.EMPTY


def test_a_join_after_what_the_file_lacks_is_empty() -> None:
    first, second = Entry("Un.", "One."), Entry("Trois.", "<join/>")
    found = states_in_blocks([first, second], [[first.key, ("", "Deux."), second.key]])
    assert found == {first.key: State.TRANSLATED, second.key: State.EMPTY}


def test_a_plural_entry_with_a_form_missing_is_empty() -> None:
    entry = Entry("un ami", "a friend", plural="{n} amis", forms=("a friend", ""))
    assert state(entry) is State.EMPTY


# Row 2


def test_a_fuzzy_entry_whose_previous_source_differs_is_stale() -> None:
    entry = replace(noted(DEMAND, fuzzy=True), previous=Previous("Libérez Ayo.", "demand"))
    assert state(entry) is State.STALE
    assert state(entry, seen=frozenset({pair(DEMAND)})) is State.STALE


def test_a_fuzzy_entry_whose_previous_source_had_no_context_is_stale() -> None:
    entry = replace(noted(DEMAND, fuzzy=True), previous=Previous(DEMAND.msgid))
    assert state(entry) is State.STALE


def test_a_fuzzy_entry_whose_previous_source_differs_in_typography_alone_is_a_draft() -> None:
    entry = replace(Entry("L'appel", "The appeal", flags=("fuzzy",)), previous=Previous("L’appel"))
    assert state(entry) is State.DRAFT


def test_a_fuzzy_entry_with_a_carried_line_of_its_text_is_stale_whatever_the_source() -> None:
    for source in (DEMAND, OTHER_SOURCE):
        assert state(noted(DEMAND, line("carried", DEMAND, src_of=source), fuzzy=True)) is State.STALE


def test_a_carried_line_of_another_text_says_nothing() -> None:
    other = replace(DEMAND, msgstr="Release Ayo Lindqvist.")
    assert state(noted(DEMAND, line("carried", other), fuzzy=True)) is State.DRAFT


def test_what_is_not_fuzzy_is_not_stale_by_its_previous_source() -> None:
    assert state(replace(DEMAND, previous=Previous("Libérez Ayo.", "demand"))) is State.TRANSLATED


# Row 3


def test_a_machine_line_of_this_text_under_another_source_is_stale_once_fuzzy_was_lost() -> None:
    assert state(noted(DEMAND, line("mt", DEMAND, "apertium@3.8.3", src_of=OTHER_SOURCE))) is State.STALE


def test_a_pinned_pair_is_not_stale_by_a_machine_line() -> None:
    entry = noted(DEMAND, line("mt", DEMAND, src_of=OTHER_SOURCE))
    assert state(entry, seen=frozenset({pair(DEMAND)})) is State.TRANSLATED


def test_an_own_line_outweighs_a_line_of_another_source() -> None:
    lines = (line("mt", DEMAND, src_of=OTHER_SOURCE), line("memory", DEMAND))
    assert state(noted(DEMAND, *lines)) is State.TRANSLATED


def test_a_machine_line_about_another_text_says_nothing() -> None:
    other = replace(OTHER_SOURCE, msgstr="Try Ayo Lindqvist.")
    assert state(noted(DEMAND, line("mt", other, src_of=OTHER_SOURCE))) is State.TRANSLATED


# Row 4


def test_a_text_that_was_read_under_another_source_is_stale() -> None:
    assert state(DEMAND, seen=frozenset({pair(OTHER_SOURCE)})) is State.STALE
    assert state(DEMAND, acts=(act("approved", OTHER_SOURCE, "kea"),)) is State.STALE
    assert state(DEMAND, acts=(act("rejected", OTHER_SOURCE, "kea"),)) is State.STALE


def test_a_text_that_stands_under_its_other_source_too_is_not_stale() -> None:
    assert state(DEMAND, OTHER_SOURCE, seen=frozenset({pair(OTHER_SOURCE)})) is State.TRANSLATED


def test_an_obsolete_entry_does_not_keep_a_text_at_home() -> None:
    gone = replace(OTHER_SOURCE, obsolete=True)
    seen = frozenset({pair(OTHER_SOURCE)})
    found = states(
        Catalogue(entries=(DEMAND, gone)), groups=None, critical=(), ledger=Ledger(), seen=seen,
        policy=Quorum(), source_states={},
    )  # fmt: skip
    assert found == {DEMAND.key: State.STALE}


def test_a_pinned_pair_is_not_stale_by_what_was_read_elsewhere() -> None:
    assert state(DEMAND, seen=frozenset({pair(OTHER_SOURCE), pair(DEMAND)})) is State.TRANSLATED


def test_an_own_line_outweighs_what_was_read_elsewhere() -> None:
    entry = noted(DEMAND, line("carried", DEMAND, "fact"))
    assert state(entry, seen=frozenset({pair(OTHER_SOURCE)})) is State.TRANSLATED


def test_a_dead_act_of_another_source_says_nothing() -> None:
    approved = act("approved", OTHER_SOURCE, "kea")
    taken_back = act("minor", OTHER_SOURCE, "kea", approved)
    assert state(DEMAND, acts=(approved, taken_back)) is State.TRANSLATED


@pytest.mark.parametrize("kind", ["commented", "rejected", "waived"])
def test_an_act_that_does_not_pin_is_no_reading_beside_this_source(kind: ActKind) -> None:
    seen = frozenset({pair(OTHER_SOURCE)})
    assert state(DEMAND, acts=(act(kind, DEMAND, "kea"),), seen=seen) is State.STALE


# Rows 5, 6, 7


def test_a_fuzzy_entry_is_a_draft_even_when_it_is_pinned() -> None:
    entry = noted(DEMAND, line("mt", DEMAND, "apertium@3.8.3"), fuzzy=True)
    assert state(entry) is State.DRAFT
    assert state(entry, acts=(act("approved", DEMAND, "kea"),)) is State.DRAFT


def test_a_rejected_pair_is_a_draft() -> None:
    rejected = act("rejected", DEMAND, "kea")
    assert state(
        DEMAND, acts=(rejected, act("approved", DEMAND, "tui"), act("approved", DEMAND, "weka"))
    ) is (State.DRAFT)
    assert state(replace(DEMAND, msgstr="Free Ayo."), acts=(rejected,)) is State.TRANSLATED


def test_a_withdrawn_text_is_a_draft_under_every_source() -> None:
    withdrawn = act("withdrawn", OTHER_SOURCE, "kea")
    assert state(DEMAND, acts=(withdrawn,), seen=frozenset({pair(DEMAND)})) is State.DRAFT


def test_a_critical_text_filled_from_memory_is_a_draft_until_somebody_pins_it() -> None:
    entry = noted(DEMAND, line("filled", DEMAND))
    assert state(entry, critical=True) is State.DRAFT
    assert state(entry, critical=True, seen=frozenset({pair(DEMAND)})) is State.TRANSLATED
    assert state(entry) is State.TRANSLATED


# Rows 8, 9, 10


def test_one_who_approves_what_another_signed_is_the_quorum() -> None:
    acts = (act("translated", DEMAND, "tui"), act("approved", DEMAND, "kea"))
    assert state(DEMAND, acts=acts) is State.APPROVED


def test_where_nobody_signed_one_person_more_is_wanted() -> None:
    first, second = act("approved", DEMAND, "kea"), act("reviewed", DEMAND, "tui")
    assert state(DEMAND, acts=(first,)) is State.TRANSLATED
    assert state(DEMAND, acts=(first, second)) is State.APPROVED
    assert state(DEMAND, acts=(first,), policy=Quorum(people=0)) is State.APPROVED


def test_the_writer_does_not_count_even_when_the_signature_was_taken_back() -> None:
    signed, approved = act("translated", DEMAND, "kea"), act("approved", DEMAND, "kea")
    assert state(DEMAND, acts=(signed, approved), policy=Quorum(people=0)) is State.TRANSLATED
    taken_back = act("commented", DEMAND, "kea", signed)
    assert state(DEMAND, acts=(signed, approved, taken_back), policy=Quorum(people=0)) is State.TRANSLATED


def test_a_person_counts_once() -> None:
    acts = (
        act("approved", DEMAND, "kea"),
        act("reviewed", DEMAND, "kea"),
        act("approved", DEMAND, "kea", note="x"),
    )
    assert state(DEMAND, acts=acts) is State.TRANSLATED


def test_people_who_review_without_approving_make_it_reviewed() -> None:
    acts = (act("translated", DEMAND, "tui"), act("reviewed", DEMAND, "kea"), act("reviewed", DEMAND, "weka"))
    assert state(DEMAND, acts=acts) is State.REVIEWED


def test_a_quorum_of_two_is_not_reached_by_one() -> None:
    acts = (act("translated", DEMAND, "tui"), act("approved", DEMAND, "kea"))
    assert state(DEMAND, acts=acts, policy=Quorum(people=2)) is State.REVIEWED
    more = (*acts, act("reviewed", DEMAND, "weka"))
    assert state(DEMAND, acts=more, policy=Quorum(people=2)) is State.APPROVED


def test_a_critical_unit_has_a_quorum_of_its_own() -> None:
    acts = (act("translated", DEMAND, "tui"), act("approved", DEMAND, "kea"))
    assert state(DEMAND, acts=acts, policy=Quorum(1, critical=2), critical=True) is State.REVIEWED


@pytest.mark.parametrize("source", [None, State.REVIEWED, State.TRANSLATED])
def test_a_critical_unit_is_not_approved_before_its_source(source: State | None) -> None:
    acts = (act("translated", DEMAND, "tui"), act("approved", DEMAND, "kea"))
    assert state(DEMAND, acts=acts, critical=True, source=source) is State.REVIEWED
    assert state(DEMAND, acts=acts, critical=True) is State.APPROVED
    assert state(DEMAND, acts=acts, source=source) is State.APPROVED


def test_a_source_is_approved_in_its_own_ledger() -> None:
    (only,) = source_groups([DEMAND.key])
    signed = sealed(Act("translated", "Libérez", *only.pair, "tui", "2025-12-10"))
    approved = sealed(Act("approved", "Libérez", *only.pair, "kea", "2025-12-10"))

    def source_state(*acts: Act) -> State:
        found = states_of_sources(
            [DEMAND.key], standing(Ledger(acts)), critical={DEMAND.key}, policy=Quorum(critical=1)
        )
        return found[only.src]

    assert source_state(signed) is State.TRANSLATED
    assert source_state(signed, approved) is State.APPROVED


def test_what_a_person_typed_is_translated() -> None:
    assert state(DEMAND) is State.TRANSLATED
    assert state(noted(DEMAND, "is this the right name?")) is State.TRANSLATED


def test_a_machine_text_whose_fuzzy_somebody_cleared_is_translated() -> None:
    assert state(noted(DEMAND, line("mt", DEMAND, "apertium@3.8.3"))) is State.TRANSLATED


# Exactness


def test_an_approval_lapses_when_one_letter_of_the_target_changes() -> None:
    acts = (act("translated", DEMAND, "tui"), act("approved", DEMAND, "kea"))
    assert state(replace(DEMAND, msgstr="Free Ayo Lindqvist!"), acts=acts) is State.TRANSLATED
    assert state(replace(DEMAND, msgstr=" Free Ayo Lindqvist.\n"), acts=acts) is State.APPROVED


def test_no_approval_lapses_by_the_typography_of_the_source() -> None:
    entry = Entry("L'appel : « agir »", "The appeal: act")
    acts = (act("translated", entry, "tui"), act("approved", entry, "kea"))
    assert state(replace(entry, msgid="L’appel\u00a0: «\u202fagir\u202f»"), acts=acts) is State.APPROVED


def test_an_approval_is_of_one_context() -> None:
    acts = (act("translated", DEMAND, "tui"), act("approved", DEMAND, "kea"))
    assert state(replace(DEMAND, msgctxt="heading"), acts=acts) is State.STALE


def test_a_damaged_ledger_leaves_nothing_above_translated() -> None:
    acts = (act("translated", DEMAND, "tui"), act("approved", DEMAND, "kea"))
    assert state(DEMAND, acts=acts, damaged=True) is State.TRANSLATED
    assert state(DEMAND, acts=(*acts, act("rejected", DEMAND, "weka")), damaged=True) is State.DRAFT


def test_junk_and_obsolete_entries_have_no_state() -> None:
    catalogue = Catalogue(entries=(Junk("msgid oops"), replace(DEMAND, obsolete=True)))
    assert states(
        catalogue, groups=None, critical=(), ledger=Ledger(), seen=frozenset(), policy=Quorum(),
        source_states={},
    ) == {}  # fmt: skip


# Moved


def test_a_moved_pair_keeps_its_acts_when_the_former_context_fits() -> None:
    heading = replace(DEMAND, msgctxt="heading")
    former = (act("translated", DEMAND, "tui"), act("approved", DEMAND, "kea"))
    assert state(heading, acts=(*former, act("moved", heading, "tui", note="demand"))) is State.APPROVED
    assert state(heading, acts=(*former, act("moved", heading, "tui", note="title"))) is State.STALE


def test_a_rejection_moves_with_its_pair() -> None:
    heading = replace(DEMAND, msgctxt="heading")
    acts = (act("rejected", DEMAND, "kea"), act("moved", heading, "tui", note="demand"))
    assert state(heading, acts=acts) is State.DRAFT


def test_moves_are_followed_through_several_contexts_and_round_a_circle() -> None:
    heading, title = replace(DEMAND, msgctxt="heading"), replace(DEMAND, msgctxt="title")
    acts = (
        act("translated", DEMAND, "tui"),
        act("approved", DEMAND, "kea"),
        act("moved", heading, "tui", note="demand"),
        act("moved", title, "tui", note="heading"),
        act("moved", DEMAND, "tui", note="title"),
    )
    for entry in (DEMAND, heading, title):
        assert state(entry, acts=acts) is State.APPROVED


def test_a_move_alone_is_no_reading() -> None:
    heading = replace(DEMAND, msgctxt="heading")
    assert state(heading, acts=(act("moved", heading, "tui", note="demand"),)) is State.TRANSLATED


# Groups


def states_in_blocks(entries: list[Entry], blocks: list[list[Key]], *acts: Act) -> dict[Key, State]:
    return states(
        Catalogue(entries=tuple(entries)), groups=blocks, critical=(), ledger=Ledger(acts),
        seen=frozenset(), policy=Quorum(), source_states={},
    )  # fmt: skip


FIRST, SECOND = (
    Entry("Il est libre.", "He is free, and he thanks you."),
    Entry("Il vous remercie.", "<join/>"),
)
BLOCK = [FIRST.key, SECOND.key]


def test_joined_entries_share_the_state_of_the_whole() -> None:
    whole = grouped(Catalogue(entries=(FIRST, SECOND)), [BLOCK])[0]
    acts = [sealed(Act("translated", "Il est", *whole.pair, "tui", "2025-12-10"))]
    acts.append(sealed(Act("approved", "Il est", *whole.pair, "kea", "2025-12-10")))
    found = states_in_blocks([FIRST, SECOND], [BLOCK], *acts)
    assert set(found.values()) == {State.APPROVED}


def test_a_group_is_the_digest_of_its_sources_joined_by_a_space() -> None:
    (whole,) = grouped(Catalogue(entries=(FIRST, SECOND)), [BLOCK])
    (single,) = grouped(Catalogue(entries=(replace(FIRST, msgid=f"{FIRST.msgid} {SECOND.msgid}"),)))
    assert whole.pair == single.pair


def test_a_fuzzy_join_makes_the_whole_a_draft() -> None:
    found = states_in_blocks([FIRST, replace(SECOND, flags=("fuzzy",))], [BLOCK])
    assert set(found.values()) == {State.DRAFT}


def test_a_join_belongs_to_its_block_and_not_to_its_neighbour_in_the_file() -> None:
    found = states_in_blocks([FIRST, SECOND], [[FIRST.key], [SECOND.key]])
    assert found == {FIRST.key: State.TRANSLATED, SECOND.key: State.EMPTY}


def test_without_blocks_the_order_of_the_file_joins() -> None:
    assert group(FIRST, SECOND).keys == tuple(BLOCK)


def test_an_entry_in_two_blocks_has_the_lower_of_two_states() -> None:
    alone = grouped(Catalogue(entries=(FIRST,)))[0]
    acts = [sealed(Act("translated", "Il est", *alone.pair, "tui", "2025-12-10"))]
    acts.append(sealed(Act("approved", "Il est", *alone.pair, "kea", "2025-12-10")))
    # Alone it is approved; in the other block its text stands for more than was approved.
    found = states_in_blocks([FIRST, SECOND], [[FIRST.key], BLOCK], *acts)
    assert found[FIRST.key] is State.TRANSLATED


def test_an_entry_in_no_block_has_a_state_too() -> None:
    found = states_in_blocks([FIRST, SECOND], [])
    assert found == {FIRST.key: State.TRANSLATED, SECOND.key: State.EMPTY}
