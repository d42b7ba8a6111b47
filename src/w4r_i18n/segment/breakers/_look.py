# SPDX-License-Identifier: GPL-3.0-or-later
"""The words beside a mark, read from bounded slices."""

from __future__ import annotations

import regex

_WORD_REACH = 24
_LEADING = "([«“‘„\"'‹–—-•*/¿¡{<"
_NEXT = regex.compile(r"[\p{L}\d]{1,24}(?:-[\p{L}]{1,10})?'?")


def words(text: str) -> frozenset[str]:
    """A set from a list that people can read."""
    return frozenset(text.split())


def last_word(flat: str, at: int, begin: int) -> str:
    """What stands before `at` up to a blank, 24 characters at most, without opening marks."""
    return flat[max(begin, at - _WORD_REACH) : at].rpartition(" ")[2].lstrip(_LEADING)


def word_before(flat: str, word: str, at: int, begin: int) -> str:
    """The word before the last one, `word`, which ends at `at`."""
    return last_word(flat, max(begin, at - len(word) - 1), begin)


def next_word(flat: str, after: int) -> str:
    """The word that begins at `after`, casefolded; elided ones with their apostrophe."""
    found = _NEXT.match(flat, after)
    return found.group().casefold() if found else ""
