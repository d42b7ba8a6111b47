# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter put together: the translated text, the case, the conventions of section and language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from w4r_i18n.model.case import Authority, Case, Name
from w4r_i18n.model.document import Block, Document
from w4r_i18n.model.letter import Letter, Part, PartRole, Span
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.salutation import Salutation, Territory
from w4r_i18n.model.section import Section
from w4r_i18n.model.term import Lexicon
from w4r_i18n.render import letter_parts as parts
from w4r_i18n.render.letter_code import coded
from w4r_i18n.render.letter_names import name_forms, name_reasons
from w4r_i18n.render.places import country_line, long_date, place_and_date, signature
from w4r_i18n.render.salutation import salutation_for
from w4r_i18n.text.normalise import typographic

_ASIDE = frozenset({"title", "deadline", "addressee", "address", "salutation", "closing", "note", "caption"})
_PARTS: Mapping[str, PartRole] = {
    "heading": "heading", "item": "item", "demand": "demand", "quote": "quote", "pull-quote": "quote",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """What letters say in every case, in the letter's language: from the campaign's common texts."""

    valid_until: str = ""
    """With `{date}`."""
    copies: str = ""
    code: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What belongs in `writer_name`, `writer_initials`, `place`, `date`."""
    fax: str = ""
    """A label."""
    own: Mapping[str, str] = field(default_factory=dict)
    """`intro`, `replies`, `footer`, where the campaign has words for them."""
    solidarity: Mapping[str, str] = field(default_factory=dict)
    """By field of `Solidarity`: what writers are told unless it is true."""


@dataclass(frozen=True, slots=True)
class Given:
    """All that a letter follows from."""

    document: Document
    """Filled and read again: in the letter's language."""
    source: Document
    """The same in the source language, for what must agree."""
    locale: Locale
    home: Locale
    """The section's first language: its post reads the country line."""
    domain: str
    case: Case
    section: Section
    texts: Mapping[str, str]
    """Offices, demands, advice: French to their translations; what is not ready is not in it."""
    salutations: Sequence[Salutation]
    territories: Sequence[Territory]
    lexicon: Lexicon
    words: Words
    own: Mapping[str, str] = field(default_factory=dict)
    """`intro`, `replies`, `footer`: the campaign's words, under the section's, under a channel's."""
    notices: tuple[str, ...] = ()
    demonstration: bool = False
    authority: Authority | None = None
    """Whom it goes to; None for a message of solidarity."""
    short: Document | None = None
    """`letter-short`, filled."""


@dataclass(frozen=True, slots=True)
class Withheld:
    reasons: tuple[str, ...]


def letter_of(given: Given) -> Letter | Withheld:
    """The letter, or every reason why it must not exist.

    Law: addresses, e-mail addresses and the deadline are the case's, the demands the case's in the order of
    the case, and the same in every section; what a section adds is its paper, its country line and its code.
    """
    reasons = list(name_reasons(given.case, given.lexicon, given.source, given.document, given.locale))
    salutation: Salutation | None = None
    if given.authority:
        found = salutation_for(given.authority, given.locale, given.salutations)
        if isinstance(found, str):
            reasons.append(found)
        else:
            salutation = found
    if _names_organisation(given):
        reasons.append("it names the organisation, and here it must not")
    if _names_subject(given):
        reasons.append("the section's own words name somebody of the case")
    wanted = _needed(given)
    reasons += [f"not translated or not approved: {what}" for what in wanted if not given.texts.get(what)]
    unknown = _unknown_fields(given)
    reasons += [f"nobody knows what {{{name}}} stands for" for name in unknown]
    if reasons:
        return Withheld(tuple(dict.fromkeys(reasons)))
    return coded(_assembled(given, salutation), given.section.status_url)


def _names_organisation(given: Given) -> bool:
    """Whether it says who organises the letters where the section or the case forbids that."""
    case, authority = given.case, given.authority
    allowed = authority.mention_organisation if authority else case.solidarity.mention_organisation
    name = given.section.organisation
    if not name or (allowed and given.section.mention_organisation):
        return False
    said = (*(_text(given.document, block) for block in given.document.blocks), *given.own.values())
    return any(name in text for text in said)


def _names_subject(given: Given) -> bool:
    """Whether a section's own words speak of the case, of which they may say nothing in their own way."""
    forms = [form for each in given.case.names for form in (*each.forms, *_forms(given, each))]
    return any(form in text for form in forms for text in given.own.values())


def _forms(given: Given, name: Name) -> tuple[str, ...]:
    return name_forms(given.lexicon, name, given.locale)


def _needed(given: Given) -> list[str]:
    """The case's fields that this letter shows."""
    offices = [each.office for each in (given.authority, *_copied(given)) if each]
    demands = [each.text for each in given.case.demands] if _asks_for_demands(given.document) else []
    return [*offices, *demands]


def _copied(given: Given) -> tuple[Authority, ...]:
    if given.authority is None:
        return ()
    return tuple(each for each in given.case.authorities if each.role == "copy")


def _asks_for_demands(document: Document) -> bool:
    return any("demands" in parts.fields_of(block) for block in document.blocks)


def _unknown_fields(given: Given) -> list[str]:
    known = {"writer_name", "writer_initials", "place", "date", "demands"}
    found = (name for block in given.document.blocks for name in parts.fields_of(block))
    return [name for name in dict.fromkeys(found) if name not in known]


def _assembled(given: Given, salutation: Salutation | None) -> Letter:
    document, case, fields = given.document, given.case, given.words.fields
    blocks = parts.by_role(document)
    is_authority = given.authority is not None
    until = case.deadline if is_authority else case.solidarity.until
    valid = given.words.valid_until.replace("{date}", long_date(until, given.locale)) if until else ""
    place_date = next((block for block in document.blocks if parts.is_place_date(block)), None)
    return Letter(
        kind="authority" if is_authority else "solidarity",
        locale=given.locale,
        title=_first(blocks, "title", document) or document.name,
        case=case.id,
        domain=given.domain,
        section=given.section.id,
        paper=given.section.paper,
        notices=_notices(given, blocks),
        place_date=parts.spans_of(document, place_date, fields) if place_date
        else parts.of_pattern(place_and_date(given.locale), fields) if is_authority else (),
        recipient=_recipient(given),
        emails=given.authority.emails if given.authority else (),
        fax=_fax(given),
        handle=given.authority.handle if given.authority else "",
        subject=", ".join(_subjects(given)),
        salutation=salutation.salutation if salutation else _first(blocks, "salutation", document),
        body=(*_own(given, "intro"), *_body(given, document), *_own(given, "replies")),
        closing=salutation.closing if salutation else _first(blocks, "closing", document),
        signature=parts.of_pattern(signature(case.identity, given.locale), fields),
        copies=tuple(_lines(given, each) for each in _copied(given)) + _missions(given),
        copies_label=given.words.copies,
        footer=given.own.get("footer", ""),
        valid_until=valid,
        code_label=given.words.code,
        short=tuple(_body(given, given.short)) if given.short else (),
        advice=_advice(given, blocks),
        demonstration=given.demonstration,
    )  # fmt: skip


def _first(blocks: Mapping[str, Sequence[Block]], role: str, document: Document) -> str:
    return next((_text(document, block) for block in blocks.get(role, ())), "")


def _text(document: Document, block: Block) -> str:
    return parts.plain(parts.spans_of(document, block, {}))


def _notices(given: Given, blocks: Mapping[str, Sequence[Block]]) -> tuple[str, ...]:
    """The campaign's and the letter's own, each once."""
    own = (_text(given.document, block) for block in blocks.get("note", ()))
    return tuple({typographic(text): text for text in (*given.notices, *own)}.values())


def _advice(given: Given, blocks: Mapping[str, Sequence[Block]]) -> tuple[str, ...]:
    """The letter's own line on the deadline, then what writers should do and not do, as far as translated."""
    own = [_text(given.document, block) for block in blocks.get("deadline", ())]
    said = [given.texts[each] for each in (*given.case.do, *given.case.dont) if given.texts.get(each)]
    allowed = asdict(given.case.solidarity)
    told = given.words.solidarity.items() if given.authority is None else ()
    return (*own, *said, *(text for field, text in told if not allowed[field]))


def _subjects(given: Given) -> list[str]:
    """In a letter without bold type the line of subject says whom it is about."""
    found = [_shown(given, each) for each in given.case.subjects]
    return [text for text in dict.fromkeys(found) if text]


def _shown(given: Given, name: Name) -> str:
    """As much of a name as may be said, in the language's form."""
    if name.shown == "full":
        return next(iter(_forms(given, name)), name.full)
    if name.shown == "short":
        return min(_forms(given, name), key=len, default=name.short)
    return name.initials if name.shown == "initials" else ""


def _recipient(given: Given) -> tuple[str, ...]:
    if given.authority:
        return _lines(given, given.authority)
    meant = given.case.solidarity
    if meant.via_section or not meant.address:
        return ()
    return (*meant.address, *_country(given, meant.country))


def _lines(given: Given, authority: Authority) -> tuple[str, ...]:
    """Who it is in the letter's language, where they are as data has it: never translated."""
    name = authority.name if authority.name and authority.name not in authority.office else ""
    latin = authority.address_latin if authority.address_latin != authority.address else ()
    lines = (name, given.texts[authority.office], *authority.address, *latin)
    return (*(line for line in lines if line), *_country(given, authority.country))


def _fax(given: Given) -> str:
    number = given.authority.fax if given.authority else ""
    return f"{given.words.fax} {number}".strip() if number else ""


def _own(given: Given, field: str) -> tuple[Part, ...]:
    """A paragraph of the section's or the campaign's own."""
    words = given.own.get(field, "")
    return (Part("paragraph", (Span(words),)),) if words else ()


def _missions(given: Given) -> tuple[tuple[str, ...], ...]:
    """Who represents the addressed state where the section is."""
    if given.authority is None:
        return ()
    here = (each for each in given.case.missions if each.country == given.section.country)
    return tuple(each.address for each in here if each.address)


def _country(given: Given, country: str) -> tuple[str, ...]:
    line = country_line(country, given.section.country, given.home, given.territories)
    return (line,) if line else ()


def _body(given: Given, document: Document) -> list[Part]:
    names = parts.any_name(
        (form for each in given.case.subjects for form in name_forms(given.lexicon, each, given.locale)),
        joint=given.locale.joint,
    )
    found: list[Part] = []
    demands = items = 0
    for block in document.blocks:
        role = block.directive.role or block.role
        if role in _ASIDE or block.start < document.front_end or parts.is_place_date(block):
            continue
        if "demands" in parts.fields_of(block):
            texts = [given.texts[each.text] for each in given.case.demands]
            found += [_demand(text, number, names) for number, text in enumerate(texts, demands + 1)]
            demands += len(texts)
            continue
        if parts.fields_of(block) and parts.is_bare(block):
            continue  # the signature: what may stand there is the case's to say
        spans = parts.with_names(parts.spans_of(document, block, given.words.fields), names)
        items = items + 1 if block.ordered and role != "demand" else 0
        demands += role == "demand"
        number = demands if role == "demand" else items
        if spans:
            found.append(Part(_PARTS.get(role, "paragraph"), spans, number))
    return found


def _demand(text: str, number: int, names: re.Pattern[str] | None) -> Part:
    return Part("demand", parts.with_names((Span(text),), names), number)
