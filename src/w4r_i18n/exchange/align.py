# SPDX-License-Identifier: GPL-3.0-or-later
"""Which texts of a file are which entries of a domain, also where a tool has joined or cut some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from w4r_i18n.exchange.content import comparable, content_of, joined
from w4r_i18n.model.exchange import PAIR_ID, Block, Pair
from w4r_i18n.model.inline import Content
from w4r_i18n.model.unit import Key, Unit

MAX_IN_BLOCK = 200
"""Texts of one block that are joined and cut; a longer block is matched text by text."""


@dataclass(frozen=True, slots=True)
class Match:
    """Texts of a file that together say what entries of the domain together say."""

    pairs: tuple[Pair, ...]
    keys: tuple[Key, ...] = ()
    """Empty where there is none; then `fault` says why."""
    fault: str = ""
    forged: bool = False
    """The source in the file is not the one that was handed out."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A domain's entries, by what a file may know them by."""

    contents: Mapping[Key, Content]
    by_source: Mapping[str, tuple[Key, ...]]
    """By source digest of an entry, or of entries that are joined."""
    by_text: Mapping[tuple[str, str], Key] = field(repr=False)
    """By context and text."""


def shelf(units: Sequence[Unit], groups: Iterable[tuple[str, tuple[Key, ...]]]) -> Shelf:
    """`groups` are the source digest and the keys of each entry, and of each group of joined ones."""
    contents = {
        unit.key: content_of(unit.msgid, codes=unit.codes, placeholders=unit.placeholders) for unit in units
    }
    by_text: dict[tuple[str, str], Key] = {}
    for unit in units:
        # A table tells tags by their look alone, so a text is also known as one reads it who cannot tell.
        guessed = content_of(
            unit.msgid, codes=unit.codes or "<" in unit.msgid, placeholders="{" in unit.msgid
        )
        for content in (contents[unit.key], guessed):
            by_text.setdefault((unit.context, comparable(content)), unit.key)
    return Shelf(contents, dict(groups), by_text)


def matches(block: Block, known: Shelf) -> Iterator[Match]:
    """Each text of a block once; joined and cut ones together with all that they touch."""
    yield from _aligned(block.pairs, _handed_out(block, known), known) or (
        _alone(pair, block.context, known) for pair in block.pairs
    )


def _handed_out(block: Block, known: Shelf) -> tuple[Key, ...]:
    """The entries that the block was made of."""
    found = (PAIR_ID.fullmatch(name) for name in block.ids or [pair.id for pair in block.pairs])
    return tuple(key for each in found if each for key in known.by_source.get(each[1], ()))


def _aligned(pairs: Sequence[Pair], keys: Sequence[Key], known: Shelf) -> list[Match]:
    """Both in order, cut where both sides have said the same; nothing where they never do."""
    if not 0 < len(keys) <= MAX_IN_BLOCK or len(pairs) > MAX_IN_BLOCK:
        return []
    found: list[Match] = []
    at = place = 0
    while at < len(pairs) and place < len(keys):
        there, here = at + 1, place + 1
        while True:
            theirs = comparable(joined(pair.source for pair in pairs[at:there]))
            ours = comparable(joined(known.contents[key] for key in keys[place:here]))
            if theirs == ours:
                break
            there, here = (there + 1, here) if len(theirs) < len(ours) else (there, here + 1)
            if there > len(pairs) or here > len(keys):
                return []
        found.append(Match(tuple(pairs[at:there]), tuple(keys[place:here])))
        at, place = there, here
    return found if at == len(pairs) and place == len(keys) else []


def _alone(pair: Pair, context: str, known: Shelf) -> Match:
    text = comparable(pair.source)
    keys = known.by_source.get(pair.src, ())
    if keys:
        if comparable(joined(known.contents[key] for key in keys)) == text:
            return Match((pair,), keys)
        if len(keys) > 1 or known.by_text.get((context, text)) != keys[0]:
            return Match((pair,), fault="the source was edited; wanted it as it was handed out", forged=True)
    key = known.by_text.get((context, text))
    if key:
        return Match((pair,), (key,))
    if pair.src:
        return Match((pair,), fault="the source has changed since, or is gone: hand it out anew")
    return Match((pair,), fault="no source says this", forged=True)
