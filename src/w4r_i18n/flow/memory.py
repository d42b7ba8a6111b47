# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r memory` and `w4r search`: bring the view of all catalogues up to date, and ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.memory_store import CLOSED, HOME, OPEN, asked, opened, settled
from w4r_i18n.flow.memory_tmx import Shelf
from w4r_i18n.flow.places import around, spots_of
from w4r_i18n.flow.serving import RECALLED
from w4r_i18n.flow.sources import Source, load_source, register
from w4r_i18n.flow.targets import Target, load_target, verdicts
from w4r_i18n.memory.concordance import Hit, search
from w4r_i18n.memory.lookup import CUTOFF, Match, Query, look_up
from w4r_i18n.memory.rows import Holding, Row, Side, Store
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.document import Tier
from w4r_i18n.model.errors import InputError, W4RError
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.review import State
from w4r_i18n.project import atomic
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.stamps import Stamps
from w4r_i18n.project.workspace import Workspace


@dataclass(slots=True)
class Updated:
    """What an update did."""

    catalogues: int = 0
    """Known now, those among them that may give nothing."""
    read: int = 0
    """Read again, because something that their states follow from had changed."""
    rows: int = 0
    """That came or went."""
    tmx: int = 0
    """Somebody's TMX files that are held."""
    errors: list[W4RError] = field(default_factory=list)
    """Of sources, catalogues and TMX files that cannot be read: nothing of theirs is held."""


def update(workspace: Workspace) -> Updated:
    """Bring the memory up to date with the catalogues; only those that changed are read.

    Holds the tree's lock. Everything in the memory follows from the tree: deleted, it is built again. One
    that is shared follows from the tree of whoever updated it last.
    """
    with atomic.writing(workspace.root):
        return settled(workspace, lambda files: _Update(workspace, files).all())


Reader = Callable[[], tuple[str, list[Row]]]
"""In which file a holding belongs, and its rows."""


class _Update:
    """One update: what it knows of the tree, and what it has done so far."""

    def __init__(self, workspace: Workspace, files: Mapping[str, Store]) -> None:
        self.workspace = workspace
        self.files = files
        self.stamps = Stamps(workspace.root)
        self.cases, errors = read_cases(workspace)
        self.done = Updated(errors=[*errors])
        self._sources: dict[Domain, Source] = {}
        self._shared = self._inputs_of_all()

    def all(self) -> Updated:
        held = {name: index.holdings() for name, index in self.files.items()}
        with ExitStack() as stack:
            for index in self.files.values():
                stack.enter_context(index.writing())
            wanted = {
                Holding(domain.name, target.tag): (domain, target)
                for domain in self.workspace.layout.domains()
                for target in self.workspace.config.targets
            }
            for holding, (domain, target) in wanted.items():
                self._refresh(
                    holding, self._inputs(domain, target), partial(self._read, domain, target), held
                )
            shelf = Shelf(self.workspace, self.cases, RECALLED)
            theirs = dict(shelf.files(self.done.errors.append))
            for holding, path in theirs.items():
                inputs = self.stamps.combined(
                    map(self.workspace.layout.relative, shelf.inputs(path)), self._shared
                )
                self._refresh(holding, inputs, partial(self._rows_of_file, shelf, holding, path), held)
            for name, index in self.files.items():
                for holding in held[name].keys() - wanted.keys() - theirs.keys():
                    index.drop(holding)
        self.stamps.save()
        found = [holding for index in self.files.values() for holding in index.holdings()]
        self.done.tmx = sum(holding.origin == "tmx" for holding in found)
        self.done.catalogues = len(found) - self.done.tmx
        return self.done

    def _refresh(
        self, holding: Holding, inputs: str, read: Reader, held: Mapping[str, Mapping[Holding, str]]
    ) -> None:
        if [held[name][holding] for name in self.files if holding in held[name]] == [inputs]:
            return
        try:
            home, rows = read()
        except W4RError as error:
            home, rows = "", []
            if str(error) not in map(str, self.done.errors):
                self.done.errors.append(error)
        for name, index in self.files.items():
            if name == home:
                self.done.rows += index.replace(holding, inputs, rows)
            else:
                index.drop(holding)

    def _read(self, domain: Domain, target: Locale) -> tuple[str, list[Row]]:
        """In which file a catalogue belongs and what it gives. Raises W4RError for what cannot be read."""
        source = self._sources.get(domain) or load_source(self.workspace, domain, self.cases)
        self._sources[domain] = source
        if source.tier not in HOME or (source.case and source.case.status in RECALLED):
            return CLOSED, []  # noted as seen, so that it is not read each time; not even its name is shared
        self.done.read += 1
        loaded = load_target(self.workspace, source, target)
        if loaded.catalogue.refused:
            place = Place(loaded.catalogue.path)
            raise InputError("is not used; 'w4r check' says what is wrong", place=place)
        return HOME[source.tier], list(rows_of(self.workspace, loaded))

    def _rows_of_file(self, shelf: Shelf, holding: Holding, path: Path) -> tuple[str, list[Row]]:
        self.done.read += 1
        return OPEN, shelf.rows(path, locale(holding.locale))

    def _inputs(self, domain: Domain, target: Locale) -> str:
        """A digest over all that a catalogue's texts, states and neighbours follow from."""
        layout = self.workspace.layout
        case = self.cases.get(domain)
        family = [other for other, found in self.cases.items() if case and found.id == case.id] or [domain]
        records = [
            path
            for language in (target, self.workspace.source)
            for each in family
            for path in (layout.ledger(language, each), layout.seen(language, each))
        ]
        paths = [layout.po(target, domain), *layout.documents(domain), *records]
        return self.stamps.combined(map(layout.relative, paths), self._shared)

    def _inputs_of_all(self) -> str:
        layout = self.workspace.layout
        cases = [layout.folder(domain) / "case.toml" for domain in layout.domains()]
        rules = [layout.root / "sources" / name for name in ("breaks.srx", "breaks.toml")]
        return self.stamps.combined(map(layout.relative, (layout.config, *cases, *rules)))


def rows_of(workspace: Workspace, target: Target) -> Iterator[Row]:
    """What a catalogue gives to the memory: each text of enough standing, at each place where it stands.

    What memory itself has filled in serves again only once a person has read it.
    """
    least = State[workspace.config.memory.minimum]
    spots = spots_of(target.source)
    for verdict in verdicts(workspace, target, target.source.extraction.groups):
        group = verdict.group
        if verdict.state < least or group.head.plural is not None or (verdict.filled and not verdict.pinned):
            continue
        # A text whose source is gone from the documents, and not yet from the catalogue, has no neighbours.
        for before, after in sorted(around(group.keys, spots)) or [("", "")]:
            yield Row(group.source, group.head.msgstr, group.head.msgctxt or "", verdict.state, before, after)


def matches(
    workspace: Workspace,
    text: str,
    target: Locale,
    *,
    context: str = "",
    cutoff: float = CUTOFF,
    limit: int = 5,
    tier: Tier = "public",
) -> tuple[Match, ...]:
    """What the memory has, as of the last `update`, for a text that somebody typed.

    It stands nowhere, so nothing is context-exact. `tier` "embargoed" asks what is embargoed as well.
    """
    names = register(read_cases(workspace)[0].values(), ())
    with opened(workspace) as files:
        query = Query(text, context)
        return look_up(asked(files, tier), query, locale=target.tag, names=names, cutoff=cutoff, limit=limit)


def passages(
    workspace: Workspace,
    text: str,
    targets: Sequence[Locale],
    *,
    sides: Sequence[Side] = ("source", "target"),
    limit: int = 20,
    tier: Tier = "public",
) -> list[Hit]:
    """Where words were used, as of the last `update`. `targets` empty: in all locales.

    Raises InputError where nothing is asked for.
    """
    settings = workspace.config.locales
    references = {tag: [locale(name).tag for name in each.reference] for tag, each in settings.items()}
    tags = [target.tag for target in targets]
    with opened(workspace) as files:
        memories = asked(files, tier)
        return search(memories, text, locales=tags, sides=sides, references=references, limit=limit)
