# SPDX-License-Identifier: GPL-3.0-or-later
"""What the doctor finds in a tree, and that it says what to do about it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from w4r_i18n.flow.doctor import letters
from w4r_i18n.project.doctor import Finding, machine, tree
from w4r_i18n.project.init import init
from w4r_i18n.project.workspace import open_workspace


def findings(root: Path, level: str) -> list[Finding]:
    return [found for found in tree(open_workspace(root)) if found.level == level]


@pytest.fixture
def healthy(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    init(tmp_path, locales=["de"])
    return tmp_path


def test_a_tree_that_init_made_has_nothing_wrong(healthy: Path) -> None:
    assert findings(healthy, "fault") == []
    assert findings(healthy, "hint") == []


def test_a_folder_with_a_wrong_name_is_a_fault(healthy: Path) -> None:
    (healthy / "sources/2025/Rivière").mkdir(parents=True)
    (found,) = findings(healthy, "fault")
    assert "sources/2025/Rivière/" in found.what
    assert "a-z" in found.advice


def test_a_catalogue_without_a_source_is_a_fault_with_the_way_to_bring_it_along(healthy: Path) -> None:
    path = healthy / "locales/de/LC_MESSAGES/2024-z.po"
    path.parent.mkdir(parents=True)
    path.write_text("", encoding="utf-8")
    (found,) = findings(healthy, "fault")
    assert "w4r mv" in found.advice


def test_a_missing_filter_is_a_fault_because_names_would_be_committed(healthy: Path) -> None:
    subprocess.run(["git", "-C", healthy, "config", "--unset", "filter.w4r.clean"], check=True)
    (found,) = findings(healthy, "fault")
    assert "names" in found.advice


@pytest.mark.parametrize("hook", [None, "#!/bin/sh\nmake check\n"])
def test_a_missing_hook_is_a_hint(healthy: Path, hook: str | None) -> None:
    path = healthy / ".git/hooks/pre-commit"
    path.unlink()
    if hook:
        path.write_text(hook, encoding="utf-8")
    (found,) = findings(healthy, "hint")
    assert "pre-commit" in found.what


def test_a_tree_without_git_is_a_hint(tmp_path: Path) -> None:
    init(tmp_path)
    assert any("git" in found.what for found in findings(tmp_path, "hint"))


def test_what_is_not_installed_comes_with_the_command_that_installs_it() -> None:
    for found in machine():
        assert found.level in {"ok", "hint"}
        assert found.level == "ok" or "install" in found.advice


def test_what_letters_lack_is_said_by_language(healthy: Path) -> None:
    init(healthy / "other", locales=["sw", "eo", "tlh"])
    told = [each for each in letters(open_workspace(healthy / "other")) if "petition" in each.what]
    assert [each.level for each in told] == ["hint"]
    assert "(sw, tlh)" in told[0].what
