# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r draft`: what is empty gets a draft, from the memory, then by the engines that w4r.toml allows."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from w4r_i18n.draft.asking import PATIENCE, Pace, Patience, Rest
from w4r_i18n.draft.cascade import GATE
from w4r_i18n.draft.policy import why_not
from w4r_i18n.flow import engines
from w4r_i18n.flow.draft_crew import Crew, Times
from w4r_i18n.flow.draft_jobs import Allowance, Job, Surroundings, Tally
from w4r_i18n.flow.draft_stage import Stage
from w4r_i18n.flow.draft_texts import Empties, empties, save
from w4r_i18n.flow.drafts_kept import SentLog, vaults
from w4r_i18n.flow.engines import MEMORY, Find, Tool, behind_the_door
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.fill import fill_from
from w4r_i18n.flow.sources import Source
from w4r_i18n.model.errors import PolicyError, ServiceError, W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.project import atomic
from w4r_i18n.project.clock import seconds, today
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.segment.sentences import sentences

Progress = Callable[[int, int, int], None]
"""(texts finished with, texts in all, characters handed over so far)."""


@dataclass(slots=True)
class Row:
    """One domain in one locale."""

    domain: str
    locale: str
    memory: int = 0
    """Filled from other domains' translations."""
    drafted: Counter[str] = field(default_factory=Counter)
    """Texts by the engine that drafted them."""
    policy: Counter[str] = field(default_factory=Counter)
    """Texts that no engine may see, by the reason."""
    left: Counter[str] = field(default_factory=Counter)
    """Texts that stay empty, by the reason."""

    @property
    def empty(self) -> int:
        """Texts that had no translation when the run began."""
        return self.memory + self.drafted.total() + self.policy.total() + self.left.total()


@dataclass(slots=True)
class Outcome:
    rows: list[Row] = field(default_factory=list)
    engines: dict[str, Tally] = field(default_factory=dict)
    unserved: list[str] = field(default_factory=list)
    """Locales with empty texts of whose engines none is ready and translates into them."""
    errors: list[W4RError] = field(default_factory=list)
    written: int = 0
    """Files that changed."""
    interrupted: bool = False

    @property
    def drafted(self) -> int:
        return sum(row.drafted.total() + row.memory for row in self.rows)

    @property
    def exit_code(self) -> int:
        return max([0, *(error.exit_code for error in self.errors)])


@dataclass(frozen=True, slots=True)
class Means:
    """What tests exchange: the engines there are, and time."""

    find: Find = behind_the_door
    now: Callable[[], float] = seconds
    rest: Rest | None = None
    """None: really wait, until the run is told to end."""
    patience: Patience = PATIENCE


MEANS = Means()


def draft(
    workspace: Workspace,
    domains: Sequence[Domain],
    locales: Sequence[Locale],
    *,
    named: Sequence[str] = (),
    limit_chars: int | None = None,
    by_default: bool = True,
    again: bool = False,
    progress: Progress = lambda _done, _all, _characters: None,
    means: Means = MEANS,
) -> Outcome:
    """Draft every empty text of these catalogues; overlays get none.

    `named`: these engines alone, instead of each locale's chain. `by_default`: a locale without a chain in
    w4r.toml takes the one that needs no network. `again`: what earlier runs refused is asked for anew.

    The tree's lock is held while files are written and not while engines work; a text that somebody has
    typed meanwhile stays. Raises ConfigError for a chain that names what there is not, ServiceError where a
    named engine cannot be used or another run drafts already.
    """
    engines.check_chains(workspace, means.find)
    chains = chosen_chains(workspace, locales, named, by_default=by_default)
    run = _Run(workspace, domains, Allowance(limit_chars), progress, means, again=again)
    run.prepare(chains, named)
    with atomic.alone(workspace.root, "draft"):
        return run.of(chains)


def chosen_chains(
    workspace: Workspace, locales: Sequence[Locale], named: Sequence[str], *, by_default: bool
) -> dict[Locale, tuple[str, ...]]:
    """What each locale is to be drafted by; those that get no drafts are left out."""
    fallback = engines.DEFAULT_CHAIN if by_default else ()
    chains = {
        target: tuple(named) or engines.chain(workspace, target) or fallback
        for target in locales
        if target != workspace.source and not workspace.config.locales[target.tag].base
    }
    return {target: chain for target, chain in chains.items() if chain}


class _Run:
    """One run: what may still be spent, what each engine did, what came of each text."""

    def __init__(
        self,
        workspace: Workspace,
        domains: Sequence[Domain],
        allowance: Allowance,
        progress: Progress,
        means: Means,
        *,
        again: bool,
    ) -> None:
        self._workspace = workspace
        self._domains = domains
        self._allowance = allowance
        self._again = again
        self._progress = progress
        self._means = means
        self._halt = threading.Event()
        self._rest: Rest = means.rest or (lambda wait_s: not self._halt.wait(wait_s))
        self._tools: Mapping[str, Tool] = {}
        self._paces: dict[str, Pace] = {}
        self._named: frozenset[str] = frozenset()
        self._rows: dict[tuple[str, str], Row] = {}
        self._finished = self._total = 0
        self.outcome = Outcome()

    def prepare(self, chains: Mapping[Locale, Sequence[str]], named: Sequence[str]) -> None:
        """Find the engines. Raises ServiceError for one that was asked for by name and cannot be used."""
        names = [name for chain in chains.values() for name in chain]
        self._tools = engines.tools(self._workspace, names, self._means.find)
        self._named = frozenset(named) - {MEMORY}
        for name in sorted(self._named & self._tools.keys()):
            usable(self._tools[name], self._workspace.source, tuple(chains))
        for name, found in self._tools.items():
            self._paces[name] = Pace(found.engine.LIMITS.calls_per_second, self._means.now, self._rest)

    def of(self, chains: Mapping[Locale, Sequence[str]]) -> Outcome:
        sources, errors = load_sources(self._workspace, self._domains)
        self.outcome.errors += errors
        self._fill(sources, [target for target, chain in chains.items() if MEMORY in chain])
        found = {target: self._empties(sources, target) for target in chains}
        self._total = sum(len(each.jobs) for each in found.values())
        try:
            for target, chain in chains.items():
                self._locale(target, [name for name in chain if name != MEMORY], found[target])
        except KeyboardInterrupt:
            self.outcome.interrupted = True
        for job in (job for each in found.values() for job in each.jobs):
            self._note(job)
        self.outcome.rows = [row for row in self._rows.values() if row.empty]
        self._close()
        return self.outcome

    def _fill(self, sources: Sequence[Source], targets: Sequence[Locale]) -> None:
        if not targets:
            return
        done = fill_from(self._workspace, sources, targets)
        self._tell(done.errors)
        self.outcome.written += done.written
        for each in done.done:
            self._row(each.domain, each.locale).memory += len(each.fillings)

    def _empties(self, sources: Sequence[Source], target: Locale) -> Empties:
        found = empties(self._workspace, sources, target)
        self._tell(found.errors)
        for (domain, reason), count in found.left.items():
            self._row(domain, target.tag).left[reason] += count
        return found

    def _tell(self, errors: Sequence[W4RError]) -> None:
        """Each fault once, however many domains it keeps back."""
        known = set(map(str, self.outcome.errors))
        self.outcome.errors += {str(error): error for error in errors if str(error) not in known}.values()

    def _locale(self, target: Locale, chain: Sequence[str], found: Empties) -> None:
        """One locale through its chain; what came is written whatever ends it."""
        waiting = list(found.jobs)
        source = self._workspace.source
        if waiting and chain and all(unready(self._tools[name], source, target) for name in chain):
            self.outcome.unserved.append(target.tag)
        try:
            for name in chain:
                self._stage(self._tools[name], target, waiting)
                waiting = [job for job in waiting if not job.text]
            self._finished += len(waiting)
        finally:
            saved = save(self._workspace, found, target)
            self._tell(saved.errors)
            self.outcome.written += saved.written

    def _stage(self, tool: Tool, target: Locale, jobs: Sequence[Job]) -> None:
        allowed = engines.allowed(self._workspace)
        why = unready(tool, self._workspace.source, target)
        mine: list[Job] = []
        for job in jobs:
            denied = why_not(job.tier, tool.reach, allowed)
            if denied:
                job.denied = denied
            elif why:
                job.why = f"{tool.name}: {why}"
            else:
                mine.append(job)
        if not mine:
            return
        tally = self.outcome.engines.setdefault(tool.name, Tally())
        around = Surroundings(
            answers=vaults(self._workspace, [job.tier for job in mine], gate=GATE, again=self._again),
            log=SentLog(self._workspace, target),
            allowance=self._allowance,
            cut=lambda text: sentences(text, self._workspace.source.tag),
            day=today(),
            drafted=lambda _job: self._drafted(),
            halt=self._halt.set,
        )
        times = Times(self._paces[tool.name], self._rest, self._means.patience)
        with Crew(tool, self._workspace.source, target, times) as crew:
            Stage(tool, crew, around, tally).run(mine)

    def _drafted(self) -> None:
        self._finished += 1
        characters = sum(tally.characters for tally in self.outcome.engines.values())
        self._progress(self._finished, self._total, characters)

    def _note(self, job: Job) -> None:
        row = self._row(job.domain, job.wanted.target.tag)
        if job.text:
            row.drafted[job.engine] += 1
        elif job.denied and not job.why:
            row.policy[job.denied] += 1
        else:
            row.left[job.why or "not asked: the run was ended"] += 1

    def _row(self, domain: str, locale: str) -> Row:
        return self._rows.setdefault((domain, locale), Row(domain, locale))

    def _close(self) -> None:
        """Tell what nobody else tells: that policy kept everything back, that a named engine gave up."""
        policy: Counter[str] = sum((row.policy for row in self.outcome.rows), Counter())
        if policy and policy.total() == self._total and not self.outcome.drafted:
            reason, _ = policy.most_common(1)[0]
            message = f"none of these {policy.total()} texts may be handed over: {reason}"
            self.outcome.errors.append(PolicyError(message))
        for name, tally in self.outcome.engines.items():
            if name in self._named and tally.stopped:
                self.outcome.errors.append(ServiceError(f"{name}: {tally.stopped}"))


def unready(tool: Tool, source: Locale, target: Locale) -> str:
    """Why an engine cannot be asked here and now; "" when it can. Asks no network, starts nothing."""
    if tool.missing:
        return f"not ready: {tool.missing[0]}"
    return (
        "" if tool.engine.serves(source, target, tool.settings) else "does not translate into this language"
    )


def usable(tool: Tool, source: Locale, targets: Sequence[Locale]) -> None:
    """Raise ServiceError for an engine that can serve none of these locales."""
    reasons = [unready(tool, source, target) for target in targets]
    if reasons and all(reasons):
        tags = ", ".join(target.tag for target in targets)
        why = f"is {reasons[0]}" if tool.missing else f"does not translate {source.tag} to {tags}"
        raise ServiceError(f"{tool.name} {why}", hint="'w4r list engines' says what there is")
