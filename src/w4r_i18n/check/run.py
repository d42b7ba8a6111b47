# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs rules over a catalogue or a document; which rules, the caller says, who asked the registry."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from w4r_i18n.check.seen import SOURCE_LANGUAGE, Seen, Whole
from w4r_i18n.check.signs import Signs
from w4r_i18n.check.strings import MAX_STRING, Doubt, sides
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.document import Block, Document
from w4r_i18n.model.inline import Text, is_join
from w4r_i18n.model.ports import Check, Scope
from w4r_i18n.model.review import State
from w4r_i18n.model.term import Lexicon
from w4r_i18n.model.unit import Key
from w4r_i18n.text.marks import is_plain, shown

_STATE_SCOPES: dict[State, Scope] = {
    State.EMPTY: "empty", State.STALE: "stale", State.DRAFT: "draft",
    State.TRANSLATED: "translated", State.REVIEWED: "translated",
}  # fmt: skip
_UNIT_WORDS = 8
_REGISTERS = {"letter": "authority", "solidarity": "solidarity"}
"""How a kind of text speaks; all others speak to the public."""

Rule = Check[Seen]


def check_catalogue(
    catalogue: Catalogue,
    *,
    rules: Sequence[Rule],
    states: Mapping[Key, State] | None = None,
    groups: Iterable[Sequence[Key]] = (),
    tracked: bool = False,
    skip: Collection[str] = (),
    restricted: bool = True,
    lexicon: Lexicon | None = None,
    accepted: Sequence[tuple[str, str]] = (),
) -> list[Diagnostic]:
    """What the rules find in the live entries and the header, in the order of the file; linear in its size.

    `groups` are the keys of each block in reading order (`Extraction.groups`); without them the order of
    the file tells which entry a `<join/>` continues. `tracked` asks also what only a project's own file
    must fulfil. Rules named in `skip` rest; an over-long string is not compared with anything. No words of
    a restricted text are repeated in `unit`. `lexicon` holds the names and terms that are agreed;
    `accepted`, pairs of other catalogues to learn from.
    """
    whole = Whole(catalogue, lexicon, accepted=accepted)
    by_scope: dict[Scope, list[Rule]] = {}
    for rule in rules:
        if rule.NAME not in skip:
            by_scope.setdefault(rule.SCOPE, []).append(rule)
    asked: tuple[Scope, ...] = ("header", "tracked") if tracked else ("header",)
    found = [
        one
        for scope in asked
        for one in _found(by_scope.get(scope, ()), Seen(as_entry(catalogue.header), whole), restricted=True)
    ]
    messages = catalogue.messages
    on_pairs, on_texts = Signs(by_scope.get("pair", ())), by_scope.get("text", ())
    for entry in messages:
        seen = Seen(entry, whole)
        found += _found(on_texts, seen, restricted=restricted)
        state = states.get(entry.key) if states else None
        if state is not None and state in _STATE_SCOPES:
            found += _found(by_scope.get(_STATE_SCOPES[state], ()), seen, restricted=restricted)
    of_use = [entry for entry in messages if all(len(text) <= MAX_STRING for text in sides(entry))]
    for entry in joined(of_use, groups):
        if any(entry.texts):
            seen = Seen(entry, whole)
            found += _found(on_pairs.rules_for(seen), seen, restricted=restricted)
    return sorted(found, key=lambda one: (one.place.line, one.check))


def _found(rules: Sequence[Rule], seen: Seen, *, restricted: bool) -> Iterator[Diagnostic]:
    entry = seen.entry
    for rule in rules:
        for message in rule.check(seen):
            # A draft compiles nowhere; a merge made it so.
            lenient = isinstance(message, Doubt) or (entry.fuzzy and rule.SCOPE == "pair")
            yield Diagnostic(
                check=rule.NAME,
                severity=min(rule.SEVERITY, Severity.WARNING) if lenient else rule.SEVERITY,
                message=str(message),
                place=Place(seen.catalogue.path, entry.line),
                unit="" if restricted else _first_words(entry.msgid),
                critical=entry.critical,
            )


def _first_words(text: str) -> str:
    return shown(" ".join(text[:400].split()[:_UNIT_WORDS]))


def as_entry(header: Header) -> Entry:
    """The header as gettext stores it: the entry with the empty msgid."""
    return Entry(
        msgid="",
        msgstr="".join(f"{name}: {value}\n" for name, value in header.fields),
        flags=("fuzzy",) if header.fuzzy else (),
        comments=header.comments,
        line=header.line,
    )


def joined(messages: Sequence[Entry], groups: Iterable[Sequence[Key]] = ()) -> Iterator[Entry]:
    """The entries, each with its `<join/>` followers taken into its source (FORMATS 4).

    A `<join/>` that has nothing before it comes as it is.
    """
    heads = _heads_by_block(messages, groups) if groups else _heads_by_order(messages)
    followers: dict[Key, list[Entry]] = {}
    for entry in messages:
        if entry.key in heads:
            followers.setdefault(heads[entry.key], []).append(entry)
    for entry in messages:
        if entry.key in heads:
            continue
        parts = (entry, *followers.get(entry.key, ()))
        yield entry if len(parts) == 1 else _one_of(parts)


def _one_of(parts: Sequence[Entry]) -> Entry:
    flags = dict.fromkeys(flag for part in parts for flag in part.flags)
    critical = ("critical",) if any(part.critical for part in parts[1:]) else ()
    return replace(
        parts[0],
        msgid=" ".join(part.msgid for part in parts),
        flags=tuple(flags),
        extracted=(*parts[0].extracted, *critical),
    )


def _heads_by_order(messages: Sequence[Entry]) -> dict[Key, Key]:
    heads: dict[Key, Key] = {}
    head: Entry | None = None
    for entry in messages:
        if not is_join(entry.msgstr) or entry.plural is not None:
            head = entry
        elif head and head.msgstr and _may_share_a_block(head, entry):
            heads[entry.key] = head.key
    return heads


def _may_share_a_block(first: Entry, second: Entry) -> bool:
    return (
        not first.references or not second.references or not {*first.references}.isdisjoint(second.references)
    )


def _heads_by_block(messages: Sequence[Entry], groups: Iterable[Sequence[Key]]) -> dict[Key, Key]:
    texts = {entry.key: entry.msgstr for entry in messages}
    heads: dict[Key, Key] = {}
    for group in groups:
        head: Key | None = None
        for key in group:
            text = texts.get(key, "")
            if not is_join(text):
                head = key if text else None
            elif head:
                heads[key] = head
    return heads


def check_text(document: Document, *, rules: Sequence[Rule], skip: Collection[str] = ()) -> list[Diagnostic]:
    """What harms wherever it stands (`text` rules), in a document: as it is spelt, and as it is read.

    A block whose spelling is plain can still hide something behind an entity or an escape; U+FFFD is there
    what an impossible entity became. What the reader has reported already is not said twice.
    """
    asked = [rule for rule in rules if rule.SCOPE == "text" and rule.NAME not in skip]
    whole = Whole(Catalogue(path=document.path))
    entries = [
        Entry(msgid=line, line=number)
        for number, line in enumerate(document.text.removeprefix("\ufeff").split("\n"), start=1)
        if not is_plain(line)
    ]
    entries += [
        Entry(msgid=text, line=block.line)
        for block in document.blocks
        if is_plain(document.text[block.start : block.end]) and not is_plain(text := _read(block))
    ]
    reported = {(one.check, one.place.line) for one in document.diagnostics}
    found = [
        one
        for entry in entries
        for one in _found(asked, Seen(entry, whole), restricted=True)
        if (one.check, one.place.line) not in reported
    ]
    found += _of_french(
        document, [rule for rule in rules if rule.SCOPE == "source" and rule.NAME not in skip]
    )
    return sorted(found, key=lambda one: (one.place.line, one.check))


def _of_french(document: Document, rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    """What could be written better in a source; other languages have no such rules."""
    if document.front.language.partition("-")[0] != SOURCE_LANGUAGE:
        return
    whole = Whole(Catalogue(path=document.path))
    kind = (document.front.kind or document.name).partition("-")[0]
    said = (f"register {_REGISTERS.get(kind, 'public')}",)
    for block in document.blocks:
        text, context = _read(block), block.directive.context or None
        if text.strip() and len(text) <= MAX_STRING:
            entry = Entry(msgid=text, msgctxt=context, extracted=said, line=block.line)
            yield from _found(rules, Seen(entry, whole), restricted=True)


def _read(block: Block) -> str:
    return "".join(part.text for part in block.content if isinstance(part, Text)).replace("\ufffd", "")


def exit_code(findings: Iterable[Diagnostic], fail_on: Severity | None = Severity.ERROR) -> int:
    """3 when a file is refused, 1 when a finding weighs `fail_on` or more (None: never), else 0."""
    code = 0
    for finding in findings:
        if finding.fault == "file":
            return 3
        if fail_on is not None and finding.severity >= fail_on:
            code = 1
    return code
