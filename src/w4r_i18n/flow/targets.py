# SPDX-License-Identifier: GPL-3.0-or-later
"""One domain in one locale, loaded: its catalogue, and the verdict on each of its texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from w4r_i18n.catalogue.header import new_header
from w4r_i18n.catalogue.po_read import read_po, read_po_bytes
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.flow.acts import Records, attested, load_records
from w4r_i18n.flow.sources import Source, quorum
from w4r_i18n.model.catalogue import Catalogue
from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Act, State
from w4r_i18n.model.unit import Key
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.pairs import grouped
from w4r_i18n.review.standing import Standing
from w4r_i18n.review.state import Verdict, judge, states_of


@dataclass(frozen=True, slots=True)
class Target:
    """A locale's side of a domain as it stands in the tree."""

    locale: Locale
    source: Source
    catalogue: Catalogue
    original: bytes | None
    """The file's bytes; None where there is none yet."""
    records: Records
    attested: Standing
    """The acts of all the case's domains."""

    @property
    def domain(self) -> Domain:
        return self.source.domain

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Of the files; a missing ledger is told only beside texts."""
        has_texts = any(any(entry.texts) for entry in self.catalogue.messages)
        records = self.records.diagnostics if has_texts else ()
        return (*self.catalogue.diagnostics, *records)


def load_target(workspace: Workspace, source: Source, locale: Locale) -> Target:
    """Read a PO file with its ledger. Raises InputError for a file that is none; faults are diagnostics."""
    path = workspace.layout.po(locale, source.domain)
    original = workspace.read(path)
    shown = workspace.layout.relative(path)
    project = workspace.config.project.campaign
    catalogue = (
        Catalogue(new_header(locale, project=project), path=shown)
        if original is None
        else read_po_bytes(original, path=shown)
    )
    records = load_records(workspace, locale, source.domain)
    family = [
        records if domain == source.domain else load_records(workspace, locale, domain)
        for domain in source.family
    ]
    return Target(locale, source, catalogue, original, records, attested(workspace, family))


def must_be_whole(target: Target) -> None:
    """Raise InputError for a file with a fault of the file: neither compiled nor rewritten (FORMATS 6)."""
    for found in target.catalogue.diagnostics:
        if found.fault == "file":
            raise InputError(found.message, hint=found.hint or "mend the file first", place=found.place)


def verdicts(
    workspace: Workspace, target: Target, groups: Sequence[Sequence[Key]] | None
) -> tuple[Verdict, ...]:
    """The verdict on each group. `groups` None: the catalogue is still that of former sources."""
    return judge(
        grouped(target.catalogue, groups),
        target.attested,
        critical=critical_keys(target),
        policy=quorum(workspace, target.source.tier, target.locale),
        source_states=target.source.states,
    )


def critical_keys(target: Target) -> frozenset[Key]:
    """Entries that are critical now, or were when the file was last merged."""
    marked = frozenset(entry.key for entry in target.catalogue.messages if entry.critical)
    return target.source.critical | marked


def states(workspace: Workspace, target: Target) -> dict[Key, State]:
    return states_of(verdicts(workspace, target, target.source.extraction.groups))


def waivers_at(target: Target, judged: Iterable[Verdict]) -> dict[int, list[Act]]:
    """The living waivers by line: one stands on a pair of texts, a finding on any entry of its group."""
    found: dict[int, list[Act]] = {}
    for verdict in judged:
        acts = [act for act in target.attested.acts.get(verdict.group.pair, ()) if act.act == "waived"]
        for entry in verdict.group.entries if acts else ():
            found.setdefault(entry.line, []).extend(acts)
    return found


def respelt(target: Target, catalogue: Catalogue) -> tuple[Target, bytes]:
    """The target with this catalogue as it is written, its entries knowing their new lines."""
    text = write_po(catalogue)
    content = text.encode()
    if content == target.original and catalogue is target.catalogue:
        return target, content
    return replace(target, catalogue=read_po(text, path=target.catalogue.path)), content


def by_line(catalogue: Catalogue) -> Mapping[int, Key]:
    return {entry.line: entry.key for entry in catalogue.messages}
