# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r run`: everything from sources to outputs, drafts included, in proportion to what changed.

Readers, checks and renderers are imported once something is to be built: most runs find nothing to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.inputs import Inputs
from w4r_i18n.flow.outputs import drop_old, drop_strays
from w4r_i18n.flow.report import Pair, Report
from w4r_i18n.model.errors import InputError, W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.project import atomic, executor
from w4r_i18n.project.clock import today
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.stamps import Stamps
from w4r_i18n.project.workspace import Workspace

if TYPE_CHECKING:
    from w4r_i18n.flow.sources import Source

    Job = tuple[Source, tuple[Locale, ...]]

PAIR_S = 0.02
"""One pair's work, roughly; decides whether a pool of processes pays."""
CHUNK = 8
"""Locales in a job: few enough to share the work, many enough that a domain is sent seldom."""


@dataclass(frozen=True, slots=True)
class Outcome:
    reports: tuple[Report, ...]
    """By domain, then by locale, as w4r.toml has them."""
    errors: tuple[W4RError, ...]
    """Of sources: their domains were left as they are."""
    written: int
    """Files that changed."""
    built: int
    """Pairs that were not as they should be; all others were left alone."""
    drafted: int = 0
    """Texts that were given a draft."""
    undrafted: Mapping[str, int] = field(default_factory=dict)
    """Texts that stay empty although engines are named, by the reason."""

    @property
    def exit_code(self) -> int:
        codes = [error.exit_code for error in self.errors]
        return max([0, *codes, *(report.exit_code for report in self.reports)])

    def findings(self, fail_on: str | None) -> int:
        """1 when the run shall fail on what it found, else 0: by itself it ends well (FORMATS 9)."""
        if fail_on is None:
            return 0
        if any(report.findings for report in self.reports):
            return 1
        missing = any(report.missing_words or report.withheld for report in self.reports)
        return int(fail_on == "missing" and missing)


Progress = Callable[[int, int], None]
"""(pairs done, pairs to do)."""


def run(
    workspace: Workspace,
    *,
    domains: Sequence[Domain] = (),
    locales: Sequence[Locale] = (),
    progress: Progress = lambda _done, _all: None,
) -> Outcome:
    """Extract, merge, draft, check and compile what is not up to date; the whole tree, or what is named.

    Holds the tree's lock but while engines work. Only locales whose engines w4r.toml names are drafted. A
    domain whose sources cannot be read is left as it is and told. A catalogue that is refused is left as it
    is and told, and has no outputs: the former ones may hold what is no longer true. All others go on.
    """
    languages = locales or (workspace.source, *workspace.config.targets)
    chosen = domains or workspace.layout.domains()
    with atomic.writing(workspace.root):
        outcome = _Run(workspace, languages, progress).of(chosen)
    if not any(settings.engines for settings in workspace.config.locales.values()):
        return outcome
    from w4r_i18n.flow.run_drafts import draft_empty, remember

    done = draft_empty(workspace, outcome.reports)
    if done.written:
        with atomic.writing(workspace.root):
            outcome = _after(outcome, _Run(workspace, languages, progress).of(chosen))
    if done.settled:
        remember(workspace, done.settled)
    errors = {str(error): error for error in (*outcome.errors, *done.errors)}
    return replace(
        outcome,
        errors=tuple(errors.values()),
        written=outcome.written + done.written,
        drafted=done.drafted,
        undrafted=done.left,
    )


def _after(first: Outcome, second: Outcome) -> Outcome:
    """The outcome of two passes over the same pairs."""
    built = min(first.built + second.built, len(second.reports))
    return replace(second, written=first.written + second.written, built=built)


class _Run:
    """One run: what it knows of the tree, and what it has done so far."""

    def __init__(self, workspace: Workspace, locales: Sequence[Locale], progress: Progress) -> None:
        self.workspace = workspace
        self.locales = locales
        self.progress = progress
        self.stamps = Stamps(workspace.root)
        self.day = today()
        self.cases, errors = read_cases(workspace)
        self.errors: list[W4RError] = list(errors)
        self.written = 0
        self.inputs = Inputs(workspace, self.stamps, self.cases)

    def of(self, domains: Sequence[Domain]) -> Outcome:
        every = [(domain, target) for domain in domains for target in self.locales]
        reports = {pair: self._current(*pair) for pair in every}
        stale = [pair for pair, report in reports.items() if report is None]
        built: dict[tuple[Domain, Locale], Report] = {}
        for pairs in self._in_turn(stale):
            built.update(self._built(pairs, done=len(built), total=len(stale)))
        self.written += drop_strays(self.workspace)
        self.stamps.save()
        reports.update(built)
        found = tuple(report for report in reports.values() if report is not None)
        return Outcome(found, tuple(self.errors), self.written, len(built))

    def _in_turn(self, pairs: Sequence[tuple[Domain, Locale]]) -> Iterator[list[tuple[Domain, Locale]]]:
        """What others follow from comes first: `common`, whose notices all show, and an overlay's base."""
        ranks = {pair: (pair[0].name != "common", len(self.inputs.bases(pair[1]))) for pair in pairs}
        for turn in sorted(set(ranks.values())):
            yield [pair for pair in pairs if ranks[pair] == turn]

    def _built(
        self, pairs: Sequence[tuple[Domain, Locale]], *, done: int, total: int
    ) -> dict[tuple[Domain, Locale], Report]:
        from w4r_i18n.flow.extract import pot
        from w4r_i18n.flow.pairs import build

        sources = self._sources(dict.fromkeys(domain for domain, _ in pairs))
        pots = {
            self.workspace.layout.pot(each.domain): pot(self.workspace, each) for each in sources.values()
        }
        self.written += self.workspace.save(pots, {})
        jobs = list(_jobs(sources, pairs))
        one = partial(build, self.workspace, common=self._common(sources), day=self.day)
        task = partial(_do, one)
        reports: dict[tuple[Domain, Locale], Report] = {}
        for results in executor.run(task, jobs, estimate_s=len(pairs) * PAIR_S):
            self._save(results)
            reports.update({(domain, target): pair.report for domain, target, pair in results})
            self.progress(done + len(reports), total)
        return reports

    def _sources(self, domains: Mapping[Domain, None]) -> dict[Domain, Source]:
        from w4r_i18n.flow.sources import load_source

        loaded: dict[Domain, Source] = {}
        for domain in domains:
            try:
                loaded[domain] = load_source(self.workspace, domain, self.cases)
            except InputError as error:
                if str(error) not in map(str, self.errors):
                    self.errors.append(error)
        return loaded

    def _common(self, sources: Mapping[Domain, Source]) -> Source | None:
        from w4r_i18n.flow.sources import load_source

        common = Domain("common")
        if common in sources or common not in self.workspace.layout.domains():
            return sources.get(common)
        try:
            return load_source(self.workspace, common, self.cases)
        except InputError:
            return None  # told when `common` itself is built

    def _save(self, results: Sequence[tuple[Domain, Locale, Pair]]) -> None:
        """Write a job's files together, drop yesterday's outputs, and stamp what now stands."""
        tracked = {path: content for _, _, pair in results for path, content in pair.tracked.items()}
        derived = {path: content for _, _, pair in results for path, content in pair.derived.items()}
        self.written += self.workspace.save(tracked, derived)
        self.stamps.forget(self.workspace.layout.relative(path) for path in (*tracked, *derived))
        for domain, target, pair in results:
            self.written += drop_old(self.workspace, domain, target, frozenset(pair.derived))
            if pair.report.error:
                self.stamps.drop(_key(domain, target))
                continue
            self.stamps.record(
                _key(domain, target),
                inputs=self.inputs.of(domain, target),
                outputs=tuple(self.workspace.layout.relative(path) for path in pair.derived),
                report=pair.report,
            )

    def _current(self, domain: Domain, target: Locale) -> Report | None:
        result = self.stamps.current(_key(domain, target), self.inputs.of(domain, target))
        if result is None:
            return None
        try:
            return msgspec.msgpack.decode(result.report, type=Report)
        except msgspec.DecodeError:
            return None


def _jobs(sources: Mapping[Domain, Source], pairs: Sequence[tuple[Domain, Locale]]) -> Iterator[Job]:
    for domain, source in sources.items():
        targets = [target for other, target in pairs if other == domain]
        for start in range(0, len(targets), CHUNK):
            yield source, tuple(targets[start : start + CHUNK])


def _do(build: Callable[[Source, Locale], Pair], job: Job) -> list[tuple[Domain, Locale, Pair]]:
    source, targets = job
    return [(source.domain, each, build(source, each)) for each in targets]


def _key(domain: Domain, target: Locale) -> str:
    return f"{domain.name}\0{target.tag}"
