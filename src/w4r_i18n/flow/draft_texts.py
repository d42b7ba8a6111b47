# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogues' side of drafting: which entries are empty, and writing what came for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from w4r_i18n.draft.cascade import Wanted
from w4r_i18n.flow.acts import with_pins
from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.draft_jobs import Job
from w4r_i18n.flow.offers import refuses
from w4r_i18n.flow.sources import Source, load_source
from w4r_i18n.flow.targets import Target, critical_keys, load_target, must_be_whole, respelt, verdicts
from w4r_i18n.flow.terms import lexicon
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.target import MachineLine, is_machine_comment, unknown_words
from w4r_i18n.model.unit import Key
from w4r_i18n.project import atomic
from w4r_i18n.project.stamps import Stamps
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.settle import settle
from w4r_i18n.review.state import Verdict
from w4r_i18n.text.digest import LEDGER_DIGITS, short, target_digest

UNMERGED = "not in the catalogue yet: 'w4r merge' brings it there"
JOINED = "another entry is joined to it: a person must look"
_NO_VERSION = re.compile(r"[^\w.+~:-]+")


@dataclass(slots=True)
class Empties:
    """The empty texts of one locale, critical ones first: those keep documents back."""

    jobs: list[Job] = field(default_factory=list)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By (domain, reason): empty, and nothing for an engine."""
    errors: list[W4RError] = field(default_factory=list)
    sources: dict[str, tuple[Source, str]] = field(default_factory=dict)
    """By domain, with the digest of what each was read from."""


def empties(workspace: Workspace, sources: Sequence[Source], locale: Locale) -> Empties:
    """Each (domain, locale) whose catalogue can be read; the others are told."""
    found = Empties()
    ranked: list[tuple[bool, Job]] = []
    for source in sources:
        try:
            target = load_target(workspace, source, locale)
            must_be_whole(target)
            mine = _empties(workspace, target, found.left)
            if mine:
                found.sources[source.domain.name] = (source, _read_from(workspace, source))
            ranked += mine
        except W4RError as error:
            found.errors.append(error)
    found.jobs = [job for _, job in sorted(ranked, key=lambda each: not each[0])]
    return found


def _empties(workspace: Workspace, target: Target, left: Counter[tuple[str, str]]) -> list[tuple[bool, Job]]:
    source = target.source
    open_keys = _open_keys(workspace, target)
    unmerged = sum(unit.key not in open_keys.known for unit in source.extraction.units)
    for reason, count in ((UNMERGED, unmerged), (JOINED, len(open_keys.joined))):
        if count:
            left[source.domain.name, reason] += count
    if not open_keys.empty:
        return []
    critical = critical_keys(target)
    words = lexicon(workspace, source, target.locale)
    return [
        (
            entry.key in critical,
            Job(source.domain.name, entry.key, verdict.group.src, source.tier,
                Wanted(entry, workspace.source, target.locale, words)),
        )
        for entry, verdict in open_keys.empty.values()
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Open:
    """The entries of a catalogue, sorted by whether a draft may fill them."""

    known: frozenset[Key]
    joined: frozenset[Key]
    """Empty, and a `<join/>` stands after them: who wrote that knows what belongs here."""
    empty: Mapping[Key, tuple[Entry, Verdict]]


def _open_keys(workspace: Workspace, target: Target) -> _Open:
    """What is empty to the last blank: a text that anybody began, `<join/>` too, is not."""
    units = {unit.key for unit in target.source.extraction.units}
    found = verdicts(workspace, target, target.source.extraction.groups)
    joined = {key for each in found if len(each.group.keys) > 1 for key in each.group.keys}
    blank = {
        each.group.head.key: (each.group.head, each)
        for each in found
        if each.group.head.key in units
        and each.group.head.plural is None
        and not any(text.strip() for text in each.group.head.texts)
    }
    known = frozenset(entry.key for entry in target.catalogue.messages)
    held = frozenset(blank.keys() & joined)
    return _Open(known, held, {key: value for key, value in blank.items() if key not in held})


@dataclass(slots=True)
class Saved:
    written: int = 0
    errors: list[W4RError] = field(default_factory=list)


def save(workspace: Workspace, found: Empties, locale: Locale) -> Saved:
    """Write drafts into what is empty now, under the tree's lock; a job whose entry is not loses its text.

    Catalogues are read again, and sources that changed: what people did while engines worked stays as they
    left it.
    """
    saved = Saved()
    by_domain: dict[str, list[Job]] = {}
    for job in found.jobs:
        if job.text:
            by_domain.setdefault(job.domain, []).append(job)
    if not by_domain:
        return saved
    with atomic.writing(workspace.root):
        for domain, mine in by_domain.items():
            try:
                target = load_target(workspace, _as_it_is_now(workspace, *found.sources[domain]), locale)
                must_be_whole(target)
                files = _written(workspace, target, mine)
                saved.written += workspace.save(files, {})
            except W4RError as error:
                saved.errors.append(error)
                for job in mine:
                    job.text, job.why = "", "the catalogue could not be written"
    return saved


def _as_it_is_now(workspace: Workspace, source: Source, read_from: str) -> Source:
    if _read_from(workspace, source) == read_from:
        return source
    return load_source(workspace, source.domain, read_cases(workspace)[0])


def _read_from(workspace: Workspace, source: Source) -> str:
    """A digest over what a source follows from: its documents, the cases, the rules, the French ledger."""
    layout = workspace.layout
    paths = [layout.config, *layout.documents(source.domain)]
    paths += [layout.folder(domain) / "case.toml" for domain in layout.domains()]
    paths += [layout.root / "sources" / name for name in ("breaks.srx", "breaks.toml")]
    for domain in source.family:
        paths += [layout.ledger(workspace.source, domain), layout.seen(workspace.source, domain)]
    return Stamps(workspace.root).combined(map(layout.relative, paths))


def _written(workspace: Workspace, target: Target, jobs: Sequence[Job]) -> dict[Path, bytes]:
    empty = _open_keys(workspace, target).empty
    entries: dict[Key, Entry] = {}
    for job in jobs:
        tgt = target_digest(job.text)
        if job.key not in empty:
            job.text, job.why = "", "somebody has filled it, or its source changed, meanwhile"
        elif refuses(target.attested, job.src, short(tgt, LEDGER_DIGITS)):
            job.text, job.why = "", f"{job.engine}: somebody has rejected this very draft"
        else:
            entry, verdict = empty[job.key]
            entries[job.key] = _drafted(entry, job, short(verdict.group.src), short(tgt))
    if not entries:
        return {}
    target = replace(target, catalogue=_with(target.catalogue, entries))
    settled = settle(target.catalogue, verdicts(workspace, target, target.source.extraction.groups), pin=True)
    target, content = respelt(target, settled.catalogue)
    must_be_whole(target)  # nothing that an engine said may keep a file from being read
    files = {workspace.layout.po(target.locale, target.domain): content}
    seen = with_pins(target.records, settled.pins)
    if seen is not None:
        files[workspace.layout.seen(target.locale, target.domain)] = seen
    return files


def _drafted(entry: Entry, job: Job, src: str, tgt: str) -> Entry:
    """The entry with its draft: fuzzy, with the line that says whence, and the words that were unknown."""
    origin = f"{job.engine}@{_NO_VERSION.sub('-', job.version)[:60] or '0'}"
    lines = (str(MachineLine("mt", src, tgt, origin)), unknown_words(job.unknown, tgt))
    return replace(
        entry,
        msgstr=job.text,
        flags=("fuzzy", *(flag for flag in entry.flags if flag != "fuzzy")),
        comments=(
            *(comment for comment in entry.comments if not is_machine_comment(comment)),
            *(line for line in lines if line),
        ),
        previous=None,
        raw="",
    )


def _with(catalogue: Catalogue, entries: Mapping[Key, Entry]) -> Catalogue:
    return replace(
        catalogue,
        entries=tuple(
            entries.get(entry.key, entry) if isinstance(entry, Entry) and not entry.obsolete else entry
            for entry in catalogue.entries
        ),
    )
