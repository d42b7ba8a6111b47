# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries without a translation, where states are known."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "missing"
SEVERITY = Severity.INFO
SCOPE: Scope = "empty"
DOC = """\
Nobody has translated this yet. Until then the place shows French with a note, or keeps its document back
where it is critical. Translate it in any PO editor."""
GOOD = (Entry("Écrivez", "Write"),)
BAD = (Entry("Écrivez"),)


def check(_seen: Seen) -> Iterator[str]:
    yield "is not translated"
