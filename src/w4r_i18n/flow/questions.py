# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to those who wrote the sources: comments in the source language's own ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from w4r_i18n.flow.docket import Row, chosen, dockets
from w4r_i18n.flow.review import act
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Act, State
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.acts import is_open
from w4r_i18n.review.pairs import source_of


@dataclass(frozen=True, slots=True)
class Question:
    row: Row
    act: Act


def ask(  # who asks what about which texts
    workspace: Workspace,
    locale: Locale,
    domains: Sequence[Domain],
    *,
    by: str,
    ids: Sequence[str],
    note: str,
    dry_run: bool = False,
) -> list[tuple[Row, State]]:
    """Ask the authors of what these translations translate; `review list --questions` shows it to them.

    Of a text that translates several sentences, the first is asked about. The note says which language asks.
    """
    every = dockets(workspace, locale, domains)
    heads = [group.head for groups in chosen(every, ids) for group in groups]
    found = [source_of(head).partition(":")[2] for head in heads]
    said = f"[{locale.tag}] {note}" if note.strip() else note
    return act(workspace, workspace.source, domains, "comment", by=by, ids=found, note=said, dry_run=dry_run)


def questions(workspace: Workspace, locale: Locale, domains: Sequence[Domain]) -> list[Question]:
    """Comments in a language that nobody has answered, the oldest first; in the source's: to the authors."""
    found = [
        Question(row, each)
        for docket in dockets(workspace, locale, domains)
        for row in docket.rows()
        for each in docket.known.acts.get(row.verdict.group.pair, ())
        if is_open(each)
    ]
    return sorted(found, key=lambda one: (one.act.on, one.act.id))
