# SPDX-License-Identifier: GPL-3.0-or-later
"""From a pack to a section's disk and back out: the real commands, on a campaign of their own."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.journeys.tree import NOON, Ran, w4r

from w4r_i18n.publish.pull import pull

FRONT = '+++\ntier = "public"\n+++\n'
CASE = """id = "amina"
tier = "{tier}"
[[names]]
full = "Amina Exemple"
"""
SECRETS = ("kea", "rok@example.org", "translated by", "NE PAS PUBLIER", "la vraie raison")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    source = root / "sources" / "2025" / "amina"
    source.mkdir(parents=True)
    (root / "w4r.toml").write_text('[project]\ncampaign = "Essai"\nlocales = ["en"]\n')
    (source / "case.toml").write_text(CASE.format(tier="public"))
    (source / "case.md").write_text(FRONT + "# Amina Exemple\n\nLibérez-la.\n")
    build(root)
    return root


def build(root: Path, letter: str = "Free Amina Exemple.\n") -> None:
    """A pack as compiling leaves it."""
    pack = root / "build" / "sections" / "nl"
    path = "2025-amina/en/letter.txt"
    item = {
        "case": "amina", "domain": "2025-amina", "kind": "authority", "language": "en", "locale": "en",
        "state": "ready", "code": "2MFP73D8", "stop_after": "2030-02-01T00:00:00Z", "files": [{"path": path}],
    }  # fmt: skip
    files = {
        path: letter, "stop/en.txt": "Please write no more.\n", "index.html": "<p>Amina",
        "index.json": json.dumps({"version": 1, "items": [item]}),
    }  # fmt: skip
    for name, text in files.items():
        (pack / name).parent.mkdir(parents=True, exist_ok=True)
        (pack / name).write_text(text)


def run(root: Path, *arguments: str, **more: str) -> Ran:
    environment = {
        "W4R_KEYS": str(root.parent / "keys"), "W4R_KEY_PASSPHRASE": "a passphrase for tests",
        "SOURCE_DATE_EPOCH": NOON, **more,
    }  # fmt: skip
    return w4r(root, *arguments, env=environment)


def published(root: Path) -> dict[str, bytes]:
    folder = root / "build" / "published"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def ready(root: Path) -> None:
    assert run(root, "keys", "new", "--section", "nl").code == 0
    assert run(root, "publish").code == 0


def pulled(root: Path) -> Path:
    """What a section's programs see, pulled at that noon."""
    anchor = (root.parent / "keys" / "root.json").read_bytes()
    now = datetime.fromtimestamp(int(NOON), UTC)
    return Path(
        pull("nl", str(root / "build" / "published"), root.parent / "nl", root=anchor, now=now).current
    )


def test_a_letter_goes_from_the_pack_to_the_section_and_is_taken_back(tree: Path) -> None:
    ready(tree)
    current = pulled(tree)
    assert (current / "2025-amina/en/letter.txt").read_text() == "Free Amina Exemple.\n"
    done = run(tree, "recall", "amina", "--class", "C6", "--why", "la vraie raison", "--format", "json")
    assert done.code == 0
    assert done.json["withdrawals"][0]["class"] == "C6"
    pulled(tree)
    assert (current / "2025-amina/en/letter.txt").read_text() == "Please write no more.\n"
    assert not (current / "index.html").exists()
    assert "la vraie raison" in (tree / "recalls.jsonl").read_text()
    assert not [name for name, content in published(tree).items() if b"Free Amina" in content]


def test_a_recalled_case_stays_out_of_the_next_release(tree: Path) -> None:
    ready(tree)
    run(tree, "recall", "2025-amina", "--class", "C5", "--why", "x")
    done = run(tree, "publish", "--format", "json")
    assert "2025-amina/en/letter.txt" in done.json["sections"][0]["withdrawn"]
    assert not [name for name, content in published(tree).items() if b"Free Amina" in content]
    again = run(tree, "recall", "amina", "--class", "C5", "--why", "x")
    assert (again.code, "already" in again.err) == (3, True)
    assert run(tree, "recall", "nobody", "--class", "C5", "--why", "x").code == 3


def test_a_case_opens_again_by_the_word_of_two_keyholders_and_not_of_one(tree: Path) -> None:
    ready(tree)
    assert run(tree, "recall", "amina", "--class", "C3", "--why", "la vraie raison").code == 0
    assert not (pulled(tree) / "2025-amina/en/letter.txt").read_text().startswith("Free")
    third = [(path, path.read_bytes()) for path in (tree.parent / "keys").glob("root-[23].pem")]
    for path, _ in third:
        path.unlink()
    alone = run(tree, "reopen", "amina", "--why", "la vraie raison")
    assert alone.code == 2
    assert "1 keyholders' keys are here; wanted 2" in alone.err
    for path, content in third:
        path.write_bytes(content)
    assert run(tree, "reopen", "amina", "--why", "la vraie raison").code == 0
    assert run(tree, "publish").code == 0
    assert (pulled(tree) / "2025-amina/en/letter.txt").read_text().startswith("Free")
    for content in published(tree).values():
        assert b"la vraie raison" not in content
    again = run(tree, "reopen", "amina", "--why", "encore")
    assert again.code == 3
    assert "is not withdrawn" in again.err


def test_a_case_that_was_opened_again_can_be_withdrawn_again(tree: Path) -> None:
    ready(tree)
    for command in (["recall", "amina", "--class", "C6"], ["reopen", "amina"]) * 2:
        assert run(tree, *command, "--why", "x").code == 0
    assert run(tree, "publish").code == 0
    assert (pulled(tree) / "2025-amina/en/letter.txt").read_text().startswith("Free")
    assert run(tree, "recall", "amina", "--class", "C6", "--why", "x").code == 0
    assert not (pulled(tree) / "2025-amina/en/letter.txt").read_text().startswith("Free")


def test_who_holds_the_recall_key_cannot_open_a_case_again(tree: Path) -> None:
    ready(tree)
    assert run(tree, "recall", "amina", "--class", "C3", "--why", "x").code == 0
    pulled(tree)
    (tree / "recalls.jsonl").unlink()
    forged = tree.parent / "keys" / "metadata" / "reopened.json"
    forged.write_bytes(b'{"format":1,"reopened":["w1"]}\n')
    assert run(tree, "publish").code == 0
    assert not (pulled(tree) / "2025-amina/en/letter.txt").exists()
    assert not any(b"reopened" in content for content in published(tree).values())


def test_a_case_that_was_closed_can_still_be_withdrawn_for_safety(tree: Path) -> None:
    ready(tree)
    run(tree, "recall", "amina", "--class", "C6", "--why", "over")
    run(tree, "publish")
    assert run(tree, "recall", "amina", "--class", "C5", "--why", "la vraie raison").code == 0
    assert not (pulled(tree) / "2025-amina").exists()


def test_a_case_is_recalled_also_when_its_source_cannot_be_read(tree: Path) -> None:
    ready(tree)
    (tree / "sources/2025/amina/case.toml").write_text("broken [[")
    assert run(tree, "recall", "amina", "--class", "C5", "--why", "x").code == 0


def test_the_same_packs_are_published_as_the_same_bytes(tree: Path) -> None:
    ready(tree)
    first = published(tree)
    assert run(tree, "publish", "--to", str(tree / "build" / "again")).code == 0
    again = tree / "build" / "again"
    same = {
        path.relative_to(again).as_posix(): path.read_bytes() for path in again.rglob("*") if path.is_file()
    }
    assert same == first


def test_publishing_again_writes_only_that_it_is_still_so(tree: Path) -> None:
    ready(tree)
    done = run(tree, "publish", "--format", "json")
    assert done.json["written"] == 1
    assert run(tree, "publish", "--refresh", "--format", "json").json["written"] == 1


def only_public(tree: Path) -> Path:
    """The keys without any private one."""
    for path in (tree.parent / "keys").glob("*.pem"):
        path.unlink()
    return tree.parent / "keys"


def test_a_dry_run_says_what_would_change_and_asks_for_no_key(tree: Path) -> None:
    ready(tree)
    before = published(tree)
    build(tree, "Free Amina Exemple now.\n")
    done = run(tree, "publish", "--dry-run", W4R_KEYS=str(only_public(tree)))
    assert done.code == 0
    assert "~ 2025-amina/en/letter.txt" in done.out
    assert published(tree) == before


@pytest.mark.parametrize("tier", ["restricted", "embargoed"])
def test_a_case_that_may_not_be_public_any_more_keeps_the_pack_back(tree: Path, tier: str) -> None:
    assert run(tree, "keys", "new", "--section", "nl").code == 0
    (tree / "sources/2025/amina/case.toml").write_text(CASE.format(tier=tier))
    done = run(tree, "publish")
    assert done.code == 4
    assert tier in done.err
    assert not (tree / "build" / "published").exists()


def test_a_published_folder_that_was_altered_is_not_signed_over(tree: Path) -> None:
    ready(tree)
    next((tree / "build/published/metadata").glob("*.section-nl.json")).write_bytes(b"{}")
    assert run(tree, "publish").code == 5


@pytest.mark.parametrize("name", ["timestamp", "snapshot", "section-nl", "recall", "root-2"])
def test_a_section_follows_every_exchange_of_a_key(tree: Path, name: str) -> None:
    ready(tree)
    pulled(tree)
    (tree.parent / "keys" / f"{name}.pem").unlink()
    assert run(tree, "keys", "rotate", name).code == 0
    build(tree, "Free Amina Exemple now.\n")
    assert run(tree, "publish").code == 0
    assert (pulled(tree) / "stop/en.txt").is_file()


def test_nothing_of_who_where_and_why_is_in_what_is_published(tree: Path) -> None:
    (tree / "sources/2025/amina/case.md").write_text(
        FRONT + "# Amina Exemple\n\n<!-- NE PAS PUBLIER rok@example.org -->\n"
    )
    ready(tree)
    run(tree, "recall", "amina", "--class", "C5", "--why", "la vraie raison")
    everything = b"\n".join([*published(tree).values(), *(name.encode() for name in published(tree))])
    for secret in (*SECRETS, str(tree), str(Path.home())):
        assert secret.encode() not in everything


def test_the_commands_of_a_section_need_no_tree(tree: Path, tmp_path: Path) -> None:
    now = "2026-11-24"
    assert run(tree, "keys", "new", "--section", "nl", "--as-of", now).code == 0
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    nothing = w4r(elsewhere, "verify")
    assert nothing.code == 2
    missing = w4r(elsewhere, "pull", "nl", "--from", str(tree), "--into", "x")
    assert (missing.code, "root.json" in missing.err) == (2, True)
