# SPDX-License-Identifier: GPL-3.0-or-later
"""What one (domain, locale) came to. Light to import: a run that finds nothing to do needs no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec


class Report(msgspec.Struct, frozen=True):
    """What a person or a machine is told about one domain in one locale."""

    domain: str
    locale: str
    states: Mapping[str, int] = {}
    """Units by state, in small letters."""
    words: int = 0
    """Of the source."""
    missing_words: int = 0
    withheld: tuple[tuple[str, str], ...] = ()
    """(document, reason)."""
    findings: tuple[str, ...] = ()
    """Errors of texts, one line each; they keep their entry out."""
    counts: Mapping[str, int] = {}
    """What the last merge did, by kind."""
    error: str = ""
    """Why nothing was done; then `exit_code` is its."""
    exit_code: int = 0

    @property
    def units(self) -> int:
        return sum(self.states.values())

    @property
    def blocked_by(self) -> tuple[str, ...]:
        return (*([self.error] if self.error else []), *(f"{name}: {why}" for name, why in self.withheld))


@dataclass(frozen=True, slots=True)
class Pair:
    """One (domain, locale) built."""

    report: Report
    tracked: Mapping[Path, bytes]
    derived: Mapping[Path, bytes]
