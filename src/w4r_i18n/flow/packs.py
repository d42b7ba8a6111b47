# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r compile --section`: what a national section may use, as a tree; the rest listed with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from w4r_i18n.catalogue.header import new_header
from w4r_i18n.catalogue.mo_write import write_mo
from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.letters import Desk
from w4r_i18n.flow.sections import load_section, salutations, territories
from w4r_i18n.flow.sheaf_inputs import COMMON, SheafInputs
from w4r_i18n.flow.sheaves import Sheaf, Text, case_sheaf, stop_sheaf
from w4r_i18n.flow.shelf import Shelf
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import locale
from w4r_i18n.model.section import Section
from w4r_i18n.project import atomic, executor
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.render import pack, pack_schema
from w4r_i18n.render.clearance import is_secret
from w4r_i18n.render.pack import Item
from w4r_i18n.render.pack_page import index_html, languages_of

SHEAF_S = 0.06
"""One sheaf's work, roughly: two letters in six channels."""
Progress = Callable[[int, int], None]
"""(sheaves done, sheaves to do)."""


@dataclass(frozen=True, slots=True)
class Packed:
    section: Section
    items: tuple[Item, ...]
    errors: tuple[W4RError, ...] = ()
    written: int = 0


class Kept(msgspec.Struct, frozen=True):
    """Of a sheaf, what the pack's own lists are made of; its files lie in the pack."""

    items: tuple[Item, ...]
    texts: dict[str, tuple[Text, ...]]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be made anew for a section in one language: `common` and cases."""

    section: str
    tag: str
    domains: tuple[Domain, ...]


def compile_sections(
    workspace: Workspace,
    names: Sequence[str],
    day: str,
    *,
    progress: Progress = lambda _done, _all: None,
) -> tuple[Packed, ...]:
    """Write the packs of these sections as of a day (ISO); what lay in them before and may not now is gone.

    Law: what is left alone because nothing that it follows from has changed is, byte for byte, what would be
    made anew. Raises InputError for a section or a table that cannot be read; a domain that cannot is an
    error of the packs, and nothing of it is in them.
    """
    sections = [load_section(workspace, name) for name in names]
    with atomic.writing(workspace.root):
        cases, _ = read_cases(workspace)
        inputs = {each.id: SheafInputs(workspace, each, cases, day) for each in sections}
        sources, errors = load_sources(workspace, workspace.domains())
        common = next((source for source in sources if source.domain == COMMON), None)
        shelf = Shelf(workspace, sources, common)
        tables = salutations(workspace), territories(workspace)
        packs = {each.id: _Pack(Desk(shelf, each, *tables, day), inputs[each.id]) for each in sections}
        jobs = [job for each in packs.values() for job in each.jobs()]
        todo = sum(len(job.domains) for job in jobs)
        task = partial(made_anew, {name: each.desk for name, each in packs.items()})
        done = 0
        for job, sheaves in executor.run(task, jobs, estimate_s=todo * SHEAF_S, threaded=("typst",)):
            packs[job.section].take(job.tag, sheaves)
            done += len(sheaves)
            progress(done, todo)
        return tuple(each.saved(errors) for each in packs.values())


def made_anew(desks: Mapping[str, Desk], job: Job) -> tuple[Job, dict[Domain, Sheaf]]:
    desk = desks[job.section]
    by_domain = {source.domain: source for source in desk.shelf.sources}
    return job, {
        domain: stop_sheaf(desk, job.tag)
        if domain == COMMON
        else case_sheaf(desk, by_domain[domain], job.tag)
        for domain in job.domains
    }


class _Pack:
    """One section's pack: the sheaves that stand, and those that are made anew."""

    def __init__(self, desk: Desk, inputs: SheafInputs) -> None:
        self.desk = desk
        self._workspace = desk.shelf.workspace
        self._folder = self._workspace.layout.pack(desk.section.id)
        self._inputs = inputs
        self._stamps = inputs.stamps
        self._kept = {pair: self._standing(*pair) for pair in self._wanted()}
        self._files: dict[Path, bytes] = {}
        self._made: dict[tuple[Domain, str], tuple[str, ...]] = {}

    def _wanted(self) -> Iterator[tuple[Domain, str]]:
        section = self.desk.section
        for source in self.desk.shelf.sources:
            if source.case and (not section.cases or source.case.id in section.cases):
                yield from ((source.domain, tag) for tag in section.locales)
        yield from ((COMMON, tag) for tag in section.locales)

    def _standing(self, domain: Domain, tag: str) -> Kept | None:
        result = self._stamps.current(_key(domain, tag), self._inputs.of(domain, tag))
        if result is None:
            return None
        try:
            return msgspec.msgpack.decode(result.report, type=Kept)
        except (msgspec.DecodeError, RecursionError):
            return None

    def jobs(self) -> Iterator[Job]:
        """By language, whose common words and tables are read once."""
        for tag in self.desk.section.locales:
            stale = tuple(domain for (domain, other), kept in self._kept.items() if other == tag and not kept)
            if stale:
                yield Job(self.desk.section.id, tag, stale)

    def take(self, tag: str, sheaves: Mapping[Domain, Sheaf]) -> None:
        for domain, sheaf in sheaves.items():
            texts = {language: tuple(found) for language, found in sheaf.texts.items()}
            self._kept[domain, tag] = Kept(tuple(sheaf.items), texts)
            self._made[domain, tag] = tuple(self._relative(path) for path in sheaf.files)
            self._files |= {self._folder / path: content for path, content in sheaf.files.items()}

    def _relative(self, path: str) -> str:
        return self._workspace.layout.relative(self._folder / path)

    def saved(self, errors: Iterable[W4RError]) -> Packed:
        """Everything that is new is written together; whatever else lies in the pack is of yesterday."""
        workspace, section = self._workspace, self.desk.section
        items = tuple(self._items())
        lists = {self._folder / path: content for path, content in self._lists(items).items()}
        written = workspace.save({}, {**self._files, **lists})
        self._record()
        keys = {_key(*pair) for pair in self._kept}
        for key in self._stamps.keys:
            if key not in keys:
                self._stamps.drop(key)
        outputs = (self._stamps.last(key) for key in keys)
        right = {workspace.root / path for each in outputs if each for path in each.outputs} | lists.keys()
        lying = workspace.layout.packed(section.id)
        written += sum(atomic.remove(path) for path in lying if path not in right)
        self._stamps.save()
        return Packed(section, items, tuple(errors), written)

    def _record(self) -> None:
        for pair, outputs in self._made.items():
            inputs, report = self._inputs.of(*pair), self._kept[pair]
            self._stamps.record(_key(*pair), inputs=inputs, outputs=outputs, report=report)

    def _items(self) -> Iterator[Item]:
        """By case, by text, by language."""
        found = [item for kept in self._kept.values() if kept for item in kept.items]
        domains = {domain.name: at for at, (domain, _) in enumerate(self._kept)}
        texts = {name: at for at, name in enumerate(dict.fromkeys(item.document for item in found))}
        yield from sorted(found, key=lambda item: (domains[item.domain], texts[item.document]))

    def _lists(self, items: Sequence[Item]) -> Mapping[str, bytes]:
        desk, section = self.desk, self.desk.section
        notices = desk.shelf.notices(section.locales[0])
        said = [notices.demonstration] if notices.demonstration else []
        title = section.campaign or self._workspace.config.project.campaign
        secret = _secret(desk)
        public = [item for item in items if item.domain not in secret]
        words = {tag: desk.shelf.page_words(tag) for tag in languages_of(section, public)}
        return {
            **dict(self._catalogues()),
            "index.json": pack.index_json(section, desk.day, public),
            "index.html": index_html(section, title, said, public, words, desk.day),
            "messages.json": pack.messages_json(public),
            "messages.js": pack.SNIPPET.encode(),
            "index.schema.json": pack.json_bytes(pack_schema.INDEX),
            "messages.schema.json": pack.json_bytes(pack_schema.MESSAGES),
        }

    def _catalogues(self) -> Iterator[tuple[str, bytes]]:
        """Only what stands in documents that went out whole, in reading order."""
        project = self._workspace.config.project.campaign
        found: dict[tuple[str, str], dict[Text, None]] = {}
        for (domain, _), kept in self._kept.items():
            for tag, texts in kept.texts.items() if kept else ():
                found.setdefault((domain.name, tag), {}).update(dict.fromkeys(texts))
        for (name, tag), whole in found.items():
            language = locale(tag)
            entries = tuple(Entry(msgid, text, context) for context, msgid, text in whole)
            content = write_mo(Catalogue(new_header(language, project=project), entries))
            yield f"locale/{language.gettext}/LC_MESSAGES/{name}.mo", content


def _key(domain: Domain, tag: str) -> str:
    return f"{domain.name}\0{tag}"


def _secret(desk: Desk) -> frozenset[str]:
    """Domains of which a pack says nothing: others read its lists, and a slug can be a name."""
    return frozenset(
        source.domain.name
        for source in desk.shelf.sources
        if source.case and is_secret(source.case, tier=source.tier, day=desk.day)
    )
