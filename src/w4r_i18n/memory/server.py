# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory on a PostgreSQL server: the same view for everybody who shares it, deleted without loss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b

from w4r_i18n.memory.index_read import digest_of
from w4r_i18n.memory.rows import Holding, OvertakenError, Row, neighbourhood
from w4r_i18n.memory.server_read import Reading
from w4r_i18n.memory.server_schema import enter, lock, name_for
from w4r_i18n.memory.server_session import Session, connected
from w4r_i18n.memory.server_texts import restored, stored
from w4r_i18n.memory.server_write import Postings
from w4r_i18n.memory.terms import source_terms, terms
from w4r_i18n.memory.weighing import size_of
from w4r_i18n.text.normalise import typographic

_MANY = 10_000
"""New sources after which the server's planner looks at once how much there is, not in its own time."""


def open_server(url: str, campaign: str) -> Server:
    """The campaign's memory in the database that `url` names, made there if there is none.

    Raises ConfigError for a url that holds a password or would send texts over a network in the clear, or
    where psycopg is missing; ServiceError where the server is away or refuses.
    """
    name = name_for(campaign)
    session = connected(url, "w4r memory")
    try:
        enter(session, name)
    except BaseException:
        session.close()
        raise
    return Server(session, name)


class Server(Reading):
    """Keeps rows as `Memory` asks. Nothing is locked before the first row comes or goes."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(session)
        self._name = name
        self._sources = Postings(session, "source_term")
        self._targets = Postings(session, "target_term")
        self._looked_at: dict[Holding, str] | None = None
        self._begun = False
        self._came = self._next_source = self._next_unit = 0

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One change as a whole: all of it is there afterwards, or nothing.

        Raises OvertakenError where what `holdings` said last is true no more.
        """
        self._begun = False
        try:
            yield
            if self._begun:
                self._finish()
        except BaseException:
            if self._begun:
                self._db.rollback()
            raise
        finally:
            self._begun = False
            self._sources.forget()
            self._targets.forget()
            self._forget()

    def _begin(self) -> None:
        if self._begun:
            return
        told, self._begun = self._looked_at, True
        self._db.run("BEGIN")
        lock(self._db, self._name)
        # The words of a million texts take longer than any question.
        self._db.run("SET LOCAL statement_timeout = '15min'")
        if told is not None and self.holdings() != told:
            raise OvertakenError("another clone has just changed the memory server", hint="run it again")
        found = self._db.rows("SELECT next_source, next_unit FROM meta")
        if not found:
            raise OvertakenError("the memory server has lost its tables", hint="run it again")
        ((self._next_source, self._next_unit),) = found
        self._came = 0

    def _finish(self) -> None:
        self._sources.flush()
        self._targets.flush()
        self._db.run(
            "UPDATE meta SET sources = sources + %s, next_source = %s, next_unit = %s",
            (self._came, self._next_source, self._next_unit),
        )
        if self._came > _MANY:
            self._db.run("ANALYZE source, unit, source_term (term, chunk), target_term (term, chunk)")
        self._db.run("COMMIT")
        self._looked_at = None

    def holdings(self) -> dict[Holding, str]:
        found = self._db.rows(
            "SELECT domain, tag, origin, digest FROM holding JOIN locale ON locale.id = holding.locale"
        )
        told = {Holding(restored(domain), tag, origin): digest for domain, tag, origin, digest in found}
        if not self._begun:
            self._looked_at = told
        return dict(told)

    def replace(self, holding: Holding, digest: str, rows: Iterable[Row]) -> int:
        """Rows that are there already are not touched. Only within `writing`."""
        self._begin()
        number, locale = self._held(holding, digest)
        waiting = self._rows_of(number)
        came: list[Row] = []
        for row in rows:
            ids = waiting.get(_row_key(row))
            if ids:
                ids.pop()
            else:
                came.append(row)
        self._insert(came, number, locale)
        gone = [unit for ids in waiting.values() for unit in ids]
        if gone:
            self._settle(self._take_out(gone))
        return len(came) + len(gone)

    def drop(self, holding: Holding) -> None:
        """Only within `writing`."""
        if holding in self.holdings():
            self.replace(holding, "", ())
            self._db.run("DELETE FROM holding WHERE key = %s", (_holding_key(holding),))

    def _held(self, holding: Holding, digest: str) -> tuple[int, int]:
        self._db.run("INSERT INTO locale (tag) VALUES (%s) ON CONFLICT DO NOTHING", (holding.locale,))
        locale = self._locale(holding.locale)
        ((number,),) = self._db.rows(
            "INSERT INTO holding (key, domain, locale, origin, digest) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT (key) DO UPDATE SET digest = excluded.digest RETURNING id",
            (_holding_key(holding), stored(holding.domain), locale, holding.origin, digest),
        )
        return number, locale

    def _rows_of(self, holding: int) -> dict[tuple[object, ...], list[int]]:
        found: dict[tuple[object, ...], list[int]] = defaultdict(list)
        query = (
            "SELECT unit.id, coalesce(spelling, normal), target, context, state, around"
            " FROM unit JOIN source ON source.id = unit.source WHERE holding = %s"
        )
        for unit, source, target, context, state, around in self._db.rows(query, (holding,)):
            key = (restored(source), restored(target), restored(context), state, bytes(around))
            found[key].append(unit)
        return found

    def _insert(self, rows: Sequence[Row], holding: int, locale: int) -> None:
        normals = [typographic(row.source) for row in rows]
        sources = self._sources_of(dict.fromkeys(normals))
        units = range(self._next_unit, self._next_unit + len(rows))
        self._next_unit = units.stop
        self._db.copy(
            "COPY unit (id, source, locale, holding, spelling, target, context, state, around)"
            " FROM STDIN (FORMAT BINARY)",
            ("int4", "int4", "int4", "int4", "text", "text", "text", "int2", "bytea"),
            (
                (unit, sources[normal], locale, holding,
                 None if row.source == normal else stored(row.source), stored(row.target),
                 stored(row.context), int(row.state), neighbourhood(row.before, row.after))
                for unit, normal, row in zip(units, normals, rows, strict=True)
            ),
        )  # fmt: skip
        for unit, row in zip(units, rows, strict=True):
            self._targets.add(unit, terms(row.target))

    def _sources_of(self, normals: Iterable[str]) -> Mapping[str, int]:
        """Their numbers; those that were not there are there now."""
        digests = {digest_of(normal): normal for normal in normals}
        known = self._db.rows("SELECT digest, id FROM source WHERE digest = ANY(%s)", (list(digests),))
        numbers = {digests[bytes(digest)]: number for digest, number in known}
        new = [(digest, normal) for digest, normal in digests.items() if normal not in numbers]
        for number, (_, normal) in enumerate(new, self._next_source):
            numbers[normal] = number
            self._sources.add(number, source_terms(normal))
        self._db.copy(
            "COPY source (id, digest, size, normal) FROM STDIN (FORMAT BINARY)",
            ("int4", "bytea", "int4", "text"),
            ((numbers[normal], digest, size_of(normal), stored(normal)) for digest, normal in new),
        )
        self._next_source += len(new)
        self._came += len(new)
        return numbers

    def _take_out(self, units: Sequence[int]) -> set[int]:
        """The sources that may have lost their last translation."""
        touched: set[int] = set()
        for unit, source, target in self._db.rows(
            "DELETE FROM unit WHERE id = ANY(%s) RETURNING id, source, target", (list(units),)
        ):
            self._targets.remove(unit, terms(restored(target)))
            touched.add(source)
        return touched

    def _settle(self, sources: Iterable[int]) -> None:
        """Forget what has no translation any more."""
        for number, normal in self._db.rows(
            "DELETE FROM source WHERE id = ANY(%s)"
            " AND NOT EXISTS (SELECT FROM unit WHERE unit.source = source.id) RETURNING id, normal",
            (list(sources),),
        ):
            self._sources.remove(number, source_terms(restored(normal)))
            self._came -= 1


def _row_key(row: Row) -> tuple[object, ...]:
    return (row.source, row.target, row.context, int(row.state), neighbourhood(row.before, row.after))


def _holding_key(holding: Holding) -> bytes:
    text = f"{holding.locale}\n{holding.origin}\n{holding.domain}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
