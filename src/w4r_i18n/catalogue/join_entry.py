# SPDX-License-Identifier: GPL-3.0-or-later
"""One entry that two branches have: what each changed, or what a person must choose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from w4r_i18n.catalogue.carry import has_text, human_comments, lines_of
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.target import MachineLine, is_machine_comment
from w4r_i18n.text.digest import short, target_digest

Value = TypeVar("Value")
_PERSON, _CARRIED, _MACHINE, _NOTHING = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Choice:
    entry: Entry
    other: Entry | None = None
    """In a conflict the second side's entry; the first side's is `entry`."""


def chosen(base: Entry | None, left: Entry, right: Entry) -> Choice:
    """Join an entry field by field; the text with its marks is one field."""
    if right in (left, base):
        return Choice(left)
    if left == base:
        return Choice(right)
    told = _told(base, left, right)
    if left.plural != right.plural:
        return Choice(left, right)
    text = _text(base, left, right)
    if text is None:
        return Choice(rests_with(told, left), rests_with(told, right))
    return Choice(rests_with(told, text))


def is_edited(base: Entry, entry: Entry) -> bool:
    """Whether a side gave the entry another text, or let one stand that was fuzzy."""
    return entry.texts != base.texts or (base.fuzzy and not entry.fuzzy)


def is_untouched(entry: Entry) -> bool:
    """Fuzzy, and its text is what a machine wrote or a merge carried here."""
    return entry.fuzzy and bool(lines_of(entry))


def is_draft(entry: Entry) -> bool:
    """What a machine wrote, and nobody has let stand."""
    return _worth(entry) == _MACHINE


def rests_with(told: Entry, text: Entry) -> Entry:
    """An entry with another one's text: its forms, fuzzy, `#|` and machine lines."""
    flags = tuple(flag for flag in told.flags if flag != "fuzzy")
    lines = (comment for comment in text.comments if is_machine_comment(comment))
    return replace(
        told,
        msgstr=text.msgstr,
        forms=text.forms,
        flags=("fuzzy", *flags) if text.fuzzy else flags,
        comments=(*human_comments([told]), *lines),
        previous=text.previous,
        raw="",
    )


def _told(base: Entry | None, left: Entry, right: Entry) -> Entry:
    """What is said about the entry, without its text."""
    before = base or Entry(left.msgid)
    return replace(
        left,
        comments=_lines(human_comments([before]), human_comments([left]), human_comments([right])),
        extracted=_one(before.extracted, left.extracted, right.extracted),
        references=_one(before.references, left.references, right.references),
        flags=_lines(before.flags, left.flags, right.flags),
        raw="",
    )


def _one(base: tuple[str, ...], left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """The side that changed it; what both did is joined, until the next merge writes it anew."""
    if left == base:
        return right
    return left if right == base else _lines(base, left, right)


def _lines(base: tuple[str, ...], left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """Lines of both sides, but what one of them has taken out."""
    gone = {line for line in base if line not in left or line not in right}
    return tuple(line for line in dict.fromkeys((*left, *right)) if line not in gone)


def _text(base: Entry | None, left: Entry, right: Entry) -> Entry | None:
    """The entry whose text, fuzzy, `#|` and lines stand; None: both wrote, and a person must choose."""
    if base and _same(left, base):
        return right
    if base and _same(right, base):
        return left
    if left.texts == right.texts:
        return _doubted(left, right)
    before = base.texts if base else ("",)
    if left.texts == before and has_text(left):
        return _retyped(left, right)
    if right.texts == before and has_text(right):
        return _retyped(right, left)
    worth, other = _worth(left), _worth(right)
    if worth != other:
        return left if worth > other else right
    # Two drafts that nobody has read: any, but the same whichever side is asked first.
    return max(left, right, key=lambda entry: entry.texts) if worth == _MACHINE else None


def _same(one: Entry, other: Entry) -> bool:
    return rests_with(one, other) == one


def _doubted(left: Entry, right: Entry) -> Entry:
    """One text, other marks: fuzzy where either says so, since clearing it again costs little."""
    if left.fuzzy != right.fuzzy:
        return left if left.fuzzy else right
    lines = (comment for comment in right.comments if is_machine_comment(comment))
    previous = left.previous if left.previous == right.previous or not right.previous else right.previous
    return replace(left, comments=tuple(dict.fromkeys((*left.comments, *lines))), previous=previous, raw="")


def _retyped(marked: Entry, typed: Entry) -> Entry | None:
    """One side only changed the marks of a text that the other replaced."""
    if not has_text(typed):
        return marked if marked.fuzzy else None
    stale = [line for line in lines_of(marked) if line.kind == "carried"] if marked.fuzzy else []
    if not stale:
        return typed
    # What it translates has changed beside it (`<join/>` entries follow): nobody has read it against that.
    tgt = short(target_digest(typed.msgstr))
    line = str(MachineLine("carried", stale[0].src, tgt, "fact"))
    flags = ("fuzzy", *(flag for flag in typed.flags if flag != "fuzzy"))
    return replace(typed, flags=flags, comments=(line,), previous=marked.previous, raw="")


def _worth(entry: Entry) -> int:
    """Whose text it is: a person's outweighs what was carried here, that a draft, that nothing."""
    if not has_text(entry):
        return _NOTHING
    kinds = {line.kind for line in lines_of(entry)}
    if entry.fuzzy and "carried" in kinds:
        return _CARRIED
    if (entry.fuzzy and kinds) or "filled" in kinds:
        return _MACHINE
    return _PERSON
