# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose translations may serve in whose texts: nothing secret or recalled is written into another case."""

from __future__ import annotations

from collections.abc import Mapping

from w4r_i18n.flow.cases import case_of
from w4r_i18n.flow.sources import STRICTNESS, read_document
from w4r_i18n.model.document import Tier
from w4r_i18n.model.errors import InputError
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace

RECALLED = frozenset({"recalled", "withdrawn", "suspended"})
"""Statuses of a case whose texts serve nobody any more."""
SERVES: Mapping[Tier, frozenset[Tier]] = {
    "public": frozenset(STRICTNESS),
    "published": frozenset(STRICTNESS),
    "embargoed": frozenset({"embargoed"}),
    "restricted": frozenset(),
}
"""For each tier those whose texts may take from it."""


def serves(workspace: Workspace, domain: Domain, tier: Tier) -> bool:
    """Whether texts of this tier may take from a domain; never from one that cannot be read.

    Cheaper than loading its sources: the documents are read, and not cut.
    """
    try:
        case = case_of(workspace, domain)
        if case and (case.status in RECALLED or tier not in SERVES[case.tier]):
            return False
        documents = [path for path in workspace.layout.documents(domain) if path.suffix != ".toml"]
        tiers = [read_document(workspace, path).front.tier for path in documents]
    except InputError:
        return False
    return all(tier in SERVES[each] for each in tiers) and bool(tiers or case)
