# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that a tree has agreed on: its glossary, each locale's terms and names, as one lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from w4r_i18n.flow.cases import case_of
from w4r_i18n.flow.sources import Source
from w4r_i18n.memory import wordings
from w4r_i18n.memory.glossary import Table, read_glossary, read_names, read_terms
from w4r_i18n.memory.wordings import Person
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.term import Concept, Lexicon, LocalName, LocalTerm
from w4r_i18n.project.workspace import Workspace


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


def persons(workspace: Workspace, source: Source) -> Iterator[Person]:
    """The register as a source sees it: the persons of all cases, then names of documents alone."""
    known = set()
    for domain in workspace.layout.domains():
        case = _case(workspace, domain)
        for name in case.names if case else ():
            known.update(name.forms)
            yield Person(name.full, name.short)
    yield from (Person(form) for form in source.names if form not in known)
