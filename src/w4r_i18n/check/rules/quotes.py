# SPDX-License-Identifier: GPL-3.0-or-later
"""Quotation marks that the language of the translation does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.judge import sample_of
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "quotes"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
SIGNS = '«»„“”‹›「」『』"'
DOC = """\
Each language has its own marks: “ ” in English, „ “ in German, « » in Spanish and Russian, 「 」 in Japanese.
Marks of another language, or typewriter marks where the source has real ones, look careless in a letter to
a minister. Where a language may have several, the other texts tell which are its habit here."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("de", "Elle dit « oui »", "Sie sagt „ja“"),
    _in("en", "Elle dit « oui »", "She says “yes”"),
    _in("es", "Elle dit « oui »", "Dice “sí”"),
    _in("fa", "Elle dit « oui »", "گفت «بله»"),
    _in("es", "Elle dit « oui »", "Dice «lo llaman ‹ella› aquí»"),
)
BAD = (
    _in("en", "Elle dit « oui »", "She says „yes“"),
    _in("de", "Elle dit « oui »", "Sie sagt ‹ja› laut"),
    _in("es", "Elle dit « oui »", "Dice „sí“"),
    _in("ja", "Elle dit « oui »", '「はい」と"いいえ"と言う'),
    _in("es", "Elle dit « oui » et « non »", "Dice ‹sí› y «no»"),
)

_MARKS = frozenset(SIGNS)
_SINGLE = frozenset("‹›")
_GUILLEMETS = frozenset("«»")
_OPENING = frozenset("«„")
_HARDLY, _OFTEN = 0.1, 0.55
"""Shares of a language's texts: marks that hardly any has are strange, those that many have are its habit."""
_QUOTED = re.compile(r"«[^«»]{0,500}»|[“„][^“”„]{0,500}[“”]")
"""What single marks may stand in."""
_WITH_ANGULAR = """
fr es it pt ca gl eu oc ast ru uk be bg el fa ar hy nb nn no da sq tr az kk ro pl hu cs sk sl hr sr mk am
mn de et lv
"""
_ANGULAR = frozenset(_WITH_ANGULAR.split())
"""Languages that use guillemets, first or within others."""
_WITH_LOW = "de pl cs sk sl bg is et lt mk ka ro hu hr sr sq lv nl ru uk be da fi sv bs hsb lb"
_LOW = frozenset(_WITH_LOW.split())
"""Languages that use „, first or within others."""
_CORNERED = frozenset({"ja", "zh", "ko"})


def check(seen: Seen) -> Iterator[str]:
    if seen.whole.tag:
        yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    prose = pair.target.prose
    found = _MARKS & frozenset(prose)
    if not found:
        return []
    sample = pair.seen.whole.once(sample_of)
    strange = _strange(found, pair.language)
    strange |= _SINGLE & frozenset(_QUOTED.sub(" ", prose))
    strange |= {mark for mark in found & _OPENING if sample.quotes_with(mark) <= _HARDLY}
    if _mixes(pair.source.prose, found) and (len(found) > 1 or not _OFTEN < sample.quotes_with('"') < 1):
        strange.add('"')
    strange -= frozenset(pair.source.prose) - {"«", "»"}
    return [f"{''.join(sorted(strange))} is no quotation mark of the language"] if strange else []


def _strange(found: frozenset[str], language: str) -> set[str]:
    strange: set[str] = set()
    if language not in _ANGULAR:
        strange |= found & _GUILLEMETS
    if language not in _LOW:
        strange |= found & {"„"}
    if language not in _CORNERED:
        strange |= found & {"「", "」", "『", "』"}
    return strange


def _mixes(source: str, found: frozenset[str]) -> bool:
    """Typewriter marks beside real ones, or where the source has none but real ones."""
    if '"' not in found or '"' in source:
        return False
    return len(found) > 1 or "«" in source or "“" in source
