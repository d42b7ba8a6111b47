# SPDX-License-Identifier: GPL-3.0-or-later
"""What `w4r doctor` says about sources that may not lie in a public tree, and about a shared memory."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.memory_store import OPEN, opened
from w4r_i18n.model.errors import W4RError
from w4r_i18n.project.doctor import Finding
from w4r_i18n.project.workspace import Workspace


def tiers(workspace: Workspace) -> Iterator[Finding]:
    """A restricted or embargoed text wants a tree of its own; one without a tier counts as restricted."""
    sources, errors = load_sources(workspace, workspace.layout.domains())
    for error in errors:
        yield Finding("fault", str(error))
    for source in sources:
        if source.tier in {"restricted", "embargoed"}:
            advice = "give it a tier in its front matter, or keep it in a tree with its own access"
            yield Finding("hint", f"{source.domain.folder} is {source.tier}", advice)


def memory(workspace: Workspace) -> Iterator[Finding]:
    """Whether the server of `[memory] url` answers."""
    if not workspace.config.memory.url:
        return
    try:
        with opened(workspace) as files:
            held = len(files[OPEN].holdings())
    except W4RError as error:
        yield Finding("fault", error.message, error.hint)
    else:
        yield Finding("ok", f"the memory server answers and holds {held} catalogues and TMX files")
