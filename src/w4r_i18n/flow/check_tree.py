# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r check` on a tree: sources, catalogues and ledgers; what did not change is not looked at again."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

import msgspec

from w4r_i18n.check.consistency import ACROSS, Choice, across, choices
from w4r_i18n.check.run import check_text
from w4r_i18n.check.veil import veiled
from w4r_i18n.check.waivers import waived
from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.inputs import Inputs
from w4r_i18n.flow.learnt import ENOUGH, Accepted, Learnt, is_open
from w4r_i18n.flow.name_forms import nameless
from w4r_i18n.flow.pairs import findings_of, rules
from w4r_i18n.flow.sources import Source, load_source
from w4r_i18n.flow.targets import Target, load_target, verdicts, waivers_at
from w4r_i18n.flow.terms import lexicon
from w4r_i18n.flow.terms_lint import lint
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Act, State
from w4r_i18n.project import executor
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.stamps import Stamps
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.state import Verdict, states_of

Wanted = Callable[[Domain, Locale | None], bool]
"""Whether a domain is looked at in a locale; None: its sources."""
Progress = Callable[[int, int], None]
"""(pairs done, pairs to do)."""
Part = tuple[Domain, Locale]
"""The source language stands for the sources themselves."""
Job = tuple[Source, tuple[tuple[Locale, Accepted], ...]]
"""A domain's sources, with the locales to look at and what is learnt from there."""
PAIR_S = 0.02
"""One pair's work, roughly; decides whether a pool of processes pays."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at one domain in one locale gave; it is kept while its inputs stay."""

    findings: list[Diagnostic]
    path: str = ""
    """Of the catalogue."""
    choices: tuple[Choice, ...] = ()
    """What it says that other catalogues say too; of nothing that may not be shown."""
    waivers: dict[int, list[Act]] = field(default_factory=dict)
    """Of the checks that look across catalogues, by line."""


def check_project(
    workspace: Workspace,
    domains: Sequence[Domain],
    locales: Sequence[Locale],
    *,
    wanted: Wanted = lambda _domain, _target: True,
    progress: Progress = lambda _done, _all: None,
    learnt: Mapping[str, Accepted] | None = None,
) -> Iterator[Diagnostic | W4RError]:
    """What is wrong, domain by domain, with the state of each text known; each pair answers for itself.

    Where all domains of a locale are looked at, also what contradicts between them. `learnt`: accepted pairs
    by tag to learn from instead of the tree's own.
    """
    parts = [
        (domain, target)
        for domain in domains
        for target in (workspace.source, *locales)
        if wanted(domain, None if target == workspace.source else target)
    ]
    looked_at = [target for target in locales if any(target == each for _, each in parts)]
    if parts:
        yield from lint(workspace, looked_at, missing=False)
    yield from _Checking(workspace, progress, learnt).of(parts)


def learnt_of(workspace: Workspace, locales: Sequence[Locale]) -> Mapping[str, Accepted]:
    """What the checks of a tree learn from, by tag."""
    checking = _Checking(workspace, lambda _done, _all: None)
    found = {target.tag: checking.learnt.pairs(target) for target in locales}
    checking.save()
    return found


class _Checking:
    """One check of a tree: what it remembers, and what it has found so far."""

    def __init__(
        self, workspace: Workspace, progress: Progress, given: Mapping[str, Accepted] | None = None
    ) -> None:
        self.workspace = workspace
        self.progress = progress
        self.cases, errors = read_cases(workspace)
        self.errors: list[W4RError] = [*errors]
        self.stamps = Stamps(workspace.root, name="checks")
        self.inputs = Inputs(workspace, self.stamps, self.cases)
        self.learnt = Learnt(workspace, self.stamps, self.inputs, self.cases, given)

    def of(self, parts: Sequence[Part]) -> Iterator[Diagnostic | W4RError]:
        found = {part: self._known(part) for part in parts}
        stale = [part for part, known in found.items() if known is None]
        found.update(self._looked_at(stale))
        if stale:
            self.save()
        yield from {str(error): error for error in self.errors}.values()
        between = self._between({part: seen for part, seen in found.items() if seen})
        for part in parts:
            seen = found[part]
            if seen is None:
                continue
            contradicting = between.get(part)
            if contradicting is None:
                yield from seen.findings
            else:
                yield from (each for each in seen.findings if each.check not in ACROSS)
                yield from contradicting

    def save(self) -> None:
        # What cannot be kept is found again next time: a tree may be read-only, as CI's are.
        with contextlib.suppress(OSError, W4RError):
            self.stamps.save()

    def _between(self, found: Mapping[Part, Seen]) -> Mapping[Part, Sequence[Diagnostic]]:
        """What contradicts in all catalogues of a locale, where all were looked at, by part."""
        every = self.workspace.layout.domains()
        told: dict[Part, Sequence[Diagnostic]] = {}
        for target in dict.fromkeys(target for _, target in found):
            those = {part: seen for part, seen in found.items() if part[1] == target and seen.choices}
            if not those or any((domain, target) not in found for domain in every):
                continue
            contradictions = list(across((seen.path, seen.choices) for seen in those.values()))
            for part, seen in those.items():
                own = [each for each in contradictions if each.place.path == seen.path]
                told[part] = waived(own, seen.waivers, path=seen.path, secret=False, across=True)
        return told

    def _inputs_of(self, part: Part) -> str:
        return self.stamps.combined((), self.inputs.of(*part), self.learnt.digest(part[1]))

    def _known(self, part: Part) -> Seen | None:
        result = self.stamps.current(_key(part), self._inputs_of(part))
        if result is None:
            return None
        try:
            return msgspec.msgpack.decode(result.report, type=Seen)
        except msgspec.DecodeError:
            return None

    def _looked_at(self, parts: Sequence[Part]) -> Mapping[Part, Seen]:
        found: dict[Part, Seen] = {}
        jobs = list(self._jobs(parts))
        task = partial(_check, self.workspace)
        for answers in executor.run(task, jobs, estimate_s=len(parts) * PAIR_S):
            for answer in answers:
                found[answer.part] = answer.seen
                if answer.error:
                    self.errors.append(answer.error)
                else:
                    inputs = self._inputs_of(answer.part)
                    self.stamps.record(_key(answer.part), inputs=inputs, outputs=(), report=answer.seen)
            self.progress(len(found), len(parts))
        return found

    def _jobs(self, parts: Sequence[Part]) -> Iterator[Job]:
        """A domain's sources with the locales that they are wanted in; unreadable ones are told."""
        for domain in dict.fromkeys(domain for domain, _ in parts):
            try:
                source = load_source(self.workspace, domain, self.cases)
            except W4RError as error:
                self.errors.append(error)
                continue
            targets = [target for other, target in parts if other == domain]
            yield source, tuple((target, self.learnt.pairs(target)) for target in targets)


@dataclass(frozen=True, slots=True)
class _Answer:
    part: Part
    seen: Seen
    error: W4RError | None = None


def _check(workspace: Workspace, job: Job) -> list[_Answer]:
    source, targets = job
    answers = []
    for target, accepted in targets:
        part = (source.domain, target)
        try:
            if target == workspace.source:
                seen = Seen(list(check_source(source)))
            else:
                seen = check_pair(workspace, source, target, accepted)
            answers.append(_Answer(part, seen))
        except W4RError as error:
            answers.append(_Answer(part, Seen([]), error))
    return answers


def check_source(source: Source) -> Iterator[Diagnostic]:
    every = rules()
    for extracted in source.extraction.documents:
        yield from extracted.document.diagnostics
        found = check_text(extracted.document, rules=every)
        yield from veiled(found, every) if source.tier in {"restricted", "embargoed"} else found


def check_pair(workspace: Workspace, source: Source, target: Locale, accepted: Accepted) -> Seen:
    loaded = load_target(workspace, source, target)
    path = loaded.catalogue.path
    found = [*loaded.diagnostics]
    seen = Seen(found, path)
    if not loaded.catalogue.refused:
        judged = verdicts(workspace, loaded, source.extraction.groups)
        found += findings_of(workspace, loaded, judged, accepted=_besides(loaded, accepted))
        found += _not_merged(path, source, states_of(judged))
        if is_open(source):
            seen = Seen(found, path, *_said(workspace, loaded, judged))
    found += nameless(workspace, source, target)
    return seen


def _besides(loaded: Target, accepted: Accepted) -> tuple[tuple[str, str], ...]:
    """What a catalogue learns from beside itself: no text of its own is its own witness."""
    pairs = ((source, text) for domain, source, text in accepted if domain != loaded.domain.name)
    return tuple(islice(pairs, max(0, ENOUGH - len(loaded.catalogue.messages))))


def _said(
    workspace: Workspace, loaded: Target, judged: Sequence[Verdict]
) -> tuple[tuple[Choice, ...], dict[int, list[Act]]]:
    waivers = {
        line: kept
        for line, acts in waivers_at(loaded, judged).items()
        if (kept := [act for act in acts if act.check in ACROSS])
    }
    return choices(loaded.catalogue, lexicon(workspace, loaded.source, loaded.locale)), waivers


def _not_merged(path: str, source: Source, states: Mapping[tuple[str, str], State]) -> Iterator[Diagnostic]:
    """Units that the catalogue does not know yet: the sources went on without it."""
    unknown = [unit for unit in source.extraction.units if unit.key not in states]
    if unknown:
        message = f"{len(unknown)} of {len(source.extraction.units)} source texts are not in the catalogue"
        yield Diagnostic("missing", Severity.WARNING, message, Place(path, 1), "run 'w4r merge'")


def _key(part: Part) -> str:
    return f"{part[0].name}\0{part[1].tag}"
