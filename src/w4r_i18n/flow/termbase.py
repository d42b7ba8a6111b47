# SPDX-License-Identifier: GPL-3.0-or-later
"""Terms to other people's tools and back: the glossary and a locale's words as one termbase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from w4r_i18n import registry
from w4r_i18n.flow.exchange import HandedOut
from w4r_i18n.flow.incoming import Taken
from w4r_i18n.flow.terms import concepts, terms
from w4r_i18n.memory.glossary import read_terms, write_terms
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError, W4RError
from w4r_i18n.model.exchange import Term, Termbase, TermEntry
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.ports import Format
from w4r_i18n.model.term import Concept, LocalTerm, TermStatus
from w4r_i18n.project import atomic
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.text.marks import shown

_FROM_STATUS: Mapping[str, TermStatus] = {
    "preferred": "preferred",
    "admitted": "admitted",
    "deprecated": "deprecated",
    "": "unattested",
}
"""What a file does not say is nobody's word yet."""


def hand_out_terms(
    workspace: Workspace, target: Locale, *, into: Path | None
) -> tuple[list[HandedOut], list[W4RError]]:
    """Write the glossary and a locale's words as one TBX file. Raises InputError for a broken table."""
    writer: Format[Termbase] = registry.find("format", "tbx")
    with atomic.writing(workspace.root):
        termbase = termbase_of(workspace, target)
        folder = into or workspace.layout.build / "exchange" / target.tag
        path = folder / f"glossary.{target.tag}{writer.SUFFIXES[0]}"
        atomic.write_all({path: writer.write(termbase)}, durable=False)
    return [HandedOut("glossary", path, len(termbase.entries))], []


def termbase_of(workspace: Workspace, target: Locale) -> Termbase:
    """Every concept with its French terms and a locale's. Words of one section alone stay here: TBX has no
    place to say whose they are. Raises InputError for a table that cannot be read.
    """
    own: dict[str, list[LocalTerm]] = {}
    for each in terms(workspace, target):
        if not each.section:
            own.setdefault(each.concept, []).append(each)
    source = workspace.source.tag
    entries = (_entry(each, own.get(each.id, ()), source, target.tag) for each in concepts(workspace))
    return Termbase(source, tuple(entries))


def _entry(concept: Concept, own: Iterable[LocalTerm], source: str, tag: str) -> TermEntry:
    first, *others = concept.terms
    french = [
        Term(source, first, "preferred", concept.part_of_speech),
        *(Term(source, each, "admitted") for each in others),
        *(Term(source, each, "deprecated") for each in concept.forbidden),
    ]
    theirs = [Term(tag, each.text, _status(each), note=each.note) for each in own]
    return TermEntry(concept.id, (*french, *theirs), concept.definition, concept.note)


def _status(term: LocalTerm) -> str:
    return "" if term.status == "unattested" else term.status


def taken_in(
    workspace: Workspace, termbase: Termbase, target: Locale, place: str, own: Sequence[LocalTerm]
) -> tuple[list[Taken], tuple[LocalTerm, ...]]:
    """What becomes of each word of a file, and the locale's words after it.

    A word that is new for a concept of the glossary is added; one that stands here stays as it is, with its
    forms, note and source. Concepts and French terms are the glossary's alone.
    """
    known = {each.id for each in concepts(workspace)}
    mine = {(each.concept, each.text): each for each in own if not each.section}
    preferred = {each.concept for each in mine.values() if each.status == "preferred"}
    added: dict[tuple[str, str], LocalTerm] = {}
    taken: list[Taken] = []
    for entry, term in _words(termbase, target):
        at = Place(place, entry.line)
        words = shown(f"{entry.id}: {term.text}", limit=60)
        if entry.id not in known:
            reason = "no concept of sources/glossary.csv; add it there first"
            taken.append(Taken("refused", at, words=words, reason=reason))
            continue
        new = LocalTerm(entry.id, term.text, status=_FROM_STATUS[term.status], note=term.note)
        here = mine.get((entry.id, term.text)) or added.get((entry.id, term.text))
        if here is None and new.status == "preferred" and entry.id in preferred:
            taken.append(Taken("conflict", at, words=words, reason="another word is preferred here"))
        elif here is None:
            preferred |= {entry.id} if new.status == "preferred" else set()
            added[entry.id, term.text] = replace(new, source=place.rpartition("/")[2])
            taken.append(Taken("set", at, words=words))
        elif here.status == new.status:
            taken.append(Taken("same", at, words=words))
        else:
            reason = f"it is {here.status} here, {new.status} there"
            taken.append(Taken("conflict", at, words=words, reason=reason))
    return taken, (*own, *added.values())


def _words(termbase: Termbase, target: Locale) -> Iterator[tuple[TermEntry, Term]]:
    return ((entry, term) for entry in termbase.entries for term in entry.terms if term.locale == target.tag)


class Words:
    """A locale's table while files come in; read when the first of them holds terms."""

    def __init__(self, workspace: Workspace, target: Locale) -> None:
        self._workspace = workspace
        self._target = target
        self._path = workspace.layout.terms(target)
        self._own: tuple[LocalTerm, ...] | None = None

    def take(self, termbase: Termbase, place: str) -> list[Taken]:
        """Raises InputError where a row of the table here is broken: written again, it would be lost."""
        if self._own is None:
            self._own = self._read()
        taken, self._own = taken_in(self._workspace, termbase, self._target, place, self._own)
        return taken

    def _read(self) -> tuple[LocalTerm, ...]:
        shown_path = self._workspace.layout.relative(self._path)
        known = {each.id for each in concepts(self._workspace)}
        table = read_terms(self._workspace.read(self._path) or b"", path=shown_path, concepts=known)
        for found in table.diagnostics:
            raise InputError(found.message, hint="mend the table first", place=found.place)
        return table.rows

    def files(self) -> dict[Path, bytes]:
        return {} if self._own is None else {self._path: write_terms(self._own)}
