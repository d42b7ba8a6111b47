# SPDX-License-Identifier: GPL-3.0-or-later
"""Which sources a text stands for: its own, and those of the `<join/>` entries after it (FORMATS 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.unit import Key, Unit


def blocks_of(units: Sequence[Unit]) -> tuple[tuple[Key, ...], ...]:
    """The keys of each block in reading order, as the units' places tell them."""
    found: dict[tuple[str, int], list[tuple[int, Key]]] = {}
    for unit in units:
        for spot in unit.spots:
            found.setdefault((spot.path, spot.block), []).append((spot.segment, unit.key))
    return tuple(tuple(key for _, key in sorted(block)) for block in found.values())


def before(blocks: Iterable[Sequence[Key]]) -> dict[Key, Key | None]:
    """For each key the one before it in its first block; None where it begins the block."""
    out: dict[Key, Key | None] = {}
    for block in blocks:
        last: Key | None = None
        for key in block:
            out.setdefault(key, last)
            last = key
    return out


def former_before(
    entries: Sequence[Entry], now: Mapping[Key, Key | None]
) -> Iterator[tuple[Key, Key | None]]:
    """For each `<join/>` of an old file the key before it, in the block that it had as far as one can tell.

    A PO file knows no blocks. Where the old neighbour is still there, the new documents tell; where it is
    gone, or another sentence came between, the file's order does.
    """
    old = {entry.key for entry in entries}
    last: Key | None = None
    for entry in entries:
        if is_join(entry.msgstr):
            yield entry.key, _neighbour(entry.key, last, old, now)
        last = entry.key


def _neighbour(key: Key, last: Key | None, old: set[Key], now: Mapping[Key, Key | None]) -> Key | None:
    if key not in now:
        return last
    neighbour = now[key]
    if neighbour is None:
        return last if last not in now else None
    return neighbour if neighbour in old else last


def heads(joins: Iterable[tuple[Key, Key | None]]) -> dict[Key, str]:
    """The source of each group of several entries, by the key of the one that holds the text."""
    head_of: dict[Key, Key] = {}
    out: dict[Key, str] = {}
    for key, neighbour in joins:
        if neighbour is None:
            continue
        head = head_of.get(neighbour, neighbour)
        head_of[key] = head
        out[head] = f"{out.get(head, head[1])} {key[1]}"
    return out
