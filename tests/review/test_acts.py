# SPDX-License-Identifier: GPL-3.0-or-later
"""Making acts: who may, and what each ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.errors import ConfigError, PolicyError
from w4r_i18n.model.review import Act
from w4r_i18n.review.acts import MAX_NOTE, Signer, approve, moved, reject, review, sign
from w4r_i18n.review.ledger import Ledger, read_ledger, sealed, write_line
from w4r_i18n.review.pairs import Group, grouped, source_groups
from w4r_i18n.review.standing import Standing, standing

DEMAND = Entry("Libérez Ayo Lindqvist.", "Free Ayo Lindqvist.", msgctxt="demand")
KEA, TUI, WEKA = (Signer(who, "2025-12-10") for who in ("kea", "tui", "weka"))


def group(entry: Entry = DEMAND) -> Group:
    (found,) = grouped(Catalogue(entries=(entry,)))
    return found


def after(*acts: Act) -> Standing:
    return standing(Ledger(acts))


def test_signing_names_the_exact_pair_the_person_the_day_and_the_first_words() -> None:
    act = sign(group(), after(), TUI, note="from the hearing")
    assert (act.act, act.src, act.tgt, act.by, act.on) == ("translated", *group().pair, "tui", "2025-12-10")
    assert (act.unit, act.note, act.supersedes) == ("Libérez Ayo Lindqvist.", "from the hearing", ())
    assert act == sealed(act)
    assert read_ledger(write_line(act), path="x") == Ledger((act,))


def test_a_long_source_is_named_by_its_first_words() -> None:
    entry = Entry("Depuis le mois de janvier, les autorités refusent de répondre aux lettres.", "x")
    assert sign(group(entry), after(), TUI).unit == "Depuis le mois de janvier, les autorités refusent de"


def test_control_characters_of_a_foreign_source_do_not_reach_the_ledger() -> None:
    act = sign(group(Entry("a\x1b[31mb", "x", plural="c", forms=("x", "y"))), after(), TUI)
    assert not read_ledger(write_line(act), path="x").damaged


def test_the_writer_may_neither_review_nor_approve() -> None:
    signed = sign(group(), after(), TUI)
    for act in (review, approve):
        with pytest.raises(PolicyError, match="tui wrote this text"):
            act(group(), after(signed), TUI)
    assert review(group(), after(signed), KEA).act == "reviewed"


def test_the_writer_may_not_approve_after_a_change_of_context_either() -> None:
    heading = group(replace(DEMAND, msgctxt="heading"))
    signed = sign(group(), after(), TUI)
    carried = moved(heading, after(signed), KEA, former_context="demand")
    with pytest.raises(PolicyError, match="tui wrote"):
        approve(heading, after(signed, carried), TUI)


def test_an_approval_ends_the_living_reviews_of_other_texts_of_its_source() -> None:
    old = group(replace(DEMAND, msgstr="Release Ayo Lindqvist."))
    reviewed, signed = review(old, after(), KEA), sign(old, after(), TUI)
    (approved,) = approve(old, after(reviewed, signed), WEKA)
    (new,) = approve(group(), after(reviewed, signed, approved), KEA)
    assert set(new.supersedes) == {reviewed.id, approved.id}
    assert after(reviewed, signed, approved, new).reviews[group().src] == (new,)


def test_an_approval_lifts_the_rejection_of_its_pair() -> None:
    rejected = reject(group(), after(), KEA, note="wrong form of the name")
    (approved,) = approve(group(), after(rejected), WEKA)
    assert approved.supersedes == (rejected.id,)


def test_an_approval_lifts_a_rejection_that_came_from_a_former_context_on_that_pair() -> None:
    heading = group(replace(DEMAND, msgctxt="heading"))
    rejected = reject(group(), after(), KEA)
    carried = moved(heading, after(rejected), KEA, former_context="demand")
    here, there = approve(heading, after(rejected, carried), WEKA)
    assert (here.src, here.supersedes) == (heading.src, ())
    assert (there.src, there.supersedes) == (group().src, (rejected.id,))
    assert rejected not in after(rejected, carried, here, there).acts[group().pair]


def test_a_review_does_not_lift_a_rejection() -> None:
    rejected = reject(group(), after(), KEA)
    assert review(group(), after(rejected), WEKA).supersedes == ()


def test_a_rejection_ends_the_reviews_of_its_pair() -> None:
    signed, reviewed = sign(group(), after(), TUI), review(group(), after(), KEA)
    (approved,) = approve(group(), after(), WEKA)
    rejected = reject(group(), after(signed, reviewed, approved), KEA)
    assert set(rejected.supersedes) == {reviewed.id, approved.id}


def test_a_source_is_approved_with_itself_as_its_text() -> None:
    (only,) = source_groups([DEMAND.key])
    (approved,) = approve(only, after(), KEA)
    assert approved.src == approved.tgt == group().src


def test_an_empty_text_can_be_neither_signed_nor_rejected() -> None:
    for act in (sign, review, approve, reject):
        with pytest.raises(PolicyError, match="no text"):
            act(group(replace(DEMAND, msgstr="")), after(), KEA)


def test_a_withdrawn_text_can_be_rejected_and_no_more() -> None:
    withdrawn = sealed(Act("withdrawn", "Libérez", *group().pair, "weka", "2025-12-10"))
    for act in (sign, review, approve):
        with pytest.raises(PolicyError, match="withdrawn"):
            act(group(), after(withdrawn), KEA)
    assert reject(group(), after(withdrawn), KEA).act == "rejected"


def test_demonstration_pseudonyms_sign_in_a_demonstration_only() -> None:
    demo = Signer("demo-kea", "2025-12-10")
    for act in (sign, review, approve, reject):
        with pytest.raises(PolicyError, match="demonstration"):
            act(group(), after(), demo)
    assert sign(group(), standing(Ledger(), demonstration=True), demo).by == "demo-kea"


@pytest.mark.parametrize(
    "by", ["", "Ayo Lindqvist", "ayo@example.org", "-kea", "Kea", "a" * 41, "kea\n", "kéa"]
)
def test_who_signs_is_a_pseudonym(by: str) -> None:
    with pytest.raises(PolicyError, match="pseudonym"):
        Signer(by, "2025-12-10")


@pytest.mark.parametrize("on", ["", "2025-2-1", "2025-02-30", "20251210", "2025-12-10T09", "２０25-12-10"])
def test_a_day_is_a_day(on: str) -> None:
    with pytest.raises(ConfigError, match="day"):
        Signer("kea", on)


@pytest.mark.parametrize("note", ["x" * (MAX_NOTE + 1), "\x1b[2J", "\ud800"])
def test_a_note_is_short_and_harmless(note: str) -> None:
    with pytest.raises(PolicyError, match="note"):
        reject(group(), after(), KEA, note=note)
