# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings as a Markdown summary: what a pull request or a job's page shows at a glance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from w4r_i18n.check.reports.text import summary
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.text.marks import shown

_LONGEST = 300
_ROWS = 50
"""A page that nobody reads to its end helps nobody; the worst come first."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@-])")
_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(findings: Iterable[Diagnostic]) -> str:
    """Texts of catalogues are shown as text: no link, picture, tag or mention of theirs comes alive."""
    found = sorted(findings, key=lambda one: (-one.severity, one.place))
    lines = [f"### w4r check: {summary(found)}", ""]
    if found:
        lines += ["| check | errors | warnings | notes |", "|---|---:|---:|---:|", *_by_check(found), ""]
        lines += ["| where | what | check |", "|---|---|---|", *(_row(one) for one in found[:_ROWS])]
    if len(found) > _ROWS:
        lines += ["", f"{len(found) - _ROWS} more: run `w4r check`."]
    return "\n".join(lines).rstrip() + "\n"


def _by_check(found: Iterable[Diagnostic]) -> list[str]:
    counts = Counter((one.check, one.severity) for one in found)
    names = sorted({check for check, _ in counts})
    worst_first = sorted(Severity, reverse=True)
    return [
        f"| {_plain(name)} | {' | '.join(str(counts[name, kind]) for kind in worst_first)} |"
        for name in names
    ]


def _row(finding: Diagnostic) -> str:
    hint = f" ({finding.hint})" if finding.hint else ""
    unit = f" — {finding.unit}" if finding.unit else ""
    what = f"{_NAMES[finding.severity]}: {finding.message}{hint}{unit}"
    return f"| {_plain(str(finding.place))} | {_plain(what)} | {_plain(finding.check)} |"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", shown(text, limit=_LONGEST))
