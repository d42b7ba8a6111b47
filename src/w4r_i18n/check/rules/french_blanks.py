# SPDX-License-Identifier: GPL-3.0-or-later
"""French marks that stand after a plain blank, or after none where a blank belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "french-blanks"
SEVERITY = Severity.INFO
SCOPE: Scope = "source"
DOC = """\
Before ; : ! ? » % and after « French sets a no-break blank (U+00A0 or U+202F); with a plain one the mark
can begin the next line. Type the no-break blank. What translators get is the same either way."""
GOOD = (
    Entry("Qui\u202f? «\u00a0Elle\u00a0», 50\u00a0% à 9:30"),
    Entry("Voir https://exemple.example/a?b"),
)
BAD = (
    Entry("Qui ?"),
    Entry("« Elle »"),
    Entry("50 % des voix"),
)

_PATTERN = re.compile(r"\w* [;:!?»](?!\w)|« \w*")
_PERCENT = re.compile(r"\d %(?!\w)")


def check(seen: Seen) -> Iterator[str]:
    found = _PATTERN.search(seen.source.prose) or _PERCENT.search(seen.source.text)
    if found:
        yield f"a plain blank stands beside a French mark: {shown(found[0])}"
