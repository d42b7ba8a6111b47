# SPDX-License-Identifier: GPL-3.0-or-later
"""One letter for one section in one language: put together, stopped, or held back with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from w4r_i18n import registry
from w4r_i18n.flow.common_words import target_text
from w4r_i18n.flow.compile import Policy
from w4r_i18n.flow.shelf import Shelf
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.variants import STYLE, choices, spoken, suffix, with_recipient
from w4r_i18n.model.case import Authority, Case
from w4r_i18n.model.document import Document
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.extraction import Extracted
from w4r_i18n.model.inline import to_msgid
from w4r_i18n.model.letter import Letter
from w4r_i18n.model.locale import locale
from w4r_i18n.model.salutation import Salutation, Territory
from w4r_i18n.model.section import Section
from w4r_i18n.model.unit import Unit
from w4r_i18n.render.agreement import disagreements
from w4r_i18n.render.clearance import Kind, clearance, every_reason
from w4r_i18n.render.letter import Given, Withheld, letter_of
from w4r_i18n.render.locked import locked_digest
from w4r_i18n.segment.variants import values

SHORT = "-short"


@dataclass(frozen=True, slots=True)
class Ordered:
    """A letter that a section could send: one document of a case, to one authority or to nobody's office."""

    source: Source
    case: Case
    extracted: Extracted
    kind: Kind
    name: str
    """The document's, with the authority's id where there are several."""
    authority: Authority | None
    file: str = ""
    """What its files are called: `name`, but for a channel's own edition."""
    choice: Mapping[str, str] = field(default_factory=dict)
    """Of each axis the value: who writes, who receives, in which style."""
    channel: str = ""
    """The one channel that it is for, in a style or with words of its own; "": for all the others."""
    others: frozenset[str] = frozenset()
    """All channels that have an edition of their own."""

    @property
    def variant(self) -> str:
        return " ".join(f"{axis}={value}" for axis, value in sorted(self.choice.items()))

    def is_for(self, channel: str) -> bool:
        return channel == self.channel if self.channel else channel not in self.others

    @property
    def text(self) -> str:
        """What sections call it in their settings."""
        return "letter" if self.kind == "authority" else self.kind


@dataclass(frozen=True, slots=True)
class Outcome:
    language: str
    """In which it was tried last."""
    letter: Letter | None = None
    locked: str = ""
    over: bool = False
    reasons: tuple[str, ...] = ()
    extracted: Extracted | None = None
    """What it was made of: the document with one of each group of variants."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What all letters of a section are written with."""

    shelf: Shelf
    section: Section
    salutations: Sequence[Salutation]
    territories: Sequence[Territory]
    day: str


def orders(source: Source, section: str = "") -> Iterator[Ordered]:
    """Every letter of a case, as the section completes it: to several authorities one each; `letter-short` is
    none by itself.
    """
    case = source.completed.get(section, source.case)
    if case is None:
        return
    targets = [each for each in case.authorities if each.role == "target"]
    for extracted in source.extraction.documents:
        document = extracted.document
        kind = _kind(document)
        if kind is None or document.name.endswith(SHORT):
            continue
        if kind == "solidarity" or not targets:
            yield Ordered(source, case, extracted, kind, document.name, None)
            continue
        for each in targets:
            name = document.name if len(targets) == 1 else f"{document.name}-{each.id}"
            yield Ordered(source, case, extracted, kind, name, each)


def variants_in(desk: Desk, ordered: Ordered, tag: str) -> tuple[Ordered, ...]:
    """The letter for each kind of writer that a language tells apart; one letter where it tells none. A
    channel for which the section chose another style or other words has an edition of its own.
    """
    own = _own_editions(desk, ordered, tag)
    languages = (locale(each) for each in (tag, desk.section.fallbacks.get(tag, "")) if each)
    told = [choices(desk.shelf.workspace, ordered.extracted, each) for each in languages]
    return tuple(
        _edition(desk, replace(ordered, channel=channel, others=own), choice)
        for choice in max(told, key=len)
        for channel in ("", *sorted(own))
    )


def _edition(desk: Desk, ordered: Ordered, choice: Mapping[str, str]) -> Ordered:
    name = ordered.name + suffix(choice)
    style = desk.section.style(ordered.text, ordered.channel)
    whole = {**with_recipient(choice, ordered.authority), **({STYLE: style} if style else {})}
    edition = f"{name}-{ordered.channel}" if ordered.channel else name
    return replace(ordered, name=edition, file=name, choice=whole)


def _own_editions(desk: Desk, ordered: Ordered, tag: str) -> frozenset[str]:
    """The channels whose letter is not the one of all the others."""
    section = desk.section
    has_styles = bool(values(ordered.extracted.document, STYLE))
    languages = [each for each in (tag, section.fallbacks.get(tag, "")) if each]

    def looks(channel: str) -> tuple[object, ...]:
        style = section.style(ordered.text, channel) if has_styles else ""
        return style, [_own_words(desk, ordered, each, channel) for each in languages]

    wanted = section.channels or registry.names("channel")
    known = [each for each in wanted if each in registry.names("channel")]
    fitting = [each for each in known if ordered.kind in registry.find("channel", each).KINDS]
    return frozenset(each for each in fitting if looks(each) != looks(""))


def _own_words(desk: Desk, ordered: Ordered, tag: str, channel: str) -> Mapping[str, str]:
    """The campaign's words, the section's over them, a channel's over these, as far as this text shows them.

    Where to answer is told to authorities, and to others only if the case allows a return address.
    """
    said = {**desk.shelf.words(tag).words.own, **desk.section.words(tag, channel)}
    answers = ordered.kind == "authority" or ordered.case.solidarity.return_address
    fields = {"intro", "footer", *(["replies"] if answers else [])}
    return {field: words for field, words in said.items() if field in fields}


def _kind(document: Document) -> Kind | None:
    kind = (document.front.kind or document.name).partition("-")[0]
    return "authority" if kind == "letter" else "solidarity" if kind == "solidarity" else None


def outcome(desk: Desk, ordered: Ordered, tag: str) -> Outcome:
    """In the language asked for, else its whole document in the one that stands in for it.

    A text is never put together from two languages. What forbids the letter itself (a deadline, an embargo,
    a consent) is no matter of language, so nothing stands in for it.
    """
    first = _attempt(desk, ordered, tag)
    other = desk.section.fallbacks.get(tag)
    if first.letter or first.over or not other:
        return first
    second = _attempt(desk, ordered, other)
    if second.letter:
        return second
    reasons = (*(f"{tag}: {why}" for why in first.reasons), *(f"{other}: {why}" for why in second.reasons))
    return replace(first, reasons=tuple(dict.fromkeys(reasons)))


def _attempt(desk: Desk, ordered: Ordered, tag: str) -> Outcome:
    case, source = ordered.case, ordered.source
    cleared = clearance(case, ordered.kind, tier=source.tier, locale=tag, day=desk.day)
    if cleared.over:
        return Outcome(tag, over=True, reasons=cleared.reasons)
    one = _one(desk, ordered, ordered.extracted, tag)
    reasons = [*every_reason(case, ordered.kind, tier=source.tier, locale=tag, day=desk.day)]
    if ordered.kind == "authority":
        language = desk.shelf.workspace.source.language
        reasons += disagreements(one.document, case, language=language)
    try:
        policy = desk.shelf.policy(source, tag)
        made = desk.shelf.localised(source, one, tag, ordered.variant)
    except W4RError as error:
        return Outcome(tag, reasons=(*reasons, str(error)))
    common = desk.shelf.words(tag)
    reasons += [f"not approved in common: {name}" for name in common.missing]
    if made.document is None:
        return Outcome(tag, reasons=(*reasons, made.reason))
    try:
        given = _given(desk, ordered, policy, made.document)
    except W4RError as error:
        return Outcome(tag, reasons=(*reasons, str(error)))
    letter = letter_of(given)
    if isinstance(letter, Withheld):
        return Outcome(tag, reasons=(*reasons, *letter.reasons))
    if reasons:
        return Outcome(tag, reasons=tuple(reasons))
    office = given.texts.get(ordered.authority.office, "") if ordered.authority else ""
    return Outcome(tag, letter, locked_digest(letter, case, ordered.authority, office), extracted=one)


def _one(desk: Desk, ordered: Ordered, extracted: Extracted, tag: str) -> Extracted:
    return spoken(desk.shelf.workspace, ordered.source, extracted, ordered.choice, locale(tag))


def _given(desk: Desk, ordered: Ordered, policy: Policy, document: Document) -> Given:
    shelf, section, source = desk.shelf, desk.section, ordered.source
    tag = policy.texts.locale.tag
    common, notices = shelf.words(tag), shelf.notices(tag)
    example = common.example if ordered.case.example else ""
    return Given(
        document=document,
        source=_one(desk, ordered, ordered.extracted, tag).document,
        locale=policy.texts.locale,
        home=locale(section.locales[0]),
        domain=source.domain.name,
        case=ordered.case,
        section=section,
        texts=field_texts(source, policy),
        salutations=desk.salutations,
        territories=desk.territories,
        lexicon=shelf.lexicon(source, tag, section.id),
        words=common.words,
        own=_own_words(desk, ordered, tag, ordered.channel),
        notices=tuple(text for text in (notices.demonstration, example) if text),
        demonstration=shelf.workspace.config.project.demonstration,
        authority=ordered.authority,
        short=_short(desk, ordered, tag),
    )


def _short(desk: Desk, ordered: Ordered, tag: str) -> Document | None:
    """The same letter in few words, where it is ready; the letter does not wait for it."""
    name = f"{ordered.extracted.document.name}{SHORT}"
    for extracted in ordered.source.extraction.documents:
        if extracted.document.name == name:
            one = _one(desk, ordered, extracted, tag)
            return desk.shelf.localised(ordered.source, one, tag, ordered.variant).document
    return None


def field_texts(source: Source, policy: Policy) -> Mapping[str, str]:
    """The fields of `case.toml` by their French words, each whole: as far as all of it may go out."""
    units = {unit.key: unit for unit in source.extraction.units}
    found: dict[str, str] = {}
    for extracted in source.extraction.documents:
        if extracted.document.format != "toml":
            continue
        for cut in extracted.cuts:
            chosen = [units[key] for key in cut.keys]
            if all(policy.is_usable(unit.key, letter=True) for unit in chosen):
                words = to_msgid(extracted.document.blocks[cut.block].content)
                found[words] = _joined(chosen, policy)
    return found


def _joined(units: Iterable[Unit], policy: Policy) -> str:
    texts = (target_text(unit, policy.texts.texts) for unit in units)
    return policy.texts.locale.joint.join(text for text in texts if text)
