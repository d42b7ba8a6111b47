# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts that nobody has accepted, where states are known."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "draft"
SEVERITY = Severity.INFO
SCOPE: Scope = "draft"
DOC = """\
A machine, a memory or a rejected version filled this in, and no person has accepted it, so it is published
nowhere. Correct it and clear the fuzzy mark in any PO editor."""
GOOD = (Entry("Écrivez", "Write"),)
BAD = (Entry("Écrivez", "Write", flags=("fuzzy",), comments=("w4r: memory src=v1:0 tgt=v1:0",)),)


def check(_seen: Seen) -> Iterator[str]:
    yield "is a draft that nobody has accepted"
