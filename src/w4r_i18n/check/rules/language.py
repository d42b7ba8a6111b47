# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations in another language than the catalogue says."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.language import other_language
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.check.strings import Doubt
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "language"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
DOC = """\
The text is in a language that is not this catalogue's: a file that was mixed up, or English that nobody
translated further. Put the text where it belongs and translate anew. A few names and titles in another
language are no such thing."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("es", "Elle est libre depuis hier avec sa famille.", "Está libre desde ayer con su familia."),
    _in("de", "Le livre s’appelle ainsi.", "Das Buch heißt so, und es ist „The Art of Programming“."),
    _in("ja", "Elle est libre depuis hier.", "彼女は昨日から自由です。"),
)
BAD = (
    _in(
        "es",
        "Elle est libre depuis hier avec sa famille.",
        "She has been free since yesterday with her family.",
    ),
    _in(
        "uk",
        "Elle est libre depuis hier et elle écrit.",
        "Она свободна со вчерашнего дня, и она пишет, что это так.",
    ),
    _in("ar", "Elle est libre depuis hier et elle écrit.", "She is free since yesterday and she writes."),
    _in("ja", "Elle est libre depuis hier et elle écrit.", "她从昨天起就自由了，而且她还在写信。"),
    _in("es", "Choix de la clé de réponse", "Answer key choice"),
    _in("ar", "Choix de la clé de réponse", "Answer key"),
)

_NAMES = {"zh": "Chinese", "ja": "Japanese", "en": "English", "fr": "French"}


def check(seen: Seen) -> Iterator[str]:
    if seen.whole.tag and seen.whole.tag != seen.whole.source_tag:
        yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    other = other_language(pair)
    if not other:
        return []
    message = f"is not in the language of the catalogue but in {_NAMES.get(other, other)}"
    return [Doubt(message) if isinstance(other, Doubt) else message]
