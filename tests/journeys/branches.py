# SPDX-License-Identifier: GPL-3.0-or-later
"""A campaign under git, by its real command line; no hook of this machine runs."""

from __future__ import annotations

import subprocess
from pathlib import Path

AUTHOR = ("-c", "user.name=essai", "-c", "user.email=essai@example.org", "-c", "core.hooksPath=/dev/null")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *AUTHOR, *arguments], check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "essai")
