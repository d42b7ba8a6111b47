# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r review verify`: an act counts from a commit that its own person signed, and from no other."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.journeys import tree
from tests.journeys.checkouts import SETTINGS, git

DOMAIN = "2025-riviere"
SONG = "Elle chantait."
LEDGER = Path(f"locales/de/reviews/{DOMAIN}.jsonl")
pytestmark = pytest.mark.system("git", "ssh-keygen")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a key pair each for ana, ben and mallory, of whom the tree knows the first two."""
    folder = tmp_path_factory.mktemp("keys")
    for who in ("ana", "ben", "mallory"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", who, "-f", folder / who], check=True
        )
    return folder


@pytest.fixture(scope="module")
def guarded(repository: Path, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The campaign with a reviewers.toml on main, and a branch on which work goes on. Read-only."""
    root = tmp_path_factory.mktemp("guarded") / "campaign"
    git(root.parent, "clone", "-q", str(repository), str(root))
    assert tree.w4r(root, "init", ".").code == 0
    known = "".join(f'[{who}]\nkeys = ["{key(keys, who)}"]\n' for who in ("ana", "ben"))
    (root / "reviewers.toml").write_text(known, encoding="utf-8")
    commit(root, "Bind pseudonyms to keys")
    git(root, "checkout", "-q", "-b", "work")
    return root


@pytest.fixture
def work(guarded: Path, tmp_path: Path) -> Path:
    root = tmp_path / "work"
    git(tmp_path, "clone", "-q", "--branch", "work", str(guarded), str(root))
    git(root, "branch", "-q", "main", "origin/main")
    git(root, "config", "merge.w4r.driver", f"{tree.COMMAND} git-merge %O %A %B %P")
    return root


def key(keys: Path, who: str) -> str:
    return (keys / f"{who}.pub").read_text(encoding="utf-8").strip()


def commit(root: Path, message: str, signer: Path | None = None) -> None:
    git(root, "add", ".")
    key = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={signer}", "-c", "commit.gpgsign=true")
    # Without the hook, which would pin what is pinned already.
    git(root, *(key if signer else ()), "-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", message)


def act(root: Path, verb: str, by: str, msgid: str = SONG) -> None:
    chosen = tree.ids(root, "de", DOMAIN)[msgid]
    done = tree.w4r(root, "review", *verb.split(), chosen, "--locale", "de", "--by", by, "--domain", DOMAIN)
    assert done.code == 0, done.said


def verified(root: Path, since: str = "main", code: int = 0) -> Any:
    found = tree.w4r(root, "review", "verify", "--since", since, "--format", "json")
    assert found.code == code, found.said
    return found.json


def kinds(root: Path) -> list[tuple[str, str, str]]:
    return [(each["kind"], each["act"], each["by"]) for each in verified(root, code=5)["faults"]]


def translated_and_approved(root: Path, keys: Path) -> None:
    tree.edit(root, "de", DOMAIN, {SONG: "Sie sang laut."})
    act(root, "sign", "ana")
    commit(root, "Translate", keys / "ana")
    act(root, "approve", "ben")
    commit(root, "Approve", keys / "ben")


def test_acts_from_commits_that_their_own_people_signed_are_proven(work: Path, keys: Path) -> None:
    translated_and_approved(work, keys)
    found = verified(work)
    assert (found["acts"], found["faults"], found["unread"]) == (2, [], [])


def test_a_merge_adds_nothing_of_its_own_to_what_both_sides_signed(work: Path, keys: Path) -> None:
    translated_and_approved(work, keys)
    git(work, "checkout", "-q", "-b", "other", "main")
    tree.edit(work, "de", DOMAIN, {"Agir": "Jetzt handeln"})
    act(work, "sign", "ana", "Agir")
    commit(work, "Translate another", keys / "ana")
    git(work, "merge", "-q", "--no-edit", "work")
    found = verified(work)
    assert (found["acts"], found["faults"], found["unread"]) == (3, [], [])


def test_a_forged_line_is_told_whoever_signed_its_commit(work: Path, keys: Path) -> None:
    tree.edit(work, "de", DOMAIN, {SONG: "Sie sang laut."})
    act(work, "sign", "ana")
    act(work, "approve", "ben")
    commit(work, "Both lines, by ana alone", keys / "ana")
    assert kinds(work) == [("forged", "approved", "ben")]


def test_a_line_in_a_commit_that_nobody_known_signed_is_told(work: Path, keys: Path) -> None:
    tree.edit(work, "de", DOMAIN, {SONG: "Sie sang laut."})
    act(work, "sign", "ana")
    commit(work, "Without a signature")
    act(work, "approve", "ben")
    commit(work, "With a key that is nobody's", keys / "mallory")
    assert kinds(work) == [("unsigned", "translated", "ana"), ("unsigned", "approved", "ben")]


def test_a_line_copied_to_another_ledger_is_told(work: Path, keys: Path) -> None:
    """The same words stand in another case, where ben never read them."""
    line = (work / LEDGER).read_text(encoding="utf-8").splitlines()[-1]
    with (work / "locales/de/reviews/2025-marche.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    commit(work, "Copy an act", keys / "ana")
    (found,) = verified(work, code=5)["faults"]
    assert (found["kind"], found["signer"]) == ("copied", "ana")
    assert found["by"] == json.loads(line)["by"] != "ana"


def test_a_line_put_in_before_its_own_commit_counts_from_that_one(work: Path, keys: Path) -> None:
    """Somebody brings ben's line early; what counts is that ben signed it, as the branch now holds."""
    translated_and_approved(work, keys)
    line = (work / LEDGER).read_text(encoding="utf-8").splitlines()[-1]
    git(work, "checkout", "-q", "-b", "early", "main")
    with (work / LEDGER).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    commit(work, "Bring it early", keys / "ana")
    assert kinds(work) == [("forged", "approved", "ben")]
    git(work, "merge", "-q", "--no-edit", "work")
    assert verified(work)["faults"] == []


def test_an_approval_of_ones_own_text_is_told_even_if_a_hand_wrote_the_line(work: Path, keys: Path) -> None:
    """The command refuses it; a line written by hand, and signed with the right key, is one all the same."""
    tree.edit(work, "de", DOMAIN, {SONG: "Sie sang laut."})
    act(work, "approve", "ana")
    line = (work / LEDGER).read_text(encoding="utf-8").splitlines()[-1]
    git(work, "checkout", "-q", str(LEDGER))
    act(work, "sign", "ana")
    with (work / LEDGER).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    commit(work, "Translate and approve", keys / "ana")
    assert kinds(work) == [("own", "approved", "ana")]


def test_a_line_that_somebody_else_takes_out_is_told(work: Path, keys: Path) -> None:
    act(work, "reject", "ben")
    commit(work, "Reject", keys / "ben")
    text = (work / LEDGER).read_text(encoding="utf-8").splitlines(keepends=True)
    (work / LEDGER).write_text("".join(text[:-1]), encoding="utf-8")
    commit(work, "Tidy up", keys / "ana")
    assert kinds(work) == [("removed", "rejected", "ben")]


def test_a_branch_can_neither_bring_its_own_keys_nor_loosen_the_rules(work: Path, keys: Path) -> None:
    known = (work / "reviewers.toml").read_text(encoding="utf-8")
    (work / "reviewers.toml").write_text(
        known.replace(key(keys, "ben"), key(keys, "mallory")), encoding="utf-8"
    )
    tree.rewrite(work / "w4r.toml", "[project]\n", "[project]\ndemonstration = true\n")
    commit(work, "New rules", keys / "mallory")
    act(work, "approve", "ben")
    commit(work, "Approve", keys / "mallory")
    found = kinds(work)
    assert found[:2] == [("rules", "", ""), ("rules", "", "")]
    assert found[2:] == [("unsigned", "approved", "ben")]


def test_a_domain_that_gets_another_name_takes_its_acts_along(work: Path, keys: Path) -> None:
    assert tree.w4r(work, "mv", DOMAIN, "2026-fleuve").code == 0
    commit(work, "Rename", keys / "ana")
    assert verified(work)["faults"] == []


def test_a_pair_that_a_merge_made_and_nobody_signed_is_listed(work: Path, keys: Path) -> None:
    """A person resolves a conflict with a text of their own: nobody has read that."""
    for name, text in (("one", "Sie sang laut."), ("two", "Sie sang leise.")):
        git(work, "checkout", "-q", "-b", name, "main")
        tree.edit(work, "de", DOMAIN, {SONG: text})
        commit(work, name, keys / "ana")
    merged = subprocess.run(
        ["git", "-C", work, "merge", "-q", "one"],
        env={**os.environ, **SETTINGS},
        capture_output=True,
        check=False,
    )
    assert merged.returncode == 1
    path = tree.po_path(work, "de", DOMAIN)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if line.startswith("<<<<<<<"))
    end = next(at for at, line in enumerate(lines) if line.startswith(">>>>>>>"))
    half = next(at for at, line in enumerate(lines) if line.startswith("======="))
    kept = "".join([*lines[:start], *lines[start + 1 : half], *lines[end + 1 :]])
    path.write_text(kept.replace("Sie sang leise.", "Sie sang mittellaut."), encoding="utf-8")
    git(work, "add", ".")
    git(work, "-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", "Join")
    (found,) = verified(work, code=1)["unread"]
    assert found["id"] == tree.ids(work, "de", DOMAIN)[SONG]
    assert found["path"] == path.relative_to(work).as_posix()
    act(work, "sign", "ana")
    commit(work, "Answer for it", keys / "ana")
    assert verified(work)["unread"] == []


def test_without_a_file_that_says_whose_key_is_whose_nothing_can_be_proven(repository: Path) -> None:
    done = tree.w4r(repository, "review", "verify")
    assert done.code == 2
    assert "reviewers.toml" in done.err


def test_a_text_of_a_verdict_names_commit_file_act_and_reason(work: Path, keys: Path) -> None:
    act(work, "approve", "ben")
    commit(work, "Approve", keys / "ana")
    done = tree.w4r(work, "review", "verify", "--since", "main")
    assert done.code == 5
    assert f"{LEDGER}: approved by ben: the commit is signed by somebody else" in done.out
