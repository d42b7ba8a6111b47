# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the page itself, in the language of whoever looks at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files

from w4r_i18n.catalogue.po_read import read_po_bytes

LANGUAGES = ("en", "fr")
"""The first is that of the words themselves; the others have a catalogue in `locale/`."""


def spoken(chosen: str, accepted: str) -> str:
    """The language of the interface: the chosen one, else the browser's first that there is."""
    if chosen in LANGUAGES:
        return chosen
    for part in accepted[:200].split(","):
        language = part.partition(";")[0].strip().partition("-")[0].lower()
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


def words(language: str) -> Callable[[str], str]:
    """Says a word of the page in a language; one that nobody has translated as it stands, in English."""
    known = _catalogue(language)
    return lambda word: known.get(word, word)


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> Mapping[str, str]:
    assert language in LANGUAGES
    if language == LANGUAGES[0]:
        return {}
    content = (files("w4r_i18n.web") / "locale" / f"{language}.po").read_bytes()
    found = read_po_bytes(content, path=f"{language}.po")
    return {entry.msgid: entry.msgstr for entry in found.messages if entry.msgstr and not entry.fuzzy}
