# SPDX-License-Identifier: GPL-3.0-or-later
"""Set phrases of French in which a word is not the term that it looks like: `grâce à` is no clemency."""

from __future__ import annotations

import re
from functools import lru_cache

_FRENCH = (
    "grâce à", "grâce au", "grâce aux", "de bonne grâce", "de mauvaise grâce", "délai de grâce",
    "coup de grâce", "état de grâce", "en cas de", "en cas d’", "en tout cas", "en tous cas",
    "dans tous les cas",
    "dans le cas contraire", "dans le cas où", "dans le cas de", "le cas échéant", "au cas où", "dans ce cas",
    "en aucun cas", "auquel cas", "en pareil cas", "est le cas", "était le cas", "soit le cas", "être le cas",
    "faire grand cas", "cas de conscience", "cas de figure", "cas par cas", "cas de force majeure",
    "à peine", "sous peine de", "sous peine d’", "vaut la peine", "valoir la peine", "pas la peine",
    "sans autre forme de procès", "procès d’intention", "mise en garde", "prendre garde", "prendre en charge",
    "prise en charge", "à charge", "à cause de", "à cause d’", "à cause du", "en cause", "mettre en cause",
    "faire appel à", "faire appel au", "appel d’offres", "par excellence", "d’accord",
    "en l’état",
    "en état de", "en état d’", "état d’esprit", "état de santé", "état de choses", "état civil",
    "état des lieux", "état d’âme", "de plein droit", "à bon droit", "tout droit", "sur le point de",
    "au nom de", "au nom d’", "au nom du", "au nom des", "en demande", "sur demande", "à la demande de",
    "à la demande du", "à la demande des", "libre de", "libre à", "entrée libre", "libre cours",
    "libre-service",
    "temps mort", "point mort", "lettre morte", "nature morte", "en place", "sur place", "à la place",
    "ordre du jour", "de l’ordre de", "mettre en ordre", "en action", "bonne action", "action en justice",
    "prix d’excellence", "raison d’être", "en raison de", "en raison d’", "en raison du", "en partie",
    "faire partie", "prendre parti", "tirer parti", "parti pris", "en liberté", "prendre la liberté",
    "prendre des libertés", "peau de chagrin", "en position", "en question", "à titre de", "à ce titre",
)  # fmt: skip
_REACH = 30
"""Letters before and after a word in which such a phrase may lie."""
_LEAST = 4
"""Letters of a word that is taken for a term."""


def is_in_phrase(low: str, start: int, end: int) -> bool:
    """Whether what stands there, in small letters, is a part of a longer set phrase."""
    pattern = _by_word().get(low[start:end].partition(" ")[0])
    return pattern is not None and any(
        found.start() <= start and end <= found.end() and found.end() - found.start() > end - start
        for found in pattern.finditer(low, max(0, start - _REACH), end + _REACH)
    )


@lru_cache(maxsize=1)
def _by_word() -> dict[str, re.Pattern[str]]:
    phrases: dict[str, list[str]] = {}
    for phrase in _FRENCH:
        spelled = re.escape(phrase).replace("\\ ", r"\s{1,3}").replace("’", "['’]")
        for word in re.findall(r"\w+", phrase):
            if len(word) >= _LEAST or word == "cas":
                phrases.setdefault(word, []).append(spelled + (r"(?!\w)" if phrase[-1].isalpha() else ""))
    return {
        word: re.compile(rf"(?<!\w)(?:{'|'.join(sorted(found, key=len, reverse=True))})")
        for word, found in phrases.items()
    }
