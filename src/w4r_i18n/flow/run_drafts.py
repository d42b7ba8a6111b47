# SPDX-License-Identifier: GPL-3.0-or-later
"""The drafting of `w4r run`: by the engines that w4r.toml names, where something new may come of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from w4r_i18n.draft.cascade import GATE
from w4r_i18n.flow import engines
from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.draft import MEANS, Means, Outcome, draft
from w4r_i18n.flow.inputs import Inputs
from w4r_i18n.flow.report import Report
from w4r_i18n.model.errors import PolicyError, ServiceError, W4RError
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.project import atomic
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.stamps import Stamps
from w4r_i18n.project.workspace import Workspace

Pair = tuple[Domain, Locale]


@dataclass(slots=True)
class Drafts:
    """What the stage came to."""

    drafted: int = 0
    written: int = 0
    left: Counter[str] = field(default_factory=Counter)
    """Texts that stay empty, by the reason."""
    errors: list[W4RError] = field(default_factory=list)
    settled: list[Pair] = field(default_factory=list)
    """Where asking again would give the same, until something changes."""


def draft_empty(workspace: Workspace, reports: Iterable[Report], means: Means = MEANS) -> Drafts:
    """Draft what these reports call empty, in locales that name engines. Takes the tree's lock to write.

    An engine that cannot be used, or may not be, costs a run nothing: the text stays empty and is told.
    Raises ConfigError for a chain that names what there is not, KeyboardInterrupt once what came is saved.
    """
    pairs = [
        (Domain(report.domain), locale(report.locale))
        for report in reports
        if report.states.get("empty") and engines.chain(workspace, locale(report.locale))
    ]
    done = Drafts()
    if not pairs:
        return done
    engines.check_chains(workspace, means.find)
    stamps = _Remembered(workspace, means)
    waiting = [pair for pair in pairs if not stamps.knows(*pair)]
    for target in dict.fromkeys(target for _, target in waiting):
        domains = [domain for domain, each in waiting if each == target]
        try:
            outcome = draft(workspace, domains, [target], by_default=False, means=means)
        except ServiceError as error:
            done.left[error.message] += 1
            continue
        _add(done, outcome, [(domain, target) for domain in domains])
    return done


def _add(done: Drafts, outcome: Outcome, pairs: list[Pair]) -> None:
    if outcome.interrupted:
        raise KeyboardInterrupt
    done.drafted += outcome.drafted
    done.written += outcome.written
    for row in outcome.rows:
        done.left.update(row.left + row.policy)
    # What policy keeps back is told beside what stays empty; it is no failure of a run.
    errors = [error for error in outcome.errors if not isinstance(error, PolicyError)]
    done.errors += errors
    if not errors and not any(tally.stopped for tally in outcome.engines.values()):
        done.settled += pairs


def remember(workspace: Workspace, pairs: Iterable[Pair], means: Means = MEANS) -> None:
    """Note that all was tried for these, as everything stands now."""
    with atomic.writing(workspace.root):
        remembered = _Remembered(workspace, means)
        for pair in pairs:
            remembered.note(*pair)
        remembered.stamps.save()


class _Remembered:
    """What a pair's drafts follow from: its own inputs, the locale's other texts, and the engines."""

    def __init__(self, workspace: Workspace, means: Means) -> None:
        self._workspace = workspace
        self._means = means
        self.stamps = Stamps(workspace.root)
        self._inputs = Inputs(workspace, self.stamps, read_cases(workspace)[0])

    def knows(self, domain: Domain, target: Locale) -> bool:
        return self.stamps.current(_key(domain, target), self._digest(domain, target)) is not None

    def note(self, domain: Domain, target: Locale) -> None:
        self.stamps.record(_key(domain, target), inputs=self._digest(domain, target), outputs=(), report=None)

    def _digest(self, domain: Domain, target: Locale) -> str:
        layout = self._workspace.layout
        others = [layout.relative(layout.po(target, each)) for each in layout.domains()]
        chain = engines.chain(self._workspace, target)
        tools = engines.tools(self._workspace, chain, self._means.find)
        missing = [f"{name}: {tool.missing}" for name, tool in tools.items()]
        return self.stamps.combined(others, self._inputs.of(domain, target), GATE, *missing)


def _key(domain: Domain, target: Locale) -> str:
    return f"draft\0{domain.name}\0{target.tag}"
