# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of new and gone texts, gathered until a change ends, then written to the server at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from typing import LiteralString

from w4r_i18n.memory.server_session import Session
from w4r_i18n.memory.server_texts import stored_terms
from w4r_i18n.memory.weighing import CHUNK_BITS, MASK

_PENDING = 3_000_000
"""Numbers that wait in memory before they are written: some 100 MB."""
_PASSED: LiteralString = "CREATE TEMPORARY TABLE passed (term text, chunk int, members int2[]) ON COMMIT DROP"
_COPY: LiteralString = "COPY passed (term, chunk, members) FROM STDIN (FORMAT BINARY)"
_ADD: LiteralString = """
    INSERT INTO {table} AS held (term, chunk, count, members)
    SELECT term, chunk, cardinality(members), members FROM passed ORDER BY term, chunk
    ON CONFLICT (term, chunk) DO UPDATE
    SET count = held.count + excluded.count, members = held.members || excluded.members"""
_REMOVE: LiteralString = """
    UPDATE {table} AS held
    SET count = held.count - cardinality(passed.members), members = ARRAY(
        SELECT low FROM unnest(held.members) AS low
        WHERE NOT EXISTS (SELECT FROM unnest(passed.members) AS gone WHERE gone = low)
    )
    FROM passed WHERE passed.term = held.term AND passed.chunk = held.chunk"""
_SWEEP: LiteralString = """
    DELETE FROM {table} AS held USING passed
    WHERE passed.term = held.term AND passed.chunk = held.chunk AND held.count = 0"""


class Postings:
    """One table of words; what is added or taken out waits for `flush`, within the same transaction."""

    def __init__(self, session: Session, table: str) -> None:
        self._db = session
        self._added: dict[tuple[str, int], array[int]] = {}
        self._removed: dict[tuple[str, int], array[int]] = {}
        self._table = table
        self._waiting = 0

    def add(self, number: int, terms: Iterable[str]) -> None:
        """A number is used once only."""
        self._wait(self._added, number, terms)

    def remove(self, number: int, terms: Iterable[str]) -> None:
        self._wait(self._removed, number, terms)

    def _wait(self, into: dict[tuple[str, int], array[int]], number: int, terms: Iterable[str]) -> None:
        chunk, low = number >> CHUNK_BITS, number & MASK
        for term in stored_terms(terms):
            waiting = into.get((term, chunk))
            if waiting is None:
                waiting = into[term, chunk] = array("h")
            waiting.append(low if low < 1 << 15 else low - (1 << 16))
            self._waiting += 1
        if self._waiting > _PENDING:
            self.flush()

    def flush(self) -> None:
        """First what came, since some of it may be gone again."""
        if self._added:
            self._pass(self._added, _ADD)
        if self._removed:
            self._pass(self._removed, _REMOVE, _SWEEP)
        self.forget()

    def forget(self) -> None:
        """Let what waits go."""
        self._added.clear()
        self._removed.clear()
        self._waiting = 0

    def _pass(self, waiting: Mapping[tuple[str, int], array[int]], *statements: LiteralString) -> None:
        self._db.run(_PASSED)
        rows = ((term, chunk, members.tolist()) for (term, chunk), members in waiting.items())
        self._db.copy(_COPY, ("text", "int4", "int2[]"), rows)
        self._db.run("ANALYZE passed")
        for statement in statements:
            self._db.run(statement.format(table=self._table))
        self._db.run("DROP TABLE passed")
