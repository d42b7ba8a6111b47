# SPDX-License-Identifier: GPL-3.0-or-later
"""Strings past any use, translations out of all proportion, and those over the length their place allows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.check.strings import MAX_STRING
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "length"
SEVERITY = Severity.ERROR
SCOPE: Scope = "text"
DOC = """\
A string of more than 65,536 characters is no sentence, and a translation thirty times its source is a loop
of some program or a hiding place. Where the place allows only so much (a card, a subject line), the `#.`
comment says how much. Shorten the text."""
GOOD = (
    Entry("Oui", "Yes, of course we do"),
    Entry("Écrivez au ministre", "Write to the minister", extracted=("demand; critical; max 30",)),
    Entry("Écrivez-<g1>leur</g1>", "Write to <g1>them</g1>", extracted=("max=13",)),
)
BAD = (
    Entry("Oui", "Yes " * 20_000),
    Entry("Oui", "no " * 1_000),
    Entry("Écrivez au ministre", "Write to the minister", extracted=("demand; critical; max 20",)),
)

_LONGEST_RATIO = 30
_ALWAYS_FINE = 1_000
_LIMIT = re.compile(r"\bmax(?:[ _-]?length|imum)?\s?[:=]?\s?(\d{1,6})\b")
_CODE = re.compile(r"</?[gx]\d+/?>")


def check(seen: Seen) -> Iterator[str]:
    entry = seen.entry
    for where, text in seen.strings:
        if len(text) > MAX_STRING:
            yield f"{where} has {len(text)} characters; at most {MAX_STRING} make sense"
    bound = _ALWAYS_FINE + _LONGEST_RATIO * max(len(entry.msgid), len(entry.plural or ""))
    limit = next((int(found[1]) for line in entry.extracted if (found := _LIMIT.search(line))), None)
    for text in entry.texts:
        if bound < len(text) <= MAX_STRING:
            yield f"the translation has {len(text)} characters, its source {len(entry.msgid)}"
        if limit is not None and (size := len(_CODE.sub("", text))) > limit:
            yield f"the translation has {size} characters, its place holds {limit}"
