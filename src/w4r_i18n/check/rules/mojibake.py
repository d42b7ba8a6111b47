# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters that a wrong character set has turned into others, or into question marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "mojibake"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
DOC = """\
“Ã©” for “é”, “â€™” for an apostrophe, “?” in the middle of a word: the text was saved in one character set
and read in another. Get the text again from where it came from; what is lost cannot be guessed."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    Entry("L’été", "The summer"),
    _in("pt", "Demain", "Amanhã à noite"),
    Entry("Qui ? Vous ?", "Who? You?"),
    Entry("Voir a.html?b=c", "See a.html?b=c"),
    _in("ro", "Demain", "Mâine"),
)
BAD = (
    _in("de", "L’été", "FrÃ¼hling und SchÃ¶nheit"),
    _in("en", "L’été", "Itâ€™s summer"),
    _in("es", "L’année", "El a?o"),
    _in("ru", "Merci", "Ð¡Ð¿Ð°ÑÐ¸Ð±Ð¾"),
)

_TWO = re.compile(
    "[\u00c2\u00c3\u00c4\u00c5\u00d0\u00d1\u00d8\u00d9\u00da\u00db\u00ce\u00cf]"
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_THREE = re.compile(
    "[\u00e2-\u00ef](?:(?<=\u00e2)[\u0080-\u00bf\u20ac\u201a\u0192\u201e][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
    "|(?<!\u00e2)[\u0080-\u00bf\u0153\u201a-\u203a\u20ac][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u02c6\u02dc\u2013\u2014\u2018-\u203a\u20ac\u2122])"
)
_LOST = re.compile(
    r"(?<=[^\W\d_])\?(?=[^\W\d_])|(?<![\w?!.])\?(?=[^\W\d_]{2})|(?<=[^\W\d_A-Z])\?(?= [^\W\d_A-ZÀ-Þ])"
)


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    source, target = pair.source, pair.target
    if not target.text.isascii():
        found = _TWO.search(target.text) or _THREE.search(target.text)
        if found and not _TWO.search(source.text):
            return [f"“{shown(found[0])}” is what a wrong character set makes of a letter"]
    if (
        "?" in target.text
        and target.prose.count("?") > source.prose.count("?")
        and _LOST.search(target.prose)
    ):
        return ["a question mark stands in place of a letter"]
    return []
