# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder becomes a campaign's tree, and stays one when asked twice."""

from __future__ import annotations

import subprocess
from pathlib import Path

from w4r_i18n.project.config import read_config
from w4r_i18n.project.init import init


def checkout(folder: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return folder


def test_init_writes_a_configuration_that_reads_back(tmp_path: Path) -> None:
    init(tmp_path, campaign='Écrire "fort"', locales=["de", "pt_BR"])
    config = read_config((tmp_path / "w4r.toml").read_bytes())
    assert config.project.campaign == 'Écrire "fort"'
    assert [locale.tag for locale in config.targets] == ["de", "pt-BR"]


def test_init_twice_changes_nothing(tmp_path: Path) -> None:
    checkout(tmp_path)
    init(tmp_path, locales=["de"])
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert not [step for step in init(tmp_path) if step.changed]
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_init_keeps_what_stands(tmp_path: Path) -> None:
    (tmp_path / "w4r.toml").write_text("[project]\n")
    (tmp_path / ".gitignore").write_text("notes.txt")
    init(tmp_path)
    assert (tmp_path / "w4r.toml").read_text() == "[project]\n"
    assert (tmp_path / ".gitignore").read_text().splitlines() == ["notes.txt", "/build/", "/.w4r/"]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    checkout(tmp_path)
    before = sorted(path for path in tmp_path.rglob("*"))
    assert [step.what for step in init(tmp_path, dry_run=True) if step.changed]
    assert sorted(path for path in tmp_path.rglob("*")) == before


def test_the_filter_and_the_hook_are_installed_in_a_checkout(tmp_path: Path) -> None:
    checkout(tmp_path)
    init(tmp_path)
    done = subprocess.run(
        ["git", "-C", str(tmp_path), "config", "filter.w4r.clean"], capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("w4r fmt -\n")
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    assert hook.stat().st_mode & 0o111
    assert "w4r pin" in hook.read_text()


def test_a_hook_that_stands_is_kept_and_said(tmp_path: Path) -> None:
    checkout(tmp_path)
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nmake check\n")
    steps = {step.what: step for step in init(tmp_path)}
    assert "w4r pin" in steps["pre-commit hook"].advice
    assert hook.read_text() == "#!/bin/sh\nmake check\n"


def test_without_git_the_tree_is_made_all_the_same(tmp_path: Path) -> None:
    assert [step.advice for step in init(tmp_path) if "no git" in step.what]
    assert (tmp_path / "sources").is_dir()
