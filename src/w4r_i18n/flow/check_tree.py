# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r check` on a tree: sources, catalogues and ledgers; what did not change is not looked at again."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import msgspec

from w4r_i18n.check.run import check_text
from w4r_i18n.check.veil import veiled
from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.inputs import Inputs
from w4r_i18n.flow.name_forms import nameless
from w4r_i18n.flow.pairs import findings_of, rules
from w4r_i18n.flow.sources import Source, load_source
from w4r_i18n.flow.targets import load_target, verdicts
from w4r_i18n.flow.terms_lint import lint
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.project import executor
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.stamps import Stamps
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.state import states_of

Wanted = Callable[[Domain, Locale | None], bool]
"""Whether a domain is looked at in a locale; None: its sources."""
Progress = Callable[[int, int], None]
"""(pairs done, pairs to do)."""
Part = tuple[Domain, Locale]
"""The source language stands for the sources themselves."""
PAIR_S = 0.02
"""One pair's work, roughly; decides whether a pool of processes pays."""


def check_project(
    workspace: Workspace,
    domains: Sequence[Domain],
    locales: Sequence[Locale],
    *,
    wanted: Wanted = lambda _domain, _target: True,
    progress: Progress = lambda _done, _all: None,
) -> Iterator[Diagnostic | W4RError]:
    """What is wrong, domain by domain, with the state of each text known; each pair answers for itself."""
    parts = [
        (domain, target)
        for domain in domains
        for target in (workspace.source, *locales)
        if wanted(domain, None if target == workspace.source else target)
    ]
    looked_at = [target for target in locales if any(target == each for _, each in parts)]
    if parts:
        yield from lint(workspace, looked_at, missing=False)
    yield from _Checking(workspace, progress).of(parts)


class _Checking:
    """One check of a tree: what it remembers, and what it has found so far."""

    def __init__(self, workspace: Workspace, progress: Progress) -> None:
        self.workspace = workspace
        self.progress = progress
        self.cases, errors = read_cases(workspace)
        self.errors: list[W4RError] = [*errors]
        self.stamps = Stamps(workspace.root, name="checks")
        self.inputs = Inputs(workspace, self.stamps, self.cases)

    def of(self, parts: Sequence[Part]) -> Iterator[Diagnostic | W4RError]:
        found = {part: self._known(part) for part in parts}
        stale = [part for part, known in found.items() if known is None]
        found.update(self._looked_at(stale))
        if stale:
            # What cannot be kept is found again next time: a tree may be read-only, as CI's are.
            with contextlib.suppress(OSError, W4RError):
                self.stamps.save()
        yield from {str(error): error for error in self.errors}.values()
        for part in parts:
            yield from found[part] or ()

    def _known(self, part: Part) -> Sequence[Diagnostic] | None:
        result = self.stamps.current(_key(part), self.inputs.of(*part))
        if result is None:
            return None
        try:
            return msgspec.msgpack.decode(result.report, type=list[Diagnostic])
        except msgspec.DecodeError:
            return None

    def _looked_at(self, parts: Sequence[Part]) -> Mapping[Part, Sequence[Diagnostic]]:
        found: dict[Part, Sequence[Diagnostic]] = {}
        jobs = list(self._jobs(parts))
        task = partial(_check, self.workspace)
        for answers in executor.run(task, jobs, estimate_s=len(parts) * PAIR_S):
            for answer in answers:
                found[answer.part] = answer.findings
                if answer.error:
                    self.errors.append(answer.error)
                else:
                    inputs = self.inputs.of(*answer.part)
                    self.stamps.record(_key(answer.part), inputs=inputs, outputs=(), report=answer.findings)
            self.progress(len(found), len(parts))
        return found

    def _jobs(self, parts: Sequence[Part]) -> Iterator[tuple[Source, tuple[Locale, ...]]]:
        """A domain's sources with the locales that they are wanted in; unreadable ones are told."""
        for domain in dict.fromkeys(domain for domain, _ in parts):
            try:
                source = load_source(self.workspace, domain, self.cases)
            except W4RError as error:
                self.errors.append(error)
                continue
            yield source, tuple(target for other, target in parts if other == domain)


@dataclass(frozen=True, slots=True)
class _Answer:
    part: Part
    findings: list[Diagnostic]
    error: W4RError | None = None


def _check(workspace: Workspace, job: tuple[Source, tuple[Locale, ...]]) -> list[_Answer]:
    source, targets = job
    answers = []
    for target in targets:
        part = (source.domain, target)
        try:
            found = (
                check_source(source) if target == workspace.source else check_pair(workspace, source, target)
            )
            answers.append(_Answer(part, list(found)))
        except W4RError as error:
            answers.append(_Answer(part, [], error))
    return answers


def check_source(source: Source) -> Iterator[Diagnostic]:
    every = rules()
    for extracted in source.extraction.documents:
        yield from extracted.document.diagnostics
        found = check_text(extracted.document, rules=every)
        yield from veiled(found, every) if source.tier in {"restricted", "embargoed"} else found


def check_pair(workspace: Workspace, source: Source, target: Locale) -> Iterator[Diagnostic]:
    loaded = load_target(workspace, source, target)
    yield from loaded.diagnostics
    if not loaded.catalogue.refused:
        judged = verdicts(workspace, loaded, source.extraction.groups)
        yield from findings_of(workspace, loaded, judged)
        yield from _not_merged(loaded.catalogue.path, source, states_of(judged))
    yield from nameless(workspace, source, target)


def _not_merged(path: str, source: Source, states: Mapping[tuple[str, str], State]) -> Iterator[Diagnostic]:
    """Units that the catalogue does not know yet: the sources went on without it."""
    unknown = [unit for unit in source.extraction.units if unit.key not in states]
    if unknown:
        message = f"{len(unknown)} of {len(source.extraction.units)} source texts are not in the catalogue"
        yield Diagnostic("missing", Severity.WARNING, message, Place(path, 1), "run 'w4r merge'")


def _key(part: Part) -> str:
    return f"{part[0].name}\0{part[1].tag}"
