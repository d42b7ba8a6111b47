# SPDX-License-Identifier: GPL-3.0-or-later
"""What each sheaf of a section's pack follows from, as one digest: the same inputs, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import metadata

from w4r_i18n import registry
from w4r_i18n.flow.inputs import Inputs
from w4r_i18n.model.case import Case
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.section import Section
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.stamps import Stamps
from w4r_i18n.project.workspace import Workspace

COMMON = Domain("common")


class SheafInputs:
    """For one section on one day. The day is in every digest: nothing that a day ends outlives it.

    All are taken at once, before anything is read to build from: a file that changes meanwhile is of
    another digest the next time.
    """

    def __init__(
        self, workspace: Workspace, section: Section, cases: Mapping[Domain, Case], day: str
    ) -> None:
        self.stamps = Stamps(workspace.root, name=f"pack-{section.id}")
        self._workspace = workspace
        self._section = section
        self._inputs = Inputs(workspace, self.stamps, cases)
        self._pairs: dict[tuple[Domain, Locale], str] = {}
        versions = (metadata.version("babel"), *_machine(section))
        self._shared = self.stamps.combined(self._own_files(), day, *versions)
        self._taken = {
            (domain, tag): self._digest(domain, tag) for domain in (*cases, COMMON) for tag in section.locales
        }

    def of(self, domain: Domain, tag: str) -> str:
        return self._taken[domain, tag]

    def _digest(self, domain: Domain, tag: str) -> str:
        """Of all languages that may stand in the sheaf or in the words around it."""
        languages = [each for each in self._languages(tag) if each.tag in self._workspace.config.locales]
        pairs = [self._pair(each, language) for language in languages for each in (domain, COMMON)]
        return self.stamps.combined((), self._shared, *pairs)

    def _pair(self, domain: Domain, language: Locale) -> str:
        if (domain, language) not in self._pairs:
            self._pairs[domain, language] = self._inputs.of(domain, language)
        return self._pairs[domain, language]

    def _languages(self, tag: str) -> tuple[Locale, ...]:
        section = self._section
        spoken = (tag, section.fallbacks.get(tag, ""))
        others = (*spoken[1:], *(section.facing.get(each, "") for each in spoken), section.locales[0])
        found = (*(locale(each) for each in (tag, *others) if each), self._workspace.source)
        return tuple(dict.fromkeys(found))

    def _own_files(self) -> Iterator[str]:
        """The section's, and the tables of all sections."""
        layout, section = self._workspace.layout, self._section
        own = layout.section(section.id)
        for path in (own, layout.salutations, layout.territories):
            yield layout.relative(path)
        for name in sorted(set(section.templates.values())):
            yield layout.relative(own.with_suffix("") / name)


def _machine(section: Section) -> Iterator[str]:
    """What channels take from this machine: a library in some version, fonts."""
    known = registry.names("channel")
    for name in section.channels or known:
        if name in known:
            made_with = getattr(registry.find("channel", name), "made_with", None)
            yield f"{name} {made_with() if made_with else ''}"
