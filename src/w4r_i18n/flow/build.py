# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r compile` and `w4r status`: what the catalogues give as they stand, nothing merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from w4r_i18n.flow.compile import compile_domain, of_source
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.notices import notices
from w4r_i18n.flow.outputs import drop_old
from w4r_i18n.flow.pairs import findings_of, report_of, texts_of
from w4r_i18n.flow.report import Pair, Report
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.targets import load_target, must_be_whole, verdicts
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.project import atomic
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.state import states_of


@dataclass(frozen=True, slots=True)
class Built:
    reports: tuple[Report, ...]
    errors: tuple[W4RError, ...]
    written: int = 0
    orphans: tuple[str, ...] = ()
    """PO files without a source folder."""


def as_it_stands(workspace: Workspace, source: Source, target: Locale, common: Source | None) -> Pair:
    """One pair from what lies in the tree: the outputs it would give, and its report. Writes nothing."""
    try:
        said = notices(workspace, target, common)
        if target == workspace.source:
            texts = of_source(target, source)
            compiled = compile_domain(workspace, source, texts, None, said)
            return Pair(report_of(source, texts, compiled.withheld), {}, compiled.files)
        loaded = load_target(workspace, source, target)
        must_be_whole(loaded)
        judged = verdicts(workspace, loaded, source.extraction.groups)
        findings = findings_of(workspace, loaded, judged)
        texts = texts_of(workspace, loaded, states_of(judged), findings)
        compiled = compile_domain(workspace, source, texts, loaded.catalogue, said)
    except W4RError as error:
        return Pair(
            Report(source.domain.name, target.tag, error=str(error), exit_code=error.exit_code), {}, {}
        )
    return Pair(report_of(source, texts, compiled.withheld, findings=findings), {}, compiled.files)


def status(workspace: Workspace, domains: Sequence[Domain], locales: Sequence[Locale]) -> Built:
    """The state of every pair, computed from the files as they are."""
    sources, errors = load_sources(workspace, domains)
    common = _common(workspace, sources)
    reports = [
        as_it_stands(workspace, source, target, common).report for source in sources for target in locales
    ]
    orphans = [
        workspace.layout.relative(path)
        for target in workspace.config.targets
        for path in workspace.layout.orphans(target)
    ]
    return Built(tuple(reports), tuple(errors), orphans=tuple(orphans))


def compile_all(workspace: Workspace, domains: Sequence[Domain], locales: Sequence[Locale]) -> Built:
    """Write what may go out, remove what may not any more. Merges nothing: a text that a changed source
    has left behind is missing here, and so never compiled.
    """
    with atomic.writing(workspace.root):
        sources, errors = load_sources(workspace, domains)
        common = _common(workspace, sources)
        reports: list[Report] = []
        written = 0
        for source in sources:
            for target in locales:
                pair = as_it_stands(workspace, source, target, common)
                reports.append(pair.report)
                written += workspace.save({}, pair.derived)
                written += drop_old(workspace, source.domain, target, frozenset(pair.derived))
    return Built(tuple(reports), tuple(errors), written)


def _common(workspace: Workspace, sources: Sequence[Source]) -> Source | None:
    """The domain that holds the notices, also where it is not among those asked for."""
    name = Domain("common")
    for source in sources:
        if source.domain == name:
            return source
    if name not in workspace.layout.domains():
        return None
    found, _ = load_sources(workspace, [name])
    return found[0] if found else None
