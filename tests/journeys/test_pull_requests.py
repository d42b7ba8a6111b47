# SPDX-License-Identifier: GPL-3.0-or-later
"""A branch is judged by what it brings: a pull request that must fail, and one that must not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys import tree
from tests.journeys.branches import commit, git

pytestmark = pytest.mark.system("git")
DOMAIN = "2025-riviere"
SOURCE = "Le procès a duré 12 jours."
WRONG = "Der Prozess dauerte 21 Tage."
PO = f"locales/de/LC_MESSAGES/{DOMAIN}.po"


@pytest.fixture
def branch(campaign: Path) -> Path:
    """A branch that has just left `main`, on which German has an error of old."""
    tree.edit(campaign, "de", DOMAIN, {"Elle chantait.": "Sie sang {lied}."})
    git(campaign, "init", "-q", "-b", "main")
    commit(campaign)
    git(campaign, "switch", "-qc", "branche")
    return campaign


def found(root: Path, *options: str) -> tree.Ran:
    return tree.w4r(root, "check", "--format", "json", *options)


def errors(done: tree.Ran) -> set[tuple[str, str]]:
    return {(each["check"], each["path"]) for each in done.json["findings"] if each["severity"] == "error"}


def test_an_error_of_old_fails_the_tree_and_not_the_branch(branch: Path) -> None:
    assert errors(found(branch)) == {("placeholder", PO)}
    done = found(branch, "--new-since", "main")
    assert (done.code, errors(done)) == (0, set())
    assert any(each["message"].endswith("; known before") for each in done.json["findings"])


def test_an_error_that_the_branch_brings_fails_it_and_nothing_else_is_named(branch: Path) -> None:
    tree.edit(branch, "de", DOMAIN, {SOURCE: WRONG})
    commit(branch)
    done = found(branch, "--new-since", "main")
    assert (done.code, errors(done)) == (1, {("number", PO)})


def test_an_error_that_only_moved_is_no_new_one(branch: Path) -> None:
    path = branch / PO
    path.write_text(path.read_text("utf-8").replace("\n\n", "\n\n# noch etwas\n", 1), "utf-8")
    assert found(branch, "--new-since", "main").code == 0


def test_what_main_did_since_is_not_the_branchs_fault(branch: Path) -> None:
    git(branch, "switch", "-q", "main")
    tree.edit(branch, "de", DOMAIN, {"Elle chantait.": "Sie sang."})
    commit(branch)
    git(branch, "switch", "-q", "branche")
    assert found(branch, "--new-since", "main").code == 0


def test_a_file_that_the_branch_breaks_is_refused_and_one_broken_before_is_not_held_against_it(
    branch: Path,
) -> None:
    broken = branch / PO
    broken.write_bytes(broken.read_bytes()[:-40])
    assert found(branch, "--new-since", "main").code == 3
    commit(branch)
    git(branch, "branch", "-f", "main")
    assert found(branch, "--new-since", "main").code == 0


def test_only_what_changed_is_looked_at(branch: Path) -> None:
    tree.edit(branch, "en", DOMAIN, {SOURCE: "The trial lasted 21 days."})
    done = found(branch, "--changed-since", "main")
    assert errors(done) == {("number", PO.replace("/de/", "/en/"))}
    assert found(branch, "--changed-since", "HEAD", "--locale", "ja").json["findings"] == []


def test_a_new_source_is_looked_at_in_every_language(branch: Path) -> None:
    tree.rewrite(branch / "sources/2025/riviere/case.md", "La salle était pleine.", "La salle était vide.")
    seen = {each["path"] for each in found(branch, "--changed-since", "main").json["findings"]}
    assert {PO, PO.replace("/de/", "/ja/")} <= seen
    assert not any("marche" in path for path in seen)


@pytest.mark.parametrize("option", ["--changed-since", "--new-since"])
def test_a_revision_that_is_none_is_told_with_what_ci_must_fetch(branch: Path, option: str) -> None:
    done = tree.w4r(branch, "check", option, "no-such-branch")
    assert done.code == 2
    assert "fetch-depth" in done.err
    assert tree.w4r(branch, "check", option, "--output=x").code == 2
    assert not (branch / "x").exists()


def test_the_tree_and_its_index_are_as_they_were(branch: Path) -> None:
    tree.edit(branch, "de", DOMAIN, {SOURCE: WRONG})
    before = tree.bytes_below(branch)
    found(branch, "--new-since", "main")
    after = tree.bytes_below(branch)
    assert {name for name in tree.changed(before, after) if not name.startswith(".w4r/")} == set()


def require(root: Path, due: str, *more: str) -> None:
    path = root / "w4r.toml"
    lines = [f'[locales.ar]\nrequired = ["{DOMAIN}", "2025-marche", "common"]\ndue = "{due}"', *more]
    path.write_text(path.read_text("utf-8") + "\n" + "\n".join(lines) + "\n", "utf-8")


def test_missing_texts_fail_where_they_are_required_and_the_day_has_come(campaign: Path) -> None:
    assert tree.w4r(campaign, "check", "--fail-on", "missing", "--locale", "ar").code == 0
    require(campaign, "2030-01-03")
    assert tree.w4r(campaign, "check", "--fail-on", "missing", "--locale", "ar").code == 0
    tree.rewrite(campaign / "w4r.toml", "2030-01-03", "2030-01-02")
    done = tree.w4r(campaign, "check", "--fail-on", "missing", "--locale", "ar")
    assert done.code == 1
    assert "are missing, required by 2030-01-02" in done.out
    assert done.out.rstrip().splitlines()[-2].split() == ["locale", "texts", "missing", "critical", "words"]


def test_texts_that_were_late_before_do_not_fail_a_branch_and_one_more_does(campaign: Path) -> None:
    require(campaign, "2030-01-01")
    git(campaign, "init", "-q", "-b", "main")
    commit(campaign)
    asked = ("check", "--fail-on", "missing", "--new-since", "main", "--locale", "ar")
    assert tree.w4r(campaign, *asked).code == 0
    done = next(e for e in tree.catalogue(campaign, "ar", DOMAIN).messages if e.msgstr)
    tree.edit(campaign, "ar", DOMAIN, {done.msgid: ""})
    assert tree.w4r(campaign, *asked).code == 1


def test_a_share_that_is_not_reached_fails_and_one_that_is_does_not(campaign: Path) -> None:
    assert tree.w4r(campaign, "check", "--min-translated", "de=100").code == 0
    done = tree.w4r(campaign, "check", "--min-translated", "ar=100", "--locale", "ar")
    assert done.code == 1
    assert "texts are translated; 100 % wanted" in done.out
    for wrong in ("ar", "ar=x", "ar=101", "ar=-1"):
        assert tree.w4r(campaign, "check", "--min-translated", wrong).code == 2


def test_w4r_toml_can_ask_for_a_share(campaign: Path) -> None:
    require(campaign, "2031-01-01", "min_translated = 99")
    assert tree.w4r(campaign, "check", "--locale", "ar").code == 0
    assert tree.w4r(campaign, "check", "--locale", "ar", "--fail-on", "missing").code == 1


def test_critical_texts_come_first_and_can_be_asked_alone(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {"Elle chantait.": "Sie sang {lied}."})
    critical = next(e for e in tree.catalogue(campaign, "de", DOMAIN).messages if e.critical)
    tree.edit(campaign, "de", DOMAIN, {critical.msgid: f"{critical.msgstr} {{x}}"})
    every = found(campaign, "--locale", "de").json["findings"]
    order = [each["critical"] for each in every]
    assert order == sorted(order, reverse=True)
    assert any(order)
    alone = found(campaign, "--locale", "de", "--critical-only").json["findings"]
    assert alone
    assert all(each["critical"] for each in alone)


def test_a_share_is_no_question_to_a_single_file(campaign: Path) -> None:
    assert tree.w4r(campaign, "check", PO, "--new-since", "HEAD").code == 2
