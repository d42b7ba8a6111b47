# SPDX-License-Identifier: GPL-3.0-or-later
"""States, and the acts that people sign: one person, one pair of exact texts (FORMATS 8)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, get_args


class State(IntEnum):
    """Computed, never stored. `missing` is what is below TRANSLATED."""

    EMPTY = 0
    STALE = 1
    DRAFT = 2
    TRANSLATED = 3
    REVIEWED = 4
    APPROVED = 5

    @property
    def missing(self) -> bool:
        return self < State.TRANSLATED


ActKind = Literal[
    "translated", "reviewed", "approved", "rejected", "commented", "waived", "minor", "moved", "withdrawn"
]
ACTS: tuple[ActKind, ...] = get_args(ActKind)
PINNING = frozenset({"translated", "reviewed", "approved"})


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the ledger. Digests carry 24 hex digits: `v1:0123456789abcdef01234567`."""

    act: ActKind
    unit: str
    """For people: the first words of the source. Acts match by (src, tgt)."""
    src: str
    tgt: str
    by: str
    """A pseudonym, `[a-z0-9][a-z0-9-]{0,39}`."""
    on: str
    """ISO day; finer time would tell too much."""
    check: str = ""
    """The waived check; `waived` only."""
    note: str = ""
    supersedes: tuple[str, ...] = ()
    """Ids of acts that this one ends, within one (src, tgt)."""
    id: str = ""
    """Digest of the rest: 24 hex digits."""


Pin = tuple[str, str]
"""(src, tgt) as 24-digit digests: one line of `.seen`."""
