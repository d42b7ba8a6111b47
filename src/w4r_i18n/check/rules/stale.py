# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations of a source that has changed since, where states are known."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.model.target import machine_line

NAME = "stale"
SEVERITY = Severity.WARNING
SCOPE: Scope = "stale"
DOC = """\
The French text has changed since this translation was made. A changed fact (a number, a date, a name, a
demand) keeps the old text out of everything. Compare with the previous source, correct the translation, and
clear the fuzzy mark in any PO editor."""
GOOD = (Entry("Écrivez", "Write"),)
BAD = (Entry("Écrivez 21 lettres", "Write 12 letters", flags=("fuzzy",)),)


def check(seen: Seen) -> Iterator[str]:
    lines = [line for comment in seen.entry.comments if (line := machine_line(comment))]
    what = "a fact in the source" if any(line.is_fact for line in lines) else "the source"
    yield f"{what} has changed since it was translated"
