# SPDX-License-Identifier: GPL-3.0-or-later
"""An embargoed case in a tree of its own, mounted beside the public one: one set of commands, two trees."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys import tree

CANARY = "Zéphyrine Canarie"
HIDDEN = "2025-secret"
CASE = f"""\
id = "SEC-1"
tier = "embargoed"
status = "open"
embargo = 2030-06-01T00:00:00+02:00

[[names]]
full = "{CANARY}"
short = "Canarie"
gender = "f"
"""
TEXT = f"""\
+++
tier = "embargoed"
kind = "case"
+++

# {CANARY} en danger

{CANARY} attend son procès depuis 12 jours.
"""


@pytest.fixture
def mounted(campaign: Path) -> Path:
    """The public tree, with one beside it that it mounts."""
    other = campaign.parent / "embargoed"
    folder = other / "sources/2025/secret"
    folder.mkdir(parents=True)
    (folder / "case.toml").write_text(CASE, encoding="utf-8")
    (folder / "case.md").write_text(TEXT, encoding="utf-8")
    (other / "w4r.toml").write_text('[project]\ncampaign = "Secret"\nlocales = ["en"]\n', encoding="utf-8")
    config = campaign / "w4r.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("[project]\n", '[project]\ntrees = ["../embargoed"]\n', 1), encoding="utf-8"
    )
    return campaign


def test_a_run_works_in_both_and_nothing_of_one_is_written_into_the_other(mounted: Path) -> None:
    done = tree.w4r(mounted, "run")
    assert done.code == 0, done.said
    other = mounted.parent / "embargoed"
    assert (other / "locales/en/LC_MESSAGES" / f"{HIDDEN}.po").is_file()
    assert not (other / "locales/en/LC_MESSAGES/2025-riviere.po").exists()
    for path in mounted.rglob("*"):
        assert HIDDEN not in path.name
        if path.is_file():
            content = path.read_bytes()
            assert CANARY.encode() not in content, path
            assert b"SEC-1" not in content, path
    assert any(CANARY.encode() in path.read_bytes() for path in other.rglob("*.po"))


def test_each_tree_s_answer_stands_under_its_name(mounted: Path) -> None:
    assert tree.w4r(mounted, "run").code == 0
    found = tree.w4r(mounted, "status", "--format", "json").json["trees"]
    assert set(found) == {".", "../embargoed"}
    assert {each["domain"] for each in found["../embargoed"]["reports"]} == {HIDDEN}
    assert HIDDEN not in {each["domain"] for each in found["."]["reports"]}


def test_a_domain_is_worked_on_in_the_tree_where_it_lies(mounted: Path) -> None:
    assert tree.w4r(mounted, "run").code == 0
    listed = tree.w4r(mounted, "review", "list", HIDDEN, "--locale", "en", "--format", "json")
    assert listed.code == 0, listed.said
    assert {row["domain"] for row in listed.json} == {HIDDEN}
    signed = tree.w4r(mounted, "review", "sign", "--domain", HIDDEN, "--locale", "fr", "--by", "ana", "--all")
    assert signed.code == 0, signed.said
    assert (mounted.parent / "embargoed/locales/fr/reviews" / f"{HIDDEN}.jsonl").is_file()


def test_one_tree_can_be_chosen(mounted: Path) -> None:
    done = tree.w4r(mounted, "--tree", str(mounted.parent / "embargoed"), "extract")
    assert done.code == 0, done.said
    assert not (mounted.parent / "embargoed/locales/2025-riviere.pot").exists()
    assert (mounted.parent / "embargoed/locales" / f"{HIDDEN}.pot").is_file()


def test_the_highest_code_of_all_trees_is_the_code(mounted: Path) -> None:
    assert tree.w4r(mounted, "run").code == 0
    broken = mounted.parent / "embargoed/locales/en/LC_MESSAGES" / f"{HIDDEN}.po"
    broken.write_bytes(broken.read_bytes()[:-4])
    done = tree.w4r(mounted, "check")
    assert done.code == 3
    assert "== ../embargoed" in done.err


def test_a_tree_that_is_not_there_is_told(mounted: Path) -> None:
    (mounted.parent / "embargoed").rename(mounted.parent / "elsewhere")
    done = tree.w4r(mounted, "status")
    assert done.code == 2
    assert "there is no tree '../embargoed'" in done.err


def test_a_tree_within_the_public_one_s_sources_is_refused(mounted: Path) -> None:
    config = mounted / "w4r.toml"
    tree.rewrite(config, '"../embargoed"', '"sources"')
    done = tree.w4r(mounted, "status")
    assert done.code == 2
    assert "lies within this one" in done.err


def test_before_its_instant_no_case_is_lifted(mounted: Path) -> None:
    assert tree.w4r(mounted, "run").code == 0
    before = tree.bytes_below(mounted.parent)
    done = tree.w4r(mounted, "lift", HIDDEN, "--by", "mia", "--why", "die Frist")
    assert done.code == 4
    assert "is under embargo until 2030-06-01" in done.err
    assert tree.bytes_below(mounted.parent) == before


def test_a_lifted_case_comes_with_its_approvals_and_leaves_nothing_but_the_act(mounted: Path) -> None:
    other = mounted.parent / "embargoed"
    tree.rewrite(other / "sources/2025/secret/case.toml", "2030-06-01", "2030-01-01")
    names = other / "locales/en/names.csv"
    assert tree.w4r(mounted, "run").code == 0
    names.write_text(f"person,full\n{CANARY},{CANARY}\n", encoding="utf-8")
    tree.edit(other, "en", HIDDEN, {f"{CANARY} en danger": f"{CANARY} in danger"})
    for tag in ("fr", "en"):
        for who, verb in (("ana", "sign"), ("ben", "approve"), ("cleo", "approve")):
            signed = tree.w4r(
                mounted, "review", verb, "--domain", HIDDEN, "--locale", tag, "--by", who, "--all"
            )
            assert signed.code == 0, signed.said
    before = tree.states(mounted, "en", HIDDEN)
    assert "approved" in before.values()
    done = tree.w4r(mounted, "lift", HIDDEN, "--by", "mia", "--why", "die Frist ist um")
    assert done.code == 0, done.said
    assert tree.states(mounted, "en", HIDDEN) == before
    assert CANARY in (mounted / "locales/en/names.csv").read_text(encoding="utf-8")
    left = [path for path in tree.bytes_below(other) if HIDDEN in path or "secret" in path]
    assert left == []
    assert '"by": "mia"' in (other / "lifts.jsonl").read_text(encoding="utf-8")
    assert tree.w4r(mounted, "run").code == 0
