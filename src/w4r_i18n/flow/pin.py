# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r pin`: what people typed, pinned to the exact source and target that they saw."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from w4r_i18n.flow.acts import with_pins
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.targets import load_target, verdicts
from w4r_i18n.model.locale import Locale
from w4r_i18n.project import atomic
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.settle import settle


def pin_all(workspace: Workspace, domains: Sequence[Domain], locales: Sequence[Locale]) -> int:
    """Pin what is TRANSLATED or better and not pinned yet: the number of pairs. Only `.seen` is written."""
    with atomic.writing(workspace.root):
        sources, errors = load_sources(workspace, domains)
        files: dict[Path, bytes] = {}
        count = 0
        for source in sources:
            for locale in locales:
                loaded = load_target(workspace, source, locale)
                if loaded.original is None or loaded.catalogue.refused:
                    continue
                found = verdicts(workspace, loaded, source.extraction.groups)
                pins = settle(loaded.catalogue, found, pin=True).pins
                content = with_pins(loaded.records, pins)
                if content is not None:
                    count += len(pins - loaded.records.seen.pins)
                    files[workspace.layout.seen(locale, source.domain)] = content
        workspace.save(files, {})
        if errors:
            raise errors[0]
    return count
