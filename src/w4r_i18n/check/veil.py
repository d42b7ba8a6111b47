# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings about texts that may not be shown: what kind of fault, and where, without a word of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from w4r_i18n.check.run import Rule
from w4r_i18n.model.diagnostic import Diagnostic

_QUOTING = frozenset({"pair", "source"})
"""Scopes whose rules repeat what they found; the others name characters, fields of the header and states."""


def veiled(findings: Iterable[Diagnostic], rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    """The findings, each that could quote a text saying what its check looks for instead."""
    captions = {rule.NAME: _caption(rule) for rule in rules if rule.SCOPE in _QUOTING}
    for finding in findings:
        if finding.check in captions:
            message = f"{captions[finding.check]} (the text is not shown)"
            yield replace(finding, message=message, unit="")
        else:
            yield finding


def _caption(rule: Rule) -> str:
    said = (rule.__doc__ or rule.NAME).partition("\n")[0].rstrip(".")
    return said[0].lower() + said[1:]
