# SPDX-License-Identifier: GPL-3.0-or-later
"""Typewriter quotation marks in a French source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "french-quotes"
SEVERITY = Severity.INFO
SCOPE: Scope = "source"
DOC = """\
French quotes with « and »; straight or English marks come from a keyboard or another program. Write the
guillemets, and “ ” within them."""
GOOD = (
    Entry("«\u00a0Elle a dit “oui”\u00a0»"),
    Entry('un écran de 13" de large'),
)
BAD = (Entry('Elle a dit "oui"'),)

_PATTERN = re.compile(r"(?<![\w])\"[^\"\n]{1,200}\"(?![\w])")


def check(seen: Seen) -> Iterator[str]:
    found = _PATTERN.search(seen.source.prose)
    if found:
        yield f"straight quotation marks stand here: {shown(found[0])}"
