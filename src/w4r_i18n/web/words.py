# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the page itself, in the language of whoever looks at it."""

from __future__ import annotations

from collections.abc import Callable

LANGUAGES = ("en", "fr")


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
    """Says a word of the page in a language."""
    assert language in LANGUAGES
    return str
