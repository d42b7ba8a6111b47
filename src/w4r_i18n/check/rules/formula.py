# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations that a spreadsheet would run as a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "formula"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = r"=+\-@\uff1d\uff0b\uff0d\uff20"
DOC = """\
Texts travel in tables (CSV, XLSX), and a cell that begins with = + - or @ is a formula there: it can fetch a
page, send what stands beside it, or start a program on the reader's machine. Delete the sign, or put a word
before it. What this program hands out is made harmless; other programs' tables are not."""
GOOD = (
    Entry("+33 1 42 00 00 00", "+33 1 42 00 00 00"),
    Entry("−5 °C", "-5 °C"),
    Entry("@exemple (compte officiel)", "@exemple (official account)"),
    Entry("— Oui (dit-elle).", "- Yes (she said)."),
    Entry("=> Signez", "=> Sign"),
)
BAD = (
    Entry("Signez", "=1+1"),
    Entry("Signez", '=HYPERLINK("x","Sign")'),
    Entry("Signez", "+cmd|' /C calc'!A0"),
    Entry("Signez", "@SUM(A1:A9)"),
    Entry("Signez", "-A1+B2"),
    Entry("Signez", "\uff1dSUM(A1)"),
)

_FORMULA = re.compile(
    r"\s*(?:[=\uff1d](?![=>\s])|[+\-@\uff0b\uff0d\uff20]\s{0,3}(?:[A-Za-z_.]{1,30}[(|!]|\$?[A-Z]{1,3}\$?\d))"
)


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    if _FORMULA.match(pair.target.text) and not _FORMULA.match(pair.source.text):
        return ["a spreadsheet would take the text for a formula"]
    return []
