# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings for programs: one JSON object.

    {"version": 1,
     "findings": [{"check": "number", "severity": "error", "fault": "text", "path": "de.po", "line": 12,
                   "message": "…", "hint": "", "unit": "", "critical": false}, …],
     "counts": {"error": 1, "warning": 0, "info": 0}}

`severity` is error, warning or info; `fault` is file (the file is refused) or text (the entry is
blocked); `line` is 0 in a file without lines; `unit` is empty for a restricted text; `critical` is
true for a name, a demand, an addressee or a deadline. Fields may be added,
never renamed, while `version` stays.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from w4r_i18n.model.diagnostic import Diagnostic, Severity

VERSION = 1


def render(findings: Iterable[Diagnostic]) -> str:
    """In the order given; ends with a line end. What is not ASCII is escaped: no terminal is at its mercy."""
    found = list(findings)
    counts = Counter(one.severity for one in found)
    report = {
        "version": VERSION,
        "findings": [_as_object(one) for one in found],
        "counts": {severity.name.lower(): counts[severity] for severity in sorted(Severity, reverse=True)},
    }
    return json.dumps(report, indent=2) + "\n"


def _as_object(finding: Diagnostic) -> dict[str, str | int | bool]:
    return {
        "check": finding.check,
        "severity": finding.severity.name.lower(),
        "fault": finding.fault,
        "path": finding.place.path,
        "line": finding.place.line,
        "message": finding.message,
        "hint": finding.hint,
        "unit": finding.unit,
        "critical": finding.critical,
    }
