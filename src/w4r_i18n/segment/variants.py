# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences written once for each gender, number or inclusive style: which stand for one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from w4r_i18n.model.document import Block, Document
from w4r_i18n.model.extraction import Extracted
from w4r_i18n.model.unit import Key

AXES = ("writer", "recipient", "subject", "number", "inclusive")
_DIRECTIVE = re.compile(r"<!--\s*w4r:")


def variant_of(block: Block) -> Mapping[str, str]:
    """`{"writer": "f"}` of a block that is meant for a woman as writer; empty for everybody's."""
    words = (word.partition("=") for word in block.directive.context.split())
    return {axis: value for axis, sign, value in words if sign and axis in AXES}


def alternatives(document: Document) -> Iterator[tuple[int, ...]]:
    """The blocks, by index, that stand in turn for the same sentence, the author's first one first."""
    group: list[int] = []
    for number, block in enumerate(document.blocks):
        if group and not _goes_with(document.blocks[group[0]], block):
            yield tuple(group)
            group = []
        if variant_of(block):
            group.append(number)
    if group:
        yield tuple(group)


def _goes_with(first: Block, block: Block) -> bool:
    """The same role, on the same axes, and nothing else apart."""
    return (
        _plain(first) == _plain(block)
        and variant_of(first).keys() == variant_of(block).keys()
        and variant_of(first) != variant_of(block)
    )


def _plain(block: Block) -> tuple[str, str]:
    words = [word for word in block.directive.context.split() if word.partition("=")[0] not in AXES]
    return block.directive.role or block.role, " ".join(words)


def values(document: Document, axis: str) -> tuple[str, ...]:
    """The values that a document has on an axis, in its order."""
    found = (variant_of(block).get(axis, "") for block in document.blocks)
    return tuple(dict.fromkeys(value for value in found if value))


def differing(document: Document) -> frozenset[str]:
    """The axes on which the document's own words differ: the same words tell nobody apart."""
    return frozenset(
        axis
        for group in alternatives(document)
        if len({document.blocks[each].content for each in group}) > 1
        for axis in variant_of(document.blocks[group[0]])
    )


def axes_of(key: Key) -> frozenset[str]:
    """The axes on which a unit is one of several."""
    named = (word.partition("=") for word in key[0].split())
    return frozenset(axis for axis, sign, _ in named if sign and axis in AXES)


def chosen(document: Document, choice: Mapping[str, str]) -> str:
    """The document's text with one of each group of alternatives: the first that fits, else the first.

    Law: without alternatives it is the text itself. What is left out goes with its directive; every other
    character stays.
    """
    out: list[str] = []
    at = 0
    for group in alternatives(document):
        kept = next((each for each in group if _fits(document.blocks[each], choice)), group[0])
        for number in group:
            if number != kept:
                start, end = _extent(document, number)
                out.append(document.text[at:start])
                at = end
    return "".join(out) + document.text[at:]


def _fits(block: Block, choice: Mapping[str, str]) -> bool:
    return all(choice.get(axis) == value for axis, value in variant_of(block).items())


def _extent(document: Document, number: int) -> tuple[int, int]:
    """From the block's directive to its end with the empty lines behind it."""
    block, text = document.blocks[number], document.text
    before = document.blocks[number - 1].end if number else document.front_end
    marks = [found.start() for found in _DIRECTIVE.finditer(text, before, block.start)]
    start = marks[-1] if marks else block.start
    end = block.end
    while end < len(text) and text[end] in "\r\n":
        end += 1
    return start, end


def variant_keys(extracted: Extracted) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    """The first variant's units, each with those that say the same in the others."""
    cuts = {cut.block: cut.keys for cut in extracted.cuts}
    for group in alternatives(extracted.document):
        first, *others = (cuts.get(number, ()) for number in group)
        alike = [keys for keys in others if len(keys) == len(first)]
        for at, key in enumerate(first):
            found = tuple(dict.fromkeys(keys[at] for keys in alike if keys[at] != key))
            if found:
                yield key, found
