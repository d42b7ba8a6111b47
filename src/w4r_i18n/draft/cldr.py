# SPDX-License-Identifier: GPL-3.0-or-later
"""What CLDR knows of a locale, looked up once and only when a figure asks for it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale as Cldr

_ZEROS = {
    "arab": 0x0660, "arabext": 0x06F0, "deva": 0x0966, "beng": 0x09E6, "guru": 0x0A66, "gujr": 0x0AE6,
    "orya": 0x0B66, "tamldec": 0x0BE6, "telu": 0x0C66, "knda": 0x0CE6, "mlym": 0x0D66, "thai": 0x0E50,
    "laoo": 0x0ED0, "tibt": 0x0F20, "mymr": 0x1040, "khmr": 0x17E0, "mong": 0x1810, "olck": 0x1C50,
    "nkoo": 0x07C0, "adlm": 0x1E950, "mtei": 0xABF0, "cakm": 0x11136,
}  # fmt: skip
"""The zero of each numbering system that is some locale's default; nine follow it in a row."""
_DIRECTIONS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))


_FIGURES_LIKE = {"oc": "fr"}
"""Languages of which CLDR has the calendar only, and whose figures are written as another's."""


def figures(name: str) -> Cldr | None:
    """The data by which the locale writes numbers."""
    return cldr(_FIGURES_LIKE.get(name.partition("_")[0], name))


@lru_cache(maxsize=128)
def cldr(name: str) -> Cldr | None:
    """The locale's data; None where CLDR does not know the language."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return None


def in_own_digits(text: str, name: str) -> str:
    """With the digits of the locale's default numbering system, and without marks of direction.

    CLDR's patterns hold such marks for lone figures; in a sentence they are what a check calls invisible,
    and the letters around a figure set its direction.
    """
    return text.translate(_own(name))


@lru_cache(maxsize=128)
def _own(name: str) -> dict[int, int | None]:
    found = cldr(name)
    zero = _ZEROS.get(found.default_numbering_system) if found else None
    digits = {ord("0") + digit: zero + digit for digit in range(10)} if zero else {}
    return {**_DIRECTIONS, **digits}
