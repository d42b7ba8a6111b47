# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of a locale learn from: pairs of texts that people accepted, in whatever domain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from w4r_i18n.flow.inputs import Inputs
from w4r_i18n.flow.serving import RECALLED
from w4r_i18n.flow.sources import Source, load_source
from w4r_i18n.flow.targets import load_target, verdicts
from w4r_i18n.model.case import Case
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.project.layout import Domain, tracked
from w4r_i18n.project.stamps import Stamps
from w4r_i18n.project.workspace import Workspace

Accepted = tuple[tuple[str, str, str], ...]
"""Sources with their translations, each after the domain that it comes from."""
ENOUGH = 400
"""Pairs: a check learns from these nearly as well as from ten times as many, and they are read in no time."""
_STILL_ALIKE = 0.9
_OPEN_TIERS = frozenset({"public", "published"})


def is_open(source: Source | None) -> bool:
    """Whether words of it may be learnt from, kept beside the tree and shown with another text."""
    if source is None or source.tier not in _OPEN_TIERS:
        return False
    return source.case is None or source.case.status not in RECALLED


class Learnt:
    """The accepted pairs of each locale, drawn once and drawn anew when a tenth of them has changed.

    Were they drawn anew with each text that somebody types, every catalogue would have to be checked again.
    """

    def __init__(
        self,
        workspace: Workspace,
        stamps: Stamps,
        inputs: Inputs,
        cases: Mapping[Domain, Case],
        given: Mapping[str, Accepted] | None = None,
    ) -> None:
        """`given`: pairs by tag, of another tree, instead of this one's."""
        self._workspace = workspace
        self._stamps = stamps
        self._inputs = inputs
        self._cases = cases
        self._given = given
        self._sources: dict[Domain, Source | None] = {}
        self._drawn: dict[str, tuple[Accepted, str]] = {}

    def pairs(self, target: Locale) -> Accepted:
        return self._of(target)[0]

    def digest(self, target: Locale) -> str:
        """The same while what is learnt from is the same."""
        return self._of(target)[1]

    def _of(self, target: Locale) -> tuple[Accepted, str]:
        if target.tag not in self._drawn:
            if self._given is not None:
                pairs = self._given.get(target.tag, ())
            else:
                pairs = () if target == self._workspace.source else self._current(target)
            self._drawn[target.tag] = (pairs, self._stamps.combined((), *map("\0".join, pairs)))
        return self._drawn[target.tag]

    def _current(self, target: Locale) -> Accepted:
        key = f"learnt\0{target.tag}"
        domains = self._workspace.layout.domains()
        inputs = self._stamps.combined((), *(self._inputs.of(domain, target) for domain in domains))
        last = self._stamps.last(key)
        try:
            before = msgspec.msgpack.decode(last.report, type=Accepted) if last else ()
        except msgspec.DecodeError:
            before, last = (), None
        now = before if last and last.inputs == inputs else self._again(before, domains, target)
        self._stamps.record(key, inputs=inputs, outputs=(), report=now)
        return now

    def _again(self, before: Accepted, domains: Sequence[Domain], target: Locale) -> Accepted:
        now = tuple(self._draw(domains, target))
        same = len({*before} & {*now})
        # What may no longer be shown goes at once, however little it is.
        closed = any(not is_open(self._source(Domain(name))) for name in {name for name, _, _ in before})
        return now if closed or same < _STILL_ALIKE * max(len(before), len(now)) else before

    def _draw(self, domains: Sequence[Domain], target: Locale) -> Iterator[tuple[str, str, str]]:
        left = ENOUGH
        for domain in domains:
            if left <= 0:
                return
            for source, text in self._accepted(domain, target)[:left]:
                left -= 1
                yield domain.name, source, text

    def _accepted(self, domain: Domain, target: Locale) -> list[tuple[str, str]]:
        if not any(map(self._stamps.digest, tracked(target, domain)[1:])):
            return []  # neither ledger nor pins
        source = self._source(domain)
        if source is None or not is_open(source):
            return []
        try:
            loaded = load_target(self._workspace, source, target)
        except W4RError:
            return []
        if loaded.catalogue.refused:
            return []
        return [
            (" ".join(entry.msgid for entry in verdict.group.entries), verdict.group.head.msgstr)
            for verdict in verdicts(self._workspace, loaded, source.extraction.groups)
            if verdict.pinned and not verdict.state.missing and verdict.group.head.plural is None
        ]

    def _source(self, domain: Domain) -> Source | None:
        if domain not in self._sources:
            try:
                self._sources[domain] = load_source(self._workspace, domain, self._cases)
            except W4RError:
                self._sources[domain] = None
        return self._sources[domain]
