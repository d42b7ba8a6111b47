# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags of an answer: well-formed, nested as in the source, around words as there, without stray blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from w4r_i18n.draft.masks import Mask, Pieces

_BLANKS = " \u00a0\u202f\t\n"
_WORD = re.compile(r"\w")
_ELIDED = re.compile(r"\w[’'][ \u00a0\u202f]+\Z")
_TAG = re.compile(r"<(?P<close>/)?(?P<name>[A-Za-z][\w:-]*)[^<>]*?(?P<single>/)?>")


@dataclass(frozen=True, slots=True)
class _Pair:
    parent: int
    """The number of the mark that opens the pair around it; -1 where there is none."""
    is_filled: bool


def fault(source: Pieces, answer: Pieces, masks: Sequence[Mask]) -> str:
    """What is wrong with the tags of the answer; "" when nothing is."""
    partners = _partners(source.numbers, masks)
    wanted, found = _pairs(source, partners), _pairs(answer, partners)
    if found is None:
        return "tags cross each other or close before they open"
    for number, pair in (wanted or {}).items():
        if found[number].parent != pair.parent:
            return "a tag stands inside another than before"
        if pair.is_filled and not found[number].is_filled:
            return "a pair of tags came back with nothing inside"
    return ""


def _partners(numbers: Sequence[int], masks: Sequence[Mask]) -> dict[int, int]:
    """Opening mark to closing mark; what has no partner in the source is none."""
    partners: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    for number in numbers:
        role, name = _role(masks[number])
        if role == "open":
            opened.append((name, number))
        elif role == "close" and opened and opened[-1][0] == name:
            partners[opened.pop()[1]] = number
    return partners


def _role(mask: Mask) -> tuple[str, str]:
    if mask.kind in ("open", "close"):
        return mask.kind, mask.source.strip("</>")
    if mask.kind == "tag" and (tag := _TAG.fullmatch(mask.source)) and not tag["single"]:
        return "close" if tag["close"] else "open", tag["name"]
    return "", ""


def _pairs(pieces: Pieces, partners: dict[int, int]) -> dict[int, _Pair] | None:
    """Each pair by the number of its opening mark; None where they are not well-formed."""
    closing = {close: first for first, close in partners.items()}
    opened: list[tuple[int, int]] = []
    pairs: dict[int, _Pair] = {}
    held = int(_WORD.search(pieces.texts[0]) is not None)
    for number, text in zip(pieces.numbers, pieces.texts[1:], strict=True):
        if number in partners:
            opened.append((number, held))
        elif number in closing:
            if not opened or opened[-1][0] != closing[number]:
                return None
            first, before = opened.pop()
            pairs[first] = _Pair(opened[-1][0] if opened else -1, held > before)
        else:
            held += 1
        held += _WORD.search(text) is not None
    return None if opened else pairs


def settled(source: Pieces, answer: Pieces, masks: Sequence[Mask]) -> Pieces:
    """The answer with blanks at marks where the source has them.

    Engines set blanks around what they do not know: `de <g1> Amina</g1>`, `d’ {place}`. Law: the source's
    own pieces stay as they are.
    """
    texts = list(answer.texts)
    for place in range(len(answer.numbers) - 1, -1, -1):
        number = answer.numbers[place]
        kind, glued = masks[number].kind, source.texts[number + 1][:1] not in tuple(_BLANKS)
        if kind in ("open", "single") and glued and texts[place + 1][:1] in tuple(_BLANKS):
            texts[place + 1] = texts[place + 1].lstrip(_BLANKS)
            if kind == "open" and (place or texts[place]) and texts[place][-1:] not in tuple(_BLANKS):
                texts[place] += " "
        if source.texts[number].endswith(("’", "'")) and (elided := _ELIDED.search(texts[place])):
            texts[place] = texts[place][: elided.start() + 2]
    for place, number in enumerate(answer.numbers):
        kind, glued = masks[number].kind, source.texts[number][-1:] not in tuple(_BLANKS)
        if kind in ("close", "single") and glued and texts[place][-1:] in tuple(_BLANKS):
            texts[place] = texts[place].rstrip(_BLANKS)
            if kind == "close" and _WORD.match(texts[place + 1]):
                texts[place + 1] = " " + texts[place + 1]
    return Pieces(tuple(texts), answer.numbers, answer.remains)
