# SPDX-License-Identifier: GPL-3.0-or-later
"""One text on its way to a draft: cut where an engine wants it shorter, masked form after form, gated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from w4r_i18n import __version__
from w4r_i18n.draft.masks import MaskError, Protected
from w4r_i18n.draft.protect import protect, restore
from w4r_i18n.draft.sanity import refusal
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.draft import MaskForm, Translation
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.term import Lexicon

GATE = f"{__version__}-2"
"""Of masks and gate together; another one looks again at what this one refused."""
Cut = Callable[[str], Sequence[tuple[int, int]]]
"""The sentences of a text, as (start, end)."""
_ROOM = 0.7
"""Of an engine's limit that a part's source may fill: masks and escapes make a text longer."""
_TAG = re.compile(r"<(/?)g\d+>")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An empty entry, the direction, and what its names and terms are called there."""

    entry: Entry
    source: Locale
    target: Locale
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Attempt:
    """A text in one mask form."""

    wanted: Wanted
    protected: Protected
    sent: str
    """Exactly what the engine is handed; empty: there is nothing but masks, no engine is needed."""


class NoDraftError(Exception):
    """Why a text stays empty, in one line without its words."""


def parts(wanted: Wanted, limit_bytes: int | None, cut: Cut) -> tuple[Wanted, ...]:
    """The text itself, or its parts where it is longer than an engine takes: whole sentences, whole tags.

    Raises NoDraftError for a sentence that is too long by itself.
    """
    text = wanted.entry.msgid
    if limit_bytes is None or len(text.encode()) <= limit_bytes * _ROOM:
        return (wanted,)
    found = list(_packed(text, int(limit_bytes * _ROOM), cut))
    if any(len(part.encode()) > limit_bytes * _ROOM for part in found):
        raise NoDraftError(f"one sentence is longer than the {limit_bytes} bytes that the engine takes")
    return tuple(replace(wanted, entry=replace(wanted.entry, msgid=part, raw="")) for part in found)


def _packed(text: str, room: int, cut: Cut) -> Iterator[str]:
    """As many sentences together as fit; a tag that is open at a sentence's end keeps it with the next."""
    held = ""
    for start, end in cut(text):
        sentence = text[start:end]
        if held and not _is_open(held) and len(f"{held} {sentence}".encode()) > room:
            yield held
            held = ""
        held = f"{held} {sentence}" if held else sentence
    if held:
        yield held


def _is_open(text: str) -> bool:
    marks = [mark[1] for mark in _TAG.finditer(text)]
    return marks.count("") != marks.count("/")


def attempt(wanted: Wanted, form: MaskForm) -> Attempt:
    """Mask a text in a form. Raises NoDraftError where something in it can be neither masked nor sent."""
    try:
        protected = protect(
            wanted.entry,
            source=wanted.source,
            target=wanted.target,
            lexicon=wanted.lexicon,
            form=form,
        )
    except MaskError as error:
        raise NoDraftError(str(error)) from None
    return Attempt(wanted, protected, "" if protected.is_only_masks else protected.text)


def composed(attempt: Attempt) -> str:
    """The draft of a text that is nothing but masks. Raises NoDraftError."""
    return _restored(attempt, attempt.protected.text)


def passed(attempt: Attempt, answer: Translation, *, for_show: bool = False) -> str:
    """The draft that an answer makes. Raises NoDraftError: a mask lost, or the gate's reason.

    `for_show`: it is no translation and does not claim to be, so the gate has nothing to say.
    """
    text = _restored(attempt, answer.text)
    wanted = attempt.wanted
    if for_show:
        return text
    reason = refusal(wanted.entry.msgid, text, source=wanted.source, target=wanted.target)
    if reason:
        raise NoDraftError(reason)
    return text


def _restored(attempt: Attempt, answer: str) -> str:
    try:
        return restore(attempt.protected, answer, target=attempt.wanted.target)
    except MaskError as error:
        raise NoDraftError(str(error)) from None
