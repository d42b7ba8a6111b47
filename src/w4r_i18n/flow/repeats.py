# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r memory repeats`: sources that stand in several domains and wait in one of them, offered together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.targets import load_target, states
from w4r_i18n.memory.leverage import Amount, amount
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Unit
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace

_OPEN_TIERS = frozenset({"public", "published"})


@dataclass(slots=True)
class Repeat:
    """One source in one locale."""

    locale: str
    source: str
    context: str
    amount: Amount
    """Of the source, once."""
    waiting: list[str] = field(default_factory=list)
    """Domains where it is empty, stale or a draft."""
    translated: list[str] = field(default_factory=list)
    """Domains where it is translated or better: `w4r memory fill` takes the text from there."""


def repeats(
    workspace: Workspace, domains: Sequence[Domain], locales: Sequence[Locale]
) -> tuple[list[Repeat], list[W4RError]]:
    """The sources of these domains that stand in two of them at least and wait somewhere.

    By locale, what saves the most words first. Embargoed and restricted domains are left out: nothing is
    taken from one case of theirs into another.
    """
    sources, errors = load_sources(workspace, domains)
    shown = [source for source in sources if source.tier in _OPEN_TIERS]
    found: list[Repeat] = []
    for locale in locales:
        by_source: dict[str, Repeat] = {}
        for source in shown:
            try:
                _note(workspace, source, locale, by_source)
            except W4RError as error:
                errors.append(error)
        found += sorted(filter(_is_repeated, by_source.values()), key=_savings, reverse=True)
    return found, errors


def _note(workspace: Workspace, source: Source, locale: Locale, found: dict[str, Repeat]) -> None:
    known = states(workspace, load_target(workspace, source, locale))
    for unit in _once(source):
        each = found.setdefault(unit.src, Repeat(locale.tag, unit.msgid, unit.context, amount(unit.msgid)))
        is_missing = known.get(unit.key, State.EMPTY).missing
        (each.waiting if is_missing else each.translated).append(source.domain.name)


def _once(source: Source) -> Iterator[Unit]:
    """Units of the domain; of those that differ by their typography alone the first."""
    return iter({unit.src: unit for unit in reversed(source.extraction.units)}.values())


def _is_repeated(each: Repeat) -> bool:
    return bool(each.waiting) and len(each.waiting) + len(each.translated) > 1


def _savings(each: Repeat) -> tuple[int, int, str]:
    """Words that need not be translated again, then the length."""
    times = len(each.waiting) - (0 if each.translated else 1)
    return times * each.amount.words, each.amount.characters, each.source
