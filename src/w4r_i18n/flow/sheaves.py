# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheaf: what a section's pack holds of one domain in one language, and what its index says of that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from w4r_i18n import registry
from w4r_i18n.flow.compile import LETTERS, NO_OUTPUT, Policy, rendered
from w4r_i18n.flow.letters import Desk, Ordered, orders, outcome, variants_in
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.stopping import stop_files, stop_words
from w4r_i18n.flow.variants import STYLE, spoken
from w4r_i18n.ingest.directives import without_directives
from w4r_i18n.model.errors import InputError, W4RError
from w4r_i18n.model.extraction import Extracted
from w4r_i18n.model.letter import Letter
from w4r_i18n.model.locale import locale
from w4r_i18n.render.clearance import stop_after, text_reasons
from w4r_i18n.render.pack import File, Item
from w4r_i18n.render.page import Page
from w4r_i18n.render.plain import plain
from w4r_i18n.render.sheet import sheet

Text = tuple[str, str, str]
"""Context, source and translation."""


@dataclass(slots=True)
class Sheaf:
    """While it grows; paths are within the pack."""

    items: list[Item] = field(default_factory=list)
    texts: dict[str, list[Text]] = field(default_factory=dict)
    """By language, of what went out whole: what a `.mo` may hold."""
    files: dict[str, bytes] = field(default_factory=dict)

    def put(self, channel: str, path: str, content: bytes) -> File:
        self.files[path] = content
        return File(channel, path, hashlib.sha256(content).hexdigest())

    def publish(self, policy: Policy, extracted: Extracted) -> None:
        keys = {key for cut in extracted.cuts for key in cut.keys}
        units = (unit for unit in policy.source.extraction.units if unit.key in keys)
        found = ((unit.context, unit.msgid, policy.texts.texts.get(unit.key, "")) for unit in units)
        self.texts.setdefault(policy.texts.locale.tag, []).extend(found)


def case_sheaf(desk: Desk, source: Source, tag: str) -> Sheaf:
    """A case's texts and letters, in the language asked for or in the one that stands in for it."""
    made = Sheaf()
    for extracted in source.extraction.documents:
        if _is_text(extracted):
            made.items.append(_text(made, desk, source, extracted, tag))
    for ordered in orders(source, desk.section.id):
        made.items += [_letter(made, desk, each, tag) for each in variants_in(desk, ordered, tag)]
    return made


def stop_sheaf(desk: Desk, tag: str) -> Sheaf:
    """The pages that ask people to stop, ready in every language before they are needed."""
    return Sheaf(
        files={f"stop/{tag}{suffix}": page for suffix, page in stop_files(desk.shelf, tag, desk.section)}
    )


def _is_text(extracted: Extracted) -> bool:
    document = extracted.document
    kind = (document.front.kind or document.name).partition("-")[0]
    return kind not in LETTERS | NO_OUTPUT and document.format != "toml"


def _text(made: Sheaf, desk: Desk, source: Source, extracted: Extracted, tag: str) -> Item:
    """A case's own text: as letters, complete in one language or not at all."""
    case, document = source.case, extracted.document
    assert case is not None
    item = Item(
        f"{source.domain.name}/{document.name}/{tag}", case.id, source.domain.name, document.name, "case",
        tag, "withheld",
    )  # fmt: skip
    reasons: list[str] = []
    workspace, style = desk.shelf.workspace, desk.section.style("case")
    for language in (tag, *([desk.section.fallbacks[tag]] if tag in desk.section.fallbacks else [])):
        secret = text_reasons(case, tier=source.tier, locale=language, day=desk.day)
        try:
            policy = desk.shelf.policy(source, language)
            one = spoken(workspace, source, extracted, {STYLE: style}, locale(language))
            found = desk.shelf.localised(source, one, language, style)
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
            for suffix, content in _for_readers(page)
        ]
        made.publish(policy, one)
        return replace(item, state="ready", language=language, title=page.title, files=tuple(files))
    return replace(item, reasons=tuple(reasons))


def _letter(made: Sheaf, desk: Desk, ordered: Ordered, tag: str) -> Item:
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
    where = f"{domain.name}/{tag}/{ordered.file}"
    written = [*_channels(made, desk, letter, ordered, where), *_facing(made, desk, letter, ordered, where)]
    made.publish(desk.shelf.policy(ordered.source, found.language), found.extracted or ordered.extracted)
    return replace(
        item, state="ready", language=found.language, title=letter.title, text=text, code=letter.code,
        locked=found.locked, valid_until=letter.valid_until, reasons=(),
        files=tuple(each for each in written if isinstance(each, File)),
        notes=(*(each for each in written if isinstance(each, str)), *_post(desk, ordered)),
    )  # fmt: skip


def _post(desk: Desk, ordered: Ordered) -> Iterator[str]:
    country = ordered.authority.country if ordered.authority else ordered.case.solidarity.country
    for each in desk.section.suspensions:
        if each.country == country and each.since <= desk.day and not (each.until and each.until < desk.day):
            yield f"the post carries nothing to {country} since {each.since}"


def _channels(made: Sheaf, desk: Desk, letter: Letter, ordered: Ordered, where: str) -> Iterator[File | str]:
    """A file for every channel that the section has and the letter fits; a line for each that is left out,
    and for what a channel has to say of its file.
    """
    known = registry.names("channel")
    for name in desk.section.channels or known:
        if name not in known:
            yield f"channel {name}: there is none of this name"
            continue
        channel = registry.find("channel", name)
        if letter.kind not in channel.KINDS or not ordered.is_for(name):
            continue
        if lacking := channel.missing(letter):
            yield from (f"channel {name}: {each}" for each in lacking)
            continue
        try:
            content = channel.render(letter, _template(desk, name))
        except W4RError as error:
            yield f"channel {name}: {error}"
            continue
        yield made.put(name, f"{where}{_suffix(name, channel.SUFFIX, known)}", content)
        if remarks := getattr(channel, "remarks", None):
            yield from (f"channel {name}: {each}" for each in remarks(letter))


def _for_readers(page: Page) -> Iterator[tuple[str, bytes]]:
    """Every form of a page, without what its author told translators."""
    for suffix, content in rendered(page):
        yield suffix, without_directives(content.decode()).encode()


def _facing(made: Sheaf, desk: Desk, letter: Letter, ordered: Ordered, where: str) -> Iterator[File | str]:
    """The letter beside what it says in the language that its senders read, where all of it may go out."""
    reading = desk.section.facing.get(letter.locale.tag)
    if not reading:
        return
    found = outcome(desk, ordered, reading)
    if found.letter is None or found.language != reading:
        yield f"facing {reading}: {'; '.join(found.reasons)}"
        return
    known = registry.names("channel")
    for name in desk.section.channels or known:
        facing = getattr(registry.find("channel", name), "facing", None) if name in known else None
        if facing is None or not ordered.is_for(name):
            continue
        try:
            content = facing(letter, found.letter)
        except W4RError as error:
            yield f"channel {name}, facing {reading}: {error}"
            continue
        suffix = registry.find("channel", name).SUFFIX
        yield made.put(f"{name}-facing", f"{where}-facing-{reading}{suffix}", content)


def _suffix(name: str, suffix: str, known: Iterable[str]) -> str:
    """`letter.txt`, and `letter-mail.txt` for another channel of the same kind of file."""
    suffixes = [registry.find("channel", each).SUFFIX for each in known]
    is_main = name == "text" or suffix == f".{name}" or suffixes.count(suffix) == 1
    return suffix if is_main else f"-{name}{suffix}"


def _template(desk: Desk, channel: str) -> bytes | None:
    """A section's own form. Raises InputError where the file that it names is not there."""
    name = desk.section.templates.get(channel)
    if not name:
        return None
    workspace = desk.shelf.workspace
    path = workspace.layout.section(desk.section.id).with_suffix("") / name
    content = workspace.read(path)
    if content is None:
        raise InputError(f"there is no template {workspace.layout.relative(path)}")
    return content
