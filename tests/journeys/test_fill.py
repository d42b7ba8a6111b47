# SPDX-License-Identifier: GPL-3.0-or-later
"""The same sentence in a new case: what memory fills in, as what, and what it never fills."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.journeys import tree

from w4r_i18n.model.catalogue import Entry

HOME, NEW, THIRD = "2025-riviere", "2025-zebre", "2025-zone"
TRIAL = "Le procès a duré 12 jours."
HALL = "La salle était pleine."
SINGING = "Elle chantait."
CRITICAL = "Nadia Fictive risque dix ans de prison."
EMPTIED = (TRIAL, HALL, SINGING, CRITICAL)


def with_new_case(root: Path, *names: str, emptied: bool = True) -> Path:
    """A case with the same text as one that is done, merged; its German empty or as merging copied it."""
    for name in names or (NEW,):
        folder = root / "sources" / "2025" / name[5:]
        folder.mkdir()
        shutil.copy(root / "sources/2025/riviere/case.md", folder / "case.md")
    assert tree.w4r(root, "run").code == 0
    for name in names or (NEW,):
        if emptied:
            tree.edit(root, "de", name, dict.fromkeys(EMPTIED, ""))
    return root


def certain(root: Path) -> Path:
    tree.rewrite(root / "w4r.toml", "[project]", '[memory]\ncontext_exact = "translated"\n\n[project]')
    return root


def fill(root: Path, *domains: str, code: int = 0, tag: str = "de") -> Any:
    done = tree.w4r(root, "memory", "fill", *domains, "--locale", tag, "--format", "json")
    assert done.code == code, done.said
    return done.json


def entries(root: Path, domain: str = NEW) -> Mapping[str, Entry]:
    return {each.msgid: each for each in tree.catalogue(root, "de", domain).messages}


def reject(root: Path, domain: str) -> None:
    name = tree.ids(root, "de", domain)[TRIAL]
    who = ("--by", "cleo", "--note", "wrong")
    done = tree.w4r(root, "review", "reject", name, "--domain", domain, "--locale", "de", *who)
    assert done.code == 0, done.said


def kinds(entry: Entry) -> list[str]:
    return [comment.split()[1] for comment in entry.comments]


def test_by_default_the_same_words_fill_in_as_drafts(campaign: Path) -> None:
    root = with_new_case(campaign)
    (filled,) = fill(root, NEW)["filled"]
    assert {text["as"] for text in filled["texts"]} == {"draft"}
    assert {text["source"] for text in filled["texts"]} == set(EMPTIED)
    for source in EMPTIED:
        entry = entries(root)[source]
        assert entry.msgstr == tree.entry(root, "de", HOME, source).msgstr
        assert (entry.fuzzy, kinds(entry)) == (True, ["memory"])
    assert set(tree.states(root, "de", NEW).values()) == {"draft"}


@pytest.mark.parametrize("emptied", [True, False], ids=["empty", "as merging copied it"])
def test_a_context_exact_approved_text_counts_as_translated_where_it_is_not_critical(
    campaign: Path, *, emptied: bool
) -> None:
    root = certain(with_new_case(campaign, emptied=emptied))
    fill(root, NEW)
    for source in (TRIAL, HALL, SINGING):
        entry = entries(root)[source]
        assert (entry.fuzzy, kinds(entry)) == (False, ["filled"])
        assert entry.msgstr == tree.entry(root, "de", HOME, source).msgstr
    assert (entries(root)[CRITICAL].fuzzy, kinds(entries(root)[CRITICAL])) == (True, ["memory"])
    states = tree.states(root, "de", NEW)
    assert (states[TRIAL], states[CRITICAL]) == ("translated", "draft")


def test_what_is_filled_stays_so_and_is_not_pinned_until_somebody_signs(campaign: Path) -> None:
    root = certain(with_new_case(campaign))
    fill(root, NEW)
    before = tree.bytes_below(root / "locales")
    assert fill(root)["filled"] == []
    assert tree.w4r(root, "run").code == 0
    assert tree.bytes_below(root / "locales") == before
    tree.approve(root, "de", NEW)
    assert entries(root)[TRIAL].comments == ()
    assert tree.states(root, "de", NEW)[TRIAL] == "approved"


def test_what_a_person_typed_or_marked_is_never_touched(campaign: Path) -> None:
    root = certain(with_new_case(campaign))
    tree.edit(root, "de", NEW, {TRIAL: "Zwölf Tage.", HALL: "  \n"})
    tree.edit(root, "de", NEW, {SINGING: "Sang."}, clear=False)
    before = entries(root)
    fill(root, NEW)
    after = entries(root)
    assert after[TRIAL].msgstr == "Zwölf Tage."
    assert after[HALL].msgstr == tree.entry(root, "de", HOME, HALL).msgstr
    touched = {source for source in after if after[source] != before[source]}
    assert touched <= {HALL, CRITICAL} | {source for source in before if kinds(before[source]) == ["memory"]}
    assert after[SINGING].msgstr == "Sang."


def test_other_neighbours_make_it_a_draft(campaign: Path) -> None:
    root = certain(with_new_case(campaign))
    tree.rewrite(root / "sources/2025/zebre/case.md", f" {HALL}", " Le public était nombreux.")
    assert tree.w4r(root, "run").code == 0
    tree.edit(root, "de", NEW, {TRIAL: ""})
    fill(root, NEW)
    assert kinds(entries(root)[TRIAL]) == ["memory"]
    assert kinds(entries(root)[SINGING]) == ["filled"]


def test_another_context_fills_nothing(campaign: Path) -> None:
    root = with_new_case(campaign)
    tree.rewrite(
        root / "sources/2025/zebre/case.md",
        "La foule attendait",
        "<!-- w4r: ctx=court -->\nLa foule attendait",
    )
    assert tree.w4r(root, "run").code == 0
    tree.edit(root, "de", NEW, {SINGING: ""})
    fill(root, NEW)
    assert entries(root)[SINGING].msgstr == ""


def test_an_approval_that_lapsed_since_gives_a_draft_whatever_the_memory_holds(campaign: Path) -> None:
    root = certain(with_new_case(campaign))
    assert tree.w4r(root, "memory", "update").code == 0
    tree.edit(root, "de", HOME, {TRIAL: "Der Prozess dauerte zwölf Tage."})
    fill(root, NEW)
    entry = entries(root)[TRIAL]
    assert (entry.msgstr, kinds(entry)) == ("Der Prozess dauerte zwölf Tage.", ["memory"])


def test_a_rejected_text_is_not_offered_again(campaign: Path) -> None:
    root = certain(with_new_case(campaign))
    reject(root, HOME)
    fill(root, NEW)
    assert entries(root)[TRIAL].msgstr == ""
    assert entries(root)[HALL].msgstr


def test_a_text_rejected_in_one_case_is_not_taken_from_another_that_approved_it(campaign: Path) -> None:
    root = certain(with_new_case(campaign, NEW, THIRD))
    text = tree.entry(root, "de", HOME, TRIAL).msgstr
    tree.edit(root, "de", THIRD, {TRIAL: text})
    reject(root, THIRD)
    fill(root, NEW)
    assert entries(root)[TRIAL].msgstr == ""


def test_two_approved_texts_make_it_a_draft(campaign: Path) -> None:
    root = certain(with_new_case(campaign, NEW, THIRD))
    tree.edit(root, "de", THIRD, {TRIAL: "Es dauerte 12 Tage.", HALL: "Der Saal war voll."})
    tree.approve(root, "de", THIRD)
    fill(root, NEW)
    assert kinds(entries(root)[TRIAL]) == ["memory"]
    assert entries(root)[TRIAL].msgstr == "Es dauerte 12 Tage."


def test_what_was_filled_and_nobody_has_read_fills_nothing_else(campaign: Path) -> None:
    root = certain(with_new_case(campaign, NEW, THIRD))
    fill(root, NEW)
    tree.edit(root, "de", HOME, {TRIAL: ""})
    fill(root, THIRD)
    assert entries(root, THIRD)[TRIAL].msgstr == ""
    tree.edit(root, "de", THIRD, {TRIAL: ""})
    tree.approve(root, "de", NEW)
    fill(root, THIRD)
    assert kinds(entries(root, THIRD)[TRIAL]) == ["filled"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('tier = "public"', 'tier = "restricted"'),
        ('tier = "public"', 'tier = "embargoed"'),
        ('status = "open"', 'status = "recalled"'),
        ('status = "open"', 'status = "suspended"'),
    ],
)
def test_nothing_comes_from_a_case_that_is_secret_or_recalled(campaign: Path, old: str, new: str) -> None:
    root = certain(with_new_case(campaign))
    tree.rewrite(root / "sources/2025/riviere/case.toml", old, new)
    assert fill(root, NEW)["filled"] == []
    assert entries(root)[TRIAL].msgstr == ""


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("case.toml", 'tier = "public"', 'tier = "restricted"'),
        ("case.md", 'tier = "public"', 'tier = "embargoed"'),
        ("case.toml", 'status = "open"', 'status = "recalled"'),
    ],
)
def test_merging_copies_nothing_from_a_case_that_is_secret_or_recalled(
    campaign: Path, name: str, old: str, new: str
) -> None:
    path = campaign / "sources/2025/riviere" / name
    text = (campaign / "sources/2025/riviere/case.md").read_text(encoding="utf-8")
    tree.rewrite(path, old, new)
    folder = campaign / "sources" / "2025" / "zebre"
    folder.mkdir()
    (folder / "case.md").write_text(text, encoding="utf-8")
    assert tree.w4r(campaign, "run").code == 0
    assert {entry.msgstr for entry in entries(campaign).values()} == {""}


def test_an_embargoed_case_takes_from_public_ones_and_shows_nothing(campaign: Path) -> None:
    root = certain(with_new_case(campaign))
    tree.rewrite(root / "sources/2025/zebre/case.md", 'tier = "public"', 'tier = "embargoed"')
    (filled,) = fill(root, NEW)["filled"]
    assert {(text["source"], text["target"]) for text in filled["texts"]} == {("", "")}
    assert kinds(entries(root)[TRIAL]) == ["filled"]


def test_a_damaged_ledger_gives_drafts_only(campaign: Path) -> None:
    root = certain(with_new_case(campaign))
    ledger = root / "locales/de/reviews" / f"{NEW}.jsonl"
    ledger.write_text("{\n", encoding="utf-8")
    fill(root, NEW)
    assert kinds(entries(root)[TRIAL]) == ["memory"]


def test_a_refused_catalogue_is_told_and_the_others_are_filled(campaign: Path) -> None:
    root = with_new_case(campaign, NEW, THIRD)
    path = tree.po_path(root, "de", THIRD)
    path.write_text(path.read_text(encoding="utf-8") + 'msgid "\n', encoding="utf-8")
    done = fill(root, code=3)
    assert any(f"{THIRD}.po" in error for error in done["errors"])
    assert [each["domain"] for each in done["filled"]] == [NEW]


def test_a_dry_run_tells_and_writes_nothing(campaign: Path) -> None:
    root = with_new_case(campaign)
    before = tree.bytes_below(root)
    done = tree.w4r(root, "memory", "fill", NEW, "--dry-run")
    assert "4 drafts" in done.out
    assert "1 file would change" in done.out
    assert tree.bytes_below(root) == before


def test_an_overlay_is_not_filled(campaign: Path) -> None:
    tree.rewrite(campaign / "w4r.toml", '"ar"]', '"ar", "de-CH"]\n[locales.de-CH]\nbase = "de"')
    root = with_new_case(campaign, emptied=False)
    assert fill(root, tag="de-CH")["filled"] == []


def test_a_sentence_that_waits_in_several_cases_is_listed_once_and_filled_from_one(campaign: Path) -> None:
    tree.edit(campaign, "de", HOME, {TRIAL: ""})
    root = with_new_case(campaign, NEW, THIRD)
    listed = tree.w4r(root, "memory", "repeats", "--locale", "de", "--format", "json").json["repeats"]
    found = next(each for each in listed if each["source"] == TRIAL)
    assert found["waiting"] == [HOME, NEW, THIRD]
    assert (found["words"], found["translated"]) == (6, [])
    tree.edit(root, "de", HOME, {TRIAL: "Der Prozess dauerte 12 Tage."})
    shown = tree.w4r(root, "memory", "repeats", "--locale", "de").out
    assert f"waits in {NEW}, {THIRD}; translated in {HOME}" in shown
    fill(root)
    for domain in (NEW, THIRD):
        assert entries(root, domain)[TRIAL].msgstr == "Der Prozess dauerte 12 Tage."
        assert entries(root, domain)[TRIAL].fuzzy


def test_secret_sources_are_not_among_what_repeats(campaign: Path) -> None:
    root = with_new_case(campaign)
    tree.rewrite(root / "sources/2025/zebre/case.md", 'tier = "public"', 'tier = "embargoed"')
    listed = tree.w4r(root, "memory", "repeats", "--locale", "de", "--format", "json").json["repeats"]
    assert TRIAL not in {each["source"] for each in listed}


def test_a_copied_draft_with_a_word_of_a_person_or_of_another_text_stays_a_draft(campaign: Path) -> None:
    root = certain(with_new_case(campaign, emptied=False))
    path = tree.po_path(root, "de", NEW)
    (line,) = entries(root)[TRIAL].comments
    tree.rewrite(path, f"# {line}\n", f"# is it Prozess?\n# {line}\n")
    tree.edit(root, "de", HOME, {HALL: "Kein Platz war frei."})
    tree.approve(root, "de", HOME)
    before = entries(root)
    fill(root, NEW)
    assert entries(root)[TRIAL] == before[TRIAL]
    assert entries(root)[HALL] == before[HALL]
    assert kinds(entries(root)[SINGING]) == ["filled"]


def test_a_text_that_speaks_to_other_readers_is_a_draft(campaign: Path) -> None:
    root = certain(campaign)
    folder = root / "sources/2025/zebre"
    folder.mkdir()
    text = (root / "sources/2025/riviere/case.md").read_text(encoding="utf-8")
    letter = text.replace('kind = "case"', 'kind = "letter"\nsegment = "sentence"')
    (folder / "letter.md").write_text(letter, encoding="utf-8")
    assert tree.w4r(root, "run").code == 0
    tree.edit(root, "de", NEW, {SINGING: ""})
    fill(root, NEW)
    assert kinds(entries(root)[SINGING]) == ["memory"]
