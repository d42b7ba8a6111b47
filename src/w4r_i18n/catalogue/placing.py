# SPDX-License-Identifier: GPL-3.0-or-later
"""A merge on the way: what is old, which units still wait, what each has been given."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from w4r_i18n.catalogue.carry import Text, is_untouched_draft, put_away, worst_so_far
from w4r_i18n.catalogue.change import Change, Class, classify
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key, Unit

EventKind = Literal[
    "kept", "typographic", "moved", "wording", "fact", "split", "joined", "obsolete", "revived", "emptied",
    "copied", "suggested", "new",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to one unit, or to one entry whose source is gone."""

    kind: EventKind
    key: Key
    former: tuple[Key, ...] = ()
    """The entries its text came from, where they have other keys."""
    what: str = ""
    """The changed facts: `12 → 21`."""


NOTHING = Text()


@dataclass(frozen=True, slots=True)
class Placed:
    """What a unit gets. The line of a carried text waits until the groups are known."""

    kind: EventKind
    text: Text = NOTHING
    source: str = ""
    """The source of the group that the text stood for; empty where nothing is to be compared."""
    former: tuple[Entry, ...] = ()
    change: Change | None = None
    """Of a text that is to be carried."""
    like: Entry | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What a merge is told beside the two sides."""

    now: Mapping[Key, Key | None]
    """For each unit the one before it in its block."""
    states: Mapping[Key, State]
    names: tuple[str, ...]
    minor: Collection[Key]
    pinned: Collection[Key]
    joint: str
    """What stands between two target sentences."""
    same_case: Sequence[Catalogue]
    other_cases: Sequence[Catalogue]


@dataclass(slots=True)
class Work:
    """The one value that a merge changes as it goes; nobody outside sees it."""

    terms: Terms
    order: tuple[Key, ...]
    """The old live keys, as the file has them."""
    old_heads: Mapping[Key, str]
    """Sources of old groups of several entries."""
    waiting: dict[Key, Unit]
    """Units without a text yet, in reading order."""
    units: dict[Key, Unit]
    gone: dict[Key, Entry]
    """Old live entries that no unit has taken."""
    resting: dict[Key, Entry]
    """Obsolete entries that no unit has revived; of doublets the last."""
    doublets: list[Entry] = field(default_factory=list)
    placed: dict[Key, Placed] = field(default_factory=dict)
    aside: list[Entry] = field(default_factory=list)
    """Copies of accepted pairs whose source changed."""
    renamed: dict[Key, Key] = field(default_factory=dict)
    moves: list[tuple[Key, str]] = field(default_factory=list)

    def place(self, key: Key, placed: Placed) -> None:
        self.placed[key] = placed
        del self.waiting[key]

    def state(self, entry: Entry) -> State:
        """As told; else what the entry alone shows."""
        if not all(text.strip() for text in entry.texts):
            return State.EMPTY
        return self.terms.states.get(entry.key, State.DRAFT if entry.fuzzy else State.TRANSLATED)

    def source(self, entry: Entry) -> str:
        """Of the old group whose text the entry holds."""
        return self.old_heads.get(entry.key, entry.msgid)

    def is_draft(self, entry: Entry) -> bool:
        """Untouched by a person, as far as file and ledger say."""
        return entry.key not in self.terms.pinned and is_untouched_draft(entry, self.source(entry))

    def put_aside(self, entry: Entry) -> None:
        """Keep a copy of an accepted pair whose source changes, to be revived when its source returns."""
        if self.state(entry) >= State.TRANSLATED and not is_join(entry.msgstr):
            self.aside.append(put_away(entry))

    def change(self, old: str, new: str, unit: Unit, former: Sequence[Entry]) -> Change:
        """How much this step and those before it changed; never less than wording."""
        terms = self.terms
        found = classify(
            old, new, critical=is_guarded(unit), names=terms.names, minor=unit.key in terms.minor
        )
        return self.at_worst(found, former)

    def at_worst(self, change: Change, former: Sequence[Entry], *, least: Class = Class.WORDING) -> Change:
        past = [worst_so_far(entry, self.state(entry)) for entry in former]
        return Change(max(change.kind, least, *past), change.what)


def is_guarded(unit: Unit) -> bool:
    """Where every change of words counts as a fact: critical units, letters, standfirsts (FORMATS 7)."""
    if unit.critical or unit.role == "standfirst" or unit.register in {"authority", "solidarity"}:
        return True
    stems = {spot.path.rpartition("/")[2].partition(".")[0] for spot in unit.spots}
    return not stems.isdisjoint({"letter", "solidarity"})
