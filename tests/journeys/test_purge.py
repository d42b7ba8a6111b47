# SPDX-License-Identifier: GPL-3.0-or-later
"""A case that must be forgotten: nothing of its words is in the tree afterwards, and git's share is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys import tree
from tests.journeys.checkouts import git

DOMAIN = "2025-riviere"
NAME = "Nadia Fictive"
WORDS = ("Nadia Fictive", "La foule attendait dehors.", "Elle chantait.", "12 jours")
OTHER = "2025-marche"


@pytest.fixture
def committed(campaign: Path) -> Path:
    git(campaign, "init", "--quiet")
    (campaign / ".gitignore").write_text("build/\n.w4r/\n", encoding="utf-8")
    git(campaign, "add", "--all")
    git(campaign, "commit", "--quiet", "--message", "Der Stand.")
    return campaign


def purge(root: Path, *more: str) -> tree.Ran:
    return tree.w4r(root, "purge", DOMAIN, "--by", "mia", "--yes", *more)


def holding(root: Path) -> dict[str, set[str]]:
    """Where any of the case's words are still found, in files and in their names."""
    found: dict[str, set[str]] = {}
    for path in root.rglob("*"):
        if path.is_file() and ".git" not in path.relative_to(root).parts:
            content = path.read_bytes()
            if hits := {word for word in WORDS if word.encode() in content}:
                found[path.relative_to(root).as_posix()] = hits
    return found


@pytest.mark.system("git")
def test_no_word_of_it_is_left_in_sources_catalogues_ledgers_memory_and_outputs(committed: Path) -> None:
    tree.w4r(committed, "memory", "update")
    memories = committed / "locales/de/memory"
    handed = tree.w4r(committed, "exchange", "out", "tmx", "--locale", "de", "--into", str(memories))
    assert handed.code == 0, handed.said
    names = committed / "locales/de/names.csv"
    names.write_text(f"person,full\n{NAME},{NAME}\nKarim Autre,Karim Autre\n", encoding="utf-8")
    tree.rewrite(committed / "sources/2025/riviere/case.md", "12 jours", "21 jours")
    assert tree.w4r(committed, "merge").code == 0
    assert holding(committed)
    done = purge(committed)
    assert done.code == 0, done.said
    assert holding(committed) == {}
    assert not (committed / "sources/2025/riviere").exists()
    assert names.read_text(encoding="utf-8") == "person,full\nKarim Autre,Karim Autre\n"
    assert any(b"<tu " in path.read_bytes() for path in memories.iterdir())


@pytest.mark.system("git")
def test_the_acts_stay_without_words_and_every_text_is_withdrawn(committed: Path) -> None:
    ledger = committed / "locales/de/reviews" / f"{DOMAIN}.jsonl"
    before = ledger.read_text(encoding="utf-8").count("\n")
    texts = sum(bool(entry.msgstr) for entry in tree.catalogue(committed, "de", DOMAIN).messages)
    assert purge(committed).code == 0
    lines = ledger.read_text(encoding="utf-8").splitlines()
    assert len(lines) == before + texts
    assert all('"unit":""' in line and '"note":""' in line for line in lines)
    assert sum('"act":"withdrawn"' in line for line in lines) == texts


@pytest.mark.system("git")
def test_what_comes_back_by_another_branch_is_a_draft_and_not_out_again(committed: Path) -> None:
    assert purge(committed).code == 0
    git(committed, "checkout", "--quiet", "HEAD", "--", "sources/2025/riviere", f"locales/{DOMAIN}.pot")
    git(committed, "checkout", "--quiet", "HEAD", "--", f"locales/de/LC_MESSAGES/{DOMAIN}.po")
    assert tree.w4r(committed, "run").code == 0
    assert set(tree.states(committed, "de", DOMAIN).values()) == {"draft"}
    assert "case.html" not in tree.outputs(committed, "de", DOMAIN)


@pytest.mark.system("git")
def test_other_cases_keep_every_byte_that_is_theirs(committed: Path) -> None:
    names = [f"locales/{tag}/LC_MESSAGES/{OTHER}.po" for tag in ("de", "en", "ja")]
    before = [(committed / name).read_bytes() for name in names]
    assert purge(committed).code == 0
    assert [(committed / name).read_bytes() for name in names] == before
    assert tree.w4r(committed, "run").code == 0
    assert "communique.html" in tree.outputs(committed, "de", OTHER)


@pytest.mark.system("git")
def test_the_commits_that_still_hold_it_are_listed(committed: Path) -> None:
    head = git(committed, "rev-parse", "--short", "HEAD").strip()
    done = purge(committed, "--format", "json")
    assert [commit.split()[0] for commit in done.json["commits"]] == [head]


@pytest.mark.system("git")
def test_a_dry_run_takes_nothing_out(committed: Path) -> None:
    before = tree.bytes_below(committed)
    done = purge(committed, "--dry-run")
    assert "would go: sources/2025/riviere" in done.out
    assert tree.bytes_below(committed) == before


def test_a_case_that_nobody_knows_is_told(campaign: Path) -> None:
    done = tree.w4r(campaign, "purge", "2025-nobody", "--by", "mia", "--yes")
    assert done.code == 3
    assert "there is no case '2025-nobody'" in done.err
