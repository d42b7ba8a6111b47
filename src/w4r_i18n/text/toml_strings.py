# SPDX-License-Identifier: GPL-3.0-or-later
"""How a text is written between the double quotes of a TOML string."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r'["\\]|(?=\{[a-z][a-z0-9_]*\})\{|[\x00-\x1f\x7f]')
_LINE_BREAK = re.compile(r"[\r\n]\s*")


def spell(text: str) -> str:
    """Law: between double quotes it reads as this very text; a line break becomes a blank.

    A brace that would begin a placeholder is an escape, so that only `{name}` itself is one.
    """
    return _SPECIAL.sub(_escaped, _LINE_BREAK.sub(" ", text))


def _escaped(found: re.Match[str]) -> str:
    mark = found.group()
    return f"\\{mark}" if mark in '"\\' else f"\\u{ord(mark):04x}"
