# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a tree's glossary, terms and names, each table by itself and beside the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from w4r_i18n.flow.cases import read_cases
from w4r_i18n.memory.glossary import Table, read_glossary, read_names, read_terms
from w4r_i18n.memory.lint import ambiguous, missing_names, strangers, without_term
from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.term import Concept, LocalName, LocalTerm
from w4r_i18n.project.workspace import Workspace

TABLES = frozenset({"glossary.csv", "terms.csv", "names.csv"})
"""The project's own tables, by the names that they have everywhere."""


def check_table(content: bytes, shown: str) -> list[Diagnostic]:
    """One table by itself, outside any project; which it is, its name says."""
    name = Path(shown).name
    if name == "glossary.csv":
        glossary = read_glossary(content, path=shown)
        return [*glossary.diagnostics, *ambiguous(glossary.rows, shown)]
    if name == "terms.csv":
        return list(read_terms(content, path=shown).diagnostics)
    return list(read_names(content, path=shown).diagnostics)


def lint(
    workspace: Workspace, locales: Sequence[Locale], *, missing: bool = True
) -> Iterator[Diagnostic | InputError]:
    """The tree's glossary, then each locale's terms and names; with `missing`, what they lack as well."""
    layout = workspace.layout
    path = layout.relative(layout.glossary)
    try:
        glossary = read_glossary(workspace.read(layout.glossary) or b"concept,term\n", path=path)
    except InputError as error:
        yield error
        return
    yield from glossary.diagnostics
    yield from ambiguous(glossary.rows, path)
    cases, _ = read_cases(workspace)
    persons = {name.full: name.forms for case in cases.values() for name in case.names}
    for locale in locales:
        try:
            yield from _terms(workspace, locale, glossary, missing=missing)
            yield from _names(workspace, locale, persons, missing=missing)
        except InputError as error:
            yield error


def _terms(
    workspace: Workspace, locale: Locale, glossary: Table[Concept], *, missing: bool
) -> Iterator[Diagnostic]:
    path = workspace.layout.terms(locale)
    shown = workspace.layout.relative(path)
    content = workspace.read(path)
    known = None if glossary.refused else [concept.id for concept in glossary.rows]
    table: Table[LocalTerm] = read_terms(content, path=shown, concepts=known) if content else Table()
    yield from table.diagnostics
    is_overlay = bool(workspace.config.locales[locale.tag].base)
    if missing and not table.refused and not is_overlay:
        yield from without_term(glossary.rows, table.rows, shown)


def _names(
    workspace: Workspace, locale: Locale, persons: dict[str, tuple[str, ...]], *, missing: bool
) -> Iterator[Diagnostic]:
    path = workspace.layout.names(locale)
    shown = workspace.layout.relative(path)
    content = workspace.read(path)
    table: Table[LocalName] = read_names(content, path=shown) if content else Table()
    yield from table.diagnostics
    yield from strangers(table.rows, persons, shown)
    if missing and locale.script != workspace.source.script and not table.refused:
        yield from missing_names(table.rows, persons, shown)
