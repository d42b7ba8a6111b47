# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody's TMX files in `locales/<locale>/memory/`: read into the memory, never written.

Whoever sees the tree sees them, so they lie in the open file, whatever a `tier` of theirs might be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from w4r_i18n import registry
from w4r_i18n.exchange.content import spelled
from w4r_i18n.flow.sources import load_source
from w4r_i18n.memory.rows import Holding, Row
from w4r_i18n.model.case import Case
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.exchange import Handoff, Pair, Termbase
from w4r_i18n.model.inline import has_codes, has_placeholders, is_join
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.ports import Format
from w4r_i18n.model.review import State
from w4r_i18n.project.files import printable
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.text.normalise import typographic

_BREAKS = re.compile(r"[ \t\r\n]+")


class Shelf:
    """The TMX files of a tree, with the texts that none of them may bring back."""

    def __init__(self, workspace: Workspace, cases: Mapping[Domain, Case], closed: Collection[str]) -> None:
        """`closed` are the statuses of cases whose texts serve nobody any more."""
        self._workspace = workspace
        self._cases = cases
        self._shut = [domain for domain, case in cases.items() if _is_shut(case, closed)]

    def files(self, tell: Callable[[InputError], None]) -> Iterator[tuple[Holding, Path]]:
        """Each with what it is known by in the memory; `tell` is given those whose name is no text."""
        for target in self._workspace.config.targets:
            for path in self._workspace.layout.memories(target):
                name = self._workspace.layout.relative(path)
                if name.isprintable():
                    yield Holding(name, target.tag, "tmx"), path
                else:
                    tell(InputError("has a name that cannot be shown", place=Place(printable(name), 1)))

    def inputs(self, path: Path) -> list[Path]:
        """What a file's rows follow from, besides the configuration and the cases."""
        layout = self._workspace.layout
        return [path, *(each for domain in self._shut for each in layout.documents(domain))]

    def rows(self, path: Path, target: Locale) -> list[Row]:
        """Its texts from the project's language into this one, each once.

        No text whose French stands in a case that is recalled or secret: an old file must not bring back
        what left the memory. Raises InputError with file:line for a file that is refused.
        """
        shown = self._workspace.layout.relative(path)
        content = self._workspace.read(path)
        reader: Format[Handoff] = registry.find("format", "tmx")
        exchanged = reader.read(content or b"", path=shown)
        handoffs = () if isinstance(exchanged, Termbase) else exchanged
        fitting = [each for each in handoffs if self._fits(each, target)]
        if handoffs and not fitting:
            found = ", ".join(f"{each.source_locale} to {each.target_locale}" for each in handoffs[:3])
            wanted = f"{self._workspace.source.tag} to {target.tag}"
            raise InputError(f"is from {found}; wanted {wanted}", place=Place(shown, 1))
        shut = {domain.name for domain in self._shut}
        return list(dict.fromkeys(self._allowed(_rows(each for each in fitting if each.domain not in shut))))

    def _fits(self, handoff: Handoff, target: Locale) -> bool:
        """Languages as other tools name them: `fr-FR` is French; `de-AT` is German where nothing else is."""
        if _language(handoff.source_locale) != _language(self._workspace.source.tag):
            return False
        if handoff.target_locale == target.tag:
            return True
        configured = self._workspace.config.locales
        return handoff.target_locale not in configured and _is_regional(handoff.target_locale, target)

    def _allowed(self, rows: Iterable[Row]) -> Iterator[Row]:
        return (row for row in rows if typographic(row.source) not in self._shut_sources)

    @cached_property
    def _shut_sources(self) -> frozenset[str]:
        """Raises InputError where a case that is shut cannot be read: then nothing is let through."""
        sources = (load_source(self._workspace, domain, self._cases) for domain in self._shut)
        return frozenset(typographic(unit.msgid) for source in sources for unit in source.extraction.units)


def _is_shut(case: Case, closed: Collection[str]) -> bool:
    return case.status in closed or case.tier in {"embargoed", "restricted"}


def _language(tag: str) -> str:
    return tag.partition("-")[0]


def _is_regional(tag: str, target: Locale) -> bool:
    """Whether a tag is the target with a region that the target leaves open."""
    said = locale(tag) if tag else target
    return _language(target.tag) == _language(said.tag) and (
        said.script == target.script and len(target.tag.split("-")) < len(said.tag.split("-"))
    )


def _rows(handoffs: Iterable[Handoff]) -> Iterator[Row]:
    for handoff in handoffs:
        for block in handoff.blocks:
            for pair in block.pairs:
                if row := _row(pair, block.context):
                    yield row


def _row(pair: Pair, context: str) -> Row | None:
    """As a catalogue would write it; nothing for a draft, or where one side is empty."""
    codes, placeholders = has_codes(pair.source), has_placeholders(pair.source)
    source, target = (
        _BREAKS.sub(" ", spelled(each, codes=codes, placeholders=placeholders)).strip()
        for each in (pair.source, pair.target)
    )
    if not source or not target or is_join(target) or pair.state.missing:
        return None
    return Row(source, target, context, State.TRANSLATED)
