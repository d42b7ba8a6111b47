# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r review show`: one text with all that its reader needs beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from w4r_i18n.flow.docket import Docket, Row, chosen, dockets
from w4r_i18n.flow.pairs import findings_of
from w4r_i18n.flow.sources import Source, quorum
from w4r_i18n.flow.terms import lexicon
from w4r_i18n.memory.worddiff import Change, word_diff
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Act
from w4r_i18n.model.target import MachineLine, is_machine_comment, machine_line
from w4r_i18n.model.unit import Unit
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.pairs import Group, source_of
from w4r_i18n.review.quorum import readers
from w4r_i18n.review.standing import homes
from w4r_i18n.text.lexicon import Finder


@dataclass(frozen=True, slots=True)
class About:
    """One text and what is known of it; all that has words is empty for a secret one."""

    row: Row
    unit: Unit
    """Of its first sentence."""
    paragraph: tuple[tuple[str, str], ...]
    """(source, target) of each segment of the block that it stands in."""
    previous: str
    """The source for which the translation was made, where it is another."""
    changes: tuple[Change, ...]
    """From that one to the source as it is."""
    origin: tuple[MachineLine, ...]
    """What made the text, if not a person: lines that fit it."""
    writers: tuple[str, ...]
    """Who signed as its translator."""
    read_by: tuple[str, ...]
    """Who has reviewed or approved it, and counts."""
    wanted: int
    """How many must have, before it is approved."""
    acts: tuple[Act, ...]
    """The living ones on this pair, and on what it was before its context changed."""
    questions: tuple[Act, ...]
    """Living comments on the source, in the source language's ledger."""
    terms: tuple[tuple[str, tuple[str, ...]], ...]
    """(as the source says it, what may stand for it)."""
    findings: tuple[str, ...]


def about(workspace: Workspace, locale: Locale, domains: Sequence[Domain], ids: Sequence[str]) -> list[About]:
    """What is known of these texts. Raises InputError for an id that fits none of the sources, or several."""
    every = dockets(workspace, locale, domains)
    found = zip(every, chosen(every, ids), strict=True)
    return [_about(workspace, each, group) for each, groups in found for group in groups]


def _about(workspace: Workspace, at: Docket, group: Group) -> About:
    row = next(row for row in at.rows() if row.verdict.group == group)
    unit = next((unit for unit in at.source.extraction.units if unit.key == group.head.key), None)
    if unit is None:
        raise InputError(f"{row.id} stands in no source any more", hint="run 'w4r merge'")
    acts = tuple(act for pair in homes(group, at.known) for act in at.known.acts.get(pair, ()))
    policy = quorum(workspace, at.source.tier, at.locale)
    writers = frozenset(who for pair in homes(group, at.known) for who in at.known.writers.get(pair, ()))
    counted = readers(acts, writers, alone=policy.alone)
    lines = (machine_line(comment) for comment in group.head.comments if is_machine_comment(comment))
    previous = group.head.previous.msgid if group.head.previous else ""
    secret = row.secret
    return About(
        row=row,
        unit=unit,
        paragraph=() if secret else _paragraph(at, unit),
        previous="" if secret else previous,
        changes=word_diff(previous, group.head.msgid) if previous and not secret else (),
        origin=tuple(line for line in lines if line),
        writers=tuple(sorted(writers)),
        read_by=tuple(sorted(counted.people)),
        wanted=policy.of(critical=row.critical) + counted.unsigned,
        acts=acts,
        questions=_questions(workspace, at, group),
        terms=() if secret else tuple(_terms(workspace, at.source, at.locale, group)),
        findings=_findings(workspace, at, group),
    )


def _paragraph(at: Docket, unit: Unit) -> tuple[tuple[str, str], ...]:
    """The block of the unit's first place."""
    spot = unit.spots[0]
    cuts = (
        cut
        for extracted in at.source.extraction.documents
        if extracted.document.path == spot.path
        for cut in extracted.cuts
        if cut.block == spot.block
    )
    keys = next((cut.keys for cut in cuts), (unit.key,))
    messages = at.target.catalogue.messages if at.target else ()
    texts = {entry.key: entry.msgstr for entry in messages}
    return tuple((key[1], texts.get(key, "")) for key in keys)


def _questions(workspace: Workspace, at: Docket, group: Group) -> tuple[Act, ...]:
    """What was said of its sentences to those who wrote them; answers too."""
    if at.target is None:
        return ()
    (source,) = dockets(workspace, workspace.source, [at.domain])
    pairs = [(src, src) for src in map(source_of, group.entries)]
    return tuple(act for pair in pairs for act in source.known.acts.get(pair, ()) if act.act == "commented")


def _terms(
    workspace: Workspace, source: Source, locale: Locale, group: Group
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if locale == workspace.source:
        return
    finder = Finder(lexicon(workspace, source, locale).wordings, workspace.source.language)
    for found in finder.find(group.source):
        yield found.wording.sources[0], tuple(found.wording.targets)


def _findings(workspace: Workspace, at: Docket, group: Group) -> tuple[str, ...]:
    if at.target is None:
        return ()
    lines = {entry.line for entry in group.entries}
    found = findings_of(workspace, at.target, at.verdicts)
    return tuple(str(each) for each in found if each.place.line in lines)
