# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory in one SQLite file: a view of the catalogues that can be deleted at any time."""

from __future__ import annotations

import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from w4r_i18n.memory.index_postings import Lengths, Postings
from w4r_i18n.memory.index_read import Reading, digest_of
from w4r_i18n.memory.rows import Holding, Row, neighbourhood
from w4r_i18n.memory.terms import source_terms, terms
from w4r_i18n.memory.weighing import size_of
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import ServiceError
from w4r_i18n.text.normalise import VERSION, typographic

_SCHEMA = (
    "CREATE TABLE meta (version TEXT NOT NULL, sources INTEGER NOT NULL)",
    "CREATE TABLE locale (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE)",
    "CREATE TABLE holding (id INTEGER PRIMARY KEY, domain TEXT NOT NULL, locale INTEGER NOT NULL, \
origin TEXT NOT NULL, digest TEXT NOT NULL, UNIQUE (domain, locale, origin))",
    "CREATE TABLE source (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, normal TEXT NOT NULL)",
    "CREATE TABLE unit (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, locale INTEGER NOT NULL, \
holding INTEGER NOT NULL, spelling TEXT, target TEXT NOT NULL, context TEXT NOT NULL, \
state INTEGER NOT NULL, around BLOB NOT NULL)",
    "CREATE INDEX unit_of_source ON unit (source, locale)",
    "CREATE INDEX unit_of_holding ON unit (holding)",
    Postings.schema("source_term"),
    Postings.schema("target_term"),
    Lengths.SCHEMA,
)
_VERSION = f"2 {VERSION} {sys.byteorder} {blake2b(repr(_SCHEMA).encode(), digest_size=8).hexdigest()}"
_SETTINGS = (
    "trusted_schema = OFF", "cell_size_check = ON", "cache_size = -65536", "mmap_size = 1073741824",
    "temp_store = MEMORY", "synchronous = NORMAL", "secure_delete = ON",
)  # fmt: skip
_WAIT_S = 30.0


def open_index(path: Path) -> Index:
    """The index in this file, a new and empty one where there is none or one that cannot be used.

    What cannot be used (damaged, of another version, with anything in it that is not ours) is deleted: it is
    a view. Raises ServiceError where no file can be made.
    """
    try:
        if path.is_symlink():  # it could lead out of the tree
            path.unlink()
        try:
            return Index(_connected(path))
        except sqlite3.DatabaseError:
            forget_index(path)
            return Index(_connected(path))
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from None


def forget_index(path: Path) -> None:
    """Delete the file, if there is one."""
    for leftover in (path, path.with_name(f"{path.name}-journal")):
        try:
            leftover.unlink(missing_ok=True)
        except OSError as error:
            raise _unusable(path, error) from None


def _unusable(path: Path, error: Exception) -> ServiceError:
    return ServiceError(f"the memory cannot be opened: {str(error).lower()}", place=Place(path.name))


def _connected(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(exist_ok=True)
    connection = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
    try:
        # The file may come from somebody else: nothing in its schema is run, no page believed unchecked.
        # What is deleted is overwritten: a text that was recalled must not stay in free pages.
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        found = _schema(connection)
        if not found:
            _make(connection)
            found = _schema(connection)
        if found != list(_SCHEMA) or connection.execute("SELECT version FROM meta").fetchall() != [
            (_VERSION,)
        ]:
            raise sqlite3.DatabaseError("is of another version")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _schema(connection: sqlite3.Connection) -> list[str]:
    return [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]


def new_index(connection: sqlite3.Connection) -> Index:
    """An empty index behind a connection that commits by itself (`isolation_level=None`)."""
    _make(connection)
    return Index(connection)


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if not _schema(connection):  # else somebody made it while we waited
        for statement in _SCHEMA:
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES (?, 0)", (_VERSION,))
    connection.execute("COMMIT")


class Index(Reading):
    """Keeps rows as `Memory` asks. Sources are stored once for all locales, found by an inverted index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._next_source = self._next_unit = self._came = 0

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One change as a whole: all of it is there afterwards, or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._lengths.forget()
            self._came = 0
            self._next_source = self._after_last("source")
            self._next_unit = self._after_last("unit")
            yield
            for part in (self._sources, self._targets, self._lengths):
                part.flush()
            self._db.execute("UPDATE meta SET sources = sources + ?", (self._came,))
            self._db.execute("COMMIT")
        except BaseException:
            for part in (self._sources, self._targets, self._lengths):
                part.forget()
            self._db.execute("ROLLBACK")
            raise

    def _after_last(self, table: str) -> int:
        return int(self._db.execute(f"SELECT ifnull(max(id), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608  # our own names

    def holdings(self) -> dict[Holding, str]:
        query = "SELECT domain, tag, origin, digest FROM holding JOIN locale ON locale.id = holding.locale"
        return {
            Holding(domain, tag, origin): digest for domain, tag, origin, digest in self._db.execute(query)
        }

    def replace(self, holding: Holding, digest: str, rows: Iterable[Row]) -> int:
        """Rows that are there already are not touched. Only within `writing`."""
        number, locale = self._held(holding, digest)
        waiting = self._rows_of(number)
        touched: set[int] = set()
        changed = 0
        for row in rows:
            ids = waiting.get(_row_key(row))
            if ids:
                ids.pop()
            else:
                touched.add(self._insert(row, number, locale))
                changed += 1
        gone = [unit for ids in waiting.values() for unit in ids]
        touched.update(self._take_out(gone))
        self._settle(touched, locale)
        return changed + len(gone)

    def drop(self, holding: Holding) -> None:
        """Only within `writing`."""
        if holding in self.holdings():
            number, _ = self._held(holding, "")
            self.replace(holding, "", ())
            self._db.execute("DELETE FROM holding WHERE id = ?", (number,))

    def _held(self, holding: Holding, digest: str) -> tuple[int, int]:
        self._db.execute("INSERT OR IGNORE INTO locale (tag) VALUES (?)", (holding.locale,))
        locale = self._locale(holding.locale)
        found = self._db.execute(
            "INSERT INTO holding (domain, locale, origin, digest) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (domain, locale, origin) DO UPDATE SET digest = excluded.digest RETURNING id",
            (holding.domain, locale, holding.origin, digest),
        ).fetchone()
        return int(found[0]), locale

    def _rows_of(self, holding: int) -> dict[tuple[object, ...], list[int]]:
        found: dict[tuple[object, ...], list[int]] = defaultdict(list)
        query = (
            "SELECT unit.id, ifnull(spelling, normal), target, context, state, around"
            " FROM unit JOIN source ON source.id = unit.source WHERE holding = ?"
        )
        for unit, *rest in self._db.execute(query, (holding,)):
            found[tuple(rest)].append(unit)
        return found

    def _insert(self, row: Row, holding: int, locale: int) -> int:
        normal = typographic(row.source)
        source = self._source(normal)
        spelling = None if row.source == normal else row.source
        unit = self._next_unit
        self._next_unit += 1
        self._db.execute(
            "INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (unit, source, locale, holding, spelling, row.target, row.context, int(row.state),
             neighbourhood(row.before, row.after)),
        )  # fmt: skip
        self._targets.add(unit, terms(row.target))
        self._lengths.put(locale, source, size_of(normal))
        return source

    def _source(self, normal: str) -> int:
        digest = digest_of(normal)
        found = self._db.execute("SELECT id FROM source WHERE digest = ?", (digest,)).fetchone()
        if found:
            return int(found[0])
        source = self._next_source
        self._next_source += 1
        self._came += 1
        self._db.execute("INSERT INTO source VALUES (?, ?, ?)", (source, digest, normal))
        self._sources.add(source, source_terms(normal))
        return source

    def _take_out(self, units: Sequence[int]) -> Iterator[int]:
        """The sources that may have lost their last translation."""
        for unit in units:
            source, target = self._db.execute(
                "DELETE FROM unit WHERE id = ? RETURNING source, target", (unit,)
            ).fetchone()
            self._targets.remove(unit, terms(target))
            yield source

    def _settle(self, sources: Iterable[int], locale: int) -> None:
        """Forget what has no translation any more, here or anywhere."""
        for source in sources:
            query = "SELECT max(locale = ?) FROM unit WHERE source = ?"
            here = self._db.execute(query, (locale, source)).fetchone()[0]
            if not here:
                self._lengths.put(locale, source, 0)
            if here is None:
                (normal,) = self._db.execute(
                    "DELETE FROM source WHERE id = ? RETURNING normal", (source,)
                ).fetchone()
                self._sources.remove(source, source_terms(normal))
                self._came -= 1


def _row_key(row: Row) -> tuple[object, ...]:
    return (row.source, row.target, row.context, int(row.state), neighbourhood(row.before, row.after))
