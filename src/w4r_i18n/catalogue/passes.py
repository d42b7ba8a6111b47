# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in which a unit finds its text, the surest first; each takes what the ones before it left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from w4r_i18n.catalogue import match
from w4r_i18n.catalogue.carry import (
    Text,
    as_it_is,
    has_text,
    human_comments,
    moved,
    suggested,
)
from w4r_i18n.catalogue.change import Change, Class
from w4r_i18n.catalogue.groups import former_before, heads
from w4r_i18n.catalogue.placing import EventKind, Placed, Work
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.inline import JOIN, is_join
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key
from w4r_i18n.text.normalise import typographic
from w4r_i18n.text.similar import index, words

NEAR_ANYWHERE = 80.0
"""Score (0-100) from which the text of an entry that stays, or went long ago, is worth suggesting."""


def exact(work: Work) -> None:
    """The source is as it was. A person's text that waits as obsolete comes before a draft or nothing."""
    for key in list(work.waiting):
        entry = work.gone.get(key)
        if entry is None or entry.plural is not None:
            continue
        if key in work.resting and (not has_text(entry) or work.is_draft(entry)):
            continue
        del work.gone[key]
        work.place(key, Placed("kept", as_it_is(entry), work.source(entry), (entry,), like=entry))


def respelt(work: Work) -> None:
    """Only the typography changed: text, state and machine lines stay, for the digests are equal."""
    for found in match.same_words(_single(work.gone), list(work.waiting)):
        entry = work.gone.pop(found.old[0])
        work.renamed[entry.key] = found.new[0]
        work.place(found.new[0], Placed("typographic", as_it_is(entry), work.source(entry), (entry,)))


def revived(work: Work) -> None:
    """The source came back. `<join/>` comes back only behind a text that does."""
    back = {key: key for key in work.waiting if key in work.resting}
    left = [key for key in work.resting if key not in back]
    others = [key for key in work.waiting if key not in back]
    back |= {found.new[0]: found.old[0] for found in match.same_words(left, others)}
    for key in [key for key in work.waiting if key in back]:
        entry = work.resting[back[key]]
        if is_join(entry.msgstr) and not _follows(work, key, "revived"):
            continue
        del work.resting[back[key]]
        work.gone.pop(key, None)
        work.place(key, Placed("revived", as_it_is(entry), former=(entry,)))


def split(work: Work) -> None:
    """One became several, word for word: the text on the first, `<join/>` on the others."""
    fresh = match.runs(_blocks(work), work.waiting)
    for found in match.cut(_single(work.gone), fresh):
        entry = work.gone.pop(found.old[0])
        first, *rest = found.new
        work.place(first, Placed("split", as_it_is(entry), work.source(entry), (entry,)))
        for key in rest:
            work.place(key, Placed("split", Text(JOIN if has_text(entry) else ""), former=(entry,)))


def made_one(work: Work) -> None:
    """Several became one, word for word. Behind the text stood `<join/>`: it stays; else all are joined."""
    for found in match.joined(match.runs([work.order], work.gone), list(work.waiting)):
        parts = tuple(work.gone.pop(key) for key in found.old)
        first, *rest = parts
        if all(is_join(entry.msgstr) for entry in rest) or not any(map(has_text, parts)):
            work.place(found.new[0], Placed("joined", as_it_is(first), work.source(first), parts))
        else:
            _join(work, parts, found.new[0], Change(Class.WORDING))


def context(work: Work) -> None:
    """The same words under another context: kept, and an act to be recorded says where it was."""
    for found in match.other_context(_single(work.gone), list(work.waiting)):
        entry, key = work.gone.pop(found.old[0]), found.new[0]
        if work.state(entry) >= State.TRANSLATED and not is_join(entry.msgstr):
            work.moves.append((key, found.old[0][0]))
        text = moved(entry, work.waiting[key], work.source(entry))
        work.renamed[entry.key] = key
        work.place(key, Placed("moved", text, work.source(entry), (entry,)))


def same_case(work: Work) -> None:
    """From another domain of the case: with its state, for acts hold throughout the case."""
    for catalogue in work.terms.same_case if work.waiting else ():
        found = {(ctx, typographic(msgid)): entry for (ctx, msgid), entry in _texts(catalogue)}
        sources = _sources(catalogue)
        for key in list(work.waiting):
            there = found.get((key[0], typographic(key[1])))
            if there is None or (is_join(there.msgstr) and not _follows(work, key, "moved")):
                continue
            source = "" if is_join(there.msgstr) else sources.get(there.key, there.msgid)
            work.place(key, Placed("moved", as_it_is(there), source, (there,)))


def copied(work: Work) -> None:
    """The same words elsewhere, under a context that stays or in another case: the text only, as a draft."""
    if not work.waiting:
        return
    found = {entry.msgid: entry for entry in _accepted(work)}
    for catalogue in work.terms.other_cases:
        sources = _sources(catalogue)
        for key, entry in _texts(catalogue):
            if not entry.fuzzy and not is_join(entry.msgstr) and key not in sources:
                found.setdefault(entry.msgid, entry)
    for key, unit in list(work.waiting.items()):
        if same := found.get(key[1]):
            work.place(key, Placed("copied", suggested(same.msgstr, unit), former=(same,)))


def reworded(work: Work) -> None:
    """The nearest of what is gone: carried, fuzzy, or emptied where no person had touched it."""
    gone = frozenset(key for key, entry in work.gone.items() if _can_be_reworded(entry))
    fresh = frozenset(work.waiting)
    scene = match.Scene(
        match.runs([work.order], gone),
        match.runs(_blocks(work), fresh),
        match.after(work.order, gone, work.renamed),
        match.after(work.units, fresh, {}),
    )
    for found in list(match.near(scene)):
        parts = tuple(work.gone.pop(key) for key in found.old)
        if not any(map(has_text, parts)):
            continue
        unit = work.waiting[found.new[0]]
        old = " ".join(work.source(entry) for entry in parts)
        change = work.change(old, match.together(found.new), unit, parts)
        _join(work, parts, unit.key, change)
        for key in found.new[1:]:
            work.place(key, Placed("new"))


def suggestions(work: Work) -> None:
    """The nearest of everything, for what is left: a draft."""
    if not work.waiting:
        return
    pool = list(_accepted(work))
    asked = frozenset().union(*(words(key[1]) for key in work.waiting))
    found = index([entry.msgid for entry in pool], only=asked)
    for key, unit in list(work.waiting.items()):
        if hits := found.find(unit.msgid, cutoff=NEAR_ANYWHERE, limit=1):
            entry = pool[hits[0].position]
            work.place(key, Placed("suggested", suggested(entry.msgstr, unit), former=(entry,)))


def rest(work: Work) -> None:
    for key in list(work.waiting):
        work.place(key, Placed("new"))


PASSES: tuple[Callable[[Work], None], ...] = (
    exact, respelt, revived, split, made_one, context, same_case, copied, reworded, suggestions, rest,
)  # fmt: skip


def _join(work: Work, parts: tuple[Entry, ...], key: Key, change: Change) -> None:
    """Carry the texts of these entries, joined, to one unit."""
    texts = [entry.msgstr.strip() for entry in parts if has_text(entry) and not is_join(entry.msgstr)]
    if not texts or all(work.is_draft(entry) or not has_text(entry) for entry in parts):
        work.place(key, Placed("emptied", Text(comments=human_comments(parts)), former=parts))
        return
    for entry in parts:
        work.put_aside(entry)
    # A part without a text would leave a sentence out in silence.
    least = Class.WORDING if all(map(has_text, parts)) else Class.FACT
    change = work.at_worst(change, parts, least=least)
    text = parts[0].msgstr if len(parts) == 1 else work.terms.joint.join(texts)
    kind: EventKind = "joined" if len(parts) > 1 else "fact" if change.kind == Class.FACT else "wording"
    work.place(key, Placed(kind, Text(text), former=parts, change=change))


def _can_be_reworded(entry: Entry) -> bool:
    return entry.plural is None and not is_join(entry.msgstr)


def _single(gone: dict[Key, Entry]) -> list[Key]:
    return [key for key, entry in gone.items() if entry.plural is None]


def _follows(work: Work, key: Key, kind: str) -> bool:
    neighbour = work.placed.get(work.terms.now.get(key) or ("", ""))
    return neighbour is not None and neighbour.kind == kind


def _blocks(work: Work) -> list[list[Key]]:
    """The units' blocks, each unit in its first."""
    out: list[list[Key]] = []
    for key in work.units:
        if work.terms.now.get(key) is None or not out or work.terms.now[key] != out[-1][-1]:
            out.append([])
        out[-1].append(key)
    return out


def _accepted(work: Work) -> Iterator[Entry]:
    """Texts of this file that a person stands for, and that are nobody's group."""
    live = (placed.like for placed in work.placed.values() if placed.like is not None)
    for entry in (*live, *work.resting.values(), *work.gone.values(), *work.aside):
        if entry.fuzzy or entry.plural is not None or entry.key in work.old_heads:
            continue
        if has_text(entry) and not is_join(entry.msgstr):
            yield entry


def _texts(catalogue: Catalogue) -> Iterator[tuple[Key, Entry]]:
    for entry in catalogue.messages:
        if entry.plural is None and has_text(entry):
            yield entry.key, entry


def _sources(catalogue: Catalogue) -> dict[Key, str]:
    return heads(former_before(catalogue.messages, {}))
