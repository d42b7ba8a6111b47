# SPDX-License-Identifier: GPL-3.0-or-later
"""French sentences of more than sixty words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "french-long"
SEVERITY = Severity.INFO
SCOPE: Scope = "source"
DOC = """\
A sentence this long is hard to translate and harder to check: other languages put its parts in another
order. Cut it in two where the sense allows."""
GOOD = (Entry("Une phrase courte. " * 30),)
BAD = (Entry("Une phrase qui " + "continue encore et " * 25 + "finit."),)

_LONGEST = 60
_END = re.compile(r"[.!?…](?=\s|\Z)|\n\s*\n")


def check(seen: Seen) -> Iterator[str]:
    longest = max(len(sentence.split()) for sentence in _END.split(seen.source.prose))
    if longest > _LONGEST:
        yield f"a sentence has {longest} words"
