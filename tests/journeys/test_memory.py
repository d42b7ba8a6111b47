# SPDX-License-Identifier: GPL-3.0-or-later
"""What was translated and read serves again, and only that; the memory follows the tree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.journeys import tree

TRIAL = "Le procès a duré 12 jours."


def lookup(root: Path, text: str, tag: str = "en", *more: str) -> Any:
    found = tree.w4r(root, "memory", "lookup", text, "--locale", tag, "--format", "json", *more)
    assert found.code == 0, found.said
    return found.json


def update(root: Path) -> Any:
    done = tree.w4r(root, "memory", "update", "--format", "json")
    return done.json


def memory_of(root: Path) -> Path:
    return root / ".w4r" / "memory.sqlite"


def test_an_approved_sentence_is_found_whatever_its_typography(campaign: Path) -> None:
    (found,) = lookup(campaign, "Le procès a duré 12\u00a0jours.")
    assert (found["kind"], found["state"], found["usable"]) == ("exact", "approved", True)
    assert found["target"] == tree.entry(campaign, "en", "2025-riviere", TRIAL).msgstr


def test_another_figure_is_shown_and_never_usable(campaign: Path) -> None:
    (found,) = lookup(campaign, "Le procès a duré 21 jours.")
    assert not found["usable"]
    assert [fact["text"] for fact in found["lost"] + found["gained"]] == ["12", "21"]
    said = tree.w4r(campaign, "memory", "lookup", "Le procès a duré 21 jours.", "--locale", "en").out
    assert "≠" in said
    assert "[-12-]{+21+}" in said


def test_what_nobody_has_read_is_not_held_until_the_configuration_says_so(campaign: Path) -> None:
    assert lookup(campaign, TRIAL, "ar") == []
    tree.rewrite(campaign / "w4r.toml", "[project]", '[memory]\nminimum = "TRANSLATED"\n\n[project]')
    assert [found["state"] for found in lookup(campaign, TRIAL, "ar")] == ["translated"]


def test_an_edited_text_serves_no_more(campaign: Path) -> None:
    assert lookup(campaign, TRIAL)
    tree.edit(campaign, "en", "2025-riviere", {TRIAL: "The trial took twelve days."})
    assert lookup(campaign, TRIAL) == []


def test_only_what_changed_is_read_again(campaign: Path) -> None:
    assert update(campaign)["read"] > 0
    assert update(campaign)["read"] == 0
    tree.edit(campaign, "de", "2025-riviere", {TRIAL: "Der Prozess hat zwölf Tage gedauert."})
    assert update(campaign)["read"] == 1


@pytest.mark.parametrize("name", ["memory.sqlite", "memory-embargoed.sqlite"])
def test_a_deleted_memory_is_made_again_as_it_was(campaign: Path, name: str) -> None:
    before = tree.w4r(campaign, "search", "procès", "--format", "json").json
    (campaign / ".w4r" / name).unlink()
    assert tree.w4r(campaign, "search", "procès", "--format", "json").json == before
    assert before


@pytest.mark.parametrize(
    ("old", "new"),
    [('tier = "public"', 'tier = "restricted"'), ('status = "open"', 'status = "recalled"')],
)
def test_a_restricted_or_recalled_case_leaves_the_memory(campaign: Path, old: str, new: str) -> None:
    assert lookup(campaign, TRIAL)
    assert (
        tree.entry(campaign, "en", "2025-riviere", TRIAL).msgstr.encode() in memory_of(campaign).read_bytes()
    )
    tree.rewrite(campaign / "sources/2025/riviere/case.toml", old, new)
    assert lookup(campaign, TRIAL, "en", "--embargoed") == []
    secret = tree.entry(campaign, "en", "2025-riviere", TRIAL).msgstr.encode()
    assert secret not in memory_of(campaign).read_bytes()


def test_an_embargoed_case_lies_in_a_file_of_its_own(campaign: Path) -> None:
    assert lookup(campaign, TRIAL)
    tree.rewrite(campaign / "sources/2025/riviere/case.toml", 'tier = "public"', 'tier = "embargoed"')
    assert lookup(campaign, TRIAL) == []
    assert [found["kind"] for found in lookup(campaign, TRIAL, "en", "--embargoed")] == ["exact"]
    (campaign / ".w4r" / "memory-embargoed.sqlite").unlink()
    assert lookup(campaign, TRIAL, "en", "--embargoed")


def test_a_catalogue_that_is_refused_gives_nothing_and_is_told(campaign: Path) -> None:
    path = tree.po_path(campaign, "en", "2025-riviere")
    path.write_text(path.read_text(encoding="utf-8") + 'msgid "\n', encoding="utf-8")
    done = tree.w4r(campaign, "memory", "update", "--format", "json")
    assert done.code == 3
    assert any("2025-riviere.po" in error for error in done.json["errors"])
    assert lookup(campaign, TRIAL) == []
    assert lookup(campaign, TRIAL, "de")


def test_a_text_taken_into_a_new_case_is_context_exact_there(campaign: Path) -> None:
    folder = campaign / "sources" / "2025" / "autre"
    folder.mkdir()
    text = (campaign / "sources/2025/riviere/case.md").read_text(encoding="utf-8")
    (folder / "case.md").write_text(text, encoding="utf-8")
    told = tree.w4r(campaign, "memory", "leverage", "2025-autre", "--locale", "en", "--format", "json").json
    (report,) = told["reports"]
    bands = report["bands"]
    assert bands["new"]["texts"] == 0
    assert bands["context-exact"]["texts"] > bands["exact"]["texts"]
    shown = tree.w4r(campaign, "memory", "leverage", "2025-autre", "--locale", "en").out
    assert "2025-autre" in shown


def test_search_shows_a_word_in_every_language(campaign: Path) -> None:
    found = tree.w4r(campaign, "search", "procès", "--format", "json").json
    assert {said["locale"] for hit in found for said in hit["targets"]} >= {"en", "de", "ja"}
    shown = tree.w4r(campaign, "search", "proces", "--locale", "de")
    assert shown.code == 0
    assert TRIAL in shown.out


def test_a_shared_memory_that_is_away_is_one_line_and_nothing_is_asked_elsewhere(campaign: Path) -> None:
    lookup(campaign, TRIAL)
    away = '[memory]\nurl = "postgresql://127.0.0.1:1/w4r"\n\n[project]'
    tree.rewrite(campaign / "w4r.toml", "[project]", away)
    for command in (["update"], ["lookup", TRIAL, "--locale", "en"], ["leverage"]):
        done = tree.w4r(campaign, "memory", *command)
        assert (done.code, done.out) == (6, "")
        (line,) = done.err.splitlines()
        assert line.startswith("w4r: the memory server does not answer: ")
        assert "[memory] url" in line


def beside(root: Path, *words: str) -> dict[str, set[str]]:
    """For each French sentence found for a Japanese translator, the English ones beside it."""
    found = tree.w4r(root, "search", *words, "--locale", "ja", "--format", "json")
    assert found.code == 0, found.said
    return {
        hit["source"]: {said["target"] for said in hit["targets"] if said["reference"]} for hit in found.json
    }


def test_approved_english_is_shown_beside_the_french_until_either_changes(campaign: Path) -> None:
    tree.rewrite(campaign / "w4r.toml", "[project]", '[locales.ja]\nreference = ["en"]\n\n[project]')
    english = tree.entry(campaign, "en", "2025-riviere", TRIAL).msgstr
    assert beside(campaign, "procès") == {TRIAL: {english}}
    tree.edit(campaign, "ja", "2025-riviere", {TRIAL: ""})
    assert beside(campaign, "procès") == beside(campaign, "trial") == {TRIAL: {english}}
    tree.rewrite(campaign / "sources/2025/riviere/case.md", "duré 12 jours", "duré 21 jours")
    assert tree.w4r(campaign, "run").code == 0
    assert beside(campaign, "procès") == beside(campaign, "trial") == {}


def test_english_that_lost_its_approval_is_not_shown_beside_the_french(campaign: Path) -> None:
    tree.rewrite(
        campaign / "w4r.toml",
        "[project]",
        '[memory]\nminimum = "TRANSLATED"\n[locales.ja]\nreference = ["en"]\n\n[project]',
    )
    tree.edit(campaign, "en", "2025-riviere", {TRIAL: "The trial took 12 days or so."})
    assert beside(campaign, "procès") == {TRIAL: set()}


def test_what_several_cases_share_is_counted_once_in_the_sum(campaign: Path) -> None:
    for name in ("autre", "encore"):
        folder = campaign / "sources" / "2025" / name
        folder.mkdir()
        (folder / "case.md").write_text(
            '+++\ntier = "public"\nkind = "case"\n+++\n\nLe vent est tombé **hier**. Merci.\n',
            encoding="utf-8",
        )
    names = ("2025-autre", "2025-encore")
    done = tree.w4r(campaign, "memory", "leverage", *names, "--locale", "de", "--format", "json")
    first, second = (report["bands"]["new"] for report in done.json["reports"])
    assert first == second
    assert first["words"] == 6
    assert first["characters"] == len("Le vent est tombé hier.") + len("Merci.")
    (together,) = done.json["together"]
    assert (together["bands"]["new"], together["bands"]["repeated"]) == (first, first)
    assert "together" in tree.w4r(campaign, "memory", "leverage", *names, "--locale", "de").out
    assert "together" not in tree.w4r(campaign, "memory", "leverage", names[0], "--locale", "de").out
