# SPDX-License-Identifier: GPL-3.0-or-later
"""What published things are called, and which paths a pack may hold: files on disks of every kind."""

from __future__ import annotations

import re
from collections.abc import Iterable

MAX_PATH = 400
"""Characters, which are bytes here."""
MAX_DEPTH = 12
SECTION = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
OWN = frozenset({"manifest.json", "withdrawn.json"})
"""What a pull writes beside the pack's files."""
RECALL = "recall"
WITHDRAWN = "recall/withdrawn.json"
REOPENED = "reopened.json"
"""Signed by the keyholders themselves: one person withdraws, two open again."""
AS_OF = "x-w4r-as-of"
"""The day of the news, in timestamp.json: clients tell how old it is, and notice a clock that is behind."""
_PART = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_@+=,.-]{0,148}[A-Za-z0-9_@+=-])?")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
"""Devices of Windows, whatever follows the first dot."""


def section_role(section: str) -> str:
    return f"section-{section}"


def manifest_target(section: str) -> str:
    return f"sections/{section}/manifest.json"


def object_target(section: str) -> str:
    """The one path of all of a section's files; digests tell them apart, names tell nothing."""
    return f"sections/{section}/file"


def stored_name(target: str, sha256: str) -> str:
    """Where a target's bytes lie, as clients of consistent snapshots ask for them."""
    folder, slash, name = target.rpartition("/")
    return f"targets/{folder}{slash}{sha256}.{name}"


def fault(path: str) -> str:
    """Why a path may not stand in a pack; "" when it may.

    Only letters, digits and `_ @ + = , . -` of ASCII, so that no disk takes two spellings (NFC, NFD) for one
    file, nothing is hidden, and no name is an option, a device or a way out of the folder.
    """
    parts = path.split("/")
    if not path or len(path) > MAX_PATH or len(parts) > MAX_DEPTH:
        return f"is empty, over {MAX_PATH} characters or deeper than {MAX_DEPTH} folders"
    if path.lower() in OWN:
        return "is a name that a pull itself writes"
    for part in parts:
        if not _PART.fullmatch(part):
            return "has a part that is no plain name (ASCII letters, digits and _@+=,.-; no dot at an end)"
        if _RESERVED.fullmatch(part.partition(".")[0]):
            return "has the name of a device"
    return ""


def collision(paths: Iterable[str]) -> tuple[str, str] | None:
    """Two paths that one disk or another takes for the same, or of which one is a folder of the other.

    Folders count as well: `DE/a` beside `de/b` is one folder here and two there.
    """
    files = sorted(set(paths))
    spelt: dict[str, str] = {}
    for path in files:
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            name = "/".join(parts[:depth])
            if spelt.setdefault(name.lower(), name) != name:
                return spelt[name.lower()], name
    known = {path.lower(): path for path in files}
    for path in files:
        folder = path.lower()
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            if folder in known:
                return known[folder], path
    return None
