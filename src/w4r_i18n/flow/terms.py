# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that a tree has agreed on: its glossary, each locale's terms and names, as one lexicon."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from w4r_i18n.flow.sources import Source
from w4r_i18n.ingest.case import read_case
from w4r_i18n.memory import wordings
from w4r_i18n.memory.glossary import Table, read_glossary, read_names, read_terms
from w4r_i18n.memory.wordings import Person
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.term import Concept, Lexicon, LocalName, LocalTerm
from w4r_i18n.model.unit import Unit
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.text.lexicon import Finder


def lexicon(workspace: Workspace, source: Source, target: Locale, section: str = "") -> Lexicon:
    """What may stand for the names, places and terms of a source in one locale.

    Raises InputError with file:line for a table that is broken as a whole: nothing may be drafted or checked
    by half a list. A row that is wrong is left out; `w4r terms lint` tells it.
    """
    own = [target, *_bases(workspace, target)]
    return wordings.lexicon(
        target.tag,
        concepts(workspace),
        [terms(workspace, each) for each in own],
        persons(workspace, source),
        [names(workspace, each) for each in own],
        section=section,
        latin=target.script == workspace.source.script,
        same_language=target.language == workspace.source.language,
    )


def with_terms(workspace: Workspace, source: Source, target: Locale) -> tuple[Unit, ...]:
    """The units of a source as catalogues tell them: with their terms, where w4r.toml asks for them.

    Raises InputError.
    """
    return told(workspace, source, target) if workspace.config.terms.in_po else source.extraction.units


def told(workspace: Workspace, source: Source, target: Locale) -> tuple[Unit, ...]:
    """The units of a source, each with the preferred words for its terms. Raises InputError."""
    units = source.extraction.units
    own = [target, *_bases(workspace, target)]
    preferred = wordings.lexicon(
        target.tag,
        concepts(workspace),
        [[row for row in terms(workspace, each) if row.status == "preferred"] for each in own],
        (),
        (),
    )
    finder = Finder(preferred.wordings, workspace.source.language)
    return tuple(replace(unit, terms=found) if (found := _told(finder, unit)) else unit for unit in units)


def _told(finder: Finder, unit: Unit) -> tuple[str, ...]:
    found = dict.fromkeys(one.wording for one in finder.find(unit.msgid))
    return tuple(f"{wording.sources[0]} = {wording.targets[0]}" for wording in found)


def concepts(workspace: Workspace) -> tuple[Concept, ...]:
    """The tree's glossary. Raises InputError."""
    path = workspace.layout.glossary
    return _whole(_glossary(workspace.read(path) or b"", workspace.layout.relative(path)))


def terms(workspace: Workspace, target: Locale) -> tuple[LocalTerm, ...]:
    """A locale's words. Raises InputError."""
    path = workspace.layout.terms(target)
    known = frozenset(concept.id for concept in concepts(workspace))
    return _whole(_terms(workspace.read(path) or b"", workspace.layout.relative(path), known))


def names(workspace: Workspace, target: Locale) -> tuple[LocalName, ...]:
    """A locale's names. Raises InputError."""
    path = workspace.layout.names(target)
    return _whole(_names(workspace.read(path) or b"", workspace.layout.relative(path)))


def persons(workspace: Workspace, source: Source) -> tuple[Person, ...]:
    """The register as a source sees it: the persons of all cases, then names that its documents list.

    Those of a case that cannot be read stand each for itself.
    """
    layout = workspace.layout
    paths = [layout.folder(domain) / "case.toml" for domain in layout.domains()]
    found = [person for path in paths for person in _of_case(_read(workspace, path), layout.relative(path))]
    known = {form for person in found for form in person.spellings}
    return (*found, *(Person(form) for form in source.names if form not in known))


def _bases(workspace: Workspace, target: Locale) -> list[Locale]:
    """What an overlay rests on, the nearest first."""
    settings = workspace.config.locales.get(target.tag)
    base = locale(settings.base) if settings and settings.base else None
    return [base, *_bases(workspace, base)] if base else []


def _read(workspace: Workspace, path: Path) -> bytes:
    try:
        return workspace.read(path) or b""
    except InputError:
        return b""  # told where the case itself is read


@lru_cache(maxsize=1024)
def _of_case(content: bytes, path: str) -> tuple[Person, ...]:
    if not content:
        return ()
    try:
        return tuple(Person(name.full, name.short) for name in read_case(content, path=path).names)
    except InputError:
        return ()


Row = TypeVar("Row", Concept, LocalTerm, LocalName)


def _whole(table: Table[Row]) -> tuple[Row, ...]:
    for found in table.diagnostics:
        if found.fault == "file":
            raise InputError(found.message, hint=found.hint, place=found.place)
    return table.rows


@lru_cache(maxsize=16)
def _glossary(content: bytes, path: str) -> Table[Concept]:
    return read_glossary(content, path=path) if content else Table()


@lru_cache(maxsize=256)
def _terms(content: bytes, path: str, known: frozenset[str]) -> Table[LocalTerm]:
    return read_terms(content, path=path, concepts=known) if content else Table()


@lru_cache(maxsize=256)
def _names(content: bytes, path: str) -> Table[LocalName]:
    return read_names(content, path=path) if content else Table()
