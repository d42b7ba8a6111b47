# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r merge`: bring each locale's catalogue up to the sources, and pin what stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from w4r_i18n.catalogue.alike import alike
from w4r_i18n.catalogue.merge import Merged, merge
from w4r_i18n.catalogue.po_read import read_po_bytes
from w4r_i18n.flow.acts import attested, load_records, with_acts, with_pins
from w4r_i18n.flow.extract import load_sources, pot
from w4r_i18n.flow.serving import serves
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.targets import Target, load_target, must_be_whole, respelt, verdicts
from w4r_i18n.flow.terms import with_terms
from w4r_i18n.flow.variants import untold
from w4r_i18n.model.catalogue import Catalogue
from w4r_i18n.model.errors import InputError, W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Act
from w4r_i18n.model.unit import Key
from w4r_i18n.project import atomic
from w4r_i18n.project.clock import today
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.acts import Signer, moved
from w4r_i18n.review.acts import minor as minor_act
from w4r_i18n.review.ledger import read_ledger
from w4r_i18n.review.pairs import grouped, source_groups
from w4r_i18n.review.settle import settle
from w4r_i18n.review.state import Verdict, states_of
from w4r_i18n.text.marks import shown

MACHINE = "w4r"
"""Signs `moved`: nobody read anything, a context changed."""


@dataclass(frozen=True, slots=True)
class Update:
    """A locale's side after a merge, and the files to write for it."""

    target: Target
    verdicts: tuple[Verdict, ...]
    counts: Mapping[str, int]
    files: Mapping[Path, bytes]
    """What git tracks: PO, pins, ledger; only those that may have changed."""


def update(
    workspace: Workspace, source: Source, locale: Locale, *, day: str, minor: Collection[Key] = ()
) -> Update:
    """Merge one domain into one locale; pure but for reading. Raises InputError for a refused file."""
    target = load_target(workspace, source, locale)
    must_be_whole(target)
    merged = _merged(workspace, target, minor)
    acts = _moves(target, merged, day)
    catalogue = alike(merged.catalogue, untold(workspace, source, locale))
    ledger = with_acts(target.records, acts)
    target = _told(workspace, replace(target, catalogue=catalogue), ledger if acts else None)
    groups = source.extraction.groups
    settled = settle(target.catalogue, verdicts(workspace, target, groups), pin=True)
    target, content = respelt(target, settled.catalogue)
    files = {workspace.layout.po(locale, source.domain): content}
    seen = with_pins(target.records, settled.pins)
    if seen is not None:
        files[workspace.layout.seen(locale, source.domain)] = seen
    ledger_path = workspace.layout.ledger(locale, source.domain)
    if acts or workspace.read(ledger_path) is None:
        files[ledger_path] = ledger
    return Update(target, _after(workspace, target, settled.pins), merged.counts, files)


def _merged(workspace: Workspace, target: Target, minor: Collection[Key]) -> Merged:
    """Merge with this file alone; only where a unit found no text, look into the locale's other files."""
    old = verdicts(workspace, target, None)
    with_sources = partial(
        merge,
        target.catalogue,
        with_terms(workspace, target.source, target.locale),
        groups=target.source.extraction.groups,
        states=states_of(old),
        names=target.source.names,
        minor=minor,
        pinned=frozenset(key for verdict in old if verdict.pinned for key in verdict.group.keys),
    )
    alone = with_sources()
    new = {event.key[1] for event in alone.events if event.kind == "new"}
    if not new:
        return alone
    same, others = _neighbours(workspace, target, new)
    if not same and not others:
        return alone
    return with_sources(same_case=same, other_cases=others)


def _neighbours(
    workspace: Workspace, target: Target, new: Collection[str]
) -> tuple[list[Catalogue], list[Catalogue]]:
    """The locale's other catalogues that hold any text: of the same case, and of others.

    Those of others only where they have one of the new sources and may serve here: nothing that is secret
    or recalled is copied into another case.
    """
    same: list[Catalogue] = []
    others: list[Catalogue] = []
    for domain in workspace.layout.domains():
        if domain == target.domain:
            continue
        catalogue = _neighbour(workspace, target.locale, domain)
        if catalogue and domain in target.source.family:
            same.append(catalogue)
        elif catalogue and _has_any(catalogue, new) and serves(workspace, domain, target.source.tier):
            others.append(catalogue)
    return same, others


def _has_any(catalogue: Catalogue, msgids: Collection[str]) -> bool:
    return any(entry.msgid in msgids and entry.msgstr for entry in catalogue.messages)


def _neighbour(workspace: Workspace, locale: Locale, domain: Domain) -> Catalogue | None:
    path = workspace.layout.po(locale, domain)
    try:
        content = workspace.read(path)
    except InputError:
        return None  # told where that domain is merged itself
    # A file without one line of text (as a first run writes them) has nothing to give: not worth parsing.
    if (
        content is None
        or b'\nmsgstr "' not in content.replace(b'\nmsgstr ""\n\n', b"\n").partition(b"\n\n")[2]
    ):
        return None
    catalogue = read_po_bytes(content, path=workspace.layout.relative(path))
    return None if catalogue.refused else catalogue


def _moves(target: Target, merged: Merged, day: str) -> list[Act]:
    if not merged.moves:
        return []
    signer = Signer(MACHINE, day)
    former = dict(merged.moves)
    groups = grouped(merged.catalogue, target.source.extraction.groups)
    return [
        moved(group, target.attested, signer, former_context=former[group.head.key])
        for group in groups
        if group.head.key in former and not group.empty
    ]


def _told(workspace: Workspace, target: Target, ledger: bytes | None) -> Target:
    """The target with acts that were just made already counting."""
    if ledger is None:
        return target
    text = ledger.decode("utf-8", "surrogateescape")
    records = replace(target.records, ledger_text=text, ledger=read_ledger(text, path="the ledger"))
    family = [
        records if domain == target.domain else load_records(workspace, target.locale, domain)
        for domain in target.source.family
    ]
    return replace(target, records=records, attested=attested(workspace, family))


def _after(workspace: Workspace, target: Target, pins: frozenset[tuple[str, str]]) -> tuple[Verdict, ...]:
    """The verdicts on what is written now, its new pins among what is known."""
    known = replace(target.attested, pinned=target.attested.pinned | pins)
    return verdicts(workspace, replace(target, attested=known), target.source.extraction.groups)


@dataclass(frozen=True, slots=True)
class Minor:
    """What a named editor calls a change of wording only; signed in the source language's ledger."""

    msgids: tuple[str, ...]
    """The new sentences, exactly."""
    by: str


@dataclass(frozen=True, slots=True)
class MergeResult:
    counts: Mapping[tuple[str, str], Mapping[str, int]]
    """By (domain, locale): how many units of each kind of event."""
    errors: tuple[W4RError, ...]
    written: int


def merge_all(
    workspace: Workspace,
    domains: Sequence[Domain],
    locales: Sequence[Locale],
    *,
    minor: Minor | None = None,
    dry_run: bool = False,
) -> MergeResult:
    """Bring catalogues up to their sources; one refused file does not keep the others back.

    Raises PolicyError when the editor's name is no pseudonym, InputError for a text that no source has.
    """
    with atomic.writing(workspace.root):
        sources, errors = load_sources(workspace, domains)
        day = today()
        files = minor_acts(workspace, sources, minor.msgids, Signer(minor.by, day)) if minor else {}
        counts: dict[tuple[str, str], Mapping[str, int]] = {}
        for source in sources:
            keys = [unit.key for unit in source.extraction.units if minor and unit.msgid in minor.msgids]
            for target in locales:
                try:
                    done = update(workspace, source, target, day=day, minor=keys)
                except W4RError as error:
                    errors.append(error)
                    continue
                counts[source.domain.name, target.tag] = done.counts
                files.update(done.files)
        pots = {workspace.layout.pot(source.domain): pot(workspace, source) for source in sources}
        changed = sum(workspace.read(path) != content for path, content in (files | pots).items())
        written = changed if dry_run else workspace.save(files | pots, {})
        return MergeResult(counts, tuple(errors), written)


def minor_acts(
    workspace: Workspace, sources: Sequence[Source], minor: Sequence[str], signer: Signer
) -> dict[Path, bytes]:
    """The source language's ledgers with an act `minor` for each msgid."""
    files: dict[Path, bytes] = {}
    for source in sources:
        groups = [group for group in source_groups(unit.key for unit in source.extraction.units)
                  if group.head.msgid in minor]  # fmt: skip
        if groups:
            records = load_records(workspace, workspace.source, source.domain)
            acts = [minor_act(group, signer) for group in groups]
            files[workspace.layout.ledger(workspace.source, source.domain)] = with_acts(records, acts)
    known = {unit.msgid for source in sources for unit in source.extraction.units}
    for msgid in minor:
        if msgid not in known:
            raise InputError(f"no source says '{shown(msgid)}'", hint="give the new sentence, exactly")
    return files
