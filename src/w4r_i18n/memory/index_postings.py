# SPDX-License-Identifier: GPL-3.0-or-later
"""An inverted index in two columns: for each word the numbers of the texts that hold it, two bytes each."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from w4r_i18n.memory.weighing import CHUNK_BITS, MASK, Posted, rarest_first

_PENDING = 3_000_000
"""Numbers that wait in memory before they are written: some 100 MB."""
_ASKED_AT_ONCE = 500


class Postings:
    """One table of words. What is added or taken out is written by `flush`."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._connection = connection
        self._table = table
        self._added: dict[tuple[str, int], array[int]] = {}
        self._removed: dict[tuple[str, int], set[int]] = defaultdict(set)
        self._waiting = 0

    @staticmethod
    def schema(table: str) -> str:
        return (
            f"CREATE TABLE {table} (term TEXT NOT NULL, chunk INTEGER NOT NULL, members BLOB NOT NULL,"
            " PRIMARY KEY (term, chunk)) WITHOUT ROWID"
        )

    def add(self, number: int, terms: Iterable[str]) -> None:
        """A number that was removed is not added again before the next `flush`."""
        chunk, low = number >> CHUNK_BITS, number & MASK
        for term in terms:
            waiting = self._added.get((term, chunk))
            if waiting is None:
                waiting = self._added[term, chunk] = array("H")
            waiting.append(low)
            self._waiting += 1
        if self._waiting > _PENDING:
            self.flush()

    def remove(self, number: int, terms: Iterable[str]) -> None:
        for term in terms:
            self._removed[term, number >> CHUNK_BITS].add(number & MASK)

    def flush(self) -> None:
        """Write what waits, in the order of the table, so that a fresh one fills from left to right."""
        touched = sorted({*self._added, *self._removed})
        gone = [(term, chunk) for term, chunk in touched if not self._rewrite(term, chunk)]
        self._connection.executemany(f"DELETE FROM {self._table} WHERE term = ? AND chunk = ?", gone)  # noqa: S608  # our own names
        self.forget()

    def forget(self) -> None:
        """Let what waits go."""
        self._added.clear()
        self._removed.clear()
        self._waiting = 0

    def _rewrite(self, term: str, chunk: int) -> bool:
        """Whether anything is left."""
        members = _merged(self.members(term, chunk), self._added.get((term, chunk), array("H")))
        for low in self._removed.get((term, chunk), ()):
            at = bisect_left(members, low)
            if at < len(members) and members[at] == low:
                del members[at]
        if members:
            self._connection.execute(
                f"INSERT OR REPLACE INTO {self._table} VALUES (?, ?, ?)",  # noqa: S608
                (term, chunk, members.tobytes()),
            )
        return bool(members)

    def members(self, term: str, chunk: int) -> array[int]:
        found = self._connection.execute(
            f"SELECT members FROM {self._table} WHERE term = ? AND chunk = ?",  # noqa: S608
            (term, chunk),
        ).fetchone()
        return array("H", found[0] if found else b"")

    def posted(self, terms: Iterable[str]) -> list[Posted]:
        """The words that are there at all, the rarest first; only their counts are read."""
        wanted = sorted(terms)
        chunks: dict[str, dict[int, int]] = defaultdict(dict)
        for start in range(0, len(wanted), _ASKED_AT_ONCE):
            some = wanted[start : start + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT term, chunk, length(members) / 2 FROM {self._table} WHERE term IN ({marks})"  # noqa: S608
            for term, chunk, count in self._connection.execute(query, some):
                chunks[term][chunk] = count
        return rarest_first(chunks)

    def beginning(self, prefix: str, *, most: int) -> list[str]:
        """The first words that begin so; two in a row are none."""
        query = (
            f"SELECT DISTINCT term FROM {self._table}"  # noqa: S608
            " WHERE term >= ? AND term < ? AND instr(term, ' ') = 0 LIMIT ?"
        )
        return [term for (term,) in self._connection.execute(query, (prefix, prefix + "\U0010ffff", most))]

    def read(self, posted: Posted) -> Iterator[tuple[int, array[int]]]:
        """(what the numbers of this chunk begin at, the rest of each), the newest chunk first."""
        for chunk in reversed(posted.chunks):
            yield chunk << CHUNK_BITS, self.members(posted.term, chunk)


class Lengths:
    """How long each text is that one locale has, 0 for what it has not; two bytes each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._read: dict[tuple[int, int], array[int]] = {}
        self._changed: set[tuple[int, int]] = set()

    SCHEMA = (
        "CREATE TABLE length (locale INTEGER NOT NULL, chunk INTEGER NOT NULL, sizes BLOB NOT NULL,"
        " PRIMARY KEY (locale, chunk)) WITHOUT ROWID"
    )

    def of(self, locale: int, chunk: int) -> Sequence[int]:
        """By the last 16 bits of a number."""
        return self._chunk(locale, chunk)

    def put(self, locale: int, number: int, size: int) -> None:
        sizes = self._chunk(locale, number >> CHUNK_BITS)
        low = number & MASK
        sizes[low] = size
        self._changed.add((locale, number >> CHUNK_BITS))

    def flush(self) -> None:
        for locale, chunk in sorted(self._changed):
            row = (locale, chunk, self._read[locale, chunk].tobytes())
            self._connection.execute("INSERT OR REPLACE INTO length VALUES (?, ?, ?)", row)
        self._changed.clear()

    def forget(self) -> None:
        """Let go what waits, and what was read: another process may have written since."""
        self._read.clear()
        self._changed.clear()

    def _chunk(self, locale: int, chunk: int) -> array[int]:
        sizes = self._read.get((locale, chunk))
        if sizes is None:
            found = self._connection.execute(
                "SELECT sizes FROM length WHERE locale = ? AND chunk = ?", (locale, chunk)
            ).fetchone()
            sizes = array("H", found[0] if found else b"")
            sizes.frombytes(bytes(2 * (MASK + 1 - len(sizes))))
            self._read[locale, chunk] = sizes
        return sizes


def _merged(old: array[int], new: array[int]) -> array[int]:
    if not old or not new or old[-1] < new[0]:
        return old + new
    return array("H", sorted({*old, *new}))
