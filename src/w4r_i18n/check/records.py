# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs of texts from anywhere, as records: read leniently, checked beside the others of their language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from w4r_i18n.check.run import Rule
from w4r_i18n.check.seen import SOURCE_LANGUAGE, Seen, Whole
from w4r_i18n.check.signs import Signs
from w4r_i18n.check.strings import MAX_STRING, Doubt
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.locale import is_locale, locale
from w4r_i18n.model.term import Lexicon, Wording, WordingKind

_KINDS: Mapping[str, WordingKind] = {
    "name": "name", "person": "name", "place": "place", "proper": "proper", "organisation": "proper",
    "org": "proper", "acronym": "proper",
}  # fmt: skip
_MAX_TERMS = 1000
"""Of one record."""


def alarms(records: Sequence[object], *, rules: Sequence[Rule]) -> list[list[dict[str, str]]]:
    """What the rules find in each record, in the records' order: `{"check", "severity"}`, each check once.

    A record is a mapping with `msgid` and `msgstr`; `lang`, `source_lang` ("fr" by default), `fmt` (gettext's
    flags) and `terms` (`{"src", "tgt": [...], "kind"}`) may be there, anything else is ignored, and so is a
    field of a wrong kind. What is no such record has no alarms. Records have no neighbours; those of one
    language serve each other as the sample of what its translations look like.
    """
    found: list[list[dict[str, str]]] = [[] for _ in records]
    groups: dict[tuple[str, str], list[int]] = {}
    for number, record in enumerate(records):
        if isinstance(record, Mapping):
            groups.setdefault(
                (_tag(record.get("source_lang"), SOURCE_LANGUAGE), _tag(record.get("lang"))), []
            ).append(number)
    for (source, target), numbers in groups.items():
        for number, record_alarms in zip(
            numbers, _of_language([records[number] for number in numbers], source, target, rules), strict=True
        ):
            found[number] = record_alarms
    return found


def _tag(value: object, otherwise: str = "") -> str:
    return locale(value).tag if isinstance(value, str) and is_locale(value) else otherwise


def _of_language(
    records: Sequence[object], source: str, target: str, rules: Sequence[Rule]
) -> Iterator[list[dict[str, str]]]:
    entries = [_entry(record) for record in records]
    header = Header((("Language", target),)) if target else Header()
    whole = Whole(Catalogue(header, tuple(entries)), source_tag=source, in_order=False)
    everywhere = [rule for rule in rules if rule.SCOPE == "text"]
    every = Signs([rule for rule in rules if rule.SCOPE in ("text", "pair")])
    for entry, record in zip(entries, records, strict=True):
        seen = Seen(entry, whole, _lexicon(record, target))
        too_long = max(len(entry.msgid), len(entry.msgstr)) > MAX_STRING
        yield _alarms(seen, everywhere if too_long else every.rules_for(seen))


def _alarms(seen: Seen, rules: Sequence[Rule]) -> list[dict[str, str]]:
    if not seen.entry.msgid or not seen.entry.msgstr:
        return []
    found = []
    for rule in rules:
        messages = list(rule.check(seen))
        if messages:
            sure = not all(isinstance(message, Doubt) for message in messages)
            severity = rule.SEVERITY if sure else min(rule.SEVERITY, Severity.WARNING)
            found.append({"check": rule.NAME, "severity": severity.name.lower()})
    return found


def _entry(record: object) -> Entry:
    assert isinstance(record, Mapping)
    msgid, msgstr, flags = record.get("msgid"), record.get("msgstr"), record.get("fmt")
    return Entry(
        msgid=msgid if isinstance(msgid, str) else "",
        msgstr=msgstr if isinstance(msgstr, str) else "",
        flags=tuple(_texts(flags)),
    )


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return (
        [each for each in value if isinstance(each, str) and each] if isinstance(value, list | tuple) else []
    )


def _lexicon(record: object, target: str) -> Lexicon:
    assert isinstance(record, Mapping)
    terms = record.get("terms")
    given = terms[:_MAX_TERMS] if isinstance(terms, list | tuple) else ()
    return Lexicon(
        target,
        tuple(_wording(term) for term in given if isinstance(term, Mapping) and _texts(term.get("src"))),
    )


def _wording(term: Mapping[str, object]) -> Wording:
    kind = term.get("kind")
    return Wording(
        kind=_KINDS.get(kind, "term") if isinstance(kind, str) else "term",
        sources=tuple(_texts(term.get("src"))),
        targets=tuple(_texts(term.get("tgt"))),
        forbidden=tuple(_texts(term.get("forbidden"))),
    )
