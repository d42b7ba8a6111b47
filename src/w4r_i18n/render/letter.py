# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter put together: the translated text, the case, the conventions of section and language."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from w4r_i18n.model.case import Authority, Case
from w4r_i18n.model.document import Block, Document
from w4r_i18n.model.letter import Letter, Part, PartRole, Span
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.salutation import Salutation, Territory
from w4r_i18n.model.section import Section
from w4r_i18n.model.term import Lexicon
from w4r_i18n.render import letter_parts as parts
from w4r_i18n.render.letter_names import name_forms, name_reasons
from w4r_i18n.render.places import country_line, long_date, place_and_date
from w4r_i18n.render.salutation import salutation_for
from w4r_i18n.text.normalise import typographic

CODE_LENGTH = 8
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: nobody takes one of them for another when copying it from paper."""
_ASIDE = frozenset({"title", "deadline", "addressee", "address", "salutation", "closing", "note", "caption"})
_PARTS: Mapping[str, PartRole] = {
    "heading": "heading", "item": "item", "demand": "demand", "quote": "quote", "pull-quote": "quote",
}  # fmt: skip
_SIGNATURES = {
    "full": "{writer_name}", "name_town": "{writer_name}, {place}",
    "initials_town": "{writer_initials}, {place}", "none": "",
}  # fmt: skip
_COMMAS = {"Arab": "، ", "Jpan": "、", "Hant": "，", "Hans": "，"}


@dataclass(frozen=True, slots=True)
class Words:
    """What letters say in every case, in the letter's language: from the campaign's common texts."""

    valid_until: str = ""
    """With `{date}`."""
    copies: str = ""
    code: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What belongs in `writer_name`, `writer_initials`, `place`, `date`."""


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
    wanted = _needed(given)
    reasons += [f"not translated or not approved: {what}" for what in wanted if not given.texts.get(what)]
    unknown = _unknown_fields(given)
    reasons += [f"nobody knows what {{{name}}} stands for" for name in unknown]
    if reasons:
        return Withheld(tuple(dict.fromkeys(reasons)))
    return _coded(_assembled(given, salutation), given.section.status_url)


def _names_organisation(given: Given) -> bool:
    """Whether it says who organises the letters where the section or the case forbids that."""
    case, authority = given.case, given.authority
    allowed = authority.mention_organisation if authority else case.solidarity.mention_organisation
    name = given.section.organisation
    if not name or (allowed and given.section.mention_organisation):
        return False
    return any(name in _text(given.document, block) for block in given.document.blocks)


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
    blocks = _by_role(document)
    is_authority = given.authority is not None
    until = case.deadline if is_authority else case.solidarity.until
    valid = given.words.valid_until.replace("{date}", long_date(until, given.locale)) if until else ""
    place_date = next((block for block in document.blocks if _is_place_date(block)), None)
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
        subject=", ".join(_subjects(given)),
        salutation=salutation.salutation if salutation else _first(blocks, "salutation", document),
        body=tuple(_body(given, document)),
        closing=salutation.closing if salutation else _first(blocks, "closing", document),
        signature=parts.of_pattern(
            _SIGNATURES[case.identity].replace(", ", _COMMAS.get(given.locale.script, ", ")), fields
        ),
        copies=tuple(_lines(given, each) for each in _copied(given)) + _missions(given),
        copies_label=given.words.copies,
        valid_until=valid,
        code_label=given.words.code,
        short=tuple(_body(given, given.short)) if given.short else (),
        advice=_advice(given, blocks),
        demonstration=given.demonstration,
    )  # fmt: skip


def _by_role(document: Document) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {}
    for block in document.blocks:
        found.setdefault(block.directive.role or block.role, []).append(block)
    return found


def _first(blocks: Mapping[str, Sequence[Block]], role: str, document: Document) -> str:
    return next((_text(document, block) for block in blocks.get(role, ())), "")


def _text(document: Document, block: Block) -> str:
    return parts.plain(parts.spans_of(document, block, {}))


def _is_place_date(block: Block) -> bool:
    names = set(parts.fields_of(block))
    return "date" in names and names <= {"place", "date"}


def _notices(given: Given, blocks: Mapping[str, Sequence[Block]]) -> tuple[str, ...]:
    """The campaign's and the letter's own, each once."""
    own = (_text(given.document, block) for block in blocks.get("note", ()))
    return tuple({typographic(text): text for text in (*given.notices, *own)}.values())


def _advice(given: Given, blocks: Mapping[str, Sequence[Block]]) -> tuple[str, ...]:
    """The letter's own line on the deadline, then what writers should do and not do, as far as translated."""
    own = [_text(given.document, block) for block in blocks.get("deadline", ())]
    said = [given.texts[each] for each in (*given.case.do, *given.case.dont) if given.texts.get(each)]
    return (*own, *said)


def _subjects(given: Given) -> list[str]:
    """In a letter without bold type the line of subject says whom it is about."""
    shown = [each for each in given.case.subjects if each.shown in ("full", "short")]
    found = [next(iter(name_forms(given.lexicon, each, given.locale)), each.full) for each in shown]
    return list(dict.fromkeys(found))


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
        if role in _ASIDE or block.start < document.front_end or _is_place_date(block):
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


def _coded(letter: Letter, address: str) -> Letter:
    """`address` is the section's page for questions; the code is its last part."""
    code = code_of(letter)
    joint = "" if not address or address[-1] in "/=" else "/"
    return replace(letter, code=code, status_url=f"{address}{joint}{code}" if address else "")


def code_of(letter: Letter) -> str:
    """Eight signs over case, domain, language, section and every word: another letter has another code.

    The first 40 bits of SHA-256 over the letter's fields as canonical JSON, in Crockford's base 32.
    """
    fields = asdict(replace(letter, code="", status_url=""))
    fields["locale"] = letter.locale.tag
    content = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(content.encode()).digest()[:5], "big")
    signs = (_ALPHABET[number >> 5 * at & 31] for at in reversed(range(CODE_LENGTH)))
    return "".join(signs)
