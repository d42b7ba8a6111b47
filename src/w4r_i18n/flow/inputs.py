# SPDX-License-Identifier: GPL-3.0-or-later
"""What each domain in each locale follows from, as one digest: the same inputs, the same result."""

from __future__ import annotations

from collections.abc import Mapping

from w4r_i18n.model.case import Case
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.project.layout import Domain, tracked
from w4r_i18n.project.stamps import Stamps
from w4r_i18n.project.workspace import Workspace


class Inputs:
    """The files of a tree by what they decide. Digests are taken when first asked, by way of the stamps."""

    def __init__(self, workspace: Workspace, stamps: Stamps, cases: Mapping[Domain, Case]) -> None:
        self._workspace = workspace
        self._stamps = stamps
        self._cases = cases
        self._documents = {
            domain: tuple(map(workspace.layout.relative, workspace.layout.documents(domain)))
            for domain in workspace.layout.domains()
        }
        self._shared = self._of_all()

    def of(self, domain: Domain, target: Locale) -> str:
        """A digest over all that a pair follows from."""
        names = [*self._documents.get(domain, ())]
        for language in (target, self._workspace.source, *self.bases(target)):
            folder = self._workspace.layout.relative(self._workspace.layout.locale_folder(language))
            names += [tracked(language, domain)[0], f"{folder}/terms.csv", f"{folder}/names.csv"]
            for each in self._family(domain):
                names += tracked(language, each)[1:]
        names += [tracked(language, Domain("common"))[0] for language in (target, *self.bases(target))]
        return self._stamps.combined(names, self._shared)

    def bases(self, target: Locale) -> list[Locale]:
        """What an overlay rests on, the nearest first."""
        base = self._workspace.config.locales[target.tag].base
        return [locale(base), *self.bases(locale(base))] if base else []

    def _family(self, domain: Domain) -> tuple[Domain, ...]:
        case = self._cases.get(domain)
        if case is None:
            return (domain,)
        return tuple(other for other, found in self._cases.items() if found.id == case.id)

    def _of_all(self) -> str:
        """A digest over what every pair follows from: configuration, cases, concepts, `common`."""
        layout = self._workspace.layout
        cases = [layout.folder(domain) / "case.toml" for domain in layout.domains()]
        rules = [layout.root / "sources" / name for name in ("breaks.srx", "breaks.toml", "glossary.csv")]
        common = layout.documents(Domain("common"))
        paths = (layout.config, *cases, *rules, *common)
        return self._stamps.combined([layout.relative(path) for path in paths])
