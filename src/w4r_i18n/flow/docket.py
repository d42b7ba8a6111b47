# SPDX-License-Identifier: GPL-3.0-or-later
"""One domain in one locale, ready for people to judge: its texts, their verdicts, and how one names them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from w4r_i18n.flow.acts import Records, attested, attested_in, load_records
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.sources import Source, quorum
from w4r_i18n.flow.targets import Target, load_target, verdicts
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import Locale
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.pairs import Group, source_groups
from w4r_i18n.review.standing import Standing
from w4r_i18n.review.state import Verdict, judge
from w4r_i18n.text.digest import PO_DIGITS, short

SECRET = frozenset({"embargoed", "restricted"})
"""Tiers whose words are not for a terminal."""


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
class Docket:
    """One domain in one locale, ready to be signed."""

    source: Source
    locale: Locale
    target: Target | None
    """None: the source language, which has no catalogue."""
    records: Records
    """The domain's own ledger and pins."""
    known: Standing
    """What the ledgers of all the case's domains say."""
    verdicts: tuple[Verdict, ...]

    @property
    def domain(self) -> Domain:
        return self.source.domain

    @property
    def secret(self) -> bool:
        return self.source.tier in SECRET

    def rows(self) -> Iterator[Row]:
        for verdict in self.verdicts:
            critical = any(key in self.source.critical for key in verdict.group.keys)
            yield Row(self.domain, verdict, critical, self.secret)


def dockets(workspace: Workspace, locale: Locale, domains: Sequence[Domain]) -> list[Docket]:
    """Each of these domains in a locale. Raises the first error of a source or a catalogue."""
    sources, errors = load_sources(workspace, domains)
    if errors:
        raise errors[0]
    return [docket(workspace, source, locale) for source in sources]


def docket(workspace: Workspace, source: Source, locale: Locale) -> Docket:
    if locale != workspace.source:
        target = load_target(workspace, source, locale)
        found = verdicts(workspace, target, source.extraction.groups)
        return Docket(source, locale, target, target.records, target.attested, found)
    records = load_records(workspace, locale, source.domain)
    known = attested_in(workspace, locale, source.family)
    return judged_again(workspace, Docket(source, locale, None, records, known, ()))


def judged_again(workspace: Workspace, old: Docket) -> Docket:
    """The docket with verdicts on what it holds now."""
    if old.target is not None:
        found = verdicts(workspace, old.target, old.source.extraction.groups)
        return replace(old, verdicts=found)
    units = old.source.extraction.units
    found = judge(
        source_groups(unit.key for unit in units),
        old.known,
        critical=old.source.critical,
        policy=quorum(workspace, old.source.tier, old.locale),
        source_states=None,
    )
    return replace(old, verdicts=found)


def with_records(workspace: Workspace, old: Docket, records: Records) -> Docket:
    """The docket with another ledger of its domain; not judged again yet."""
    others = [
        load_records(workspace, old.locale, other) for other in old.source.family if other != old.domain
    ]
    known = attested(workspace, [records, *others])
    target = replace(old.target, attested=known, records=records) if old.target else None
    return replace(old, target=target, records=records, known=known)


def rows(workspace: Workspace, locale: Locale, domains: Sequence[Domain]) -> list[Row]:
    """Every text of a locale with its state, critical and lowest first."""
    found = [row for each in dockets(workspace, locale, domains) for row in each.rows()]
    return sorted(found, key=lambda row: (not row.critical, row.verdict.state))


def chosen(of: Sequence[Docket], ids: Collection[str], *, critical: bool = False) -> list[list[Group]]:
    """The texts meant, by docket: those that these ids begin (none: every one that has a text).

    `critical`: of these only the critical ones. Raises InputError for an id that fits no text or several.
    """
    found: list[list[Group]] = [[] for _ in of]
    for number, group in _named(of, ids) if ids else _all(of):
        if not critical or any(key in of[number].source.critical for key in group.keys):
            found[number].append(group)
    return found


def _all(of: Sequence[Docket]) -> Iterator[tuple[int, Group]]:
    for number, each in enumerate(of):
        yield from ((number, verdict.group) for verdict in each.verdicts if not verdict.group.empty)


def _named(of: Sequence[Docket], ids: Collection[str]) -> Iterator[tuple[int, Group]]:
    for wanted in dict.fromkeys(ids):
        fits = [
            (number, verdict.group)
            for number, each in enumerate(of)
            for verdict in each.verdicts
            if verdict.group.src.partition(":")[2].startswith(wanted)
        ]
        if len({group.src for _, group in fits}) != 1:
            what = "fits several texts" if fits else "fits no text"
            raise InputError(f"{wanted[:40]!a} {what}", hint="'w4r review list' shows the ids")
        yield from fits
