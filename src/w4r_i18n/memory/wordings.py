# SPDX-License-Identifier: GPL-3.0-or-later
"""Concepts and persons with what one locale calls them, as wordings to look for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from w4r_i18n.model.term import Concept, Lexicon, LocalName, LocalTerm, Wording
from w4r_i18n.text.normalise import typographic


@dataclass(frozen=True, slots=True)
class Person:
    """A name of the register: the full form, then what else the sources call the person."""

    full: str
    short: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.full, self.short) if self.short else (self.full,)


def lexicon(
    locale: str,
    concepts: Sequence[Concept],
    terms: Sequence[Sequence[LocalTerm]],
    persons: Iterable[Person],
    names: Sequence[Sequence[LocalName]],
    *,
    section: str = "",
    latin: bool = True,
    same_language: bool = False,
) -> Lexicon:
    """Everything that one locale has agreed on, a section's words in place of the general ones.

    `terms` and `names`: the locale's own rows, then those of its bases; the first that know a concept or a
    person decide. `latin`: the target's script is the source's, so that a name without a row stays as it is;
    in another script it has no target. `same_language`: the target is an overlay of the source's language,
    whose own terms hold where it has no other.
    """
    worded = (*_of_persons(persons, names, latin=latin),
              *_of_concepts(concepts, terms, section, same_language=same_language))  # fmt: skip
    return Lexicon(locale, tuple(worded))


def _of_persons(
    persons: Iterable[Person], names: Sequence[Sequence[LocalName]], *, latin: bool
) -> Iterator[Wording]:
    known: dict[str, LocalName] = {}
    for each in (row for rows in names for row in rows):
        known.setdefault(typographic(each.person), each)
    for person in dict.fromkeys(persons):
        row = known.get(typographic(person.full))
        if row:
            targets = tuple(dict.fromkeys(form for form in (row.full, row.short, *row.forms) if form))
        else:
            targets = person.spellings if latin else ()
        yield Wording(
            "name", person.spellings, targets, inflects=not (row and row.invariable), concept=person.full
        )


def _of_concepts(
    concepts: Sequence[Concept], terms: Sequence[Sequence[LocalTerm]], section: str, *, same_language: bool
) -> Iterator[Wording]:
    by_concept = [_grouped(rows) for rows in terms]
    for concept in concepts:
        rows = next((known[concept.id] for known in by_concept if concept.id in known), [])
        rows = of_section(rows, section)
        forbidden = _forms(row for row in rows if row.status == "deprecated")
        if concept.keep:
            yield Wording(
                concept.kind, concept.terms, concept.terms, forbidden, inflects=False, concept=concept.id
            )
            continue
        targets = _forms(accepted(rows))
        if same_language and not targets:
            targets, forbidden = concept.terms, (*forbidden, *concept.forbidden)
        if targets or forbidden:
            yield Wording(concept.kind, concept.terms, targets, forbidden, concept=concept.id)


def _grouped(rows: Iterable[LocalTerm]) -> dict[str, list[LocalTerm]]:
    found: dict[str, list[LocalTerm]] = {}
    for row in rows:
        found.setdefault(row.concept, []).append(row)
    return found


def of_section(rows: Sequence[LocalTerm], section: str) -> list[LocalTerm]:
    """A concept's rows as they hold in a section: its own word, where it has one, in place of all others."""
    general = [row for row in rows if not row.section]
    own = [row for row in rows if section and row.section == section]
    if any(row.status in ("preferred", "unattested") for row in own):
        general = [row for row in general if row.status == "deprecated"]
    return [*own, *general]


def accepted(rows: Sequence[LocalTerm]) -> list[LocalTerm]:
    """The words that a translation may use, the preferred one first.

    What nobody attests is accepted beside what somebody does; alone, it binds nobody.
    """
    preferred = [row for row in rows if row.status == "preferred"]
    admitted = [row for row in rows if row.status == "admitted"]
    if not preferred and not admitted:
        return []
    return [*preferred, *admitted, *(row for row in rows if row.status == "unattested")]


def _forms(rows: Iterable[LocalTerm]) -> tuple[str, ...]:
    found = list(rows)
    return tuple(
        dict.fromkeys([*(row.text for row in found), *(form for row in found for form in row.forms)])
    )
