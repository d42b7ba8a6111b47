# SPDX-License-Identifier: GPL-3.0-or-later
"""What the review page shows: the queue by risk, a text with what helps, replacing, the whole in its look."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys import tree

from w4r_i18n.flow.desk_alarms import Alarms
from w4r_i18n.flow.desk_beside import past, remembered, twins
from w4r_i18n.flow.desk_edit import Edit, Saved
from w4r_i18n.flow.desk_open import Desks, Opened
from w4r_i18n.flow.desk_preview import preview
from w4r_i18n.flow.desk_queue import Queues, Risk, Wanted
from w4r_i18n.flow.desk_replace import Replacing, replaced
from w4r_i18n.flow.desk_save import save_all
from w4r_i18n.flow.desk_text import Sheet, refusals, sheet
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import JOIN
from w4r_i18n.model.locale import locale
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key
from w4r_i18n.project.layout import Domain

DOMAIN = Domain("2025-riviere")
DOMAINS = (Domain("common"), Domain("2025-marche"), DOMAIN)
TRIAL = "Le procès a duré 12 jours."
ROOM = "La salle était pleine."
ENGLISH = locale("en")
EVERY = frozenset(Risk)


@pytest.fixture
def desks(campaign: Path) -> Desks:
    return Desks(campaign)


def opened(desks: Desks, tag: str = "en") -> Opened:
    return desks.opened(locale(tag), DOMAIN)


def key_of(at: Opened, msgid: str) -> Key:
    return next(key for key in at.entries if key[1] == msgid)


def sheet_of(desks: Desks, msgid: str, tag: str = "en") -> Sheet:
    at = opened(desks, tag)
    return sheet(desks, Alarms(desks), at, at.names[key_of(at, msgid)])


def queue_of(desks: Desks, wanted: Wanted, tag: str = "en") -> dict[str, Risk]:
    found = Queues(desks, Alarms(desks)).of(locale(tag), DOMAINS, wanted)
    return {item.source: item.risk for item in found.items}


def test_nothing_waits_where_all_is_approved(desks: Desks) -> None:
    assert queue_of(desks, Wanted()) == {}
    assert set(queue_of(desks, Wanted(risks=EVERY)).values()) == {Risk.APPROVED}


def test_what_waits_stands_in_order_of_risk(desks: Desks) -> None:
    demand = "Je vous demande de libérer Nadia Fictive."
    texts = {demand: "I ask you to free Nadia Fictive.", TRIAL: "It took 21 days.", ROOM: "It was full."}
    tree.edit(desks.root, "en", DOMAIN.name, texts)
    found = queue_of(desks, Wanted())
    assert list(found.items()) == [
        (demand, Risk.CRITICAL), (TRIAL, Risk.WARNING), (ROOM, Risk.TRANSLATED),
    ]  # fmt: skip


def test_a_changed_figure_in_the_source_is_shown_with_its_former_words(desks: Desks) -> None:
    tree.rewrite(desks.root / "sources/2025/riviere/case.md", TRIAL, "Le procès a duré 21 jours.")
    assert tree.w4r(desks.root, "merge").code == 0
    found = sheet_of(desks, "Le procès a duré 21 jours.")
    assert found.item.risk == Risk.STALE
    assert [(each.old, each.new) for each in found.previous if not each.same] == [("12", "21")]
    assert found.changed == ("12 → 21",)


def test_words_are_found_in_either_language_whatever_their_accents(desks: Desks) -> None:
    assert list(queue_of(desks, Wanted(risks=EVERY, words="PROCES dure"))) == [TRIAL]
    assert list(queue_of(desks, Wanted(risks=EVERY, words="trial lasted"))) == [TRIAL]
    assert queue_of(desks, Wanted(risks=EVERY, words="trial nowhere")) == {}


def test_what_one_wrote_is_left_out_when_asked(desks: Desks) -> None:
    assert queue_of(desks, Wanted(risks=EVERY, not_by="ana-en")) == {}
    assert queue_of(desks, Wanted(risks=EVERY, not_by="ben-en")) != {}


def test_a_text_stands_in_its_paragraph_between_its_neighbours(desks: Desks) -> None:
    found = sheet_of(desks, TRIAL)
    roles = [(paragraph.role, paragraph.current) for paragraph in found.around]
    assert roles == [("standfirst", False), ("paragraph", True), ("paragraph", False)]
    current = next(paragraph for paragraph in found.around if paragraph.current)
    assert [sentence.source for sentence in current.sentences if sentence.current] == [TRIAL]
    assert len(current.sentences) == 3


def test_who_wrote_a_text_is_told_why_they_cannot_approve_it(desks: Desks) -> None:
    at = opened(desks)
    assert "wrote this text" in refusals(at, key_of(at, TRIAL), "ana-en")["approve"]
    assert refusals(at, key_of(at, TRIAL), "mira")["approve"] == ""


def test_what_is_typed_is_checked_beside_its_neighbours(desks: Desks) -> None:
    alarms, at = Alarms(desks), opened(desks)
    key = key_of(at, TRIAL)
    assert alarms.of_text(at, key, "The trial lasted 12 days.") == ()
    assert "number" in {one.check for one in alarms.of_text(at, key, "The trial lasted 21 days.")}
    assert alarms.of_text(at, key, "") == ()


def test_a_finding_that_somebody_let_pass_is_not_shown_again(desks: Desks) -> None:
    tree.edit(desks.root, "en", DOMAIN.name, {TRIAL: "The trial lasted 21 days."})
    found = sheet_of(desks, TRIAL)
    assert "number" in {one.check for one in found.alarms}
    waived = Edit(
        ENGLISH,
        DOMAIN,
        found.item.id,
        "noor",
        *found.seen,
        verb="waive",
        check="number",
        note="as it was said",
    )
    assert isinstance(save_all(desks, [waived])[0], Saved)
    assert "number" not in {one.check for one in sheet_of(desks, TRIAL).alarms}


def test_an_approved_reference_is_shown_where_the_locale_asks_for_it(desks: Desks) -> None:
    config = desks.root / "w4r.toml"
    config.write_text(config.read_text() + '\n[locales.ar]\nreference = ["en"]\n')
    (found,) = sheet_of(desks, TRIAL, "ar").references
    assert (found.locale.tag, found.text) == ("en", "The trial lasted 12 days.")


def test_the_past_of_a_text_tells_who_did_what(desks: Desks) -> None:
    at = opened(desks)
    told = [(each.act.by, each.act.act) for each in past(at, key_of(at, TRIAL))]
    assert sorted(told) == [("ana-en", "translated"), ("ben-en", "approved")]


def test_the_memory_and_the_same_sentence_elsewhere_are_offered(desks: Desks) -> None:
    march = desks.root / "sources/2025/marche/communique.md"
    march.write_text(march.read_text() + f"\n{TRIAL}\n")
    assert tree.w4r(desks.root, "merge").code == 0
    assert tree.w4r(desks.root, "memory", "update").code == 0
    at = desks.opened(ENGLISH, Domain("2025-marche"))
    key = key_of(at, TRIAL)
    assert [match.target for match in remembered(at, key)] == ["The trial lasted 12 days."]
    (twin,) = twins(desks, at, key, DOMAINS)
    assert (twin.domain, twin.text, twin.state) == (DOMAIN, "The trial lasted 12 days.", State.APPROVED)


def test_replacing_shows_each_change_and_saves_only_what_was_shown(desks: Desks) -> None:
    wanted = Replacing("river", "stream", case=False)
    found = replaced(desks, ENGLISH, DOMAINS, wanted)
    texts = {each.source: each.text for each in found}
    assert texts["La rivière et la loi"] == "The stream and the law"
    tree.edit(desks.root, "en", DOMAIN.name, {"La rivière et la loi": "Law and river"})
    edits = [Edit(ENGLISH, each.domain, each.id, "noor", *each.seen, text=each.text) for each in found]
    outcomes = save_all(desks, edits)
    kept = [each.source for each, one in zip(found, outcomes, strict=True) if not isinstance(one, Saved)]
    assert kept == ["La rivière et la loi"]


def test_whole_words_alone_are_replaced_and_capitals_kept(desks: Desks) -> None:
    assert replaced(desks, ENGLISH, DOMAINS, Replacing("riv", "x")) == ()
    assert replaced(desks, ENGLISH, DOMAINS, Replacing("riv", "x", whole=False)) != ()
    (found,) = replaced(desks, ENGLISH, (DOMAIN,), Replacing("it was", "she was", case=False))
    assert found.text == "She was singing."
    with pytest.raises(InputError):
        replaced(desks, ENGLISH, DOMAINS, Replacing(" ", "x"))


def test_replacing_reads_no_pattern_and_no_escape(desks: Desks) -> None:
    assert replaced(desks, ENGLISH, DOMAINS, Replacing("r.ver", "x", whole=False)) == ()
    (found,) = replaced(desks, ENGLISH, (DOMAIN,), Replacing("singing", r"\1 \g<0>"))
    assert found.text == r"It was \1 \g<0>."


def test_the_preview_shows_every_sentence_with_its_state(desks: Desks) -> None:
    tree.edit(desks.root, "en", DOMAIN.name, {TRIAL: "It took 12 days.", ROOM: "", "Elle chantait.": JOIN})
    page = preview(opened(desks), "case", notice="Not for sending").decode()
    assert '<span class="state translated">It took 12 days.</span>' in page
    assert '<span class="state approved">Nadia Fictive faces ten years in prison.</span>' in page
    assert f'<span class="untranslated" lang="fr" dir="ltr">{ROOM}</span>' in page
    assert not [sign for sign in page if "\ue000" <= sign <= "\uf8ff"]
    with pytest.raises(InputError):
        preview(opened(desks), "nothing", notice="")


def test_a_file_that_changes_is_read_again(desks: Desks) -> None:
    opened(desks)
    tree.edit(desks.root, "en", DOMAIN.name, {TRIAL: "It took 12 days."})
    again = opened(desks)
    assert again.entries[key_of(again, TRIAL)].msgstr == "It took 12 days."
