# SPDX-License-Identifier: GPL-3.0-or-later
"""Two branches' catalogues joined by entry, against what both came from: git's three sides, text by text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from w4r_i18n.catalogue.carry import has_text, human_comments, put_away
from w4r_i18n.catalogue.join_entry import chosen, is_draft, is_edited, is_untouched, rests_with
from w4r_i18n.catalogue.match import Match, Scene, after, near, other_context, runs, same_words
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Catalogue, Entry, Header, Previous
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.target import MachineLine
from w4r_i18n.model.unit import Key
from w4r_i18n.text.digest import short, source_digest, target_digest

Texts = tuple[str, ...]
OURS, MIDDLE, THEIRS = "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"


@dataclass(frozen=True, slots=True)
class Joined:
    catalogue: Catalogue
    """In a conflict with our side's entry."""
    conflicts: Mapping[Key, Entry]
    """Their side's entry, where both say something else and a person must choose."""


def join(base: Catalogue, ours: Catalogue, theirs: Catalogue) -> Joined:
    """What both branches did to a catalogue. None of the three may be refused.

    Laws: it commutes, up to the order of entries and comments, and which side of a conflict is whose; joining
    with an unchanged branch gives the other; a text that a person gave an entry on either side is afterwards
    in the file: live, obsolete, or in a conflict.

    An entry whose source one side reworded takes the other side's new translation under its new source, fuzzy
    and as `carried fact` (FORMATS 7): nobody has read the two together.
    """
    work = _Work(_live(base), _live(ours), _live(theirs))
    for key in dict.fromkeys((*work.ours, *work.theirs)):
        _place(work, key)
    _follow(work, work.ours, work.theirs)
    _follow(work, work.theirs, work.ours)
    order = _order(work)
    live = tuple(work.placed[key] for key in order if key in work.placed)
    resting = _resting(base, ours, theirs, work.gone, {(entry.key, entry.texts) for entry in live})
    header = _header(base.header, ours.header, theirs.header)
    return Joined(Catalogue(header, (*live, *resting), path=ours.path), work.conflicts)


def spelled(joined: Joined) -> str:
    """As a PO file. A conflict stands in its place with both entries between git's marks: no reader takes
    such a file until somebody has chosen.
    """
    text = write_po(joined.catalogue)
    if not joined.conflicts:
        return text
    blocks = text.removesuffix("\n").split("\n\n")  # canonical entries hold no empty line
    for at, entry in enumerate(joined.catalogue.messages, 1):
        other = joined.conflicts.get(entry.key)
        if other:
            blocks[at] = f"{OURS}{blocks[at]}\n{MIDDLE}{_alone(other)}\n{THEIRS}".removesuffix("\n")
    return "\n\n".join(blocks) + "\n"


def _alone(entry: Entry) -> str:
    return write_po(Catalogue(entries=(entry,))).removesuffix("\n").partition("\n\n")[2]


def _header(base: Header, ours: Header, theirs: Header) -> Header:
    """Field by field; where both changed one, the greater: of two dates that is the later."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    names = dict.fromkeys(name for name, _ in (*ours.fields, *theirs.fields))
    fields = ((name, _field(base.get(name), ours.get(name), theirs.get(name))) for name in names)
    comments = tuple(dict.fromkeys((*ours.comments, *theirs.comments)))
    return Header(tuple(fields), comments, fuzzy=ours.fuzzy and theirs.fuzzy)


def _field(base: str, ours: str, theirs: str) -> str:
    return theirs if ours == base else ours if theirs == base else max(ours, theirs)


@dataclass(frozen=True, slots=True)
class _Work:
    """The live entries of the three sides, and what has become of them."""

    base: Mapping[Key, Entry]
    ours: Mapping[Key, Entry]
    theirs: Mapping[Key, Entry]
    placed: dict[Key, Entry] = field(default_factory=dict)
    conflicts: dict[Key, Entry] = field(default_factory=dict)
    gone: list[Entry] = field(default_factory=list)
    """Texts that somebody typed under a source which the other side has no more."""


def _live(catalogue: Catalogue) -> dict[Key, Entry]:
    return {entry.key: entry for entry in catalogue.messages}


def _place(work: _Work, key: Key) -> None:
    former, left, right = work.base.get(key), work.ours.get(key), work.theirs.get(key)
    if left and right:
        found = chosen(former, left, right)
        work.placed[key] = found.entry
        if found.other:
            work.conflicts[key] = found.other
        return
    only = left or right
    assert only is not None
    if former is None:
        work.placed[key] = only
    elif is_edited(former, only) and has_text(only) and not is_draft(only):
        work.gone.append(put_away(only))


def _follow(work: _Work, edited: Mapping[Key, Entry], reworded: Mapping[Key, Entry]) -> None:
    """Bring what one side typed to the source as the other side words it now."""
    typed = {
        key: entry
        for key, entry in edited.items()
        if key in work.base and key not in reworded and is_edited(work.base[key], entry)
        if has_text(entry) and not is_join(entry.msgstr) and not is_draft(entry)
    }
    for match in _rewordings(work.base, reworded) if typed else ():
        (old, *more), (new, *others) = match.old, match.new
        there = work.placed.get(new)
        if more or others or old not in typed or there is None or new in work.conflicts:
            continue
        if not has_text(there) or is_untouched(there) or there.texts == work.base[old].texts:
            work.placed[new] = _carried(typed[old], there)


def _rewordings(base: Mapping[Key, Entry], side: Mapping[Key, Entry]) -> Iterator[Match]:
    """What each source of the base became on a side: as the side itself notes, then by likeness."""
    gone = {key: base[key] for key in base if key not in side}
    new = {key: side[key] for key in side if key not in base}
    for key in tuple(new):
        previous = new[key].previous
        old = (previous.msgctxt or "", previous.msgid) if previous else None
        if old in gone:
            del gone[old], new[key]
            yield Match((old,), (key,))
    renamed: dict[Key, Key] = {}
    for find in (same_words, other_context):
        for match in tuple(find(tuple(gone), tuple(new))):
            del gone[match.old[0]], new[match.new[0]]
            renamed[match.old[0]] = match.new[0]
            yield match
    scene = Scene(
        runs([tuple(base)], gone), runs([tuple(side)], new),
        after(base, gone, renamed), after(side, new, {}),
    )  # fmt: skip
    yield from near(scene)


def _carried(text: Entry, there: Entry) -> Entry:
    """The text under its new source; as it was, where only typography changed."""
    if source_digest(text.msgctxt or "", text.msgid) == source_digest(there.msgctxt or "", there.msgid):
        return rests_with(there, text)
    comments = tuple(dict.fromkeys((*human_comments([there]), *human_comments([text]))))
    src = short(source_digest(there.msgctxt or "", there.msgid))
    line = MachineLine("carried", src, short(target_digest(text.msgstr)), "fact")
    flags = ("fuzzy", *(flag for flag in there.flags if flag != "fuzzy"))
    return replace(
        there,
        msgstr=text.msgstr,
        forms=text.forms,
        flags=flags,
        comments=(*comments, str(line)),
        previous=Previous(text.msgid, text.msgctxt, text.plural),
        raw="",
    )


def _order(work: _Work) -> list[Key]:
    """The order of the side that changed it, with what only the other has after what it follows there."""
    common = work.base.keys() & work.ours.keys() & work.theirs.keys()
    unmoved = [key for key in work.base if key in common] == [key for key in work.ours if key in common]
    unmoved = list(work.base) == list(work.ours) or (unmoved and list(work.base) != list(work.theirs))
    first, second = (work.theirs, work.ours) if unmoved else (work.ours, work.theirs)
    follows: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in second:
        if key in first:
            last = key
        else:
            follows.setdefault(last, []).append(key)
    found = [*follows.get(None, ())]
    for key in first:
        found += (key, *follows.get(key, ()))
    return found


def _resting(
    base: Catalogue, ours: Catalogue, theirs: Catalogue, gone: Sequence[Entry], live: set[tuple[Key, Texts]]
) -> list[Entry]:
    """Obsolete entries of either side, but those that one side has dropped or taken up again."""
    mine, other = _by_text(ours.obsolete), _by_text(theirs.obsolete)
    left = {name for name in _by_text(base.obsolete) if name not in mine or name not in other}
    found = {**_by_text(gone), **other, **mine}
    for name in mine.keys() & other.keys():
        # The same text twice, with other marks: the more doubtful one, whichever side it is on.
        found[name] = max(mine[name], other[name], key=lambda entry: (entry.fuzzy, entry.comments))
    return [entry for name, entry in found.items() if name not in left and name not in live]


def _by_text(entries: Iterable[Entry]) -> dict[tuple[Key, Texts], Entry]:
    return {(entry.key, entry.texts): entry for entry in entries}
