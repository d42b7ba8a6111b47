# SPDX-License-Identifier: GPL-3.0-or-later
"""What we ask of git, by its command line; a tree without git works all the same."""

from __future__ import annotations

import subprocess
from pathlib import Path

from w4r_i18n.model.errors import ServiceError

TIMEOUT_S = 30


def git(root: Path, *arguments: str) -> str | None:
    """What a git command prints, or None where it fails or git is not there.

    Raises ServiceError when git does not answer.
    """
    command = ["git", "-C", str(root), *arguments]
    try:
        # Arguments are a list: no shell reads them, and names stand after `--`.
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, timeout=TIMEOUT_S, check=False, errors="replace"
        )
    except FileNotFoundError:
        return None
    except subprocess.TimeoutExpired:
        raise ServiceError(f"git {arguments[0]} did not answer in {TIMEOUT_S} s") from None
    return done.stdout if done.returncode == 0 else None


def is_checkout(root: Path) -> bool:
    return git(root, "rev-parse", "--is-inside-work-tree") == "true\n"


def hooks_folder(root: Path) -> Path | None:
    """Where this checkout's hooks lie (`core.hooksPath` and worktrees included)."""
    shown = git(root, "rev-parse", "--git-path", "hooks")
    return (root / shown.strip()).resolve() if shown else None


def setting(root: Path, name: str) -> str:
    return (git(root, "config", "--local", "--get", name) or "").strip()


def set_setting(root: Path, name: str, value: str) -> None:
    if git(root, "config", "--local", name, value) is None:
        raise ServiceError(f"git config {name} failed", hint="is this a git checkout?")
