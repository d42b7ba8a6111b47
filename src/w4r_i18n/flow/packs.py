# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r compile --section`: what a national section may use, as a tree; the rest listed with its reasons."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from w4r_i18n import registry
from w4r_i18n.catalogue.header import new_header
from w4r_i18n.catalogue.mo_write import write_mo
from w4r_i18n.flow.compile import LETTERS, NO_OUTPUT, Policy, rendered
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.letters import Desk, Ordered, orders, outcome, variants_in
from w4r_i18n.flow.sections import load_section, salutations, territories
from w4r_i18n.flow.shelf import Shelf
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.stopping import stop_files, stop_words
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.errors import InputError, W4RError
from w4r_i18n.model.extraction import Extracted
from w4r_i18n.model.letter import Letter
from w4r_i18n.model.locale import locale
from w4r_i18n.model.section import Section
from w4r_i18n.model.unit import Key
from w4r_i18n.project import atomic
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.render import pack
from w4r_i18n.render.clearance import is_secret, stop_after, text_reasons
from w4r_i18n.render.pack import File, Item
from w4r_i18n.render.page import Page
from w4r_i18n.render.plain import plain
from w4r_i18n.render.sheet import sheet


@dataclass(frozen=True, slots=True)
class Packed:
    section: Section
    items: tuple[Item, ...]
    errors: tuple[W4RError, ...] = ()
    written: int = 0


@dataclass(slots=True)
class _Pack:
    """One pack while it grows; paths are within it."""

    desk: Desk
    files: dict[str, bytes] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    ready: dict[tuple[Domain, str], set[Key]] = field(default_factory=dict)
    """The texts of what went out, by domain and language: what its `.mo` holds."""

    def put(self, channel: str, path: str, content: bytes) -> File:
        self.files[path] = content
        return File(channel, path, hashlib.sha256(content).hexdigest())


def compile_sections(workspace: Workspace, names: Sequence[str], day: str) -> tuple[Packed, ...]:
    """Write the packs of these sections as of a day (ISO); what lay in them before and may not now is gone.

    Raises InputError for a section or a table that cannot be read; a domain that cannot is an error of the
    packs, and nothing of it is in them.
    """
    sections = [load_section(workspace, name) for name in names]
    with atomic.writing(workspace.root):
        sources, errors = load_sources(workspace, workspace.domains())
        common = next((source for source in sources if source.domain == Domain("common")), None)
        shelf = Shelf(workspace, sources, common)
        tables = salutations(workspace), territories(workspace)
        return tuple(_saved(Desk(shelf, each, *tables, day), errors) for each in sections)


def _saved(desk: Desk, errors: Sequence[W4RError]) -> Packed:
    workspace, section = desk.shelf.workspace, desk.section
    made = packed(desk)
    folder = workspace.layout.pack(section.id)
    files = {folder / Path(path): content for path, content in made.files.items()}
    written = workspace.save({}, files)
    written += sum(atomic.remove(path) for path in workspace.layout.packed(section.id) if path not in files)
    return Packed(section, tuple(made.items), tuple(errors), written)


def packed(desk: Desk) -> _Pack:
    """Everything of one section, in memory."""
    section, shelf = desk.section, desk.shelf
    made = _Pack(desk)
    for source in shelf.sources:
        if source.case is None or (section.cases and source.case.id not in section.cases):
            continue
        for extracted in source.extraction.documents:
            if _is_text(extracted):
                made.items += [_text(made, source, extracted, tag) for tag in section.locales]
        for ordered in orders(source):
            for tag in section.locales:
                made.items += [_letter(made, each, tag) for each in variants_in(desk, ordered, tag)]
    for (domain, tag), keys in made.ready.items():
        source = next(each for each in shelf.sources if each.domain == domain)
        path = f"locale/{locale(tag).gettext}/LC_MESSAGES/{domain.name}.mo"
        made.files[path] = _mo(shelf.policy(source, tag), keys)
    for tag in section.locales:
        for suffix, content in stop_files(shelf, tag, section):
            made.files[f"stop/{tag}{suffix}"] = content
    made.files |= _indexes(desk, [item for item in made.items if item.domain not in _secret(desk)])
    return made


def _secret(desk: Desk) -> frozenset[str]:
    """Domains of which a pack says nothing: others read its lists, and a slug can be a name."""
    return frozenset(
        source.domain.name
        for source in desk.shelf.sources
        if source.case and is_secret(source.case, tier=source.tier, day=desk.day)
    )


def _indexes(desk: Desk, items: Sequence[Item]) -> Mapping[str, bytes]:
    section, shelf = desk.section, desk.shelf
    notices = shelf.notices(section.locales[0])
    said = [notices.demonstration] if notices.demonstration else []
    title = section.campaign or shelf.workspace.config.project.campaign
    return {
        "index.json": pack.index_json(section, desk.day, items),
        "index.html": pack.index_html(section, title, said, items),
        "messages.json": pack.messages_json(items),
        "messages.js": pack.SNIPPET.encode(),
    }


def _is_text(extracted: Extracted) -> bool:
    document = extracted.document
    kind = (document.front.kind or document.name).partition("-")[0]
    return kind not in LETTERS | NO_OUTPUT and document.format != "toml"


def _text(made: _Pack, source: Source, extracted: Extracted, tag: str) -> Item:
    """A case's own text: as letters, complete in one language or not at all."""
    desk, case, document = made.desk, source.case, extracted.document
    assert case is not None
    item = Item(
        f"{source.domain.name}/{document.name}/{tag}", case.id, source.domain.name, document.name, "case",
        tag, "withheld",
    )  # fmt: skip
    reasons: list[str] = []
    for language in (tag, *([desk.section.fallbacks[tag]] if tag in desk.section.fallbacks else [])):
        secret = text_reasons(case, tier=source.tier, locale=language, day=desk.day)
        try:
            policy = desk.shelf.policy(source, language)
            found = desk.shelf.localised(source, extracted, language)
        except W4RError as error:
            reasons.append(f"{language}: {error}")
            continue
        if secret or found.document is None or found.missing:
            why = (
                *secret,
                found.reason or f"{len(found.missing)} texts not translated" * bool(found.missing),
            )
            reasons += [f"{language}: {each}" for each in why if each]
            continue
        said = desk.shelf.notices(language).for_document(untranslated=False)
        page = Page(found.document, policy.texts.locale, desk.shelf.workspace.source, said)
        files = [
            made.put(suffix[1:], f"{source.domain.name}/{tag}/{document.name}{suffix}", content)
            for suffix, content in rendered(page)
        ]
        made.ready.setdefault((source.domain, language), set()).update(_keys(extracted))
        return replace(item, state="ready", language=language, title=page.title, files=tuple(files))
    return replace(item, reasons=tuple(reasons))


def _letter(made: _Pack, ordered: Ordered, tag: str) -> Item:
    desk = made.desk
    found = outcome(desk, ordered, tag)
    title, stop = stop_words(desk.shelf, tag, desk.section)
    domain = ordered.source.domain
    item = Item(
        f"{domain.name}/{ordered.name}/{tag}", ordered.case.id, domain.name, ordered.name, ordered.kind,
        tag, "withheld", reasons=found.reasons, stop_text=stop,
        stop_after=stop_after(ordered.case, ordered.kind),
    )  # fmt: skip
    where = f"{domain.name}/{tag}/{ordered.name}"
    if found.over:
        files = [made.put(suffix[1:], f"{where}{suffix}", content)
                 for suffix, content in stop_files(desk.shelf, tag, desk.section)]  # fmt: skip
        return replace(item, state="stopped", title=title, files=tuple(files))
    letter = found.letter
    if letter is None:
        return item
    try:
        text = plain(sheet(letter))
    except InputError as error:
        return replace(item, reasons=(str(error),))
    written = [*_channels(made, letter, where)]
    made.ready.setdefault((domain, found.language), set()).update(_keys(ordered.extracted))
    return replace(
        item, state="ready", language=found.language, title=letter.title, text=text, code=letter.code,
        locked=found.locked, reasons=(),
        files=tuple(each for each in written if isinstance(each, File)),
        notes=(*(each for each in written if isinstance(each, str)), *_post(desk, ordered)),
    )  # fmt: skip


def _post(desk: Desk, ordered: Ordered) -> Iterator[str]:
    country = ordered.authority.country if ordered.authority else ordered.case.solidarity.country
    for each in desk.section.suspensions:
        if each.country == country and each.since <= desk.day and not (each.until and each.until < desk.day):
            yield f"the post carries nothing to {country} since {each.since}"


def _channels(made: _Pack, letter: Letter, where: str) -> Iterator[File | str]:
    """A file for every channel that the section has and the letter fits; a line for each that is left out."""
    known = registry.names("channel")
    wanted = made.desk.section.channels or known
    for name in wanted:
        if name not in known:
            yield f"channel {name}: there is none of this name"
            continue
        channel = registry.find("channel", name)
        if letter.kind not in channel.KINDS:
            continue
        if lacking := channel.missing(letter):
            yield from (f"channel {name}: {each}" for each in lacking)
            continue
        try:
            content = channel.render(letter, _template(made.desk, name))
        except W4RError as error:
            yield f"channel {name}: {error}"
            continue
        yield made.put(name, f"{where}{_suffix(name, channel.SUFFIX, known)}", content)


def _suffix(name: str, suffix: str, known: Iterable[str]) -> str:
    """`letter.txt`, and `letter-mail.txt` for another channel of the same kind of file."""
    suffixes = [registry.find("channel", each).SUFFIX for each in known]
    is_main = name == "text" or suffix == f".{name}" or suffixes.count(suffix) == 1
    return suffix if is_main else f"-{name}{suffix}"


def _template(desk: Desk, channel: str) -> bytes | None:
    """A section's own form. Raises InputError where the file that it names is not there."""
    name = desk.section.templates.get(channel) or desk.section.templates.get("*")
    if not name:
        return None
    workspace = desk.shelf.workspace
    path = workspace.layout.section(desk.section.id).with_suffix("") / name
    content = workspace.read(path)
    if content is None:
        raise InputError(f"there is no template {workspace.layout.relative(path)}")
    return content


def _keys(extracted: Extracted) -> set[Key]:
    return {key for cut in extracted.cuts for key in cut.keys}


def _mo(policy: Policy, keys: set[Key]) -> bytes:
    """Only what stands in documents that went out whole, in reading order."""
    units = (unit for unit in policy.source.extraction.units if unit.key in keys)
    entries = tuple(Entry(unit.msgid, policy.texts.texts.get(unit.key, ""), unit.context) for unit in units)
    project = policy.workspace.config.project.campaign
    return write_mo(Catalogue(new_header(policy.texts.locale, project=project), entries))
