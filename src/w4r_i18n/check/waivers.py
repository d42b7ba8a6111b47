# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings that a person has looked at and let pass, for exactly this pair of texts, with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from w4r_i18n.check.consistency import ACROSS
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.review import Act

UNUSED = "unused-waiver"
NEVER = frozenset({"missing", "stale", "draft", "unreviewed", UNUSED})
"""What tells a state is no finding to let pass: the way out of it is to translate, or to read."""


def waived(
    findings: Sequence[Diagnostic],
    acts_at: Mapping[int, Sequence[Act]],
    *,
    path: str,
    secret: bool,
    across: bool = False,
) -> list[Diagnostic]:
    """The findings, what is waived among them as notes, and a warning for each waiver that waives nothing.

    `acts_at` are the living `waived` acts by line of the entry whose pair they stand on. A fault of the file
    can't be waived. `secret`: the reason is not repeated, for it may quote the text. `across`: these are
    what the checks in `ACROSS` found in all catalogues of the locale.
    """
    used: set[str] = set()
    result: list[Diagnostic] = []
    for finding in findings:
        acts = [act for act in acts_at.get(finding.place.line, ()) if act.check == finding.check]
        if not acts or finding.fault == "file" or finding.check in NEVER:
            result.append(finding)
            continue
        used.update(act.id for act in acts)
        reason = "" if secret else f": {acts[0].note}"
        message = f"{finding.message}; waived by {acts[0].by}{reason}"
        result.append(replace(finding, severity=Severity.INFO, message=message, hint=""))
    idle = {
        act.id: (line, act)
        for line, acts in acts_at.items()
        for act in acts
        if act.id not in used and (act.check in ACROSS) is across
    }
    return [*result, *(_unused(act, Place(path, line)) for line, act in idle.values())]


def _unused(act: Act, place: Place) -> Diagnostic:
    message = f"{act.by} waived '{act.check}', which finds nothing here any more"
    hint = "end it, so that it hides nothing later: w4r review waive --end"
    return Diagnostic(UNUSED, Severity.WARNING, message, place, hint)
