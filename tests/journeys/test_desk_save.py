# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving from the review page: for the texts that were seen, or both are shown; nothing is lost."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from tests.journeys import tree

from w4r_i18n.flow.desk_alarms import Alarms
from w4r_i18n.flow.desk_clerk import Clerk
from w4r_i18n.flow.desk_edit import Conflict, Edit, Refused, Saved, seen_pair
from w4r_i18n.flow.desk_open import Desks
from w4r_i18n.flow.desk_save import save, save_all
from w4r_i18n.flow.desk_text import Sheet, sheet
from w4r_i18n.model.inline import JOIN
from w4r_i18n.model.locale import locale
from w4r_i18n.model.review import State
from w4r_i18n.project.layout import Domain

DOMAIN = Domain("2025-riviere")
TRIAL = "Le procès a duré 12 jours."
FACTORY = "Une usine d’Exemplie a pollué la rivière."


@pytest.fixture
def desks(campaign: Path) -> Desks:
    return Desks(campaign)


def edit(desks: Desks, msgid: str, tag: str = "en", *, by: str = "noor", **what: object) -> Edit:
    opened = desks.opened(locale(tag), DOMAIN)
    key = next(key for key in opened.entries if key[1] == msgid)
    src, tgt = seen_pair(opened, key)
    made = Edit(opened.locale, DOMAIN, opened.names[key], by, src, tgt)
    return replace(made, **what)  # type: ignore[arg-type]  # the fields of Edit


def text(desks: Desks, msgid: str, tag: str = "en") -> str:
    return tree.entry(desks.root, tag, DOMAIN.name, msgid).msgstr


def acts(desks: Desks, tag: str = "en") -> list[dict[str, str]]:
    path = desks.root / "locales" / locale(tag).gettext / "reviews" / f"{DOMAIN.name}.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_text_that_is_typed_is_signed_by_who_typed_it(desks: Desks) -> None:
    outcome = save(desks, edit(desks, TRIAL, text="The trial took 12 days."))
    assert outcome == Saved(outcome.id, State.TRANSLATED, lapsed=True)
    assert text(desks, TRIAL) == "The trial took 12 days."
    assert (acts(desks)[-1]["act"], acts(desks)[-1]["by"]) == ("translated", "noor")


def test_what_changed_meanwhile_is_answered_with_both(desks: Desks) -> None:
    seen = edit(desks, TRIAL, text="The trial took 12 days.")
    assert isinstance(save(desks, replace(seen, by="rok", text="It lasted 12 days.")), Saved)
    outcome = save(desks, seen)
    assert isinstance(outcome, Conflict)
    assert (outcome.mine, outcome.theirs) == ("The trial took 12 days.", "It lasted 12 days.")
    assert outcome.by == ("rok",)
    assert "".join(change.new for change in outcome.changes) == outcome.mine
    assert text(desks, TRIAL) == "It lasted 12 days."


def test_a_conflict_is_ended_by_saving_for_what_it_showed(desks: Desks) -> None:
    seen = edit(desks, TRIAL, text="The trial took 12 days.")
    save(desks, replace(seen, by="rok", text="It lasted 12 days."))
    told = save(desks, seen)
    assert isinstance(told, Conflict)
    assert isinstance(save(desks, replace(seen, src=told.src, tgt=told.tgt)), Saved)
    assert text(desks, TRIAL) == "The trial took 12 days."


def test_the_same_text_from_two_people_is_no_conflict(desks: Desks) -> None:
    seen = edit(desks, TRIAL, text="The trial took 12 days.")
    outcomes = save_all(desks, [seen, replace(seen, by="rok")])
    assert [type(outcome) for outcome in outcomes] == [Saved, Saved]


def test_two_edits_of_one_text_in_one_batch_meet(desks: Desks) -> None:
    seen = edit(desks, TRIAL, text="One.")
    outcomes = save_all(
        desks, [seen, replace(seen, by="rok", text="Two."), edit(desks, FACTORY, text="Three.")]
    )
    assert [type(outcome) for outcome in outcomes] == [Saved, Conflict, Saved]
    assert text(desks, TRIAL) == "One."
    assert text(desks, FACTORY) == "Three."


def test_nobody_approves_what_they_have_just_typed(desks: Desks) -> None:
    save(desks, edit(desks, TRIAL, text="The trial took 12 days."))
    outcome = save(desks, edit(desks, TRIAL, verb="approve"))
    assert isinstance(outcome, Refused)
    assert "wrote this text" in outcome.reason


def test_nor_within_one_batch(desks: Desks) -> None:
    first = edit(desks, TRIAL, text="The trial took 12 days.")
    opened = desks.opened(first.locale, DOMAIN)
    outcomes = save_all(desks, [first, replace(first, text="The trial took 12 days.", verb="approve")])
    assert opened.ids
    assert [type(outcome) for outcome in outcomes] == [Saved, Refused]


def test_another_text_with_an_approval_is_signed_not_approved(desks: Desks) -> None:
    outcome = save(desks, edit(desks, TRIAL, text="The trial took 12 days.", verb="approve"))
    assert isinstance(outcome, Saved)
    assert outcome.state == State.TRANSLATED
    assert acts(desks)[-1]["act"] == "translated"


def test_an_approval_is_for_the_text_that_was_seen(desks: Desks) -> None:
    seen = edit(desks, TRIAL, verb="approve", by="rok")
    tree.edit(desks.root, "en", DOMAIN.name, {TRIAL: "The trial was 21 days."})
    outcome = save(desks, seen)
    assert isinstance(outcome, Conflict)
    assert outcome.theirs == "The trial was 21 days."
    assert acts(desks)[-1]["by"] != "rok"


def test_an_unfinished_text_stays_a_draft_that_nobody_signed(desks: Desks) -> None:
    before = len(acts(desks))
    outcome = save(desks, edit(desks, TRIAL, text="The trial …", unfinished=True))
    assert isinstance(outcome, Saved)
    assert outcome.state == State.DRAFT
    assert len(acts(desks)) == before


def test_a_draft_is_accepted_by_signing_it(desks: Desks) -> None:
    save(desks, edit(desks, TRIAL, text="The trial took 12 days.", unfinished=True))
    outcome = save(desks, edit(desks, TRIAL, verb="sign"))
    assert isinstance(outcome, Saved)
    assert outcome.state == State.TRANSLATED


def test_a_sentence_joined_with_the_one_before_shares_its_state(desks: Desks) -> None:
    outcome = save(desks, edit(desks, "Elle chantait.", text=JOIN))
    assert outcome == Saved(outcome.id, State.TRANSLATED, lapsed=True)
    assert {line["unit"] for line in acts(desks)[-1:]} == {"La foule attendait dehors. Elle chantait."}
    assert isinstance(save(desks, edit(desks, "Elle chantait.", text="It sang.")), Saved)
    assert text(desks, "Elle chantait.") == "It sang."


def test_the_first_sentence_of_a_paragraph_has_nothing_to_join(desks: Desks) -> None:
    outcome = save(desks, edit(desks, "La foule attendait dehors.", text=JOIN))
    assert isinstance(outcome, Refused)
    assert "nothing stands before it" in outcome.reason


def test_a_sentence_that_changed_in_the_source_is_a_conflict(desks: Desks) -> None:
    seen = edit(desks, TRIAL, text="The trial took 12 days.")
    tree.rewrite(desks.root / "sources/2025/riviere/case.md", TRIAL, "Le procès a duré 21 jours.")
    assert tree.w4r(desks.root, "merge").code == 0
    outcome = save(desks, seen)
    assert isinstance(outcome, Refused | Conflict)
    assert text(desks, "Le procès a duré 21 jours.") != "The trial took 12 days."


def test_what_an_editor_saves_beside_it_is_kept(desks: Desks) -> None:
    seen = edit(desks, TRIAL, text="The trial took 12 days.")
    tree.edit(desks.root, "en", DOMAIN.name, {FACTORY: "A plant in Exemplia polluted the river."})
    assert isinstance(save(desks, seen), Saved)
    assert text(desks, FACTORY) == "A plant in Exemplia polluted the river."
    assert text(desks, TRIAL) == "The trial took 12 days."


def test_what_an_editor_undoes_is_offered_again(desks: Desks) -> None:
    path = tree.po_path(desks.root, "en", DOMAIN.name)
    opened_in_an_editor = path.read_bytes()
    save(desks, edit(desks, TRIAL, text="The trial took 12 days."))
    assert not sheet_of(desks, TRIAL).undone
    path.write_bytes(opened_in_an_editor)
    assert sheet_of(desks, TRIAL).undone == "The trial took 12 days."
    assert sheet_of(desks, TRIAL).item.asked
    save(desks, edit(desks, TRIAL, text="The trial took 12 days."))
    assert not sheet_of(desks, TRIAL).undone


def sheet_of(desks: Desks, msgid: str) -> Sheet:
    opened = desks.opened(locale("en"), DOMAIN)
    name = next(name for name, key in opened.ids.items() if key[1] == msgid)
    return sheet(desks, Alarms(desks), opened, name)


def test_a_catalogue_with_a_fault_is_not_written(desks: Desks) -> None:
    seen = edit(desks, TRIAL, text="The trial took 12 days.")
    path = tree.po_path(desks.root, "en", DOMAIN.name)
    path.write_bytes(path.read_bytes() + b'\nmsgid "open\n')
    before = path.read_bytes()
    assert isinstance(save(desks, seen), Refused)
    assert path.read_bytes() == before


def test_control_characters_and_floods_are_refused(desks: Desks) -> None:
    assert isinstance(save(desks, edit(desks, TRIAL, text="\x1b[31mred")), Refused)
    assert isinstance(save(desks, edit(desks, TRIAL, text="a" * 20_001)), Refused)
    assert isinstance(save(desks, edit(desks, TRIAL, text="two\r\nlines")), Saved)
    assert text(desks, TRIAL) == "two lines"


def test_the_source_is_approved_and_not_written(desks: Desks) -> None:
    assert isinstance(save(desks, edit(desks, TRIAL, "fr", text="Autre.")), Refused)
    assert isinstance(save(desks, edit(desks, TRIAL, "fr", verb="review")), Saved)


def test_twenty_people_lose_nothing(desks: Desks) -> None:
    clerk = Clerk(desks)
    answers: list[tuple[Edit, object]] = []

    def work(who: int) -> None:
        for turn in range(10):
            msgid = TRIAL if turn % 3 == 0 else FACTORY
            wanted = edit(desks, msgid, by=f"person-{who}", text=f"Text {who}.{turn}")
            answers.append((wanted, clerk.save(wanted)))

    people = [threading.Thread(target=work, args=(who,)) for who in range(20)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert len(answers) == 200
    assert {type(answer) for _, answer in answers} <= {Saved, Conflict}
    signed = {(act["by"], act["tgt"]) for act in acts(desks) if act["act"] == "translated"}
    saved = [wanted for wanted, answer in answers if isinstance(answer, Saved)]
    assert len({by for by, _ in signed if by.startswith("person-")}) > 1
    assert len([by for by, _ in signed if by.startswith("person-")]) == len(saved)
    assert {text(desks, TRIAL), text(desks, FACTORY)} <= {wanted.text for wanted in saved}
