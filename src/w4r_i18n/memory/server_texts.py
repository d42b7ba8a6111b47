# SPDX-License-Identifier: GPL-3.0-or-later
"""Any text as one that PostgreSQL keeps: it has no U+0000, and no half of a surrogate pair."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARK = "\x1a"
"""SUBSTITUTE: what stands for another sign, by its number; for itself as well."""
_FOREIGN = re.compile("[\0\x1a\ud800-\udfff]")
_STANDING = re.compile("\x1a([0-9a-f]{4})")
_TERM_CHARS = 64
"""Of a word: one letter may carry thousands of marks, and what is indexed is bounded."""


def stored(text: str) -> str:
    """Law: `restored(stored(text)) == text`."""
    return _FOREIGN.sub(lambda found: f"{_MARK}{ord(found[0]):04x}", text)


def restored(text: str) -> str:
    if _MARK not in text:
        return text
    return _STANDING.sub(lambda found: chr(int(found[1], 16)), text)


def stored_terms(terms: Iterable[str]) -> set[str]:
    """Words hold no such signs, but may be long: two that begin alike are then found as one."""
    return {term[:_TERM_CHARS] for term in terms}
