# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r review history`: who did what to a text, across its versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from w4r_i18n.flow.acts import load_records
from w4r_i18n.flow.docket import Docket, Row, chosen, dockets
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Act
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.ledger import Ledger
from w4r_i18n.review.pairs import Group, source_of
from w4r_i18n.review.standing import homes


@dataclass(frozen=True, slots=True)
class Past:
    """One act in a text's history."""

    act: Act
    lives: bool
    source: bool
    """It was done on the source as it is now."""
    target: bool
    """It was done on the text as it is now."""


@dataclass(frozen=True, slots=True)
class History:
    row: Row
    acts: tuple[Past, ...]
    """By day; also those on former texts and former sources."""


def history(
    workspace: Workspace, locale: Locale, domains: Sequence[Domain], ids: Sequence[str]
) -> list[History]:
    """All acts on these texts across their versions. Raises InputError for an id that does not fit one."""
    every = dockets(workspace, locale, domains)
    found = zip(every, chosen(every, ids), strict=True)
    return [history_of(workspace, each, group) for each, groups in found for group in groups]


def history_of(workspace: Workspace, at: Docket, group: Group) -> History:
    row = next(row for row in at.rows() if row.verdict.group == group)
    family = [at.records.ledger, *_ledgers_of_others(workspace, at)]
    acts = sorted({act for each in family for act in each.acts}, key=lambda act: (act.on, act.id))
    living = {act.id for those in at.known.acts.values() for act in those}
    sources = _versions(at, group, acts)
    return History(
        row,
        tuple(
            Past(act, act.id in living, act.src == group.src, act.tgt == group.tgt)
            for act in acts
            if act.src in sources
        ),
    )


def _ledgers_of_others(workspace: Workspace, at: Docket) -> list[Ledger]:
    others = (other for other in at.source.family if other != at.domain)
    return [load_records(workspace, at.locale, other).ledger for other in others]


def _versions(at: Docket, group: Group, acts: Iterable[Act]) -> set[str]:
    """The sources that this one was before: people let one text stand under both, or a context changed.

    What stands in the file as another text's source is that text, however alike they are translated.
    """
    by_source: dict[str, set[str]] = defaultdict(set)
    by_target: dict[str, set[str]] = defaultdict(set)
    for act in acts:
        by_source[act.src].add(act.tgt)
        by_target[act.tgt].add(act.src)
    taken = {verdict.group.src for verdict in at.verdicts} - {group.src}
    found = {src for src, _ in homes(group, at.known)} | set(_before(group))
    found |= by_target[group.tgt] if at.target else set()
    waiting = list(found - taken)
    found = set(waiting)
    while waiting:
        texts = by_source[waiting.pop()] if at.target else set()
        more = {src for text in texts for src in by_target[text]} - taken - found
        found |= more
        waiting += more
    return found


def _before(group: Group) -> list[str]:
    previous = group.head.previous
    former = Entry(previous.msgid, msgctxt=previous.msgctxt, plural=previous.plural) if previous else None
    return [source_of(former)] if former else []
