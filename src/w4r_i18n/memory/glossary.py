# SPDX-License-Identifier: GPL-3.0-or-later
"""`sources/glossary.csv`, `locales/<locale>/terms.csv` and `names.csv`, read and written.

Law: writing what was read from a canonical file gives its bytes; reading what was written gives the values.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

from w4r_i18n.memory.tables import JOINT, Findings, Row, nearest, rows, written
from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.term import Concept, LocalName, LocalTerm, TermStatus, WordingKind
from w4r_i18n.text.marks import shown

GLOSSARY: Final = (
    "concept", "term", "variants", "kind", "part_of_speech", "definition", "keep", "forbidden", "note",
    "source",
)  # fmt: skip
TERMS: Final = ("concept", "term", "forms", "status", "section", "note", "source")
NAMES: Final = ("person", "full", "short", "forms", "invariable", "source")
_YES: Final = "yes"
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_SECTION = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_KINDS: tuple[WordingKind, ...] = ("place", "proper", "term")
_STATUSES: tuple[TermStatus, ...] = ("preferred", "admitted", "unattested", "deprecated")

Kind = TypeVar("Kind", Concept, LocalTerm, LocalName)


@dataclass(frozen=True, slots=True)
class Table(Generic[Kind]):
    """The rows of a file that can be used, and what is wrong with it."""

    rows: tuple[Kind, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def refused(self) -> bool:
        """The file is broken as a whole: nothing may follow from what could be read of it."""
        return any(found.fault == "file" for found in self.diagnostics)


def read_glossary(content: bytes, *, path: str) -> Table[Concept]:
    """Concepts and their French terms. Never raises: what is wrong is in `diagnostics`."""
    findings = Findings(path)
    found: dict[str, Concept] = {}
    for row in rows(content, GLOSSARY, ("concept", "term"), findings):
        concept = _concept(row, findings)
        if concept is None:
            continue
        if concept.id in found:
            findings.wrong(
                row.line, f"concept '{concept.id}' stands twice, first on line {found[concept.id].line}"
            )
            continue
        found[concept.id] = concept
    return Table(tuple(found.values()), tuple(findings.found))


def _concept(row: Row, findings: Findings) -> Concept | None:
    kind = _one_of(row, "kind", _KINDS, findings)
    keep = _one_of(row, "keep", (_YES,), findings)
    if kind is None or keep is None or not _is_id(row, findings):
        return None
    terms = tuple(dict.fromkeys((row["term"], *row.several("variants"))))
    if JOINT.strip() in row["term"]:
        findings.wrong(row.line, "term: several in one cell", "the first stays, the others are variants")
        return None
    forbidden = row.several("forbidden")
    both = {term.casefold() for term in terms} & {term.casefold() for term in forbidden}
    if both:
        findings.wrong(row.line, f"'{shown(min(both))}' is a term and forbidden as well")
        return None
    return Concept(
        id=row["concept"], terms=terms, kind=kind or "term", definition=row["definition"],
        part_of_speech=row["part_of_speech"], keep=bool(keep), forbidden=forbidden, note=row["note"],
        source=row["source"], line=row.line,
    )  # fmt: skip


def write_glossary(concepts: Iterable[Concept]) -> bytes:
    return written(
        GLOSSARY,
        (
            (each.id, each.terms[0], JOINT.join(each.terms[1:]), "" if each.kind == "term" else each.kind,
             each.part_of_speech, each.definition, _YES if each.keep else "", JOINT.join(each.forbidden),
             each.note, each.source)
            for each in concepts
        ),
    )  # fmt: skip


def read_terms(content: bytes, *, path: str, concepts: Collection[str] | None = None) -> Table[LocalTerm]:
    """A locale's words for the concepts. `concepts`: the ids that there are; None where that is not known."""
    findings = Findings(path)
    found: dict[tuple[str, str, str], LocalTerm] = {}
    preferred: dict[tuple[str, str], int] = {}
    for row in rows(content, TERMS, ("concept", "term"), findings):
        term = _local_term(row, findings, concepts)
        if term is None:
            continue
        key = (term.concept, term.section, term.text)
        if key in found:
            findings.wrong(row.line, _twice(term.text, found[key], term))
            continue
        if term.status == "preferred":
            first = preferred.setdefault((term.concept, term.section), row.line)
            if first != row.line:
                message = f"concept '{term.concept}' has a preferred term already, on line {first}"
                findings.wrong(row.line, message, "write 'admitted' in the column status")
                continue
        found[key] = term
    return Table(tuple(found.values()), tuple(findings.found))


def _local_term(row: Row, findings: Findings, concepts: Collection[str] | None) -> LocalTerm | None:
    status = _one_of(row, "status", _STATUSES, findings)
    if status is None or not _is_id(row, findings):
        return None
    if concepts is not None and row["concept"] not in concepts:
        message = f"the glossary has no concept '{shown(row['concept'])}'"
        findings.wrong(row.line, message, nearest(row["concept"], concepts))
        return None
    if row["section"] and not _SECTION.fullmatch(row["section"]):
        findings.wrong(row.line, f"'{shown(row['section'])}' is no section", "write it like amnesty-be")
        return None
    return LocalTerm(
        row["concept"], row["term"], row.several("forms"), status or "preferred", row["section"], row["note"],
        row["source"], line=row.line,
    )  # fmt: skip


def _twice(text: str, first: LocalTerm, second: LocalTerm) -> str:
    if "deprecated" in (first.status, second.status) and first.status != second.status:
        return f"'{shown(text)}' is {second.status} here and {first.status} on line {first.line}"
    return f"'{shown(text)}' stands twice for '{first.concept}', first on line {first.line}"


def write_terms(terms: Iterable[LocalTerm]) -> bytes:
    return written(
        TERMS,
        (
            (one.concept, one.text, JOINT.join(one.forms), one.status, one.section, one.note, one.source)
            for one in terms
        ),
    )  # fmt: skip


def read_names(content: bytes, *, path: str) -> Table[LocalName]:
    """How a locale writes the persons of the cases."""
    findings = Findings(path)
    found: dict[str, LocalName] = {}
    for row in rows(content, NAMES, ("person", "full"), findings):
        invariable = _one_of(row, "invariable", (_YES,), findings)
        if invariable is None:
            continue
        if row["person"] in found:
            first = found[row["person"]].line
            findings.wrong(row.line, f"'{shown(row['person'])}' stands twice, first on line {first}")
            continue
        found[row["person"]] = LocalName(
            row["person"], row["full"], row["short"], row.several("forms"), bool(invariable), row["source"],
            line=row.line,
        )  # fmt: skip
    return Table(tuple(found.values()), tuple(findings.found))


def write_names(names: Iterable[LocalName]) -> bytes:
    return written(
        NAMES,
        (
            (each.person, each.full, each.short, JOINT.join(each.forms), _YES if each.invariable else "",
             each.source)
            for each in names
        ),
    )  # fmt: skip


Choice = TypeVar("Choice", bound=str)


def _one_of(
    row: Row, column: str, choices: tuple[Choice, ...], findings: Findings
) -> Choice | Literal[""] | None:
    """The cell, if it is empty or one of the choices; None, told, for any other."""
    value = row[column]
    if not value:
        return ""
    for choice in choices:
        if value == choice:
            return choice
    findings.wrong(row.line, f"{column}: '{shown(value)}'", nearest(value, choices))
    return None


def _is_id(row: Row, findings: Findings) -> bool:
    if _ID.fullmatch(row["concept"]):
        return True
    message = f"'{shown(row['concept'])}' is no id of a concept"
    findings.wrong(row.line, message, "small letters a-z, figures, _ and -, at most 60: arbitrary_detention")
    return False
