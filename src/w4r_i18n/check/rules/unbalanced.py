# SPDX-License-Identifier: GPL-3.0-or-later
"""Brackets and quotation marks that open and do not close, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "unbalanced"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
SIGNS = r"""()（）[\]{}「」『』《》【】‹›«»„“”\""""
DOC = """\
A bracket or a quotation mark has lost its partner in the translation while the source's are whole. Readers
then cannot tell where a quotation ends. Put the other half back."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("en", "Elle dit « oui »", "She says “yes”"),
    _in("de", "Elle dit « oui »", "Sie sagt „ja“"),
    _in("en", "Un :) et (deux)", "One :) and (two)"),
    _in("en", "« Oui, dit-elle.", "“Yes, she says."),
    _in("en", "la fin (hiver)", "the end (winter)"),
)
BAD = (
    _in("en", "Elle dit « oui »", "She says “yes"),
    _in("es", "Elle dit « oui »", "Dice «sí"),
    _in("ja", "Elle dit « oui »", "彼女は「はいと言う"),
    _in("en", "Elle (ma sœur) écrit", "She (my sister writes"),
)

_BRACKETS = {"(": ")", "[": "]", "{": "}", "「": "」", "『": "』", "《": "》", "【": "】"}
_LIKELY = re.compile(f"[{SIGNS}]")
_SMILEY = re.compile(r"[:;]-?[()]|(?:(?<=\s)|^)[^\W_]{1,3}[).](?=\s)")


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    if not _LIKELY.search(pair.target.text):
        return []
    opened = _open_kinds(pair.target.prose)
    if not opened or _open_kinds(pair.source.prose):
        return []
    return [f"{mark} has no partner" for mark in sorted(opened)]


def _open_kinds(text: str) -> set[str]:
    text = text.replace("（", "(").replace("）", ")")
    if "(" in text or ")" in text:
        text = _SMILEY.sub(" ", text)
    found = {opening for opening, closing in _BRACKETS.items() if text.count(opening) != text.count(closing)}
    if (text.count("«") + text.count("»")) % 2:
        found.add("«»")
    marks = text.count("„") + text.count("“") + text.count("”") + text.count('"')
    if marks % 2:
        found.add("“”")
    return found
