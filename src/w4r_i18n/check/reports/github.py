# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings as GitHub's workflow commands: each becomes a note beside its line of a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from w4r_i18n.check.reports.text import summary
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.text.marks import shown

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_LONGEST = 2_000
_SHOWN = 10
"""Notes of one kind that GitHub shows of a step; what is worst must stand among the first."""


def render(findings: Iterable[Diagnostic]) -> str:
    """Errors first, then warnings, each kind in the order given; the last line counts all of them."""
    found = list(findings)
    worst_first = sorted(found, key=lambda one: -one.severity)  # stable
    lines = [_command(one) for one in worst_first]
    hidden = max((sum(one.severity is kind for one in found) for kind in Severity), default=0) > _SHOWN
    more = f" (GitHub shows {_SHOWN} of a kind: the rest stands above)" if hidden else ""
    return "\n".join([*lines, summary(found) + more]) + "\n"


def _command(finding: Diagnostic) -> str:
    where = [f"file={_property(finding.place.path)}"]
    if finding.place.line:
        where.append(f"line={finding.place.line}")
    where.append(f"title={_property(finding.check)}")
    hint = f" ({finding.hint})" if finding.hint else ""
    unit = f" — {finding.unit}" if finding.unit else ""
    message = _data(shown(f"{finding.message}{hint}{unit}", limit=_LONGEST))
    return f"::{_COMMANDS[finding.severity]} {','.join(where)}::{message}"


def _data(text: str) -> str:
    """No text of a catalogue can end its line, or begin a command of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(shown(text, limit=_LONGEST)).replace(":", "%3A").replace(",", "%2C")
