# SPDX-License-Identifier: GPL-3.0-or-later
"""How many people must have read a pair, and who counts (FORMATS 8, rows 8 and 9)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from w4r_i18n.model.review import Act, State
from w4r_i18n.review.standing import REVIEWS


@dataclass(frozen=True, slots=True)
class Quorum:
    """People besides the writer, as `[tiers.…]` names them; pass the one of the text's tier."""

    people: int = 1
    critical: int = 2
    """For critical units."""
    alone: bool = False
    """The locale has one person only, for a recorded reason: it takes one, who may be the writer."""

    def of(self, *, critical: bool) -> int:
        if self.alone:
            return min(1, self.critical if critical else self.people)
        return self.critical if critical else self.people


@dataclass(frozen=True, slots=True)
class Readers:
    """Who has read a pair and not written it."""

    people: frozenset[str]
    """With a living `reviewed` or `approved`."""
    approvers: frozenset[str]
    """Those of them with `approved`."""
    unsigned: int
    """FORMATS' u: 1 when nobody has signed as writer, who may then be one of the people; else 0."""

    def approved(self, quorum: int) -> bool:
        return bool(self.approvers) and len(self.people) >= quorum + self.unsigned

    @property
    def reviewed(self) -> bool:
        return len(self.people) >= 1 + self.unsigned

    @property
    def state(self) -> State:
        """Without an approval."""
        return State.REVIEWED if self.reviewed else State.TRANSLATED


def readers(acts: Iterable[Act], writers: Collection[str], *, alone: bool = False) -> Readers:
    """Count a pair's living acts; `writers` have translated it, be their acts living or dead.

    `alone`: in a locale with one person, who wrote counts as a reader.
    """
    living = tuple(acts)
    if alone:
        writers = ()
    return Readers(
        people=frozenset(act.by for act in living if act.act in REVIEWS and act.by not in writers),
        approvers=frozenset(act.by for act in living if act.act == "approved" and act.by not in writers),
        unsigned=0 if alone or any(act.act == "translated" for act in living) else 1,
    )
