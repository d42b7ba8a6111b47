# SPDX-License-Identifier: GPL-3.0-or-later
"""A coordinator begins a case, sees what it lacks, and reads what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys import tree
from tests.journeys.test_sections import AMINA, TODAY, _copied


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return _copied(tmp_path / "tree")


def test_a_new_case_can_be_read_and_goes_nowhere(root: Path) -> None:
    assert tree.w4r(root, "case", "new", "2030-lina-fictive").code == 0
    path = "sources/2030/lina-fictive/case.toml"
    assert tree.w4r(root, "check", path).code == 0
    linted = tree.w4r(root, "case", "lint", "2030-lina-fictive", *TODAY)
    assert linted.code == 1
    for lacking in ("tier is restricted", "no deadline", "no demands", "to be completed by the section"):
        assert lacking in linted.out


def test_what_is_to_be_completed_is_no_text_to_translate(root: Path) -> None:
    assert tree.w4r(root, "case", "new", "2030-lina-fictive").code == 0
    assert tree.w4r(root, "extract", "2030-lina-fictive").code == 0
    pot = root / "locales" / "2030-lina-fictive.pot"
    assert "to be completed" not in pot.read_text(encoding="utf-8")


def test_a_case_that_is_there_is_left_alone(root: Path) -> None:
    path = root / "sources" / "2025" / "exemple-amina-exemple" / "case.toml"
    before = path.read_bytes()
    done = tree.w4r(root, "case", "new", AMINA)
    assert done.code == 3
    assert path.read_bytes() == before


def test_a_complete_case_lacks_nothing(root: Path) -> None:
    done = tree.w4r(root, "case", "lint", AMINA, *TODAY)
    assert done.code == 0, done.said
    assert "1 case, 0 obstacles" in done.out


def test_lint_says_in_which_languages_a_salutation_is_lacking(root: Path) -> None:
    path = root / "sources" / "2025" / "exemple-amina-exemple" / "case.toml"
    tree.rewrite(path, 'gender = "f"\naddress', 'gender = "unknown"\naddress')
    listed = tree.w4r(root, "case", "lint", AMINA, "--format", "json", *TODAY).json
    (found,) = [each for each in listed["obstacles"] if "salutation" in each["reason"]]
    assert "es" in found["locales"]
    assert not {"en", "ja"} & set(found["locales"])


def test_show_tells_what_a_case_says(root: Path) -> None:
    shown = tree.w4r(root, "case", "show", AMINA)
    assert "deadline: 2030-06-30" in shown.out
    as_json = tree.w4r(root, "case", "show", AMINA, "--format", "json").json
    assert as_json["authorities"][0]["rank"] == "minister"
    assert tree.w4r(root, "case", "show", "common").code == 3
