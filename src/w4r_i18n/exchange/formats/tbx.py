# SPDX-License-Identifier: GPL-3.0-or-later
"""TBX-Basic: terms, written as ISO 30042:2008 has it (`<martif>`), read as that of 2019 too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from w4r_i18n.exchange.bounds import locale_tag, must_be_short, must_differ
from w4r_i18n.exchange.xml import (
    HEAD,
    XML_LANG,
    attributes,
    children,
    escaped,
    line_of,
    local,
    parse,
    place_of,
    plain,
)
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.exchange import Term, Termbase, TermEntry
from w4r_i18n.text.marks import shown

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SUFFIXES = (".tbx",)
_STATUSES = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
_FROM_STATUS = {
    **{word: status for status, word in _STATUSES.items()},
    **{word.replace("-", ""): status for status, word in _STATUSES.items()},
    **{status: status for status in _STATUSES},
    "supersededTerm-admn-sts": "deprecated",
}
_HEADER = """\
<martifHeader>
<fileDesc><sourceDesc><p>w4r_i18n</p></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>
</martifHeader>"""


def write(termbase: Termbase) -> bytes:
    """Raises InputError for a text that XML cannot hold."""
    lines = [
        f'{HEAD}<martif type="TBX"{attributes(xml__lang=termbase.source_locale)}>',
        _HEADER,
        "<text><body>",
        *(line for entry in termbase.entries for line in _entry(entry)),
        "</body></text>",
        "</martif>",
    ]
    return "\n".join([*lines, ""]).encode()


def _entry(entry: TermEntry) -> Iterator[str]:
    yield f"<termEntry{attributes(id=entry.id)}>"
    yield from _told("descrip", "definition", entry.definition)
    yield from _told("note", "", entry.note)
    languages: dict[str, list[Term]] = {}
    for term in entry.terms:
        languages.setdefault(term.locale, []).append(term)
    for language, terms in languages.items():
        yield f"<langSet{attributes(xml__lang=language)}>"
        for term in terms:
            yield f"<tig><term>{escaped(term.text)}</term>"
            yield from _told("termNote", "administrativeStatus", _STATUSES.get(term.status, ""))
            yield from _told("termNote", "partOfSpeech", term.part_of_speech)
            yield from _told("note", "", term.note)
            yield "</tig>"
        yield "</langSet>"
    yield "</termEntry>"


def _told(element: str, kind: str, text: str) -> Iterator[str]:
    if text:
        yield f"<{element}{attributes(type=kind)}>{escaped(text)}</{element}>"


def read(data: bytes, *, path: str) -> Termbase:
    """Terms are text: nothing in one is a pattern or markup. Raises InputError with file:line."""
    root = parse(data, path)
    place = place_of(root, path)
    if local(root) not in {"martif", "tbx"}:
        message = f"the root is <{shown(local(root))}>; wanted <martif> or <tbx>"
        raise InputError(message, place=place)
    language = root.get(XML_LANG)
    found = [
        element
        for text in children(root, "text")
        for body in children(text, "body")
        for element in children(body, "termEntry", "conceptEntry")
    ]
    must_differ(((entry.get("id", ""), line_of(entry)) for entry in found), "entry", path)
    source = locale_tag(str(language), place) if language else ""
    return Termbase(source, tuple(_read_entry(entry, path) for entry in found))


def _read_entry(entry: Element, path: str) -> TermEntry:
    terms = tuple(
        _read_term(holder, locale_tag(str(language.get(XML_LANG) or ""), place_of(language, path)), path)
        for language in children(entry, "langSet", "langSec")
        for holder in children(language, "tig", "ntig", "termSec")
    )
    return TermEntry(
        entry.get("id", ""),
        terms,
        definition=_said(entry, "descrip", "definition"),
        note=_said(entry, "note", ""),
        line=line_of(entry),
    )


def _read_term(holder: Element, language: str, path: str) -> Term:
    place = place_of(holder, path)
    # `ntig` wraps its term and what is said of it once more.
    inner = next(children(holder, "termGrp"), holder)
    term = next(children(inner, "term"), None)
    if term is None or not plain(term).strip():
        raise InputError("a term without text", place=place)
    return Term(
        language,
        must_be_short(plain(term), "a term", place),
        status=_FROM_STATUS.get(_said(inner, "termNote", "administrativeStatus"), ""),
        part_of_speech=_said(inner, "termNote", "partOfSpeech"),
        note=_said(holder, "note", ""),
    )


def _said(element: Element, name: str, kind: str) -> str:
    """What an element says of a kind, here or in a group around it."""
    groups = [element, *children(element, f"{name}Grp")]
    return "\n".join(
        plain(each)
        for group in groups
        for each in children(group, name)
        if not kind or each.get("type") == kind
    )
