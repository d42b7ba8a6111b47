# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings for people: a line each, `file:line: severity: message (hint) — entry [check]`, and a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.text.marks import shown

_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LONGEST_LINE = 2_000


def render(findings: Iterable[Diagnostic]) -> str:
    """Ends with a line end; nothing in it moves a terminal's cursor, whatever the file's name."""
    found = list(findings)
    lines = [shown(_line(one), limit=_LONGEST_LINE) for one in found]
    return "\n".join([*lines, summary(found)]) + "\n"


def _line(finding: Diagnostic) -> str:
    """With the first words of the entry, where they may be shown: lines move while one works."""
    said = str(finding)
    check = f" [{finding.check}]"
    return f"{said.removesuffix(check)} — {finding.unit}{check}" if finding.unit else said


def summary(findings: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning in 2 files`, or `nothing found`."""
    found = list(findings)
    counts = Counter(one.severity for one in found)
    parts = [_counted(counts[severity], name) for severity, name in _NAMES.items() if counts[severity]]
    files = len({one.place.path for one in found})
    return f"{', '.join(parts)} in {_counted(files, 'file')}" if parts else "nothing found"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
