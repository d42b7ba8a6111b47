# SPDX-License-Identifier: GPL-3.0-or-later
"""What a CI run asks of the tree: the checks, and how much of it must be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from w4r_i18n.flow.check_tree import Progress, Wanted, check_project, learnt_of
from w4r_i18n.flow.coverage import Coverage, below, coverage, overdue
from w4r_i18n.flow.learnt import Accepted
from w4r_i18n.flow.since import known_at, only_new, touched
from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Gate:
    """Asked of a tree as it is, and of the tree that it came from."""

    late: bool = False
    """What w4r.toml requires by a day that has come counts, and its `min_translated`."""
    minimum: Mapping[str, int] = field(default_factory=dict)
    """Per cent of units wanted, by tag; over what w4r.toml says."""
    today: str = ""
    progress: Progress = lambda _done, _all: None
    learnt: Mapping[str, Accepted] | None = None
    """What the checks learn from, by tag; None: what the tree itself has."""

    def findings(
        self, workspace: Workspace, domains: Sequence[Domain], locales: Sequence[Locale], wanted: Wanted
    ) -> Iterator[Diagnostic | W4RError]:
        yield from check_project(
            workspace, domains, locales, wanted=wanted, progress=self.progress, learnt=self.learnt
        )
        minimum = {**(self._configured(workspace, locales) if self.late else {}), **self.minimum}
        if self.late or minimum:
            covered = coverage(workspace, domains, locales)
            yield from below(covered, minimum)
            if self.late:
                yield from overdue(workspace, covered, locales, today=self.today)

    @staticmethod
    def _configured(workspace: Workspace, locales: Sequence[Locale]) -> dict[str, int]:
        wanted = {each.tag: workspace.config.locales[each.tag].min_translated for each in locales}
        return {tag: percent for tag, percent in wanted.items() if percent}


def asked(
    workspace: Workspace,
    domains: Sequence[Domain],
    locales: Sequence[Locale],
    gate: Gate,
    *,
    changed_since: str = "",
    new_since: str = "",
) -> Iterator[Diagnostic | W4RError]:
    """The findings; with `changed_since` only about what differs from that revision, with `new_since` what
    stood there already is a note. Raises ConfigError for a revision that is none.
    """
    wanted: Wanted = touched(workspace, changed_since) if changed_since else lambda _domain, _target: True
    if not new_since:
        return gate.findings(workspace, domains, locales, wanted)
    # Both trees are judged by the same texts: what is learnt from a new one is no news of an old one.
    gate = replace(gate, learnt=learnt_of(workspace, locales))
    found = gate.findings(workspace, domains, locales, wanted)
    return only_new(found, known_at(workspace, new_since, domains, locales, gate, wanted))


def missing_table(
    workspace: Workspace, domains: Sequence[Domain], locales: Sequence[Locale]
) -> list[tuple[str, int, int, int, int]]:
    """By locale: units, missing ones, critical ones among these, source words of the missing; most first."""
    found: dict[str, list[Coverage]] = {}
    for each in coverage(workspace, domains, locales):
        found.setdefault(each.locale, []).append(each)
    rows = [
        (
            tag,
            sum(each.units for each in those),
            sum(each.missing for each in those),
            sum(each.critical for each in those),
            sum(each.words for each in those),
        )
        for tag, those in found.items()
    ]
    return sorted((row for row in rows if row[2]), key=lambda row: (-row[3], -row[2], row[0]))
