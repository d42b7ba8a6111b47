# SPDX-License-Identifier: GPL-3.0-or-later
"""The action and the hooks that other repositories name: read by a YAML reader, and really run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.journeys import tree
from tests.journeys.branches import commit, git

ROOT = Path(__file__).parents[2]
DOMAIN = "2025-riviere"
SOURCE = "Le procès a duré 12 jours."
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.fixture
def pull_request(campaign: Path) -> Path:
    """A branch off `main` that gets a figure wrong."""
    git(campaign, "init", "-q", "-b", "main")
    commit(campaign)
    git(campaign, "switch", "-qc", "branche")
    tree.edit(campaign, "de", DOMAIN, {SOURCE: "Der Prozess dauerte 21 Tage."})
    commit(campaign)
    return campaign


def act(root: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the action's own step as a runner would; what it printed, and its summary."""
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    step = next(each for each in action["runs"]["steps"] if each["name"] == "Check")
    given = {"fail-on": action["inputs"]["fail-on"]["default"], "base": "", "sarif": "", **inputs}
    env = {
        key: given[re.sub(r"\$\{\{ inputs\.(.+) \}\}", r"\1", value)] for key, value in step["env"].items()
    }
    summary = root / ".w4r" / "summary"
    path = f"{tree.COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],
        cwd=root,
        env={**os.environ, "PATH": path, "GITHUB_STEP_SUMMARY": str(summary), "NO_COLOR": "1", **env},
        capture_output=True,
        text=True,
        check=False,
    )
    return done, summary.read_text("utf-8")


@pytest.mark.system("git", "bash")
def test_the_action_fails_on_what_the_branch_brought_and_says_where(pull_request: Path) -> None:
    done, summary = act(pull_request, base="main", sarif="found.sarif")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(f"::error file=locales/de/LC_MESSAGES/{DOMAIN}.po,line=")
    assert "figure 12 became 21" in summary
    assert '"version": "2.1.0"' in (pull_request / "found.sarif").read_text("utf-8")


@pytest.mark.system("git", "bash")
def test_the_action_passes_when_the_base_had_it_already(pull_request: Path) -> None:
    done, _ = act(pull_request, base="branche")
    assert done.returncode == 0, done.stderr + done.stdout


def test_every_hook_runs_a_command_that_there_is(campaign: Path) -> None:
    for hook in HOOKS:
        program, *arguments = shlex.split(hook["entry"])
        assert program == "w4r"
        re.compile(hook["files"])
        done = tree.w4r(campaign, *arguments, "--help")
        assert done.code == 0, hook["id"]


@pytest.mark.system("git")
def test_the_hook_that_checks_stops_a_commit_with_a_wrong_figure(pull_request: Path) -> None:
    entry = next(hook["entry"] for hook in HOOKS if hook["id"] == "w4r-check")
    assert tree.w4r(pull_request, *shlex.split(entry)[1:]).code == 0
    tree.edit(pull_request, "en", DOMAIN, {SOURCE: "The trial lasted 21 days."})
    assert tree.w4r(pull_request, *shlex.split(entry)[1:]).code == 1


@pytest.mark.parametrize(
    ("hook", "path", "wanted"),
    [
        ("w4r-check", "locales/de/LC_MESSAGES/common.po", True),
        ("w4r-check", "campaign/sources/common/notices.md", True),
        ("w4r-check", "README.md", False),
        ("w4r-fmt", "locales/common.pot", True),
        ("w4r-pin", "locales/de/LC_MESSAGES/common.po", True),
        ("w4r-pin", "locales/common.pot", False),
    ],
)
def test_a_hook_runs_for_the_files_that_it_is_about(hook: str, path: str, *, wanted: bool) -> None:
    pattern = next(each["files"] for each in HOOKS if each["id"] == hook)
    assert bool(re.search(pattern, path)) is wanted
