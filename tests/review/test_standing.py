# SPDX-License-Identifier: GPL-3.0-or-later
"""Which acts live: what ends what, and who may (FORMATS 8)."""

from __future__ import annotations

from w4r_i18n.model.review import Act, ActKind
from w4r_i18n.review.ledger import Ledger, sealed
from w4r_i18n.review.standing import standing

SRC, OTHER_SRC = "v1:" + "a" * 24, "v1:" + "c" * 24
TGT, OTHER_TGT = "v1:" + "b" * 24, "v1:" + "d" * 24


def act(kind: ActKind, by: str, *ends: Act, src: str = SRC, tgt: str = TGT, note: str = "") -> Act:
    ids = tuple(end.id for end in ends)
    return sealed(Act(kind, "Libérez", src, tgt, by, "2025-12-10", note=note, supersedes=ids))


def living(*acts: Act, demonstration: bool = False) -> set[Act]:
    found = standing(Ledger(acts), demonstration=demonstration)
    return {each for those in found.acts.values() for each in those}


def test_an_act_dies_when_another_names_it() -> None:
    first = act("reviewed", "kea")
    second = act("reviewed", "kea", first, note="again")
    assert living(first, second) == {second}


def test_an_act_can_end_acts_of_its_own_pair_only() -> None:
    first = act("reviewed", "kea")
    assert first in living(first, act("reviewed", "kea", first, tgt=OTHER_TGT))
    assert first in living(first, act("reviewed", "kea", first, src=OTHER_SRC))
    assert first in living(first, act("approved", "kea", first, src=OTHER_SRC))


def test_an_approval_ends_the_reviews_of_another_text_of_the_same_source_that_it_names() -> None:
    old, read = act("approved", "kea"), act("reviewed", "tui")
    new = act("approved", "kea", old, read, tgt=OTHER_TGT)
    assert living(old, read, new) == {new}


def test_an_approval_does_not_lift_the_rejection_of_another_text() -> None:
    rejected = act("rejected", "kea")
    assert rejected in living(rejected, act("approved", "kea", rejected, tgt=OTHER_TGT))


def test_an_approval_does_not_live_again_when_what_ended_it_is_dead() -> None:
    approved = act("approved", "kea")
    rejected = act("rejected", "weka", approved)
    lifted = act("approved", "tui", rejected)
    assert living(approved, rejected, lifted) == {lifted}


def test_a_rejection_lives_again_when_what_lifted_it_is_dead() -> None:
    rejected = act("rejected", "weka")
    lifted = act("approved", "tui", rejected)
    assert living(rejected, lifted) == {lifted}
    undone = act("commented", "tui", lifted)
    assert living(rejected, lifted, undone) == {rejected, undone}


def test_a_withdrawal_lives_again_as_well() -> None:
    withdrawn = act("withdrawn", "weka")
    lifted = act("reviewed", "tui", withdrawn)
    undone = act("commented", "tui", lifted)
    assert living(withdrawn, lifted) == {lifted}
    assert withdrawn in living(withdrawn, lifted, undone)


def test_a_rejection_of_a_rejection_of_a_rejection() -> None:
    first = act("rejected", "kea")
    second = act("rejected", "kea", first)
    third = act("rejected", "kea", second)
    assert living(first, second, third) == {first, third}


def test_who_wrote_a_pair_cannot_lift_its_rejection() -> None:
    signed, rejected = act("translated", "tui"), act("rejected", "weka")
    lifted = act("reviewed", "tui", rejected)
    assert rejected in living(signed, rejected, lifted)
    # Nor by taking the signature back first.
    taken_back = act("commented", "tui", signed)
    assert rejected in living(signed, taken_back, rejected, lifted)
    # Nor by signing in the act that lifts.
    assert rejected in living(rejected, act("translated", "mako", rejected))


def test_who_wrote_another_text_of_the_source_can() -> None:
    signed, rejected = act("translated", "tui", tgt=OTHER_TGT), act("rejected", "weka")
    assert rejected not in living(signed, rejected, act("approved", "tui", rejected))


def test_acts_of_a_demonstration_count_in_a_demonstration_only() -> None:
    approved = act("approved", "kea")
    demo = act("rejected", "demo-kea", approved)
    assert living(approved, demo) == {approved}
    assert living(approved, demo, demonstration=True) == {demo}
    pins = standing(Ledger((act("translated", "demo-kea"),)))
    assert not pins.pinned
    assert not pins.writers
    assert not pins.sources


def test_forged_circles_leave_rejections_alive_and_end() -> None:
    # Ids are digests, so no circle can be sealed; here the ids are made up.
    one = Act("rejected", "", SRC, TGT, "kea", "2025-12-10", supersedes=("2" * 24,), id="1" * 24)
    two = Act("rejected", "", SRC, TGT, "kea", "2025-12-10", supersedes=("1" * 24,), id="2" * 24)
    itself = Act("withdrawn", "", SRC, TGT, "kea", "2025-12-10", supersedes=("3" * 24,), id="3" * 24)
    assert living(one, two, itself) == {one, two, itself}


def test_what_names_an_unknown_act_ends_nothing() -> None:
    lone = Act("approved", "", SRC, TGT, "kea", "2025-12-10", supersedes=("f" * 24,), id="1" * 24)
    assert living(lone) == {lone}
