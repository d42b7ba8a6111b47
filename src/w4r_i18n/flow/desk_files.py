# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that what the review page has open follows from, by their names below the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from w4r_i18n.flow.sources import Source
from w4r_i18n.model.case import Case
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.project.layout import Domain, tracked
from w4r_i18n.project.workspace import Workspace


def files_of(workspace: Workspace, target: Locale, source: Source) -> Iterator[str]:
    if target != workspace.source:
        yield tracked(target, source.domain)[0]
    for domain in source.family:
        yield from tracked(target, domain)[1:]


def tables_of(workspace: Workspace, target: Locale) -> Iterator[str]:
    folder = workspace.layout.relative(workspace.layout.locale_folder(target))
    yield from (f"{folder}/terms.csv", f"{folder}/names.csv")
    settings = workspace.config.locales.get(target.tag)
    if settings and settings.base:
        yield from tables_of(workspace, locale(settings.base))


def source_files(workspace: Workspace, domain: Domain, cases: Mapping[Domain, Case]) -> Iterator[str]:
    """Everything that a domain's sources follow from; folders, for what comes and goes."""
    layout = workspace.layout
    yield from ("sources", "sources/breaks.srx", "sources/breaks.toml")
    for each in layout.domains():
        yield from (each.folder.rpartition("/")[0], each.folder, f"{each.folder}/case.toml")
    yield from map(layout.relative, layout.documents(domain))
    case = cases.get(domain)
    family = [other for other, found in cases.items() if case and found.id == case.id] or [domain]
    for other in family:
        yield from tracked(workspace.source, other)[1:]
