# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring a locale's catalogue up to changed sources, row by row of FORMATS 7; no person's text is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from w4r_i18n.catalogue.carry import Text, carried, dressed, has_text, human_comments, put_away
from w4r_i18n.catalogue.change import Class
from w4r_i18n.catalogue.groups import before, blocks_of, former_before, heads
from w4r_i18n.catalogue.passes import PASSES
from w4r_i18n.catalogue.placing import Event, EventKind, Placed, Terms, Work
from w4r_i18n.catalogue.po_filled import collector_paused
from w4r_i18n.model.catalogue import Catalogue, Entry, Junk
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.locale import is_locale, locale
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key, Unit
from w4r_i18n.text.normalise import typographic


@dataclass(frozen=True, slots=True)
class Merged:
    catalogue: Catalogue
    """Live entries in reading order, then the obsolete ones."""
    events: tuple[Event, ...]
    """One for each unit, in reading order, then one for each entry that became obsolete."""
    moves: tuple[tuple[Key, str], ...] = ()
    """Accepted entries whose context changed, with the former one: each is an act `moved` to record."""

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind of event; kinds that did not occur are absent."""
        return dict(Counter(event.kind for event in self.events))


@collector_paused()
def merge(  # the two sides, and what is known of them
    old: Catalogue,
    units: Sequence[Unit],
    *,
    groups: Iterable[Sequence[Key]] | None = None,
    states: Mapping[Key, State] | None = None,
    names: Iterable[str] = (),
    minor: Collection[Key] = (),
    pinned: Collection[Key] = (),
    same_case: Sequence[Catalogue] = (),
    other_cases: Sequence[Catalogue] = (),
) -> Merged:
    """The catalogue for these units (FORMATS 7).

    Law: merging again with the same units changes nothing, and a text that a person touched is afterwards
    kept, stale or obsolete. The texts themselves are never edited; two are joined where two sources were.

    `groups`: the keys of each block in reading order (by default as the units' places tell);
    `states`, `pinned`: of the old entries, before this merge (by default what the file alone shows);
    `names`: forms of the register; `minor`: new keys whose change a named editor called minor;
    `same_case`, `other_cases`: the locale's other catalogues.
    Raises InputError for a file that is refused: merging it would lose what could not be read.
    """
    _must_be_readable(old)
    now = before(blocks_of(units) if groups is None else groups)
    header = old.header.get("Language")
    terms = Terms(
        now=now,
        states=states or {},
        names=tuple(names),
        minor=minor,
        pinned=pinned,
        joint=locale(header).joint if is_locale(header) else " ",
        same_case=same_case,
        other_cases=other_cases,
    )
    work = _work(old, units, terms)
    for find_texts in PASSES:
        find_texts(work)
    new_heads = heads((key, now.get(key)) for key in work.units if is_join(work.placed[key].text.msgstr))
    _follow_groups(work, new_heads)
    gone = [put_away(entry) for entry in work.gone.values() if has_text(entry)]
    return Merged(
        replace(old, entries=(*_finished(work, new_heads), *_resting(work, gone)), diagnostics=()),
        (*_events(work), *(Event("obsolete", entry.key) for entry in gone)),
        tuple(work.moves),
    )


def _must_be_readable(old: Catalogue) -> None:
    junk = next((entry for entry in old.entries if isinstance(entry, Junk)), None)
    if old.refused or junk is not None:
        raise InputError(
            "the catalogue has faults, and merging needs one that reads whole",
            hint="w4r check names each",
            place=Place(old.path, junk.line if junk else 0) if old.path else None,
        )


def _work(old: Catalogue, units: Sequence[Unit], terms: Terms) -> Work:
    live = old.messages
    resting: dict[Key, Entry] = {}
    doublets: list[Entry] = []
    for entry in old.obsolete:
        if entry.key in resting:
            doublets.append(resting[entry.key])
        resting[entry.key] = entry
    by_key = {unit.key: unit for unit in units}
    return Work(
        terms=terms,
        order=tuple(entry.key for entry in live),
        old_heads=heads(former_before(live, terms.now)),
        waiting=dict(by_key),
        units=by_key,
        gone={entry.key: entry for entry in live},
        resting=resting,
        doublets=doublets,
    )


def _follow_groups(work: Work, new_heads: Mapping[Key, str]) -> None:
    """A text whose own source stayed, but not what `<join/>` adds to it, has another source all the same."""
    for key, unit in work.units.items():
        placed = work.placed[key]
        source = new_heads.get(key, unit.msgid)
        if placed.change or placed.source in {"", source} or is_join(placed.text.msgstr):
            continue
        if not placed.text.msgstr.strip() or typographic(placed.source) == typographic(source):
            continue
        if work.is_draft(placed.former[0]):
            work.placed[key] = Placed(
                "emptied", Text(comments=human_comments(placed.former)), former=placed.former
            )
            continue
        change = work.change(placed.source, source, unit, placed.former)
        kind: EventKind = "fact" if change.kind == Class.FACT else "wording"
        work.placed[key] = replace(placed, kind=kind, change=change, like=None)


def _finished(work: Work, new_heads: Mapping[Key, str]) -> Iterator[Entry]:
    for key, unit in work.units.items():
        placed = work.placed[key]
        text = placed.text
        if placed.change:
            source = new_heads.get(key, unit.msgid)
            text = carried(text.msgstr, placed.former, placed.change, unit, source)
        yield dressed(unit, text, placed.like)


def _resting(work: Work, gone: Iterable[Entry]) -> Iterator[Entry]:
    """What is obsolete: as the file had it, then what this merge put away, no pair twice."""
    seen: set[tuple[Key, tuple[str, ...]]] = set()
    for entry in (*work.doublets, *work.resting.values(), *work.aside, *gone):
        if (entry.key, entry.texts) not in seen:
            seen.add((entry.key, entry.texts))
            yield entry


def _events(work: Work) -> Iterator[Event]:
    for key in work.units:
        placed = work.placed[key]
        former = tuple(entry.key for entry in placed.former if entry.key != key)
        yield Event(placed.kind, key, former, placed.change.what if placed.change else "")
