# SPDX-License-Identifier: GPL-3.0-or-later
"""Memories for the tests: in no file, filled at once, and told as what they hold."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping

from w4r_i18n.memory.index import Index, new_index
from w4r_i18n.memory.rows import Holding, Kept, Row, Store

SPRING = Holding("2025-spring", "en")


def empty() -> Index:
    return new_index(sqlite3.connect(":memory:", isolation_level=None))


def filled(rows: Iterable[Row], holding: Holding = SPRING) -> Index:
    index = empty()
    put(index, {holding: list(rows)})
    return index


def put(index: Store, holdings: Mapping[Holding, list[Row]]) -> None:
    with index.writing():
        for holding, rows in holdings.items():
            index.replace(holding, "digest", rows)


def told(index: Store, sources: Iterable[str], locales: Iterable[str]) -> Counter[Kept]:
    """Everything the memory has for these sources."""
    return Counter(kept for source in sources for tag in locales for kept in index.exact(tag, source))
