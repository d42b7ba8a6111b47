# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON as a stranger sends it, read as RFC 8259 writes it and no other way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

MAX_DEPTH = 20
_INTEGER_DIGITS = 15
# A string is taken whole, closed or not, so that no quotation mark is looked at twice.
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)


class NotStrictError(Exception):
    """What is wrong with it, in our words; never any of its own."""


class CutShortError(NotStrictError):
    """It is no JSON at all: cut off, or something else altogether."""


def strict(body: bytes) -> object:
    """The value: UTF-8, at most 20 levels deep, each key once, numbers finite and not huge.

    Raises NotStrictError.
    """
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise NotStrictError("not in UTF-8") from None
    if _depth(text) > MAX_DEPTH:
        raise NotStrictError(f"nested deeper than {MAX_DEPTH}")
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_int=_integer, parse_float=_number, parse_constant=_constant
        )
    except (json.JSONDecodeError, RecursionError):
        raise CutShortError("not as whole JSON") from None


def _depth(text: str) -> int:
    deepest = level = 0
    for found in _BRACKETS.finditer(text):
        first = found[0][0]
        level += 1 if first in "[{" else -1 if first in "]}" else 0
        deepest = max(deepest, level)
    return deepest


def _object(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise NotStrictError("with a key given twice")
        found[key] = value
    return found


def _integer(digits: str) -> int:
    if len(digits) > _INTEGER_DIGITS:
        raise NotStrictError("with a number too large")
    return int(digits)


def _number(digits: str) -> float:
    value = float(digits)
    if value - value != 0:
        raise NotStrictError("with a number too large")
    return value


def _constant(_name: str) -> float:
    raise NotStrictError("with NaN or Infinity, which are no JSON")
