# SPDX-License-Identifier: GPL-3.0-or-later
"""A case as its `case.toml` tells it; the minimal form of the first day (FORMATS 3)."""

from __future__ import annotations

from dataclasses import dataclass

from w4r_i18n.model.document import Tier


@dataclass(frozen=True, slots=True)
class Name:
    """A person's or group's name as the French source writes it."""

    full: str
    short: str = ""
    gender: str = "unknown"
    """m, f, nonbinary, group, unknown."""

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(form for form in (self.full, self.short) if form)


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    tier: Tier = "restricted"
    status: str = ""
    embargo: str = ""
    """An instant with zone (ISO 8601), or empty."""
    deadline: str = ""
    """ISO date, or empty."""
    names: tuple[Name, ...] = ()
