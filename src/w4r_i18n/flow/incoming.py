# SPDX-License-Identifier: GPL-3.0-or-later
"""One domain in one locale while texts come back: what becomes of each, noted as edits, not written yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from w4r_i18n.exchange.align import Match, Shelf, shelf
from w4r_i18n.exchange.content import content_of, displayed, spelled
from w4r_i18n.flow.exchange import must_be_whole
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.targets import Target, load_target, verdicts
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.exchange import Block, Pair
from w4r_i18n.model.inline import JOIN, is_join
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.model.target import MachineKind, MachineLine, is_machine_comment
from w4r_i18n.model.unit import Key, Unit
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.pairs import digest_of_source, source_of, target_of
from w4r_i18n.review.state import Verdict, states_of
from w4r_i18n.text.digest import PO_DIGITS, fits, short, target_digest
from w4r_i18n.text.marks import controls

What = Literal["set", "accepted", "draft", "same", "conflict", "refused", "absent"]
"""What became of a text. `set`: typed by a person, signed; `accepted`: a draft that a person let stand;
`draft`: a text that is not finished, or a machine's; `conflict`: ours stays, for it or its source changed
since; `refused`: the file cannot be right; `absent`: a sheet has lost it."""


@dataclass(frozen=True, slots=True)
class Taken:
    what: What
    place: Place
    """In the file that came."""
    domain: str = ""
    words: str = ""
    """The first of the source; empty for a secret text."""
    reason: str = ""
    src: str = ""
    """The digest of its source, 24 digits, where an entry here has it."""
    approved: bool = False
    """The file says so; whether it counts is for who takes it in to say."""


@dataclass(slots=True)
class Desk:
    """A domain in the locale, with the edits that the files ask for."""

    source: Source
    target: Target
    known: Shelf
    units: Mapping[Key, Unit]
    states: dict[Key, State]
    machine: Mapping[Key, str]
    """The origin of texts that no person made."""
    entries: dict[Key, Entry]
    """As edited so far."""
    signed: list[Key] = field(default_factory=list)
    """Heads whose text a person answers for."""
    resting: dict[Key, Entry] = field(default_factory=dict)
    """Obsolete entries to be kept: texts whose source is gone."""

    @property
    def secret(self) -> bool:
        return self.source.tier in {"embargoed", "restricted"}


def open_desk(workspace: Workspace, source: Source, locale: Locale) -> Desk:
    """Raises InputError for a catalogue that has faults."""
    target = load_target(workspace, source, locale)
    must_be_whole(target.catalogue)
    judged = verdicts(workspace, target, source.extraction.groups)
    units = {unit.key: unit for unit in source.extraction.units}
    entries = {entry.key: entry for entry in target.catalogue.messages if entry.key in units}
    alone = [(digest_of_source(unit.context, unit.msgid), (unit.key,)) for unit in source.extraction.units]
    joined = [(verdict.group.src, verdict.group.keys) for verdict in judged if len(verdict.group.keys) > 1]
    known = shelf(source.extraction.units, [*alone, *joined])
    return Desk(source, target, known, units, states_of(judged), dict(_machine_texts(judged)), entries)


def _machine_texts(judged: Sequence[Verdict]) -> Iterator[tuple[Key, str]]:
    for verdict in judged:
        line = next((line for line in verdict.own if line.kind != "carried"), None)
        if line:
            yield verdict.group.head.key, f"{line.kind} {line.detail}".strip()


def handed_out_in(block: Block, known: Shelf) -> dict[Key, str]:
    """The digest of the text with which each entry left; of entries that were joined, the first one's."""
    pairs = [Pair(name, ()) for name in block.ids] or block.pairs
    return {known.by_source[pair.src][0]: pair.handed_out for pair in pairs if pair.src in known.by_source}


def texts_of(desk: Desk, match: Match, locale: Locale) -> tuple[str, ...]:
    """What the file says for each of the entries; nothing where it does not say all."""
    if not match.keys or not all(pair.target for pair in match.pairs):
        return ()
    units = [desk.units[key] for key in match.keys]
    codes, placeholders = any(unit.codes for unit in units), any(unit.placeholders for unit in units)
    parts = [
        JOIN
        if is_join(displayed(pair.target))
        else spelled(pair.target, codes=codes, placeholders=placeholders).strip()
        for pair in match.pairs
    ]
    # A cut that a tool made in a sentence: its parts make one text again.
    return (
        locale.joint.join(part for part in parts if not is_join(part)) or JOIN,
        *(JOIN for _ in match.keys[1:]),
    )


def merged(desk: Desk, match: Match, texts: Sequence[str], handed_out: Mapping[Key, str]) -> Taken:
    """What becomes of one match; an edit is noted at the desk."""
    here = Place("")
    if not match.keys:
        return Taken("refused" if match.forged else "conflict", here, reason=match.fault)
    if any(key not in desk.entries for key in match.keys):
        return Taken("conflict", here, reason="not in the catalogue yet: run 'w4r merge' first")
    if not any(text.strip() for text in texts):
        return Taken("same", here, reason="no text")
    fault = fault_of(desk, texts)
    if fault:
        return Taken("refused", here, reason=fault)
    entries = [desk.entries[key] for key in match.keys]
    state = min(desk.states[key] for key in match.keys)
    finished = all(pair.state >= State.TRANSLATED for pair in match.pairs)
    if _same(desk, entries, texts):
        known = all(short(target_of(entry), PO_DIGITS) == handed_out.get(entry.key) for entry in entries[:1])
        if not (finished and known and state in {State.STALE, State.DRAFT}):
            return Taken("same", here)
        _edit(desk, entries, [entry.msgstr for entry in entries], fuzzy=False, origin="")
        return Taken("accepted", here)
    if fits(handed_out.get(match.keys[0], ""), target_digest(texts[0])):
        return Taken("same", here, reason="not touched since it was handed out; ours went on")
    origin = _origin(desk, match)
    reason = _kept(desk, entries, handed_out, state, machine=bool(origin), finished=finished)
    if reason:
        return Taken("conflict", here, reason=reason)
    fuzzy = bool(origin) or not finished
    _edit(desk, entries, texts, fuzzy=fuzzy, origin=origin)
    lapsed = f"it was {state.name.lower()}; that lapses" if state > State.TRANSLATED else ""
    return Taken("draft" if fuzzy else "set", here, reason=lapsed)


def fault_of(desk: Desk, texts: Sequence[str]) -> str:
    """Why texts cannot be taken, or ""."""
    for text in texts:
        if (at := next(controls(text), None)) is not None:
            return f"control character U+{ord(text[at]):04X} in the text"
    if target_of(Entry("", texts[0])) in desk.target.attested.withdrawn:
        return "this text was withdrawn; wanted another"
    return ""


def _same(desk: Desk, entries: Sequence[Entry], texts: Sequence[str]) -> bool:
    """Whether the file says what stands here, however it was spelt."""
    units = [desk.units[entry.key] for entry in entries]
    codes, placeholders = any(unit.codes for unit in units), any(unit.placeholders for unit in units)
    return all(
        content_of(entry.msgstr.strip(), codes=codes, placeholders=placeholders)
        == content_of(text, codes=codes, placeholders=placeholders)
        for entry, text in zip(entries, texts, strict=True)
    )


def _origin(desk: Desk, match: Match) -> str:
    """What made the text, if not a person: one that is said to come whence our own draft came was edited."""
    said = next((pair.origin for pair in match.pairs if pair.origin), "")
    return "" if said == desk.machine.get(match.keys[0]) else said


def _kept(
    desk: Desk,
    entries: Sequence[Entry],
    handed_out: Mapping[Key, str],
    state: State,
    *,
    machine: bool,
    finished: bool,
) -> str:
    """Why ours stays, or "": a text is replaced only by who has seen it, and only by something better."""
    texts = [entry for entry in entries if entry.msgstr.strip() and not is_join(entry.msgstr)]
    for entry in texts:
        is_draft = entry.key in desk.machine and state == State.DRAFT
        if is_draft and finished and not machine and entry.key not in handed_out:
            continue
        if handed_out.get(entry.key) != short(target_of(entry), PO_DIGITS):
            return "the text here has changed since, or was never handed out"
    if texts and machine:
        return "a machine's text replaces none"
    return "a draft replaces no translation" if texts and not finished and not state.missing else ""


def _edit(desk: Desk, entries: Sequence[Entry], texts: Sequence[str], *, fuzzy: bool, origin: str) -> None:
    for entry, text in zip(entries, texts, strict=True):
        comments = tuple(comment for comment in entry.comments if not is_machine_comment(comment))
        flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
        made = replace(
            entry,
            msgstr=text,
            flags=("fuzzy", *flags) if fuzzy and not is_join(text) else flags,
            comments=comments,
            previous=None,
            raw="",
        )
        desk.entries[entry.key] = made
        desk.states[entry.key] = State.DRAFT if fuzzy else State.TRANSLATED
    head = desk.entries[entries[0].key]
    if origin:
        line = str(_machine_line(origin, entries, head))
        desk.entries[head.key] = replace(head, comments=(*head.comments, line))
    elif not fuzzy and not is_join(head.msgstr):
        desk.signed.append(head.key)


def _machine_line(origin: str, entries: Sequence[Entry], head: Entry) -> MachineLine:
    kind: MachineKind = "mt" if origin.startswith("mt") else "memory"
    src = (
        source_of(head)
        if len(entries) == 1
        else digest_of_source(head.msgctxt or "", " ".join(entry.msgid for entry in entries))
    )
    detail = origin.partition(" ")[2]
    return MachineLine(kind, short(src, PO_DIGITS), short(target_of(head), PO_DIGITS), detail)
