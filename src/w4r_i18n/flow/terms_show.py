# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r terms show`: concepts and persons with what each locale calls them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.terms import concepts, names, terms
from w4r_i18n.memory.terms import fold
from w4r_i18n.model.case import Name
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.term import Concept, Wording
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.text.lexicon import Finder
from w4r_i18n.text.normalise import typographic


@dataclass(frozen=True, slots=True)
class Word:
    """What one locale calls it."""

    locale: str
    text: str
    """Empty: nothing is recorded."""
    forms: tuple[str, ...] = ()
    status: str = "missing"
    """As in terms.csv; `name` for a person's; `missing` where there is none."""
    section: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    concept: str
    """Its id; a person's full name."""
    kind: str
    terms: tuple[str, ...]
    words: tuple[Word, ...]
    forbidden: tuple[str, ...] = ()
    definition: str = ""
    note: str = ""


def entries(workspace: Workspace, text: str, locales: Sequence[Locale]) -> list[Entry]:
    """The concept with this id; else the concepts and persons that a French text names; else those whose
    terms, in French or in one of the locales, hold the text. Raises InputError for a table that is broken.
    """
    every = concepts(workspace)
    chosen: list[Concept] = [concept for concept in every if concept.id == text.strip()]
    people: list[Name] = []
    if not chosen:
        registered = _registered(workspace)
        chosen, people = _named(text, every, registered)
    if not chosen and not people:
        chosen = list(_holding(workspace, fold(typographic(text)), every, locales))
    return [
        *(_of_person(workspace, name, locales) for name in people),
        *(_of_concept(workspace, concept, locales) for concept in chosen),
    ]


def _registered(workspace: Workspace) -> list[Name]:
    cases, _ = read_cases(workspace)
    return list({name.full: name for case in cases.values() for name in case.names}.values())


def _named(
    text: str, every: Iterable[Concept], registered: Iterable[Name]
) -> tuple[list[Concept], list[Name]]:
    by_id = {concept.id: concept for concept in every}
    by_name = {name.full: name for name in registered}
    wordings = [Wording("name", name.forms, (), concept=full) for full, name in by_name.items()]
    wordings += [
        Wording(concept.kind, (*concept.terms, *concept.forbidden), (), concept=key)
        for key, concept in by_id.items()
    ]
    found = dict.fromkeys((one.wording.kind, one.wording.concept) for one in Finder(wordings).find(text))
    return (
        [by_id[key] for kind, key in found if kind != "name"],
        [by_name[key] for kind, key in found if kind == "name"],
    )


def _holding(
    workspace: Workspace, part: str, every: Sequence[Concept], locales: Sequence[Locale]
) -> Iterator[Concept]:
    said: dict[str, list[str]] = {concept.id: [*concept.terms, *concept.forbidden] for concept in every}
    for locale in locales:
        for term in terms(workspace, locale):
            said[term.concept] += (term.text, *term.forms)
    for concept in every:
        if part and any(part in fold(typographic(each)) for each in said[concept.id]):
            yield concept


def _of_concept(workspace: Workspace, concept: Concept, locales: Sequence[Locale]) -> Entry:
    words: list[Word] = []
    for locale in locales:
        rows = [term for term in terms(workspace, locale) if term.concept == concept.id]
        words += [
            Word(locale.tag, row.text, row.forms, row.status, row.section, row.source) for row in rows
        ] or [Word(locale.tag, concept.terms[0], status="kept") if concept.keep else Word(locale.tag, "")]
    return Entry(
        concept.id,
        concept.kind,
        concept.terms,
        tuple(words),
        concept.forbidden,
        concept.definition,
        concept.note,
    )


def _of_person(workspace: Workspace, name: Name, locales: Sequence[Locale]) -> Entry:
    words: list[Word] = []
    for locale in locales:
        rows = [row for row in names(workspace, locale) if typographic(row.person) == typographic(name.full)]
        for row in rows[:1]:
            others = tuple(form for form in (row.short, *row.forms) if form)
            words.append(Word(locale.tag, row.full, others, "name", source=row.source))
        if not rows:
            words.append(Word(locale.tag, ""))
    return Entry(name.full, "name", name.forms, tuple(words))
