# SPDX-License-Identifier: GPL-3.0-or-later
"""What a section is given: files with what is known of each, and what is withdrawn. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Change = Literal["C3", "C5", "C6"]
"""C3: a demand or the status changed; C5: somebody's safety; C6: good news, or the deadline is over."""


@dataclass(frozen=True, slots=True)
class Note:
    """What may be said of a file in public. Nothing of who translated it, where, or at what hour."""

    kind: str = ""
    """letter, solidarity, case, stop, catalogue, index…: what the builder calls it."""
    cases: tuple[str, ...] = ()
    """Marks of the cases whose words it holds (`case_mark`), sorted; never their names."""
    locale: str = ""
    """BCP 47."""
    state: str = ""
    quorum: int = 0
    """People besides the writer who had to read its critical texts."""
    not_after: str = ""
    """ISO day: the last one on which it may be sent; "" where none is known."""
    code: str = ""
    """It stands on the letter: by it anyone can ask whether that is current."""
    source: str = ""
    """SHA-256 of what it was made from, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Packed:
    path: str
    """Relative, with `/`; it keeps the rules of `publish/names.py`."""
    sha256: str
    size: int
    note: Note = Note()


@dataclass(frozen=True, slots=True)
class Manifest:
    section: str
    files: tuple[Packed, ...]
    """Sorted by path."""
    withdrawn: tuple[str, ...] = ()
    """Marks of cases, sorted."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One signed record. Ids only: the reason stays where the decision was taken."""

    id: str
    """`w1`, `w2`…, counted up for ever."""
    case: str
    """The mark of the case."""
    change: Change
    on: str
    """ISO day."""


@dataclass(frozen=True, slots=True)
class PullResult:
    """What a pull found, and what it changed."""

    section: str
    current: str
    """The folder of the set that is in use."""
    news: str
    """ISO day on which the repository last said what is current; "" where it does not tell."""
    age_days: int
    """Of that day, today."""
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    """Paths whose case is withdrawn: gone, or the stop page in their place."""
    expired: tuple[str, ...] = ()
    """Paths whose last day is over: gone, or the stop page in their place."""
    files: int = 0
    """In the set now."""
    requests: int = 0
    fetched_bytes: int = 0

    @property
    def swapped(self) -> bool:
        """Whether the set in use is another one than before."""
        return bool(self.added or self.changed or self.removed)
