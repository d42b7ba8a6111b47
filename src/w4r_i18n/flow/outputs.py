# SPDX-License-Identifier: GPL-3.0-or-later
"""Outputs that must not lie there any more: withheld now, moved, deleted, or in no language of the tree."""

from __future__ import annotations

from pathlib import Path

from w4r_i18n.model.locale import Locale
from w4r_i18n.project import atomic
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace


def drop_old(workspace: Workspace, domain: Domain, target: Locale, outputs: frozenset[Path]) -> int:
    """Remove outputs that are withheld now: they must not lie there from before. The number removed."""
    return sum(atomic.remove(path) for path in workspace.layout.built(target, domain) if path not in outputs)


def drop_strays(workspace: Workspace) -> int:
    """Remove outputs of domains that were moved or deleted, and of languages that are configured no more."""
    known = (workspace.source, *workspace.config.targets)
    return sum(atomic.remove(path) for path in workspace.layout.strays(known))
