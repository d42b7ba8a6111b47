# SPDX-License-Identifier: GPL-3.0-or-later
"""Git for the journeys: as it is on a machine where nobody has configured anything."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.journeys import tree

SETTINGS = {
    "PATH": f"{tree.COMMAND.parent}:{os.environ['PATH']}",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "essai",
    "GIT_AUTHOR_EMAIL": "essai@example.org",
    "GIT_COMMITTER_NAME": "essai",
    "GIT_COMMITTER_EMAIL": "essai@example.org",
    "SOURCE_DATE_EPOCH": tree.NOON,
}


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", root, *arguments],
        env={**os.environ, **SETTINGS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stdout}{done.stderr}"
    return done.stdout
