# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r review` and `w4r pin`: people's acts on exact texts, and pinning what they typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from w4r_i18n.flow.acts import attested, load_records, with_acts, with_pins
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.sources import Source, quorum
from w4r_i18n.flow.targets import Target, load_target, respelt, verdicts
from w4r_i18n.model.errors import InputError, PolicyError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Act, State
from w4r_i18n.project import atomic
from w4r_i18n.project.clock import today
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review import acts
from w4r_i18n.review.acts import Signer
from w4r_i18n.review.ledger import read_ledger
from w4r_i18n.review.pairs import Group, source_groups
from w4r_i18n.review.settle import accepted, settle
from w4r_i18n.review.standing import Standing
from w4r_i18n.review.state import Verdict, judge
from w4r_i18n.text.digest import PO_DIGITS, short

Verb = Callable[[Group, Standing, Signer, str, str], tuple[Act, ...]]
VERBS: dict[str, Verb] = {
    "sign": lambda group, known, signer, note, _: (acts.sign(group, known, signer, note=note),),
    "review": lambda group, known, signer, note, _: (acts.review(group, known, signer, note=note),),
    "approve": lambda group, known, signer, note, _: acts.approve(group, known, signer, note=note),
    "reject": lambda group, known, signer, note, _: (acts.reject(group, known, signer, note=note),),
    "waive": lambda group, known, signer, note, check: (
        acts.waive(group, known, signer, check=check, note=note),
    ),
    "end waiver": lambda group, known, signer, note, check: (
        acts.waiver_ended(group, known, signer, check=check, note=note),
    ),
}
_ACTS = {
    "sign": "translated",
    "review": "reviewed",
    "approve": "approved",
    "reject": "rejected",
    "waive": "waived",
}
CLEARS_FUZZY = frozenset({"sign", "review", "approve"})


@dataclass(frozen=True, slots=True)
class Row:
    """One text, as `review list` shows it."""

    domain: Domain
    verdict: Verdict
    critical: bool
    secret: bool
    """Its words are not for a terminal: the tier is embargoed or restricted."""

    @property
    def id(self) -> str:
        """What `sign`, `approve` and `reject` take: the beginning of the source digest."""
        return short(self.verdict.group.src, PO_DIGITS).partition(":")[2]


@dataclass(frozen=True, slots=True)
class _Desk:
    """One domain in one locale, ready to be signed."""

    source: Source
    target: Target | None
    """None: the source language, which has no catalogue."""
    known: Standing
    verdicts: tuple[Verdict, ...]


def rows(workspace: Workspace, locale: Locale, domains: Sequence[Domain]) -> list[Row]:
    """Every text of a locale with its state, critical and lowest first."""
    sources, errors = load_sources(workspace, domains)
    if errors:
        raise errors[0]
    found = [row for source in sources for row in _rows(_desk(workspace, source, locale))]
    return sorted(found, key=lambda row: (not row.critical, row.verdict.state))


def act(
    workspace: Workspace,
    locale: Locale,
    domains: Sequence[Domain],
    verb: str,
    *,
    by: str,
    ids: Collection[str],
    note: str = "",
    check: str = "",
) -> list[tuple[Row, State]]:
    """Record an act on each chosen text (`ids` empty: on every text of these domains that has one).

    `check`: what is waived, or is not any more.

    Returns each text with its new state. Raises InputError for an id that fits no text or several,
    PolicyError for what the rules forbid; then nothing is written.
    """
    signer = Signer(by, today())
    with atomic.writing(workspace.root):
        sources, errors = load_sources(workspace, domains)
        if errors:
            raise errors[0]
        desks = [_desk(workspace, source, locale) for source in sources]
        chosen = _chosen(desks, ids)
        done: list[tuple[Row, State]] = []
        files: dict[Path, bytes] = {}
        for desk, groups in zip(desks, chosen, strict=True):
            if groups:
                lines = [
                    line
                    for group in groups
                    if not _has_done(verb, group, desk.known, by, check)
                    for line in VERBS[verb](group, desk.known, signer, note, check)
                ]
                desk_files, after = _recorded(workspace, locale, desk, groups, lines, verb)
                files.update(desk_files)
                done += [(row, row.verdict.state) for row in after]
        workspace.save(files, {})
    return done


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


def _desk(workspace: Workspace, source: Source, locale: Locale) -> _Desk:
    if locale != workspace.source:
        target = load_target(workspace, source, locale)
        found = verdicts(workspace, target, source.extraction.groups)
        return _Desk(source, target, target.attested, found)
    records = [load_records(workspace, locale, domain) for domain in source.family]
    known = attested(workspace, records)
    return _Desk(source, None, known, _source_verdicts(workspace, source, known))


def _source_verdicts(workspace: Workspace, source: Source, known: Standing) -> tuple[Verdict, ...]:
    return judge(
        source_groups(unit.key for unit in source.extraction.units),
        known,
        critical=source.critical,
        policy=quorum(workspace, source.tier),
        source_states=None,
    )


def _has_done(verb: str, group: Group, known: Standing, by: str, check: str) -> bool:
    """Whether this person's living act already says so: a second line would say nothing more."""
    done = (_ACTS.get(verb), by, check)
    return any((act.act, act.by, act.check) == done for act in known.acts.get(group.pair, ()))


def _rows(desk: _Desk) -> Iterator[Row]:
    secret = desk.source.tier in {"embargoed", "restricted"}
    for verdict in desk.verdicts:
        critical = any(key in desk.source.critical for key in verdict.group.keys)
        yield Row(desk.source.domain, verdict, critical, secret)


def _chosen(desks: Sequence[_Desk], ids: Collection[str]) -> list[list[Group]]:
    if not ids:
        return [[verdict.group for verdict in desk.verdicts if not verdict.group.empty] for desk in desks]
    chosen: list[list[Group]] = [[] for _ in desks]
    for wanted in ids:
        fits = [
            (number, verdict.group)
            for number, desk in enumerate(desks)
            for verdict in desk.verdicts
            if verdict.group.src.partition(":")[2].startswith(wanted)
        ]
        if len({group.src for _, group in fits}) != 1:
            what = "fits several texts" if fits else "fits no text"
            raise InputError(f"{wanted[:40]!a} {what}", hint="'w4r review list' shows the ids")
        for number, group in fits:
            chosen[number].append(group)
    return chosen


def _recorded(
    workspace: Workspace,
    locale: Locale,
    desk: _Desk,
    groups: Sequence[Group],
    lines: Sequence[Act],
    verb: str,
) -> tuple[dict[Path, bytes], Iterator[Row]]:
    """The files that hold these acts, and the rows as they are afterwards."""
    domain = desk.source.domain
    records = load_records(workspace, locale, domain)
    if records.ledger.damaged:
        hint = "mend it first: 'w4r check' names it"
        raise PolicyError("the ledger has a line that cannot be read", hint=hint)
    ledger = with_acts(records, lines)
    text = ledger.decode("utf-8", "surrogateescape")
    records = replace(records, ledger_text=text, ledger=read_ledger(text, path="the ledger"))
    others = [load_records(workspace, locale, other) for other in desk.source.family if other != domain]
    desk = replace(desk, known=attested(workspace, [records, *others]))
    files = {workspace.layout.ledger(locale, domain): ledger}
    if desk.target is None:
        desk = replace(desk, verdicts=_source_verdicts(workspace, desk.source, desk.known))
    else:
        cleared = [key for group in groups for key in group.keys] if verb in CLEARS_FUZZY else []
        target = replace(desk.target, attested=desk.known, records=records)
        more, desk = _settled(workspace, desk, replace(target, catalogue=accepted(target.catalogue, cleared)))
        files.update(more)
    signed = {group.src for group in groups}
    return files, (row for row in _rows(desk) if row.verdict.group.src in signed)


def _settled(workspace: Workspace, desk: _Desk, target: Target) -> tuple[dict[Path, bytes], _Desk]:
    """What every write also does, after an act."""
    locale, domain, groups = target.locale, target.domain, target.source.extraction.groups
    settled = settle(target.catalogue, verdicts(workspace, target, groups), pin=True)
    target, content = respelt(target, settled.catalogue)
    files = {workspace.layout.po(locale, domain): content}
    seen = with_pins(target.records, settled.pins)
    if seen is not None:
        files[workspace.layout.seen(locale, domain)] = seen
    return files, replace(desk, target=target, verdicts=verdicts(workspace, target, groups))
