# SPDX-License-Identifier: GPL-3.0-or-later
"""A PO file that comes back by mail: of any age, from any editor, beside work that went on here."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polib
import pytest
from tests.journeys import tree
from tests.journeys.checkouts import git

DOMAIN = "2025-riviere"
CASE = "sources/2025/riviere/case.md"
SINGING = "Elle chantait."
WAITING = "La foule attendait dehors."
FULL = "La salle était pleine."
TRIAL = "Le procès a duré 12 jours."

pytestmark = pytest.mark.system("git")


@pytest.fixture
def committed(campaign: Path) -> Path:
    """The campaign under git, its catalogues committed as they are."""
    git(campaign, "init", "--quiet")
    (campaign / ".gitignore").write_text("build/\n.w4r/\n", encoding="utf-8")
    commit(campaign)
    return campaign


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Der Stand.")


def mailed(root: Path, texts: Mapping[str, str], *, name: str = f"{DOMAIN}.po", width: int = 78) -> Path:
    """What a translator sends who got today's German file: edited, saved by another program, renamed."""
    file = polib.pofile(str(tree.po_path(root, "de", DOMAIN)), wrapwidth=width)
    for msgid, msgstr in texts.items():
        entry = file.find(msgid)
        assert entry is not None
        entry.msgstr = msgstr
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    file.metadata["Last-Translator"] = "Someone Real <someone@example.org>"
    file.metadata["X-Generator"] = "Poedit 3.4"
    path = root.parent / name
    path.write_text(str(file), encoding="utf-8")
    return path


def take_in(root: Path, path: Path, *, code: int = 0) -> Mapping[str, Mapping[str, Any]]:
    done = tree.w4r(root, "review", "take-in", str(path), "--by", "kai", "--format", "json")
    assert done.code == code, done.said
    return {str(each["source"]): each for each in done.json["taken"]}


def test_what_was_not_touched_changes_nothing(committed: Path) -> None:
    before = tree.bytes_below(committed / "locales")
    assert {each["what"] for each in take_in(committed, mailed(committed, {})).values()} == {"same"}
    assert tree.bytes_below(committed / "locales") == before


def test_an_edited_text_is_set_and_signed_and_nobody_s_real_name_comes_with_it(committed: Path) -> None:
    path = mailed(committed, {SINGING: "Sie sang laut."}, width=20)
    assert take_in(committed, path)[SINGING]["what"] == "set"
    assert tree.entry(committed, "de", DOMAIN, SINGING).msgstr == "Sie sang laut."
    assert tree.states(committed, "de", DOMAIN)[SINGING] == "translated"
    for content in tree.bytes_below(committed / "locales").values():
        assert b"someone@example.org" not in content


def test_last_week_s_file_does_not_undo_what_went_on_here(committed: Path) -> None:
    path = mailed(committed, {SINGING: "Sie sang laut."})
    tree.edit(committed, "de", DOMAIN, {WAITING: "Draußen stand die Menge."})
    commit(committed)
    taken = take_in(committed, path)
    assert (taken[SINGING]["what"], taken[WAITING]["what"]) == ("set", "same")
    assert tree.entry(committed, "de", DOMAIN, WAITING).msgstr == "Draußen stand die Menge."


def test_a_text_that_both_changed_stays_and_is_told_with_its_line(committed: Path) -> None:
    path = mailed(committed, {SINGING: "Von draußen."})
    tree.edit(committed, "de", DOMAIN, {SINGING: "Von hier."})
    taken = take_in(committed, path, code=1)
    assert taken[SINGING]["what"] == "conflict"
    line = int(str(taken[SINGING]["place"]).rpartition(":")[2])
    assert SINGING in path.read_text(encoding="utf-8").splitlines()[line - 1]
    assert tree.entry(committed, "de", DOMAIN, SINGING).msgstr == "Von hier."


def test_a_text_whose_source_has_changed_since_comes_in_as_stale_with_what_it_was_made_for(
    committed: Path,
) -> None:
    path = mailed(committed, {TRIAL: "Der Prozess dauerte volle 12 Tage."})
    tree.rewrite(committed / CASE, "12 jours", "21 jours")
    assert tree.w4r(committed, "merge").code == 0
    commit(committed)
    new = TRIAL.replace("12", "21")
    assert take_in(committed, path)[new]["what"] == "draft"
    entry = tree.entry(committed, "de", DOMAIN, new)
    assert (entry.msgstr, entry.fuzzy) == ("Der Prozess dauerte volle 12 Tage.", True)
    assert entry.previous is not None
    assert entry.previous.msgid == TRIAL
    assert tree.states(committed, "de", DOMAIN)[new] == "stale"


def test_a_text_whose_source_is_gone_is_kept_as_obsolete(committed: Path) -> None:
    path = mailed(committed, {SINGING: "Sie sang laut und lange."})
    tree.rewrite(committed / CASE, " Elle chantait.", "")
    assert tree.w4r(committed, "merge").code == 0
    commit(committed)
    assert take_in(committed, path, code=1)[SINGING]["what"] == "conflict"
    kept = {entry.msgid: entry.msgstr for entry in tree.catalogue(committed, "de", DOMAIN).obsolete}
    assert kept[SINGING] == "Sie sang laut und lange."


def test_a_file_of_another_name_finds_its_domain_by_its_texts(committed: Path) -> None:
    path = mailed(committed, {SINGING: "Sie sang laut."}, name="final (2).po")
    assert take_in(committed, path)[SINGING]["what"] == "set"


def test_without_git_an_accepted_text_is_not_undone_by_an_older_one(campaign: Path) -> None:
    path = mailed(campaign, {})
    tree.edit(campaign, "de", DOMAIN, {SINGING: "Sie sang laut."})
    assert tree.w4r(campaign, "pin").code == 0
    assert take_in(campaign, path, code=1)[SINGING]["what"] == "conflict"
    assert tree.entry(campaign, "de", DOMAIN, SINGING).msgstr == "Sie sang laut."


def test_what_msgmerge_wrapped_and_put_in_another_order_is_taken_all_the_same(committed: Path) -> None:
    path = mailed(committed, {SINGING: "Sie sang laut."})
    pot = committed / "locales" / f"{DOMAIN}.pot"
    subprocess.run(["msgmerge", "--quiet", "--update", "--sort-output", "--width=30", path, pot], check=True)
    taken = take_in(committed, path)
    assert taken[SINGING]["what"] == "set"
    assert {each["what"] for source, each in taken.items() if source != SINGING} == {"same"}


def test_a_truncated_file_is_refused_with_its_line_and_changes_nothing(committed: Path) -> None:
    path = mailed(committed, {SINGING: "Sie sang laut."})
    path.write_bytes(path.read_bytes()[:-3])
    before = tree.bytes_below(committed / "locales")
    done = tree.w4r(committed, "review", "take-in", str(path), "--by", "kai")
    assert done.code == 3
    assert f"{path.name}:" in done.said
    assert tree.bytes_below(committed / "locales") == before


def test_a_dry_run_says_what_would_become_of_each_text_and_writes_nothing(committed: Path) -> None:
    path = mailed(committed, {SINGING: "Sie sang laut."})
    before = tree.bytes_below(committed)
    done = tree.w4r(committed, "review", "take-in", str(path), "--by", "kai", "--dry-run")
    assert "2 files would change" in done.out
    assert tree.bytes_below(committed) == before


def test_a_file_in_another_language_is_refused(committed: Path) -> None:
    path = mailed(committed, {})
    done = tree.w4r(committed, "review", "take-in", str(path), "--by", "kai", "--locale", "ja")
    assert done.code == 3
    assert "wanted ja" in done.said
