# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving from the review page: each edit is for the exact texts that somebody saw, or answered with both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from w4r_i18n.flow.desk_edit import MAX_TEXT, Conflict, Edit, Outcome, Refused, Saved, pair_of
from w4r_i18n.flow.desk_open import Desks, Opened, heads
from w4r_i18n.flow.docket import Docket, judged_again, with_records
from w4r_i18n.flow.review import CLEARS_FUZZY, VERBS, Recorded, has_done, record
from w4r_i18n.memory.worddiff import word_diff
from w4r_i18n.model.catalogue import Catalogue, Entry, Junk
from w4r_i18n.model.errors import InputError, PolicyError, W4RError
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Act, Pin, State
from w4r_i18n.model.target import is_machine_comment
from w4r_i18n.model.unit import Key
from w4r_i18n.project import atomic
from w4r_i18n.project.clock import today
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.acts import Signer
from w4r_i18n.review.ledger import Ledger
from w4r_i18n.review.pairs import Group, grouped, target_of
from w4r_i18n.review.seen import read_seen
from w4r_i18n.review.settle import accepted
from w4r_i18n.review.standing import Standing, homes, standing
from w4r_i18n.text.marks import controls

Written = Callable[[Collection[Path]], None]
TRIES = 5
"""How often what an editor beside us has just written is read again."""


def save(desks: Desks, edit: Edit) -> Outcome:
    """One edit; see `save_all`."""
    return save_all(desks, [edit])[0]


def save_all(desks: Desks, edits: Sequence[Edit], *, written: Written | None = None) -> list[Outcome]:
    """Each edit on what the one before it left, all of a catalogue in one durable write.

    What is answered with Saved outlives the machine's end. Written are the ledger, the catalogue, then the
    pins: killed in between, a text stands for less than somebody signed, never for more. Another program's
    change to the catalogue is read, and these edits are made to that.

    `written` is told the files of each catalogue that was, while nobody else writes.
    """
    outcomes: dict[int, Outcome] = {}
    places = dict.fromkeys((edit.locale, edit.domain) for edit in edits)
    with atomic.writing(desks.root):
        for target, domain in places:
            these = [
                (n, edit) for n, edit in enumerate(edits) if (edit.locale, edit.domain) == (target, domain)
            ]
            try:
                found = _saved(desks, target, domain, [edit for _, edit in these], written)
            except W4RError as error:
                found = [Refused(edit.id, error.message, error.hint) for _, edit in these]
            outcomes.update(zip((n for n, _ in these), found, strict=True))
    return [outcomes[n] for n in range(len(edits))]


def _saved(
    desks: Desks, target: Locale, domain: Domain, edits: Sequence[Edit], written: Written | None
) -> list[Outcome]:
    for last in reversed(range(TRIES)):
        opened = desks.opened(target, domain)
        if opened.faults:
            raise InputError(opened.faults[0].message, hint="mend the file first: 'w4r check' names the line")
        work = _Work(opened)
        made = [work.done(edit) for edit in edits]
        try:
            files = work.write()
        except atomic.OvertakenError:
            if not last:
                raise
            continue
        if files:
            desks.wrote(opened, work.after, files)
            if written:
                written(files)
        return [work.answer(edit, outcome) for edit, outcome in zip(edits, made, strict=True)]
    raise AssertionError


class _Work:
    """One catalogue under the tree's lock, with the edits made so far."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.entries = dict(opened.entries)
        self.lines: list[Act] = []
        self.cleared: dict[Key, None] = {}
        self.after = opened

    def done(self, edit: Edit) -> Outcome | None:
        """Why it cannot be, or None: made, to be answered when it is written."""
        key = self.opened.ids.get(edit.id)
        if key is None or key not in self.entries:
            return Refused(edit.id, "this text is not in the catalogue any more", "go back to the queue")
        former = (dict(self.entries), list(self.lines), dict(self.cleared))
        try:
            return self._made(edit, key)
        except PolicyError as error:
            self.entries, self.lines, self.cleared = former
            return Refused(edit.id, error.message, error.hint)

    def _made(self, edit: Edit, key: Key) -> Outcome | None:
        entry = self.entries[key]
        text = None if edit.text is None else _levelled(edit.text)
        changes = text is not None and not _same(text, entry.msgstr)
        if self._pair(key) != (edit.src, edit.tgt) and (
            changes or text is None or self._src(key) != edit.src
        ):
            return self._conflict(edit, key, text if text is not None else entry.msgstr)
        verb = edit.verb
        if changes:
            assert text is not None
            self._must_be_fit(text)
            if not text and verb in {"review", "approve"}:
                raise PolicyError("there is no text to sign; wanted a translation")
            if is_join(text):
                self._must_have_text_before(key)
            self._write(entry, text, fuzzy=edit.unfinished)
            verb = "" if edit.unfinished or not text else "sign"
        if verb:
            self._sign(edit, key, verb)
        return None

    def _must_be_fit(self, text: str) -> None:
        if self.opened.is_source:
            raise PolicyError("a source is not edited here", hint="its authors change the document itself")
        if len(text) > MAX_TEXT:
            raise PolicyError(f"a text of {len(text)} characters; {MAX_TEXT} is the most")
        if (at := next(controls(text), None)) is not None:
            raise PolicyError(f"control character U+{ord(text[at]):04X} in the text")

    def _must_have_text_before(self, key: Key) -> None:
        for block in self.opened.blocks_of(key):
            at = block.index(key)
            before = self.entries.get(block[at - 1]) if at else None
            if before is None or not before.msgstr.strip():
                raise PolicyError("nothing stands before it in its paragraph to join it with")

    def _write(self, entry: Entry, text: str, *, fuzzy: bool) -> None:
        """What a person typed: whatever a machine said of the former text goes with it."""
        others = tuple(flag for flag in entry.flags if flag != "fuzzy")
        self.entries[entry.key] = replace(
            entry,
            msgstr=text,
            flags=("fuzzy", *others) if fuzzy and text else others,
            comments=tuple(comment for comment in entry.comments if not is_machine_comment(comment)),
            previous=None,
            raw="",
        )
        self.cleared.pop(entry.key, None)

    def _sign(self, edit: Edit, key: Key, verb: str) -> None:
        alone = self.opened.workspace.config.locales[edit.locale.tag].single_person
        signer = Signer(edit.by, today(), alone=alone)
        for group in self._groups(key):
            known = self._known(group)
            if not has_done(verb, group, known, edit.by, edit.check):
                self.lines += VERBS[verb](group, known, signer, edit.note, edit.check)
            if verb in CLEARS_FUZZY:
                self.cleared.update(dict.fromkeys(group.keys))

    def _groups(self, key: Key) -> list[Group]:
        """The texts that an entry is part of as it stands now, where one begins with it, only those."""
        if self.opened.is_source:
            return list(heads(self.opened, key))
        blocks = self.opened.blocks_of(key)
        near = {each: self.entries[each] for block in blocks for each in block if each in self.entries}
        every = grouped(Catalogue(entries=tuple(near.values())), blocks)
        found = [group for group in every if key in group.keys]
        return [group for group in found if group.head.key == key] or found

    def _src(self, key: Key) -> str:
        return self._pair(key)[0]

    def _pair(self, key: Key) -> Pin:
        return pair_of(self.entries[key], self._groups(key))

    def _known(self, group: Group) -> Standing:
        """What the ledgers say of one source, the lines of this batch included."""
        known = self.opened.docket.known
        if not self.lines:
            return known
        sources = {src for src, _ in homes(group, known)}
        pairs = [pair for pair in (known.acts.keys() | known.writers.keys()) if pair[0] in sources]
        living = [act for pair in pairs for act in known.acts.get(pair, ())]
        new = [line for line in self.lines if line.src in sources]
        found = standing(Ledger((*living, *new)), demonstration=known.demonstration)
        wrote = {pair: known.writers.get(pair, frozenset()) | found.writers.get(pair, frozenset())
                 for pair in {*pairs, *found.writers}}  # fmt: skip
        return replace(found, writers=wrote, withdrawn=found.withdrawn | known.withdrawn)

    def _conflict(self, edit: Edit, key: Key, mine: str) -> Conflict:
        entry = self.entries[key]
        src, tgt = self._pair(key)
        known = self.opened.docket.known
        writers = {line.by for line in self.lines if (line.src, line.tgt) == (src, tgt)}
        return Conflict(
            id=edit.id,
            mine=mine,
            theirs=entry.msgstr,
            source=entry.msgid,
            source_changed=src != edit.src,
            by=tuple(sorted(writers | known.writers.get((src, tgt), frozenset()))),
            changes=word_diff(entry.msgstr, mine),
            src=src,
            tgt=tgt,
        )

    def write(self) -> Mapping[Path, bytes]:
        """The files written. Raises OvertakenError where another program wrote the catalogue meanwhile."""
        opened = self.opened
        docket = opened.docket
        changed = any(self.entries[key] is not entry for key, entry in opened.entries.items())
        if not changed and not self.lines and not self.cleared:
            return {}
        found: dict[Path, bytes | None] = {}
        was = docket.target
        if was is not None:
            entries = tuple(self._now(entry) for entry in was.catalogue.entries)
            found[opened.workspace.layout.po(docket.locale, docket.domain)] = was.original
            catalogue = accepted(replace(was.catalogue, entries=entries), [*self.cleared])
            docket = replace(docket, target=replace(was, catalogue=catalogue))
        recorded = record(opened.workspace, docket, self.lines)
        opened.workspace.save(recorded.files, {}, found)
        self.after = Opened(opened.workspace, _as_written(opened.workspace, recorded))
        return recorded.files

    def _now(self, entry: Entry | Junk) -> Entry | Junk:
        if isinstance(entry, Entry) and not entry.obsolete:
            return self.entries.get(entry.key, entry)
        return entry

    def answer(self, edit: Edit, outcome: Outcome | None) -> Outcome:
        if outcome is not None:
            return outcome
        key = self.opened.ids[edit.id]
        before = self.opened.verdict(key).state
        after = self.after.verdict(key).state
        return Saved(edit.id, after, lapsed=before > max(after, State.TRANSLATED))


def _as_written(workspace: Workspace, recorded: Recorded) -> Docket:
    """The docket as reading its files would give it."""
    found = recorded.docket
    pins = recorded.files.get(workspace.layout.seen(found.locale, found.domain))
    if pins is not None:
        path = workspace.layout.relative(workspace.layout.seen(found.locale, found.domain))
        records = replace(found.records, seen=read_seen(pins.decode(), path=path))
        found = judged_again(workspace, with_records(workspace, found, records))
    if found.target is None:
        return found
    content = recorded.files[workspace.layout.po(found.locale, found.domain)]
    return replace(found, target=replace(found.target, original=content))


def _levelled(text: str) -> str:
    """As one line: a break typed by accident is a blank, as it is in every other editor's list of texts."""
    return " ".join(
        part.strip() for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ).strip()


def _same(text: str, other: str) -> bool:
    return target_of(Entry("", text)) == target_of(Entry("", other)) or (is_join(text) and is_join(other))
