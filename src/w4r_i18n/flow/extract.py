# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r extract`: the template (POT) of each domain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from w4r_i18n.catalogue.header import template_header
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.catalogue.template import template
from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.sources import Source, load_source
from w4r_i18n.model.errors import W4RError
from w4r_i18n.project import atomic
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.segment.srx import srx_breaker


@dataclass(frozen=True, slots=True)
class Extracts:
    sources: tuple[Source, ...]
    errors: tuple[W4RError, ...]
    """One a domain that could not be read; its template stays as it is."""
    written: int


def load_sources(workspace: Workspace, domains: Sequence[Domain]) -> tuple[list[Source], list[W4RError]]:
    """The sources of these domains, and what is wrong with the others."""
    cases, case_errors = read_cases(workspace)
    errors: list[W4RError] = [*case_errors]
    sources: list[Source] = []
    for domain in domains:
        try:
            sources.append(load_source(workspace, domain, cases))
        except W4RError as error:
            errors.append(error)
    return sources, list({str(error): error for error in errors}.values())


def pot(workspace: Workspace, source: Source) -> bytes:
    header = template_header(workspace.config.project.campaign)
    return write_po(template(source.extraction.units, header)).encode()


def adopt_srx(workspace: Workspace, content: bytes, *, path: str) -> int:
    """Keep others' rules (SRX 2.0) in `sources/breaks.srx`, for every command from now on.

    Raises InputError with file:line for rules that cannot be used; then nothing is kept.
    """
    srx_breaker(content, workspace.source.language, path=path)
    with atomic.writing(workspace.root):
        return workspace.save({workspace.root / "sources" / "breaks.srx": content}, {})


def extract_all(workspace: Workspace, domains: Sequence[Domain], *, dry_run: bool = False) -> Extracts:
    """Write the POT of every domain whose sources can be read."""
    sources, errors = load_sources(workspace, domains)
    files = {workspace.layout.pot(source.domain): pot(workspace, source) for source in sources}
    if dry_run:
        changed = sum(workspace.read(path) != content for path, content in files.items())
        return Extracts(tuple(sources), tuple(errors), changed)
    with atomic.writing(workspace.root):
        return Extracts(tuple(sources), tuple(errors), workspace.save(files, {}))
