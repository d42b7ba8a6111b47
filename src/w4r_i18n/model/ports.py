# SPDX-License-Identifier: GPL-3.0-or-later
"""The doors, as protocols. What stands behind one is a module in one folder, found by `registry`.

A door's module offers these names at its top level; a house test holds every file behind a door to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.model.document import Document


class Reader(Protocol):
    """`ingest/readers/<format>.py`: bytes of one format to a Document, and text back to its spelling."""

    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, *, path: str) -> Document:
        """Law 1. Raises InputError (with place) for what is refused; drops are diagnostics."""

    def spell(self, text: str) -> str:
        """Escape plain text for this format, so that reading it gives the text back."""


class Breaker(Protocol):
    """`segment/breakers/<language>.py`: where sentences end."""

    def breaks(self, text: str) -> list[int]:
        """Offsets at which a new sentence may begin, ascending, 0 < offset < len(text)."""


class Check(Protocol):
    """`check/rules/<code>.py`: one thing that may be wrong with one entry."""

    NAME: str
    SEVERITY: Severity
    DOC: str
    """What it catches and how to mend it: `w4r explain NAME`."""
    GOOD: tuple[Entry, ...]
    BAD: tuple[Entry, ...]
    """Examples, run in both directions by a house test."""

    def check(self, entry: Entry, catalogue: Catalogue) -> Iterator[str]:
        """Yield one message a fault; where it stands and how much it weighs is the runner's business."""


class Report(Protocol):
    """`check/reports/<format>.py`."""

    def render(self, findings: Iterable[Diagnostic]) -> str: ...
