# SPDX-License-Identifier: GPL-3.0-or-later
"""What the rows of the tables say together: words of two concepts, concepts and persons without a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from w4r_i18n.memory.tables import CHECK, nearest
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.term import Concept, LocalName, LocalTerm
from w4r_i18n.text.marks import shown
from w4r_i18n.text.normalise import typographic


def ambiguous(concepts: Iterable[Concept], path: str) -> Iterator[Diagnostic]:
    """French words that stand for two concepts: only the first would ever be found."""
    owner: dict[str, Concept] = {}
    for concept in concepts:
        for term in concept.terms:
            first = owner.setdefault(typographic(term).casefold(), concept)
            if first is not concept:
                message = f"'{shown(term)}' is a term of '{first.id}' as well, on line {first.line}"
                yield _warning(message, path, concept.line, "keep it with one of them")


def without_term(concepts: Iterable[Concept], terms: Iterable[LocalTerm], path: str) -> Iterator[Diagnostic]:
    """Concepts that a locale has no word for that it would write."""
    worded = {term.concept for term in terms if term.status != "deprecated" and not term.section}
    missing = [concept for concept in concepts if not concept.keep and concept.id not in worded]
    for concept in missing:
        message = f"no term for '{shown(concept.terms[0])}' ({concept.id})"
        yield Diagnostic(CHECK, Severity.INFO, message, Place(path, 1), "add a row")


def strangers(
    names: Iterable[LocalName], persons: Mapping[str, Sequence[str]], path: str
) -> Iterator[Diagnostic]:
    """Rows for persons whom no case and no document names: misspelt, or of a case that is gone."""
    known = {typographic(person): person for person in persons}
    for name in names:
        if typographic(name.person) not in known:
            message = f"no case names '{shown(name.person)}'"
            yield _warning(message, path, name.line, nearest(name.person, persons))


def missing_names(
    names: Iterable[LocalName], persons: Mapping[str, Sequence[str]], path: str
) -> Iterator[Diagnostic]:
    """Persons whose name nobody has written in this script: their letters wait for it."""
    written = {typographic(name.person): name for name in names}
    for person, forms in persons.items():
        name = written.get(typographic(person))
        if name is None:
            message = f"no row for '{shown(person)}': nothing with the name in it can be drafted"
            yield _warning(message, path, 1, "add a row")
        elif len(forms) > 1 and not name.short:
            message = f"'{shown(person)}' has a short form in French, '{shown(forms[1])}', and none here"
            yield _warning(message, path, name.line, "fill in the column short")


def _warning(message: str, path: str, line: int, hint: str) -> Diagnostic:
    return Diagnostic(CHECK, Severity.WARNING, message, Place(path, line), hint)
