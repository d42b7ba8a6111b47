# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r purge`: take a case's texts out of the tree and of what remembers them; say where they still are."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from w4r_i18n import registry
from w4r_i18n.catalogue.po_read import read_po_bytes
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.exchange.content import displayed
from w4r_i18n.flow.acts import load_records
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.memory import update
from w4r_i18n.flow.sources import Source
from w4r_i18n.model.catalogue import Catalogue, Entry, Junk
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.exchange import Block
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Pin
from w4r_i18n.project import atomic
from w4r_i18n.project.clock import today
from w4r_i18n.project.git import commits_of
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.move import derived, paths_of, removed
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.acts import Signer
from w4r_i18n.review.pairs import source_of, target_of
from w4r_i18n.review.purged import without_words
from w4r_i18n.text.normalise import typographic


@dataclass(frozen=True, slots=True)
class Purged:
    domains: tuple[str, ...]
    removed: tuple[str, ...]
    """Files and folders, from the root."""
    changed: tuple[str, ...]
    """Files that others share, without the case's texts."""
    left: tuple[str, ...]
    """Files that could not be read: nobody has looked for the case's texts in them."""
    commits: tuple[str, ...]
    """`1a2b3c4 2025-12-10`: those that still hold something of it; only rewriting history takes it out."""


@dataclass(frozen=True, slots=True)
class _Doomed:
    """What must not be found anywhere afterwards."""

    domains: tuple[Domain, ...]
    sources: frozenset[str]
    """Every French text, typography aside, that no other domain says."""
    names: frozenset[str]
    """Of people that no other case registers."""

    def says(self, msgid: str) -> bool:
        return typographic(msgid) in self.sources


def purge(workspace: Workspace, case: str, *, by: str, dry_run: bool = False) -> Purged:
    """Remove sources, catalogues and pins of a case; of its ledgers the words. What shares a file with others
    loses its entries, live, obsolete and previous. Everything built or cached goes: it can be built again.

    Raises InputError where no domain or case has this name, PolicyError for who is no pseudonym.
    """
    signer = Signer(by, today())
    with atomic.writing(workspace.root):
        doomed = _doomed(workspace, case)
        own = [*_words(workspace, doomed), *derived(workspace)]
        left: list[str] = []
        files = dict(_ledgers(workspace, doomed, signer))
        files |= dict(_catalogues(workspace, doomed, left))
        files |= dict(_memories(workspace, doomed, left))
        files |= dict(_names(workspace, doomed))
        if not dry_run:
            workspace.save(files, {})
            removed(own)
    if workspace.config.memory.url and not dry_run:
        update(workspace)
    shown = workspace.layout.relative
    return Purged(
        tuple(domain.name for domain in doomed.domains),
        tuple(map(shown, own)),
        tuple(sorted(map(shown, files))),
        tuple(left),
        commits_of(workspace.root, [shown(path) for path in (*own, *files)]),
    )


def _doomed(workspace: Workspace, case: str) -> _Doomed:
    sources, _ = load_sources(workspace, workspace.domains())
    own = [
        source for source in sources if case in {source.domain.name, source.case.id if source.case else ""}
    ]
    domains = {source.domain for source in own} | {each for each in workspace.domains() if each.name == case}
    if not domains:
        raise InputError(f"there is no case {case[:80]!a}", hint="its id in case.toml, or its domain")
    others = [source for source in sources if source.domain not in domains]
    return _Doomed(
        tuple(sorted(domains)),
        frozenset(_sources(workspace, domains, own)) - {text for each in others for text in _said(each)},
        _registered(own) - _registered(others),
    )


def _said(source: Source) -> Iterator[str]:
    return (typographic(unit.msgid) for unit in source.extraction.units)


def _sources(workspace: Workspace, domains: Collection[Domain], own: Sequence[Source]) -> Iterator[str]:
    """What is said today, and what catalogues still remember of before."""
    for source in own:
        yield from _said(source)
    for domain in domains:
        for target in workspace.config.targets:
            for entry in _entries(workspace, target, domain):
                yield typographic(entry.msgid)
                if entry.previous:
                    yield typographic(entry.previous.msgid)


def _registered(sources: Sequence[Source]) -> frozenset[str]:
    return frozenset(
        form for source in sources if source.case for name in source.case.names for form in name.forms
    )


def _entries(workspace: Workspace, target: Locale, domain: Domain) -> tuple[Entry, ...]:
    """Of a damaged catalogue too: what can be made out of it."""
    path = workspace.layout.po(target, domain)
    catalogue = read_po_bytes(workspace.read(path) or b"", path=workspace.layout.relative(path))
    return (*catalogue.messages, *catalogue.obsolete)


def _words(workspace: Workspace, doomed: _Doomed) -> Iterator[Path]:
    """All of the case that git tracks, but its acts and what was logged as digests."""
    for domain in doomed.domains:
        yield from (path for path in paths_of(workspace, domain) if path.suffix != ".jsonl")


def _ledgers(workspace: Workspace, doomed: _Doomed, signer: Signer) -> Iterator[tuple[Path, bytes]]:
    for domain in doomed.domains:
        for each in (workspace.source, *workspace.config.targets):
            records = load_records(workspace, each, domain)
            pairs: list[Pin] = [
                (source_of(entry), target_of(entry))
                for entry in (_entries(workspace, each, domain) if each != workspace.source else ())
                if entry.msgstr.strip()
            ]
            if pairs or records.ledger.acts:
                lines = without_words(records.ledger.acts, pairs, by=signer.by, on=signer.on)
                yield workspace.layout.ledger(each, domain), lines.encode()


def _catalogues(workspace: Workspace, doomed: _Doomed, left: list[str]) -> Iterator[tuple[Path, bytes]]:
    """Other domains' files in which a text of the case rests: obsolete, previous, or carried there."""
    for target in workspace.config.targets:
        for domain in set(workspace.domains()) - set(doomed.domains):
            path = workspace.layout.po(target, domain)
            content = workspace.read(path)
            if content is None:
                continue
            catalogue = read_po_bytes(content, path=workspace.layout.relative(path))
            kept = tuple(_kept(catalogue, doomed))
            if catalogue.refused:
                left.append(catalogue.path)
            elif kept != catalogue.entries:
                yield path, write_po(replace(catalogue, entries=kept)).encode()


def _kept(catalogue: Catalogue, doomed: _Doomed) -> Iterator[Entry | Junk]:
    for entry in catalogue.entries:
        if not isinstance(entry, Entry) or not entry.previous or not doomed.says(entry.previous.msgid):
            if not isinstance(entry, Entry) or not (entry.obsolete and doomed.says(entry.msgid)):
                yield entry
        elif not entry.obsolete:
            # Its text was made for the other's words: it goes as well, and comes anew.
            yield replace(entry, previous=None, msgstr="", flags=(), comments=(), raw="")


def _memories(workspace: Workspace, doomed: _Doomed, left: list[str]) -> Iterator[tuple[Path, bytes]]:
    form = registry.find("format", "tmx")
    for target in workspace.config.targets:
        for path in workspace.layout.memories(target):
            shown = workspace.layout.relative(path)
            try:
                handoffs = form.read(workspace.read(path) or b"", path=shown)
            except InputError:
                left.append(shown)
                continue
            for handoff in handoffs:
                blocks = tuple(each for each in handoff.blocks if not _holds(each, doomed))
                if blocks != handoff.blocks:
                    yield path, form.write(replace(handoff, blocks=blocks))


def _holds(block: Block, doomed: _Doomed) -> bool:
    return any(doomed.says(displayed(pair.source)) for pair in block.pairs)


def _names(workspace: Workspace, doomed: _Doomed) -> Iterator[tuple[Path, bytes]]:
    """Rows about people that no other case has; all else stays byte for byte."""
    for target in workspace.config.targets:
        path = workspace.layout.names(target)
        text = (workspace.read(path) or b"").decode("utf-8", "surrogateescape")
        lines = text.splitlines(keepends=True)
        kept = [line for line in lines if _first_cell(line) not in doomed.names]
        if kept != lines:
            yield path, "".join(kept).encode("utf-8", "surrogateescape")


def _first_cell(line: str) -> str:
    return next(iter(next(csv.reader(io.StringIO(line)), [])), "")
