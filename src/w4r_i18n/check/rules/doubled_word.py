# SPDX-License-Identifier: GPL-3.0-or-later
"""One word twice in a row, where the source has no such pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "doubled-word"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
The same word stands twice with a blank between: a slip of the keyboard, or of a program. Delete one.
Languages that double words on purpose are left in peace."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("en", "Nous nous écrivons", "We write"),
    _in("en", "C’est très très bien", "It is very very good"),
    _in("id", "Les enfants", "anak anak"),
)
BAD = (
    _in("en", "Écrivez au ministre", "Write to the the minister"),
    _in("de", "Écrivez au ministre", "Schreiben Sie und und warten"),
)

_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]{2,})[ \n]+(?=\1(?![\w’'-]))")
_DOUBLING = "id ms jv su tl fil tr sw vi th hi bn ta te ja zh hy"
_REDUPLICATING = frozenset(_DOUBLING.split())
_USUAL = {
    "en": {"that", "had"}, "de": {"die", "der", "das", "sie", "den", "dem"}, "nl": {"die", "dat"},
    "fr": {"nous", "vous"}, "pt": {"se"}, "it": {"ci"}, "sv": {"det", "den"},
}  # fmt: skip


def check(seen: Seen) -> Iterator[str]:
    if seen.whole.language not in _REDUPLICATING:
        yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    low = pair.target.low_words
    if not any(map(eq, low, low[1:])):
        return []
    found = [word for word in _TWICE.findall(pair.target.prose) if word not in _USUAL.get(pair.language, ())]
    if not found or _TWICE.search(pair.source.prose):
        return []
    return [f"“{shown(found[0])}” stands twice"]
