# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a content, where, and how much: data, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal


class Severity(IntEnum):
    INFO = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands; prints as `path:line`, or `path` alone for what has no lines."""

    path: str
    line: int = 0
    """Counted from 1; 0 where a file has no lines (binary kinds)."""
    column: int = 0
    """Counted from 1 in characters; 0 when unknown. Not printed."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. Work goes on; what it blocks is decided by who reads it (FORMATS 6)."""

    check: str
    """The rule's name, kebab-case: `placeholder`, `junk`, `number`."""
    severity: Severity
    message: str
    """What is, then what was wanted; one line; controls already shown as escapes."""
    place: Place
    hint: str = ""
    fault: Literal["file", "text"] = "text"
    """`file`: the whole file is refused (exit 3, neither compiled nor rewritten).
    `text`: this entry is blocked (exit 1)."""
    unit: str = ""
    """The first words of the source, for a person to find the entry; empty for a restricted text."""
    critical: bool = False
    """It is about a name, a demand, an addressee, a deadline: first in every list."""

    def __str__(self) -> str:
        what_next = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.severity.name.lower()}: {self.message}{what_next} [{self.check}]"
