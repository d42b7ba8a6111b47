# SPDX-License-Identifier: GPL-3.0-or-later
"""How a text comes along when its source changes: what an entry keeps, and the lines that say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from w4r_i18n.catalogue.change import Change, Class
from w4r_i18n.catalogue.template import CHANGED, entry_of
from w4r_i18n.model.catalogue import Entry, Previous
from w4r_i18n.model.review import State
from w4r_i18n.model.target import MachineKind, MachineLine, is_machine_comment, machine_line
from w4r_i18n.model.unit import Unit
from w4r_i18n.text.digest import fits, short, source_digest, target_digest


def has_text(entry: Entry) -> bool:
    """Whether there is anything to lose: a text in any form, `<join/>` included."""
    return any(text.strip() for text in entry.texts)


def lines_of(entry: Entry) -> list[MachineLine]:
    """The machine lines that are about the entry's text as it is."""
    if not any(map(is_machine_comment, entry.comments)):
        return []
    tgt = target_digest(entry.msgstr)
    return [line for comment in entry.comments if (line := machine_line(comment)) and fits(line.tgt, tgt)]


def human_comments(entries: Iterable[Entry]) -> tuple[str, ...]:
    found = (comment for entry in entries for comment in entry.comments if not is_machine_comment(comment))
    return tuple(dict.fromkeys(found))


def is_untouched_draft(entry: Entry, source: str) -> bool:
    """Fuzzy, and exactly what an engine or the memory put there for this source."""
    if not entry.fuzzy:
        return False
    drafts = [line for line in lines_of(entry) if line.kind in {"mt", "memory"}]
    src = source_digest(entry.msgctxt or "", source) if drafts else ""
    return any(fits(line.src, src) for line in drafts)


def worst_so_far(entry: Entry, state: State) -> Class:
    """The class of what already made this text stale; what nothing explains counts as a fact."""
    carried = [line for line in lines_of(entry) if line.kind == "carried"] if entry.fuzzy else []
    if carried:
        return Class.FACT if any(line.is_fact for line in carried) else Class.WORDING
    return Class.FACT if state == State.STALE else Class.NONE


@dataclass(frozen=True, slots=True)
class Text:
    """A target on its way to a unit, with what it brings along."""

    msgstr: str = ""
    comments: tuple[str, ...] = ()
    fuzzy: bool = False
    previous: Previous | None = None
    changed: tuple[str, ...] = ()
    """`#.` lines that name changed facts, while it is stale."""


def as_it_is(entry: Entry) -> Text:
    """Everything, for a source that is the same words."""
    stale = entry.fuzzy and any(line.kind == "carried" for line in lines_of(entry))
    changed = tuple(line for line in entry.extracted if line.startswith(CHANGED)) if stale else ()
    return Text(entry.msgstr, entry.comments, entry.fuzzy, entry.previous, changed)


def carried(text: str, former: Sequence[Entry], change: Change, unit: Unit, source: str) -> Text:
    """A text whose source changed: fuzzy, `#|`, and the line that makes it the new source's own.

    `source` is that of the new group. The line names the *new* source: while the entry is fuzzy its tgt
    makes it STALE (FORMATS 8, row 2), and once somebody clears fuzzy it is an own line (row 3 rests, row
    10 holds). Under the old source, clearing fuzzy would leave the entry stale for ever.
    """
    kind: MachineKind = "carried"
    line = machine(kind, unit, source, text, detail="fact" if change.kind == Class.FACT else "")
    facts = [line for entry in former for line in as_it_is(entry).changed]
    facts += [CHANGED + change.what] if change.what else []
    first = former[0]
    previous = Previous(first.msgid, first.msgctxt) if first.key != unit.key else first.previous
    return Text(text, (*human_comments(former), line), True, previous, tuple(dict.fromkeys(facts)))


def suggested(text: str, unit: Unit) -> Text:
    """A text of another entry: a draft from memory, to be accepted or overwritten."""
    return Text(text, (machine("memory", unit, unit.msgid, text),), fuzzy=True)


def machine(kind: MachineKind, unit: Unit, source: str, text: str, *, detail: str = "") -> str:
    src, tgt = source_digest(unit.context, source), target_digest(text)
    return str(MachineLine(kind, short(src), short(tgt), detail))


def moved(entry: Entry, unit: Unit, source: str) -> Text:
    """Everything, for a source that only changed its context: own lines stay own lines."""
    src = source_digest(entry.msgctxt or "", source)
    new = short(source_digest(unit.context, source))
    comments = tuple(
        str(replace(line, src=new)) if (line := machine_line(comment)) and fits(line.src, src) else comment
        for comment in entry.comments
    )
    return replace(as_it_is(entry), comments=comments)


def dressed(unit: Unit, text: Text, like: Entry | None = None) -> Entry:
    """The unit's entry with its text; the very entry `like`, which holds that text, where nothing changed."""
    bare = entry_of(unit)
    flags = ("fuzzy", *bare.flags) if text.fuzzy else bare.flags
    extracted = bare.extracted + text.changed
    if like and (like.flags, like.extracted, like.references) == (flags, extracted, bare.references):
        return like
    return replace(
        bare,
        msgstr=text.msgstr,
        flags=flags,
        comments=text.comments,
        extracted=extracted,
        previous=text.previous,
    )


def put_away(entry: Entry) -> Entry:
    """Obsolete: its text and what people wrote about it stay, what the source said about it goes."""
    return replace(entry, obsolete=True, extracted=(), references=(), raw="")
