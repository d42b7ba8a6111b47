# SPDX-License-Identifier: GPL-3.0-or-later
"""A PO file that comes back from any editor, of any age: merged with what it was made from and what is here.

Theirs and its origin are both brought up to today's sources by the very merge that every catalogue goes
through; then each text is decided by three: what was sent, what came back, what stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from w4r_i18n.catalogue.merge import Merged, merge
from w4r_i18n.catalogue.po_read import read_po_bytes
from w4r_i18n.flow.exchange import must_be_whole
from w4r_i18n.flow.incoming import Desk, Taken, fault_of
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.locale import Locale, is_locale, locale
from w4r_i18n.model.review import State
from w4r_i18n.model.target import is_machine_comment
from w4r_i18n.model.unit import Key
from w4r_i18n.project.git import versions
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.pairs import Group, grouped, target_of
from w4r_i18n.text.marks import shown

SUFFIX = ".po"
VERSIONS = 200
"""Commits of a file in which its origin is looked for."""
_THEIRS = frozenset({"kept", "typographic", "moved", "wording", "fact", "split", "joined", "revived"})
"""What a merge says of texts that are the file's own, not offered from elsewhere in it."""


@dataclass(frozen=True, slots=True)
class _Three:
    """One group of texts: as it came back, and what stood there when it was sent, where that is known."""

    group: Group
    sent: Mapping[Key, Entry] | None


def take_po(
    workspace: Workspace, desks: Sequence[Desk], content: bytes, target: Locale, place: str
) -> Iterator[Taken]:
    """Note at the desk of its domain what the file asks for.

    Raises InputError for a file with a fault of the file, in another language, or of no domain here.
    """
    theirs = read_po_bytes(content, path=place)
    must_be_whole(theirs)
    _must_be_in(target, theirs, place)
    desk = _desk_of(desks, theirs, place)
    sent = _sent(workspace, desk, theirs)
    now, gone = _up_to_date(desk, theirs)
    sent_now = None if sent is None else _by_key(_up_to_date(desk, sent)[0].catalogue)
    own = {event.key for event in now.events if event.kind in _THEIRS}
    lines = {entry.key: entry.line for entry in theirs.messages}
    for group in grouped(now.catalogue, desk.source.extraction.groups):
        if group.head.key in own and any(text.strip() for text in group.head.texts):
            line = lines.get(group.head.key, group.head.line)
            taken = _decided(desk, _Three(group, sent_now))
            words = "" if desk.secret else shown(group.unit, limit=60)
            yield replace(
                taken, place=Place(place, line), words=words, domain=desk.source.domain.name, src=group.src
            )
    for entry in gone:
        yield _left_over(desk, entry, sent, place)


def language_of(content: bytes, place: str) -> str:
    """What the header says; "" for nothing."""
    return read_po_bytes(content, path=place).header.get("Language")


def _must_be_in(target: Locale, theirs: Catalogue, place: str) -> None:
    said = theirs.header.get("Language")
    if said and (not is_locale(said) or locale(said) != target):
        raise InputError(f"is in {said[:20]!a}; wanted {target.tag}", place=Place(place, theirs.header.line))


def _desk_of(desks: Sequence[Desk], theirs: Catalogue, place: str) -> Desk:
    """The domain that the file is named after, else the one that has most of its texts."""
    name = Path(place).name
    for desk in desks:
        if name == SUFFIX.join([desk.source.domain.name, ""]) or name.startswith(
            f"{desk.source.domain.name}."
        ):
            return desk
    keys = {entry.key for entry in theirs.messages}
    best = max(desks, key=lambda desk: len(keys & desk.units.keys()), default=None)
    if best is None or not keys & best.units.keys():
        hint = "name it after its domain: 2025-damisoa.po"
        raise InputError("has no text of any domain here", place=Place(place, 1), hint=hint)
    return best


def _sent(workspace: Workspace, desk: Desk, theirs: Catalogue) -> Catalogue | None:
    """What the file was made from: the commit of ours that has most of its texts; None without git."""
    texts = {(entry.key, entry.msgstr) for entry in theirs.messages}
    keys = {entry.key for entry in theirs.messages}
    path = workspace.layout.po(desk.target.locale, desk.source.domain)
    best, most = None, (0, 0)
    for content in versions(workspace.root, path, VERSIONS):
        found = read_po_bytes(content, path=workspace.layout.relative(path))
        shared = sum((entry.key, entry.msgstr) in texts for entry in found.messages)
        likeness = (shared, -len(keys ^ {entry.key for entry in found.messages}))
        if not found.refused and shared and (best is None or likeness > most):
            best, most = found, likeness
    return best


def _up_to_date(desk: Desk, catalogue: Catalogue) -> tuple[Merged, tuple[Entry, ...]]:
    """The catalogue for today's sources, and those of its live texts whose source is gone."""
    live = replace(catalogue, entries=catalogue.messages)
    merged = merge(
        live,
        desk.source.extraction.units,
        groups=desk.source.extraction.groups,
        names=desk.source.names,
    )
    went_along = {key for event in merged.events for key in event.former}
    gone = (entry for entry in merged.catalogue.obsolete if entry.key not in went_along)
    return merged, tuple(entry for entry in gone if not is_join(entry.msgstr))


def _by_key(catalogue: Catalogue) -> dict[Key, Entry]:
    return {entry.key: entry for entry in catalogue.messages}


def _decided(desk: Desk, three: _Three) -> Taken:
    here = Place("")
    theirs = three.group.entries
    if any(entry.key not in desk.entries for entry in theirs):
        return Taken("conflict", here, reason="not in the catalogue yet: run 'w4r merge' first")
    ours = [desk.entries[entry.key] for entry in theirs]
    state = min(desk.states[entry.key] for entry in theirs)
    if fault := fault_of(desk, [entry.msgstr for entry in theirs]):
        return Taken("refused", here, reason=fault)
    if _says(theirs) == _says(ours):
        accepted = not three.group.fuzzy and state in {State.STALE, State.DRAFT} and _touched(three)
        if accepted:
            _edit(desk, ours, theirs)
        return Taken("accepted" if accepted else "same", here)
    if not _touched(three):
        return Taken("same", here, reason="not touched since it was sent; ours went on")
    if reason := _kept(desk, three, ours, state):
        return Taken("conflict", here, reason=reason)
    _edit(desk, ours, theirs)
    lapsed = f"it was {state.name.lower()}; that lapses" if state > State.TRANSLATED else ""
    stale = three.group.fuzzy and three.group.head.previous is not None
    reason = "its source has changed since: look at it again" if stale else lapsed
    return Taken("draft" if three.group.fuzzy else "set", here, reason=reason)


def _says(entries: Sequence[Entry]) -> list[str]:
    return [entry.msgstr.strip() for entry in entries]


def _touched(three: _Three) -> bool:
    """Whether the translator changed the text, or cleared its fuzzy flag."""
    if three.sent is None:
        return True
    sent = [three.sent.get(entry.key) for entry in three.group.entries]
    return [(entry.msgstr.strip(), entry.fuzzy) for entry in sent if entry] != [
        (entry.msgstr.strip(), entry.fuzzy) for entry in three.group.entries
    ]


def _kept(desk: Desk, three: _Three, ours: Sequence[Entry], state: State) -> str:
    """Why ours stays, or "": a text is replaced by who has seen it, and by nothing less finished."""
    if not any(text for text in _says(ours)):
        return ""
    if three.group.fuzzy and not state.missing:
        return "a draft replaces no translation"
    head = ours[0]
    if head.key in desk.machine and state == State.DRAFT and not three.group.fuzzy:
        return ""
    if three.sent is not None:
        sent = [three.sent.get(entry.key) for entry in ours]
        if _says([entry for entry in sent if entry]) == _says(ours):
            return ""
        return "the text here has changed since it was sent"
    if (three.group.src, target_of(three.group.head)) in desk.target.records.seen.pins:
        return "ours is newer: this text stood here before"
    return "ours says something else, and git does not tell what the file was made from"


def _edit(desk: Desk, ours: Sequence[Entry], theirs: Sequence[Entry]) -> None:
    """Their text with what their merge says of it; what people wrote beside ours stays."""
    for mine, entry in zip(ours, theirs, strict=True):
        people = tuple(comment for comment in mine.comments if not is_machine_comment(comment))
        machine = tuple(comment for comment in entry.comments if is_machine_comment(comment))
        flags = tuple(flag for flag in mine.flags if flag != "fuzzy")
        desk.entries[mine.key] = replace(
            mine,
            msgstr=entry.msgstr,
            flags=("fuzzy", *flags) if entry.fuzzy else flags,
            comments=(*people, *(machine if entry.fuzzy else ())),
            previous=entry.previous if entry.fuzzy else None,
            raw="",
        )
        desk.states[mine.key] = State.DRAFT if entry.fuzzy else State.TRANSLATED
    if not theirs[0].fuzzy and not is_join(theirs[0].msgstr):
        desk.signed.append(theirs[0].key)


def _left_over(desk: Desk, entry: Entry, sent: Catalogue | None, place: str) -> Taken:
    """A text whose source is gone: kept as obsolete, so that it comes back with its source."""
    ours = next((old for old in desk.target.catalogue.obsolete if old.key == entry.key), None)
    before = None if sent is None else _by_key(sent).get(entry.key)
    words = "" if desk.secret else shown(entry.msgid, limit=60)
    told = Taken("same", Place(place, entry.line), desk.source.domain.name, words, "its source is gone")
    if (before and _says([before]) == _says([entry])) or (ours and _says([ours]) == _says([entry])):
        return told
    if ours and not (before and _says([before]) == _says([ours])):
        return replace(told, what="conflict", reason="its source is gone, and ours changed since it was sent")
    desk.resting[entry.key] = replace(entry, raw="")
    return replace(told, what="conflict", reason="its source is gone; kept as obsolete")
