# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each source stands in its documents, and what stands before and after it there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from w4r_i18n.flow.sources import Source
from w4r_i18n.model.unit import Key
from w4r_i18n.review.pairs import digest_of_source

Spots = Mapping[Key, Sequence[tuple[Sequence[Key], int]]]
"""Where each source stands: in which document, in reading order, and as the how manieth."""
Around = tuple[str, str]
"""Digests of the sources before and after; empty where the document begins or ends."""


def spots_of(source: Source) -> Spots:
    """Of a domain's units."""
    found: dict[Key, list[tuple[Sequence[Key], int]]] = {}
    for order in orders(source):
        for at, key in enumerate(order):
            found.setdefault(key, []).append((order, at))
    return found


def orders(source: Source) -> Iterator[tuple[Key, ...]]:
    """The keys of each document, in reading order."""
    for document in source.extraction.documents:
        yield tuple(key for cut in document.cuts for key in cut.keys)


def around(keys: tuple[Key, ...], spots: Spots) -> set[Around]:
    """The neighbours of a text that stands for these sources in a row, wherever it does."""
    return {
        neighbours(order, at, at + (len(keys) if order[at : at + len(keys)] == keys else 1))
        for order, at in spots.get(keys[0], ())
    }


def neighbours(order: Sequence[Key], start: int, stop: int) -> Around:
    """What stands before and after a part of a document."""
    before = digest_of_source(*order[start - 1]) if start else ""
    return before, digest_of_source(*order[stop]) if stop < len(order) else ""
