# SPDX-License-Identifier: GPL-3.0-or-later
"""One text with everything that who reviews it wants to see beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from w4r_i18n.catalogue.template import CHANGED
from w4r_i18n.flow.desk_alarms import Alarms
from w4r_i18n.flow.desk_edit import seen_pair
from w4r_i18n.flow.desk_open import Desks, Opened
from w4r_i18n.flow.desk_queue import Item, item
from w4r_i18n.flow.review import VERBS
from w4r_i18n.memory.worddiff import Change, word_diff
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.errors import InputError, PolicyError, W4RError
from w4r_i18n.model.extraction import Cut, Extracted
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.review import Act, Pin, State
from w4r_i18n.model.target import hinted_target, is_machine_comment
from w4r_i18n.model.term import Occurrence
from w4r_i18n.model.unit import Key, Unit
from w4r_i18n.project.clock import today
from w4r_i18n.review.acts import Signer, is_open
from w4r_i18n.text.digest import short
from w4r_i18n.text.normalise import typographic

SUGGESTION = "suggestion: "
"""How the note of a comment begins that is another text for its source, by who may not write it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """An entry as its neighbours see it."""

    id: str
    source: str
    text: str
    """Empty for none, and for what is part of the sentence before."""
    state: State
    joined: bool
    current: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    role: str
    speaker: str
    sentences: tuple[Sentence, ...]
    current: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """What another language has for the same source, approved there."""

    locale: Locale
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text, and what stands around it."""

    item: Item
    key: Key
    unit: Unit | None
    """None: the documents have it no more."""
    entry: Entry
    seen: Pin
    """Comes back with what is done about the text."""
    document: str
    places: int
    """How often the source stands in the documents."""
    around: tuple[Paragraph, ...]
    """The paragraph before, its own, the one after."""
    may_join: bool
    """A sentence of the same paragraph with a text stands before it."""
    previous: tuple[Change, ...]
    """From the source that the text was made for to this one; empty where it was made for this one."""
    changed: tuple[str, ...]
    """The facts that changed in the source: `12 → 21`."""
    unknown: str
    """Words that the engine did not know."""
    terms: tuple[Occurrence, ...]
    references: tuple[Reference, ...]
    alarms: tuple[Diagnostic, ...]
    """Without what somebody let pass."""
    notes: tuple[str, ...]
    """What translators wrote into the file."""
    comments: tuple[Act, ...]
    """Open ones on this pair; no suggestion among them."""
    suggestions: tuple[tuple[Act, str], ...]
    """Each with the text that it suggests."""
    undone: str
    """What was saved on this page and put back since by another program; "" where nothing was."""
    budget: int | None
    """Characters that the text may have."""
    waits_for_source: bool
    """It is critical, and its source is not approved yet: until then it can't be."""


def sheet(desks: Desks, alarms: Alarms, opened: Opened, name: str) -> Sheet:
    """Raises InputError for an id that the catalogue does not have."""
    key = opened.ids.get(name)
    if key is None:
        raise InputError("this text is not in the catalogue any more", hint="go back to the queue")
    verdict = opened.verdict(key)
    entry = opened.entries[key]
    unit = opened.units.get(key)
    extracted, at = place(opened, key)
    known = opened.docket.known
    living = known.acts.get(verdict.group.pair, ())
    open_acts = [act for act in living if is_open(act)]
    passed = {act.check for act in living if act.act == "waived"}
    made = item(desks, opened, verdict, alarms.of(opened, late=True))
    source_state = opened.source.states.get(verdict.group.src, State.TRANSLATED)
    return Sheet(
        item=made,
        key=key,
        unit=unit,
        entry=entry,
        seen=seen_pair(opened, key),
        document=extracted.document.name if extracted else "",
        places=len(unit.spots) if unit else 0,
        around=tuple(_around(opened, extracted, at, key)) if extracted else (),
        may_join=_may_join(opened, key),
        previous=_previous(entry),
        changed=tuple(line.removeprefix(CHANGED) for line in entry.extracted if line.startswith(CHANGED)),
        unknown=_unknown(entry, verdict.group.tgt),
        terms=() if opened.is_source else desks.words(opened)[1].find(verdict.group.source),
        references=tuple(_references(desks, opened, key)),
        alarms=tuple(one for one in alarms.of_text(opened, key, entry.msgstr) if one.check not in passed),
        notes=tuple(comment for comment in entry.comments if not is_machine_comment(comment)),
        comments=tuple(act for act in open_acts if not act.note.startswith(SUGGESTION)),
        suggestions=tuple(
            (act, act.note.removeprefix(SUGGESTION)) for act in open_acts if act.note.startswith(SUGGESTION)
        ),
        undone=desks.undone.text((opened.locale, opened.domain), entry),
        budget=_budget(opened, verdict.group.keys),
        waits_for_source=made.critical and not opened.is_source and source_state < State.APPROVED,
    )


def refusals(opened: Opened, key: Key, by: str) -> Mapping[str, str]:
    """For each act why this person can't do it now; "" where they can."""
    verdict = opened.verdict(key)
    alone = opened.workspace.config.locales[opened.locale.tag].single_person
    signer = Signer(by, today(), alone=alone)
    found: dict[str, str] = {}
    for verb in ("sign", "review", "approve", "reject", "withdraw"):
        try:
            VERBS[verb](verdict.group, opened.docket.known, signer, "…", "")
            found[verb] = ""
        except PolicyError as error:
            found[verb] = error.message
    return found


def place(opened: Opened, key: Key) -> tuple[Extracted | None, int]:
    """The document in which an entry stands first, and the number of its paragraph there."""
    for extracted in opened.source.extraction.documents:
        for at, cut in enumerate(extracted.cuts):
            if key in cut.keys:
                return extracted, at
    return None, 0


def _around(opened: Opened, extracted: Extracted | None, at: int, key: Key) -> Iterator[Paragraph]:
    if extracted is None:
        return
    for number in range(max(0, at - 1), min(len(extracted.cuts), at + 2)):
        yield paragraph(opened, extracted, extracted.cuts[number], key if number == at else None)


def paragraph(opened: Opened, extracted: Extracted, cut: Cut, current: Key | None = None) -> Paragraph:
    """A block with what stands for each of its sentences."""
    block = extracted.document.blocks[cut.block]
    sentences = tuple(_sentence(opened, key, current=key == current) for key in cut.keys)
    return Paragraph(block.role, block.speaker, sentences, current is not None)


def _sentence(opened: Opened, key: Key, *, current: bool) -> Sentence:
    entry = opened.entries.get(key)
    if entry is None:
        return Sentence("", key[1], "", State.EMPTY, joined=False, current=current)
    joined = is_join(entry.msgstr)
    text = "" if joined else entry.msgstr
    state = opened.verdict(key).state
    return Sentence(opened.names[key], entry.msgid, text, state, joined, current)


def _may_join(opened: Opened, key: Key) -> bool:
    return not opened.is_source and all(
        (at := block.index(key)) > 0
        and (before := opened.entries.get(block[at - 1])) is not None
        and bool(before.msgstr.strip())
        for block in opened.blocks_of(key)
    )


def _previous(entry: Entry) -> tuple[Change, ...]:
    if entry.previous is None or typographic(entry.previous.msgid) == typographic(entry.msgid):
        return ()
    return word_diff(entry.previous.msgid, entry.msgid)


def _unknown(entry: Entry, tgt: str) -> str:
    hints = [comment for comment in entry.comments if hinted_target(comment) == short(tgt)]
    return hints[0].partition(" tgt=")[2].partition(" ")[2] if hints else ""


def _references(desks: Desks, opened: Opened, key: Key) -> Iterator[Reference]:
    for tag in opened.workspace.config.locales[opened.locale.tag].reference:
        try:
            other = desks.opened(locale(tag), opened.domain)
        except W4RError:
            continue  # told where that language is shown itself
        entry = other.entries.get(key)
        if entry and not is_join(entry.msgstr) and other.verdict(key).state == State.APPROVED:
            yield Reference(other.locale, entry.msgstr)


def _budget(opened: Opened, keys: Sequence[Key]) -> int | None:
    limits = [unit.max_length for key in keys if (unit := opened.units.get(key)) and unit.max_length]
    return min(limits, default=None)
