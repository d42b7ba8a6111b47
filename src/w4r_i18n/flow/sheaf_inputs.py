# SPDX-License-Identifier: GPL-3.0-or-later
"""What each sheaf of a section's pack follows from, as one digest: the same inputs, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata

from w4r_i18n import registry
from w4r_i18n.flow.inputs import Inputs
from w4r_i18n.flow.letters import Desk
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.stamps import Stamps

COMMON = Domain("common")


class SheafInputs:
    """For one section on one day. The day is in every digest: nothing that a day ends outlives it."""

    def __init__(self, desk: Desk, stamps: Stamps) -> None:
        self._desk = desk
        self._stamps = stamps
        cases = {source.domain: source.case for source in desk.shelf.sources if source.case}
        self._inputs = Inputs(desk.shelf.workspace, stamps, cases)
        self._pairs: dict[tuple[Domain, Locale], str] = {}
        self._shared = stamps.combined(
            self._own_files(), desk.day, metadata.version("babel"), *_machine(desk)
        )

    def of(self, domain: Domain, tag: str) -> str:
        """Of all languages that may stand in the sheaf or in the words around it."""
        languages = [each for each in self._languages(tag) if self._is_known(each)]
        pairs = [self._pair(each, language) for language in languages for each in (domain, COMMON)]
        return self._stamps.combined((), self._shared, *pairs)

    def _pair(self, domain: Domain, language: Locale) -> str:
        if (domain, language) not in self._pairs:
            self._pairs[domain, language] = self._inputs.of(domain, language)
        return self._pairs[domain, language]

    def _languages(self, tag: str) -> tuple[Locale, ...]:
        section = self._desk.section
        others = (section.fallbacks.get(tag, ""), section.facing.get(tag, ""), section.locales[0])
        found = (*(locale(each) for each in (tag, *others) if each), self._desk.shelf.workspace.source)
        return tuple(dict.fromkeys(found))

    def _is_known(self, language: Locale) -> bool:
        return language.tag in self._desk.shelf.workspace.config.locales

    def _own_files(self) -> Iterator[str]:
        """The section's, and the tables of all sections."""
        layout, section = self._desk.shelf.workspace.layout, self._desk.section
        own = layout.section(section.id)
        for path in (own, layout.salutations, layout.territories):
            yield layout.relative(path)
        for name in sorted(set(section.templates.values())):
            yield layout.relative(own.with_suffix("") / name)


def _machine(desk: Desk) -> Iterator[str]:
    """What channels take from this machine: a library in some version, fonts."""
    known = registry.names("channel")
    for name in desk.section.channels or known:
        if name in known:
            made_with = getattr(registry.find("channel", name), "made_with", None)
            yield f"{name} {made_with() if made_with else ''}"
