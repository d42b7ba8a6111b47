# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter's sentence in which somebody's language must know whether a woman or a man writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "french-writer"
SEVERITY = Severity.INFO
SCOPE: Scope = "source"
DOC = """\
In letters, an adjective for the writer (`je suis préoccupée`) tells in French who writes; a past or a wish
in the first person (`j’ai appris`, `je voudrais`) does in Polish, Ukrainian, Russian or Czech. Where a noun
or a present says the same (`ma préoccupation`, `j’apprends`, `je souhaite`), no language loses by it, and one
letter serves everybody. Else write the sentence once for each, with `writer=f` and `writer=m`."""

_LETTER = ("register authority",)
GOOD = (
    Entry("Je vous écris pour exprimer ma préoccupation.", extracted=_LETTER),
    Entry("Je suis préoccupée.", msgctxt="writer=f", extracted=_LETTER),
    Entry("Je suis inquiète.", extracted=("register public",)),
    Entry("Je suis de près cette affaire.", extracted=_LETTER),
    Entry("Je suis libre.", extracted=_LETTER),
)
BAD = (
    Entry("Je suis préoccupé·e par son sort.", extracted=_LETTER),
    Entry("J’ai appris son arrestation.", extracted=_LETTER),
    Entry("Je voudrais recevoir une réponse.", extracted=_LETTER),
)

_NOUNS = {
    "préoccup": "ma préoccupation", "inqui": "mon inquiétude", "choqu": "mon indignation",
    "indign": "mon indignation", "constern": "ma consternation", "boulevers": "mon émotion",
    "attrist": "ma tristesse", "convainc": "ma conviction", "alarm": "mon inquiétude",
    "surpris": "ma surprise", "reconnaissant": "ma reconnaissance", "touch": "mon émotion",
    "scandalis": "mon indignation", "heureu": "ma joie",
}  # fmt: skip
"""Stems of what writers say of themselves, and the noun that says it for everybody."""
_ADJECTIVE = re.compile(
    r"\bje (?:suis|reste|demeure|me sens|me dis) (?:(?:très|si|profondément|vivement|particulièrement) )?"
    rf"({'|'.join(_NOUNS)})\w*",
    re.IGNORECASE,
)
_PAST = re.compile(r"\bj['’]ai (?:(?:déjà|bien) )?(appris|lu|vu|entendu|reçu|découvert|su)\b", re.IGNORECASE)
_PRESENT = {
    "appris": "j’apprends", "lu": "je lis", "vu": "je vois", "entendu": "j’entends", "reçu": "je reçois",
    "découvert": "je découvre", "su": "je sais",
}  # fmt: skip
_WISH = re.compile(r"\b(je voudrais|je souhaiterais|j['’]aimerais)\b", re.IGNORECASE)


def check(seen: Seen) -> Iterator[str]:
    entry = seen.entry
    is_letter = any(line in ("register authority", "register solidarity") for line in entry.extracted)
    if not is_letter or "writer=" in (entry.msgctxt or ""):
        return
    prose = seen.source.prose
    for found in _ADJECTIVE.finditer(prose):
        yield f"'{shown(found[0])}' tells who writes; for everybody: {_NOUNS[found[1].lower()]}"
    for found in _PAST.finditer(prose):
        instead = _PRESENT[found[1].lower()]
        yield f"'{shown(found[0])}' tells Slavic readers who writes; for everybody: {instead}"
    for found in _WISH.finditer(prose):
        yield f"'{shown(found[0])}' tells Slavic readers who writes; for everybody: je souhaite"
