# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r verify --rebuild`: build a pack again from git, and hold it against what was signed and pulled."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from w4r_i18n.flow.packs import compile_sections
from w4r_i18n.model.errors import ConfigError
from w4r_i18n.project.git import base_of, tree_at
from w4r_i18n.project.workspace import Workspace, open_workspace
from w4r_i18n.publish.pull_sets import Sets
from w4r_i18n.publish.pull_verify import signed_manifest
from w4r_i18n.publish.stores import folder


@dataclass(frozen=True, slots=True)
class Compared:
    section: str
    commit: str
    day: str
    same: int
    differing: tuple[str, ...]
    only_signed: tuple[str, ...]
    """What this commit does not give."""
    only_built: tuple[str, ...]


def rebuild(workspace: Workspace, pulled: Path, *, revision: str, day: str = "") -> Compared:
    """Compile the section of a pulled folder from a commit, aside from the tree; compare digests.

    `day`: as of which; by default the one that the pack's own index names. Raises ConfigError for a commit
    that is not here or has no such section, and for a folder that nothing was pulled into; TrustError where
    what lies there is not what was signed.
    """
    sets = Sets(pulled)
    manifest = signed_manifest(sets)
    day = day or _day_of(sets)
    commit = base_of(workspace.root, revision)
    with tree_at(workspace.root, commit) as root:
        there = open_workspace(root)
        if manifest.section not in there.layout.sections():
            raise ConfigError(f"there is no section '{manifest.section}' in {commit[:12]}", hint="--at REV")
        compile_sections(there, (manifest.section,), day)
        built = _digests(there.layout.pack(manifest.section))
    signed = {packed.path: packed.sha256 for packed in manifest.files}
    shared = signed.keys() & built.keys()
    differing = tuple(sorted(path for path in shared if signed[path] != built[path]))
    return Compared(
        manifest.section, commit, day, len(shared) - len(differing), differing,
        tuple(sorted(signed.keys() - built.keys())), tuple(sorted(built.keys() - signed.keys())),
    )  # fmt: skip


def _day_of(sets: Sets) -> str:
    try:
        day = json.loads(sets.document("index.json") or b"")["as_of"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ConfigError("the pack does not say of which day it is", hint="--as-of DAY") from None
    return str(day)


def _digests(root: Path) -> dict[str, str]:
    return {name: hashlib.sha256(folder.read(root, name) or b"").hexdigest() for name in folder.names(root)}
