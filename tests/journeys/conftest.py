# SPDX-License-Identifier: GPL-3.0-or-later
"""One campaign, translated, approved and built once; each journey goes on from a copy of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.journeys import tree
from tests.journeys.checkouts import git

DOMAINS = ("common", "2025-riviere", "2025-marche")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read-only: en, de and ja complete and approved, ar half done."""
    root = tree.new_tree(tmp_path_factory.mktemp("journeys") / "campaign")
    assert tree.w4r(root, "run").code == 0
    for tag in tree.translations():
        for domain in DOMAINS:
            tree.translate(root, tag, domain)
    tree.approve(root, "fr")
    for tag in ("en", "de", "ja"):
        tree.approve(root, tag)
    assert tree.w4r(root, "run").code == 0
    return root


@pytest.fixture
def campaign(built: Path, tmp_path: Path) -> Path:
    """A copy of the built campaign, with its outputs and stamps."""
    root = tmp_path / "campaign"
    shutil.copytree(built, root, symlinks=True)
    return root


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """The campaign before its first run."""
    return tree.new_tree(tmp_path / "campaign")


@pytest.fixture(scope="session")
def repository(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The campaign in git as `w4r init` sets it up, on its main branch. Read-only."""
    root = tmp_path_factory.mktemp("git") / "campaign"
    shutil.copytree(built, root)
    git(root, "init", "-q", "-b", "main")
    # Copies keep size and time: with these two git believes them, and filters no file again.
    git(root, "config", "core.checkStat", "minimal")
    git(root, "config", "core.trustctime", "false")
    done = tree.w4r(root, "init", ".")
    assert done.code == 0, done.said
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Begin")
    return root
