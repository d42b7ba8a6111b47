# SPDX-License-Identifier: GPL-3.0-or-later
"""What the review page has open: each domain in each locale, read again only when a file of it changed."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.desk_files import files_of, source_files, tables_of
from w4r_i18n.flow.desk_undone import Undone
from w4r_i18n.flow.docket import Docket, docket
from w4r_i18n.flow.sources import Source, load_source
from w4r_i18n.flow.terms import lexicon
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.model.term import Lexicon
from w4r_i18n.model.unit import Key, Unit
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.watch import Glance, Look, look
from w4r_i18n.project.workspace import Workspace, open_workspace
from w4r_i18n.review.pairs import Group, source_of
from w4r_i18n.review.state import Verdict
from w4r_i18n.text.digest import PO_DIGITS, short
from w4r_i18n.text.lexicon import Finder
from w4r_i18n.text.normalise import typographic

Value = TypeVar("Value")


@dataclass(frozen=True)
class Opened:
    """One domain in one locale as its files said when it was opened."""

    workspace: Workspace
    docket: Docket

    @property
    def locale(self) -> Locale:
        return self.docket.locale

    @property
    def source(self) -> Source:
        return self.docket.source

    @property
    def domain(self) -> Domain:
        return self.docket.domain

    @property
    def is_source(self) -> bool:
        """The source language: it is signed and read, and written elsewhere."""
        return self.docket.target is None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """One a text, in reading order."""
        return self.docket.verdicts

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """Of the file: while there is one, nothing is written."""
        found = self.docket.target.catalogue.diagnostics if self.docket.target else ()
        return tuple(one for one in found if one.fault == "file")

    @cached_property
    def units(self) -> Mapping[Key, Unit]:
        return {unit.key: unit for unit in self.source.extraction.units}

    @cached_property
    def entries(self) -> Mapping[Key, Entry]:
        return {entry.key: entry for verdict in self.verdicts for entry in verdict.group.entries}

    @cached_property
    def ids(self) -> Mapping[str, Key]:
        """What names an entry in addresses: the beginning of its source digest, as `w4r review` has it."""
        found: dict[str, Key] = {}
        for key, entry in self.entries.items():
            name = alone = short(source_of(entry), PO_DIGITS).partition(":")[2]
            twin = 1
            # Two sources that typography alone tells apart have one digest.
            while name in found:
                twin += 1
                name = f"{alone}-{twin}"
            found[name] = key
        return found

    @cached_property
    def names(self) -> Mapping[Key, str]:
        """The id of each entry."""
        return {key: name for name, key in self.ids.items()}

    @cached_property
    def _by_key(self) -> Mapping[Key, Verdict]:
        found: dict[Key, Verdict] = {}
        for verdict in self.verdicts:
            for key in verdict.group.keys:
                found.setdefault(key, verdict)
        return found

    def verdict(self, key: Key) -> Verdict:
        """Of the text that an entry is part of. Raises KeyError."""
        return self._by_key[key]

    @cached_property
    def by_source(self) -> Mapping[Key, tuple[Verdict, ...]]:
        """The texts by their first entry's context and source, typography apart; no `<join/>`."""
        found: dict[Key, tuple[Verdict, ...]] = {}
        for verdict in self.verdicts:
            head = verdict.group.head
            if not is_join(head.msgstr):
                key = (head.key[0], typographic(head.msgid))
                found[key] = (*found.get(key, ()), verdict)
        return found

    def is_critical(self, verdict: Verdict) -> bool:
        """Now, or when the file was last merged."""
        return any(
            entry.critical or entry.key in self._critical for entry in verdict.group.entries
        )  # fmt: skip

    @cached_property
    def tally(self) -> Counter[State]:
        """How many texts are in which state."""
        return Counter(verdict.state for verdict in self.verdicts)

    @cached_property
    def critical_waiting(self) -> int:
        """How many critical texts are not approved."""
        waiting = (verdict for verdict in self.verdicts if verdict.state < State.APPROVED)
        return sum(map(self.is_critical, waiting))

    @cached_property
    def _critical(self) -> frozenset[Key]:
        return self.source.critical

    @cached_property
    def blocks(self) -> Sequence[Sequence[Key]]:
        """The entries of each block, in reading order."""
        return self.source.extraction.groups

    @cached_property
    def _blocks_by_key(self) -> Mapping[Key, tuple[Sequence[Key], ...]]:
        found: dict[Key, dict[Sequence[Key], None]] = {}
        for block in self.blocks:
            for key in block:
                found.setdefault(key, {})[block] = None
        return {key: tuple(blocks) for key, blocks in found.items()}

    def blocks_of(self, key: Key) -> tuple[Sequence[Key], ...]:
        """Those that an entry stands in; itself where it stands in none any more."""
        return self._blocks_by_key.get(key, ((key,),))


@dataclass(slots=True)
class _Held(Generic[Value]):
    """What was read, and how its files looked just before."""

    names: tuple[str, ...]
    look: Look
    value: Value
    source: Source | None = None
    """From which it follows, beside the files."""
    contents: tuple[bytes | None, ...] = ()


class Desks:
    """The tree as pages see it: always as the files stand, and read again only where one of them changed.

    One for all threads. What is handed out never changes.
    """

    def __init__(self, root: Path) -> None:
        """Raises ConfigError for a w4r.toml that is wrong."""
        self.root = root
        self._mutex = threading.RLock()
        self._workspace = self._read_workspace()
        self._sources: dict[Domain, _Held[Source]] = {}
        self._opened: dict[tuple[Locale, Domain], _Held[Opened]] = {}
        self._words: dict[tuple[Locale, Domain], _Held[tuple[Lexicon, Finder]]] = {}
        self.undone = Undone()
        """What was saved here and is not there any more."""
        self.glance = Glance()
        """For who only reads, and asks often."""

    @property
    def workspace(self) -> Workspace:
        """The tree as its w4r.toml stands now. Raises ConfigError for one that is wrong."""
        return self.glance.at("w4r.toml", self._read_again)

    def source(self, domain: Domain) -> Source:
        """Raises InputError for sources that cannot be read."""
        return self.glance.at(domain, lambda: self._source(domain))

    def opened(self, target: Locale, domain: Domain) -> Opened:
        """Raises InputError for sources or a catalogue that cannot be read at all."""
        return self.glance.at((target, domain), lambda: self._open(target, domain))

    def _read_again(self) -> Workspace:
        with self._mutex:
            if not self._workspace.look.holds(self._look(self._workspace.names)):
                self._workspace = self._read_workspace()
                self._sources, self._opened, self._words = {}, {}, {}
            return self._workspace.value

    def _source(self, domain: Domain) -> Source:
        with self._mutex:
            workspace = self.workspace
            held = self._sources.get(domain)
            if held is None or not held.look.holds(self._look(held.names)):
                held = self._sources[domain] = self._read_source(workspace, domain)
            return held.value

    def _open(self, target: Locale, domain: Domain) -> Opened:
        with self._mutex:
            workspace = self.workspace
            source = self.source(domain)
            names = tuple(files_of(workspace, target, source))
            seen = self._look(names)
            held = self._opened.get((target, domain))
            known = held if held and held.source is source else None
            if known and known.look.holds(seen):
                return known.value
            contents = tuple(workspace.read(workspace.root / name) for name in names)
            if known and known.contents == contents:
                known.look = seen
                return known.value
            value = Opened(workspace, docket(workspace, source, target))
            self._opened[target, domain] = _Held(names, seen, value, source, contents)
            return value

    def wrote(self, opened: Opened, after: Opened, files: Mapping[Path, bytes]) -> None:
        """Know what was just written as if it had been read: the next look compares the bytes."""
        self.undone.note((opened.locale, opened.domain), opened.entries, after.entries)
        with self._mutex:
            held = self._opened.get((opened.locale, opened.domain))
            if held is not None and held.value is opened:
                names = zip(held.names, held.contents, strict=True)
                held.contents = tuple(files.get(self.root / name, content) for name, content in names)
                held.look = Look((), settled=False)
                held.value = after

    def words(self, opened: Opened) -> tuple[Lexicon, Finder]:
        """The agreed words, and who finds them in a source. Raises InputError for a table that is broken."""
        with self._mutex:
            workspace = self.workspace
            names = ("sources/glossary.csv", *tables_of(workspace, opened.locale))
            seen = self._look(names)
            held = self._words.get((opened.locale, opened.domain))
            if held is None or held.source is not opened.source or not held.look.holds(seen):
                words = lexicon(workspace, opened.source, opened.locale)
                finder = Finder(words.wordings, workspace.source.language)
                held = _Held(names, seen, (words, finder), opened.source)
                self._words[opened.locale, opened.domain] = held
            return held.value

    def _look(self, names: Iterable[str]) -> Look:
        return look(self.root, names)

    def _read_workspace(self) -> _Held[Workspace]:
        seen = self._look(("w4r.toml",))
        return _Held(("w4r.toml",), seen, open_workspace(self.root))

    def _read_source(self, workspace: Workspace, domain: Domain) -> _Held[Source]:
        names = tuple(source_files(workspace, domain, read_cases(workspace)[0]))
        seen = self._look(names)
        # Cases are read again: what is kept was read after the look.
        return _Held(names, seen, load_source(workspace, domain, read_cases(workspace)[0]))


def heads(opened: Opened, key: Key) -> tuple[Group, ...]:
    """The texts that begin with an entry: several where it stands in several blocks."""
    return tuple(verdict.group for verdict in opened.verdicts if verdict.group.head.key == key)
