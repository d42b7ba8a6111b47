# SPDX-License-Identifier: GPL-3.0-or-later
"""What a branch changed, and what it brought: a pull request answers for its own findings alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from w4r_i18n.flow.check import as_diagnostic
from w4r_i18n.flow.check_tree import Wanted
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.model.errors import ConfigError, W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.project import git
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace, open_workspace

Fingerprint = tuple[str, str, str, str]
_SOURCE = re.compile(r"sources/([0-9]{4})/([^/]+)/")
_TARGET = re.compile(r"locales/([^/]+)/(?:LC_MESSAGES|reviews)/(.+?)\.(?:po|jsonl|seen)")
_OF_LOCALE = re.compile(r"locales/([^/]+)/[^/]+")
_DIGIT = re.compile(r"[0-9]")
STATES = frozenset({"missing", "stale", "draft"})
_OF_ALL = re.compile(r"w4r\.toml|sources/(?:common/.*|[^/]+)")


def touched(workspace: Workspace, revision: str) -> Wanted:
    """What the changes since a revision can have any effect on: more than needed at times, never less."""
    names = git.changed_since(workspace.root, git.base_of(workspace.root, revision))
    if any(_OF_ALL.fullmatch(name) for name in names):
        return lambda _domain, _target: True
    domains = {f"{found[1]}-{found[2]}" for name in names if (found := _SOURCE.match(name))}
    pairs = {(found[2], found[1]) for name in names if (found := _TARGET.fullmatch(name))}
    locales = {found[1] for name in names if (found := _OF_LOCALE.fullmatch(name))}

    def wanted(domain: Domain, target: Locale | None) -> bool:
        if domain.name in domains:
            return True
        if target is None:
            return False
        return (domain.name, target.gettext) in pairs or target.gettext in locales

    return wanted


class Asked(Protocol):
    """What finds things in a tree, whichever it is asked about."""

    def findings(
        self, workspace: Workspace, domains: Sequence[Domain], locales: Sequence[Locale], wanted: Wanted, /
    ) -> Iterator[Diagnostic | W4RError]: ...


def known_at(
    workspace: Workspace,
    revision: str,
    domains: Sequence[Domain],
    locales: Sequence[Locale],
    asked: Asked,
    wanted: Wanted,
) -> Counter[Fingerprint]:
    """The findings that stood at a revision already; none where it was no tree that can be read."""
    with git.tree_at(workspace.root, git.base_of(workspace.root, revision)) as folder:
        try:
            then = open_workspace(folder)
        except ConfigError:
            return Counter()
        known = set(then.layout.domains())
        there = [domain for domain in domains if domain in known]
        targets = [target for target in locales if target in then.config.targets]
        found = asked.findings(then, there, targets, wanted)
        return Counter(_fingerprint(_diagnostic(each)) for each in found)


def only_new(
    found: Iterable[Diagnostic | W4RError], known: Counter[Fingerprint]
) -> Iterator[Diagnostic | W4RError]:
    """The findings, those that stood before as notes: shown, and failing nothing.

    A finding is the same while its file, its check and what it says are: lines move. A count of what is
    missing stood before unless a text is missing now that was not.
    """
    every = list(found)
    left = known.copy()
    new = []
    for each in every:
        mark = _fingerprint(_diagnostic(each))
        new.append(left[mark] <= 0)
        left[mark] -= 1
    worse = {
        finding.place.path
        for finding, is_new in zip(map(_diagnostic, every), new, strict=True)
        if is_new and finding.check in STATES and not _counts(finding)
    }
    for each, is_new in zip(every, new, strict=True):
        finding = _diagnostic(each)
        lacking = _counts(finding) and (
            finding.place.path in worse or (finding.place.path == "w4r.toml" and worse)
        )
        if is_new or lacking:
            yield each
        else:
            message = f"{finding.message}; known before"
            yield replace(finding, severity=Severity.INFO, fault="text", message=message)


def _diagnostic(found: Diagnostic | W4RError) -> Diagnostic:
    return as_diagnostic(found) if isinstance(found, W4RError) else found


def _counts(finding: Diagnostic) -> bool:
    """Whether it tells of a whole file or language how much is missing."""
    return finding.check == "missing" and finding.severity is Severity.ERROR


def _fingerprint(finding: Diagnostic) -> Fingerprint:
    said = _DIGIT.split(finding.message)[0] if _counts(finding) else finding.message
    return (finding.place.path, finding.check, said, finding.unit)
