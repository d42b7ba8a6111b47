# SPDX-License-Identifier: GPL-3.0-or-later
"""Acronyms that are lost, misspelt, or left where the language has another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from w4r_i18n.check.acronyms import is_lost
from w4r_i18n.check.seen import Pair, Seen, Side
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "acronym"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
ONU is UN in English and BM in Turkish; an acronym with two letters exchanged is another organisation. Write
the acronym of the language, or the full name. Those of the field (ONU, OMS, CPI, ONG …) are known in the
languages of the campaign; of all others only a slip of the keyboard is told. What the list of terms says goes
before."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("en", "L’ONU a demandé sa libération.", "The UN has called for her release."),
    _in("en", "L’ONU a demandé sa libération.", "The United Nations has called for her release."),
    _in("de", "Un rapport de l’ONU et de trois ONG", "Ein Bericht der Uno und dreier NGOs"),
    _in("ja", "Un rapport de l’ONU", "国連の報告書"),
    _in("ar", "Un rapport de l’ONU", "تقرير للأمم المتحدة"),
    _in("en", "Un outil HTML et son API", "An HTML tool and its API"),
    _in("en", "Le taux de TVA", "The rate of VAT"),
    _in("de", "Le BVAM et la LRCV", "Die BVAM und die LRCV"),
)
BAD = (
    _in("en", "L’ONU a demandé sa libération.", "The government has called for her release."),
    _in("tr", "Un rapport de l’OMS", "Bir rapor"),
    _in("de", "Le BVAM a répondu.", "Das BVMA hat geantwortet."),
    _in("de", "Le BVAM a répondu.", "Das BVAN hat geantwortet."),
)

_ACRONYM = re.compile(r"(?<![\w.@/#-])[A-ZÉ]{2,8}(?![\w@/-])")
_CAPITALS = re.compile(r"(?<![^\W\d_])[A-Z]{2,8}(?![^\W\d_])")
_VOWELS = frozenset("AEIOUYÉ")
_MOST = 50
"""Of one text, on either side, that are compared."""
_LEAST = 3
"""Letters of an acronym that may be misspelt: two are too easily another word."""


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    return [
        fault
        for acronym in pair.source.once(_acronyms)
        if acronym not in pair.target.text and (fault := _fault(acronym, pair))
    ]


def _acronyms(source: Side) -> tuple[str, ...]:
    if source.text.isupper() or not any(map(str.isupper, source.chars)):
        return ()
    return tuple(dict.fromkeys(_ACRONYM.findall(source.prose)))[:_MOST]


def _fault(acronym: str, pair: Pair) -> str:
    agreed = (
        target for each in pair.seen.lexicon.wordings if acronym in each.sources for target in each.targets
    )
    if any(target in pair.target.text for target in agreed):
        return ""
    slip = _slip(
        acronym,
        (word for word in _CAPITALS.findall(pair.target.text)[:_MOST] if word not in pair.source.text),
    )
    if slip:
        return f"“{acronym}” became “{slip}”"
    if is_lost(acronym, pair.target.text, pair.language):
        return f"“{acronym}” is missing, and so is what this language says for it"
    return ""


def _slip(acronym: str, written: Iterable[str]) -> str:
    """A word with two neighbours exchanged, or with another letter where it is not said as a word."""
    if len(acronym) < _LEAST:
        return ""
    is_spelt = len(acronym) > _LEAST and 3 * sum(char in _VOWELS for char in acronym) <= len(acronym)
    for word in written:
        unlike = [at for at, (a, b) in enumerate(zip(acronym, word, strict=False)) if a != b]
        if len(word) != len(acronym) or not unlike:
            continue
        first = unlike[0]
        turned = acronym[:first] + acronym[first : first + 2][::-1] + acronym[first + 2 :]
        if word == turned or (is_spelt and len(unlike) == 1):
            return word
    return ""
