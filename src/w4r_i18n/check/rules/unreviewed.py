# SPDX-License-Identifier: GPL-3.0-or-later
"""Critical texts that nobody besides their writer has approved, where states are known."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "unreviewed"
SEVERITY = Severity.INFO
SCOPE: Scope = "translated"
DOC = """\
A name, a demand, an addressee or a deadline is translated, and not enough people besides its writer have
approved it. The document that it stands in is kept back until they have: `w4r review` asks for it."""
GOOD = (Entry("Écrivez", "Write"),)
BAD = (Entry("Libérez-la.", "Release her.", extracted=("demand; register public; critical",)),)


def check(seen: Seen) -> Iterator[str]:
    if seen.entry.critical:
        yield "is critical, and not approved"
