# SPDX-License-Identifier: GPL-3.0-or-later
"""Sources that can be read in two ways, so that languages will say different things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "french-ambiguous"
SEVERITY = Severity.INFO
SCOPE: Scope = "source"
DOC = """\
03/04/2025 is the 3rd of April in Paris and the 4th of March in New York: write the month in letters, and the
year with four digits. A paragraph that is one short sentence about “elle” or “ils” does not say who is meant,
nor whether a man or a woman: name the person, or give the paragraph a context."""
GOOD = (
    Entry("Le 3 avril 2025, ou le 25/12/2025, à 14 h 30."),
    Entry("Il faut agir maintenant."),
    Entry("Il est temps."),
    Entry("Elle a été arrêtée chez elle, et sa famille attend de ses nouvelles depuis trois ans."),
    Entry("Sofia Exemple est libre. Elle remercie tout le monde."),
)
BAD = (
    Entry("Le procès aura lieu le 03/04/2025."),
    Entry("Elle est libre."),
    Entry("Ils ont gagné !"),
)

_DATE = re.compile(r"(?<![\d/.-])(?:0?[1-9]|1[0-2])([/.-])(?:0?[1-9]|1[0-2])\1(?:\d{4}|\d\d)(?![\d/-]|\.\d)")
_SHORT = re.compile(r"(?:Il|Elle|Ils|Elles|Celui-ci|Celle-ci|Ceux-ci|Celles-ci)(?= )[^.!?…:]{1,40}[.!?…]?\s*")
_IMPERSONAL = re.compile(
    r"Ils? (?:n[’'])?(?:ne )?(?:faut|y (?:a|avait|aura)|est (?:temps|possible|interdit|tard)|s[’']agit|suffit"
    r"|reste|pleut|fait)\b"
)
_WORDS = 6


def check(seen: Seen) -> Iterator[str]:
    text = seen.source.text
    found = _DATE.search(text)
    # 5/5/2025 is the same either way.
    if found and len({int(part) for part in re.split(r"[/.-]", found[0])[:2]}) == 2:
        yield f"{shown(found[0])} is one day for some readers and another for others"
    if (
        not seen.entry.msgctxt
        and _SHORT.fullmatch(text)
        and len(text.split()) <= _WORDS
        and not _IMPERSONAL.match(text)
    ):
        yield f"nothing here says who “{text.split()[0]}” is"
