# SPDX-License-Identifier: GPL-3.0-or-later
"""One letter for one section in one language: put together, stopped, or held back with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from w4r_i18n.flow.common_words import target_text
from w4r_i18n.flow.compile import Policy
from w4r_i18n.flow.shelf import Shelf
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.variants import choices, one_variant, suffix, with_recipient
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
from w4r_i18n.render.clearance import Kind, clearance
from w4r_i18n.render.letter import Given, Withheld, letter_of
from w4r_i18n.render.locked import locked_digest

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


@dataclass(frozen=True, slots=True)
class Outcome:
    language: str
    """In which it was tried last."""
    letter: Letter | None = None
    locked: str = ""
    over: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What all letters of a section are written with."""

    shelf: Shelf
    section: Section
    salutations: Sequence[Salutation]
    territories: Sequence[Territory]
    day: str


def orders(source: Source) -> Iterator[Ordered]:
    """Every letter of a case: to several authorities one each; `letter-short` is none by itself."""
    case = source.case
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
    """The letter for each kind of writer that a language tells apart; one letter where it tells none."""
    workspace, source = desk.shelf.workspace, ordered.source
    found = []
    for choice in choices(workspace, ordered.extracted, locale(tag)):
        whole = with_recipient(choice, ordered.authority)
        one = one_variant(workspace, source, ordered.extracted, whole)
        found.append(replace(ordered, extracted=one, name=ordered.name + suffix(choice)))
    return tuple(found)


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
    document = ordered.extracted.document
    reasons = list(cleared.reasons)
    if ordered.kind == "authority":
        language = desk.shelf.workspace.source.language
        reasons += disagreements(document, case, language=language)
    try:
        policy = desk.shelf.policy(source, tag)
        made = desk.shelf.localised(source, ordered.extracted, tag, ordered.name)
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
    return Outcome(tag, letter, locked_digest(letter, case, ordered.authority, office))


def _given(desk: Desk, ordered: Ordered, policy: Policy, document: Document) -> Given:
    shelf, section, source = desk.shelf, desk.section, ordered.source
    tag = policy.texts.locale.tag
    common, notices = shelf.words(tag), shelf.notices(tag)
    example = common.example if ordered.case.example else ""
    return Given(
        document=document,
        source=ordered.extracted.document,
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
        notices=tuple(text for text in (notices.demonstration, example) if text),
        demonstration=shelf.workspace.config.project.demonstration,
        authority=ordered.authority,
        short=_short(shelf, ordered, tag),
    )


def _short(shelf: Shelf, ordered: Ordered, tag: str) -> Document | None:
    """The same letter in few words, where it is ready; the letter does not wait for it."""
    name = f"{ordered.extracted.document.name}{SHORT}"
    for extracted in ordered.source.extraction.documents:
        if extracted.document.name == name:
            return shelf.localised(ordered.source, extracted, tag).document
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
