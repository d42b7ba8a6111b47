# SPDX-License-Identifier: GPL-3.0-or-later
"""A domain's sources, loaded: its documents as units, its names, its tier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from w4r_i18n import registry
from w4r_i18n.flow.acts import attested_in
from w4r_i18n.flow.cases import case_of
from w4r_i18n.model.case import Case
from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.document import Document, Tier
from w4r_i18n.model.extraction import Extraction
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.ports import Breaker, Reader
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key
from w4r_i18n.project.breaks import read_breaks
from w4r_i18n.project.config import TierSettings
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.quorum import Quorum
from w4r_i18n.review.state import states_of_sources
from w4r_i18n.segment.extract import extract
from w4r_i18n.segment.nobreak import NoBreak
from w4r_i18n.segment.srx import srx_breaker

STRICTNESS: Mapping[Tier, int] = {"public": 0, "published": 1, "embargoed": 2, "restricted": 3}


@dataclass(frozen=True, slots=True)
class Source:
    """Everything that a domain's targets follow from, save the catalogues and ledgers themselves."""

    domain: Domain
    extraction: Extraction
    tier: Tier
    """The strictest of the case's and of its documents'."""
    names: tuple[str, ...]
    """The register: every name of every case, and those that this domain's documents list."""
    case: Case | None
    family: tuple[Domain, ...]
    """Domains of the same case: their ledgers count together."""
    states: Mapping[str, State]
    """Of each source text, by its digest (24 digits): what the source language's ledger says."""
    completed: Mapping[str, Case] = field(default_factory=dict)
    """The case as a section completes it, by the section's id."""

    @property
    def critical(self) -> frozenset[Key]:
        return frozenset(unit.key for unit in self.extraction.units if unit.critical)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(
            found for extracted in self.extraction.documents for found in extracted.document.diagnostics
        )


def readers() -> Mapping[str, Reader]:
    """Reader by file suffix, whatever stands behind the door."""
    found: dict[str, Reader] = {}
    for name in registry.names("reader"):
        module: Reader = registry.find("reader", name)
        found.update(dict.fromkeys(module.SUFFIXES, module))
    return found


def read_document(workspace: Workspace, path: Path) -> Document:
    """One source document. Raises InputError with file:line."""
    content = workspace.read(path)
    shown = workspace.layout.relative(path)
    assert content is not None, shown
    reader = readers()[path.suffix]
    # What could run or call home never reaches a skeleton, so no output can hold it.
    sanitised = getattr(reader, "sanitised", None)
    return reader.read(sanitised(content, path=shown) if sanitised else content, path=shown)


def load_source(workspace: Workspace, domain: Domain, cases: Mapping[Domain, Case]) -> Source:
    """Read and cut a domain's documents. Raises InputError: one unreadable document blocks its domain,
    because its texts would be taken for gone; so does its `case.toml`, because its names are critical.
    """
    case = case_of(workspace, domain)  # again, for one that cannot be read stands in `cases` by its names
    documents = [read_document(workspace, path) for path in workspace.layout.documents(domain)]
    names = register(cases.values(), documents)
    extraction = extract(documents, names=names, breaker=breaker(workspace))
    family = tuple(other for other in cases if case and cases[other].id == case.id) or (domain,)
    tier = _strictest([*(document.front.tier for document in documents if document.format != "toml"),
                       *([case.tier] if case else [])])  # fmt: skip
    return Source(
        domain=domain, extraction=extraction, tier=tier, names=names, case=case, family=family,
        states=_source_states(workspace, extraction, family, tier),
        completed=_completed(workspace, domain, case),
    )  # fmt: skip


def _completed(workspace: Workspace, domain: Domain, case: Case | None) -> Mapping[str, Case]:
    """Raises InputError as `ingest.case.complete` does: its texts stand among the domain's."""
    if case is None:
        return {}
    from w4r_i18n.ingest.case import complete

    return {
        section: complete(workspace.read(path) or b"", path=workspace.layout.relative(path), case=case)
        for section, path in workspace.layout.completions(domain).items()
    }


def register(cases: Iterable[Case], documents: Iterable[Document]) -> tuple[str, ...]:
    """Every form of every name, once, longest first (so that a full name is found before its parts)."""
    forms = {form for case in cases for name in case.names for form in name.forms}
    forms.update(name for document in documents for name in document.front.names)
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def quorum(workspace: Workspace, tier: Tier, target: Locale | None = None) -> Quorum:
    """How many people must have read what, in a tier and a language (None: the source's)."""
    settings = workspace.config.tiers.get(tier, TierSettings())
    language = workspace.config.locales.get((target or workspace.source).tag)
    alone = bool(language and language.single_person)
    return Quorum(settings.quorum, settings.quorum_critical, alone=alone)


def _strictest(tiers: Iterable[Tier]) -> Tier:
    return max(tiers, key=lambda tier: STRICTNESS[tier], default="restricted")


def breaker(workspace: Workspace) -> Breaker:
    """How this tree's sources are cut: by `sources/breaks.srx` where there is one, else by the language's own
    rules; in both cases what `sources/breaks.toml` lists stays together.

    Raises InputError or ConfigError for a file of rules that is wrong.
    """
    folder = workspace.root / "sources"
    srx = workspace.read(folder / "breaks.srx")
    chosen: Breaker
    if srx is not None:
        chosen = srx_breaker(srx, workspace.source.language, path="sources/breaks.srx")
    else:
        language = workspace.source.language
        chosen = registry.find("breaker", language if language in registry.names("breaker") else "default")
    listed = workspace.read(folder / "breaks.toml")
    return chosen if listed is None else NoBreak(chosen, read_breaks(listed, path="sources/breaks.toml"))


def _source_states(
    workspace: Workspace, extraction: Extraction, family: tuple[Domain, ...], tier: Tier
) -> Mapping[str, State]:
    return states_of_sources(
        (unit.key for unit in extraction.units),
        attested_in(workspace, workspace.source, family),
        critical=frozenset(unit.key for unit in extraction.units if unit.critical),
        policy=quorum(workspace, tier),
    )
