# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of each language is there, and what w4r.toml or a command asks of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.targets import load_target, verdicts
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.state import states_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """One domain in one locale, counted in units."""

    domain: str
    locale: str
    path: str
    units: int
    empty: int
    stale: int
    draft: int
    critical: int
    """Of the missing ones: names, demands, addressees, deadlines."""
    words: int
    """Source words of what is missing."""

    @property
    def missing(self) -> int:
        return self.empty + self.stale + self.draft


def coverage(
    workspace: Workspace, domains: Sequence[Domain], locales: Sequence[Locale]
) -> tuple[Coverage, ...]:
    """By locale, then by domain. What cannot be read is left out: the checks tell it."""
    sources, _ = load_sources(workspace, domains)
    found = [_covered(workspace, source, target) for target in locales for source in sources]
    return tuple(each for each in found if each is not None)


def _covered(workspace: Workspace, source: Source, target: Locale) -> Coverage | None:
    try:
        loaded = load_target(workspace, source, target)
    except W4RError:
        return None
    states = states_of(verdicts(workspace, loaded, source.extraction.groups))
    found = {unit.key: states.get(unit.key, State.EMPTY) for unit in source.extraction.units}
    missing = [key for key, state in found.items() if state.missing]
    count = list(found.values()).count
    return Coverage(
        source.domain.name,
        target.tag,
        loaded.catalogue.path,
        len(found),
        count(State.EMPTY),
        count(State.STALE),
        count(State.DRAFT),
        sum(key in source.critical for key in missing),
        sum(len(msgid.split()) for _, msgid in missing),
    )


def below(covered: Sequence[Coverage], minimum: Mapping[str, int]) -> Iterator[Diagnostic]:
    """An error for each locale (by tag) of which less is translated than wanted, in per cent of its units.

    A locale with nothing to translate lacks nothing.
    """
    for tag, wanted in minimum.items():
        those = [each for each in covered if each.locale == tag]
        units = sum(each.units for each in those)
        there = units - sum(each.missing for each in those)
        # In whole numbers: 199 of 200 units are not 100 %, however one rounds.
        if there * 100 < wanted * units:
            message = f"{tag}: {there * 100 // units} % of {units} texts are translated; {wanted} % wanted"
            place = Place("w4r.toml")
            yield Diagnostic("missing", Severity.ERROR, message, place, "'w4r status' shows where")


def overdue(
    workspace: Workspace, covered: Sequence[Coverage], locales: Sequence[Locale], *, today: str
) -> Iterator[Diagnostic]:
    """What w4r.toml requires of a locale by a day that has come, and is missing: an error a domain."""
    known = {each.name for each in workspace.layout.domains()}
    by_pair = {(each.locale, each.domain): each for each in covered}
    for target in locales:
        settings = workspace.config.locales[target.tag]
        for name in settings.required:
            if name not in known:
                message = f"{name} is required of {target.tag} and has no folder"
                yield Diagnostic("missing", Severity.ERROR, message, Place("w4r.toml"))
            found = by_pair.get((target.tag, name))
            if found and found.missing and settings.due and settings.due <= today:
                yield _late(found, settings.due)


def _late(found: Coverage, due: str) -> Diagnostic:
    critical = f" ({found.critical} critical)" if found.critical else ""
    message = f"{found.missing} of {found.units} texts{critical} are missing, required by {due}"
    return Diagnostic("missing", Severity.ERROR, message, Place(found.path, 1), critical=bool(found.critical))
