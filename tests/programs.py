# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the system's programs are, those that lie in no search path included."""

from __future__ import annotations

import shutil
from pathlib import Path

_APART = "/usr/lib/postgresql/*/bin"
"""Debian keeps each version of the server's own programs in a folder."""


def found(name: str) -> str | None:
    """The path of a program, folder or file; the newest, where there are several."""
    if Path(name).exists():
        return name
    folders = sorted(Path("/").glob(_APART.lstrip("/")), key=_version)
    return shutil.which(name) or next(
        (path for folder in reversed(folders) if (path := shutil.which(name, path=str(folder)))), None
    )


def _version(folder: Path) -> float:
    try:
        return float(folder.parent.name)
    except ValueError:
        return 0.0
