# SPDX-License-Identifier: GPL-3.0-or-later
"""One connection to PostgreSQL: encrypted where it leaves the machine, bounded in time, told in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, LiteralString

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import ConfigError, ServiceError

if TYPE_CHECKING:
    import psycopg
    from psycopg.sql import SQL, Composed

CONNECT_S = 10
_SETTINGS = {
    "statement_timeout": "60s",
    "lock_timeout": "30s",
    # A clone whose network went away while it was writing lets the others write.
    "idle_in_transaction_session_timeout": "5min",
    # Short statements, and many: to compile one would take longer than to run it.
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "synchronous_commit": "off",
    # How many of the letter triples of two short texts are the same, at least.
    "pg_trgm.similarity_threshold": "0.4",
}
_SAFE_TLS = {"verify-full", "verify-ca"}
_HERE = re.compile(r"|[/@].*|localhost|127(\.[0-9]+){3}|::1")
"""Hosts that are this machine: a socket's folder, or the loopback."""
_PLACE = Place("w4r.toml")
_AWAY = "is it running, and is [memory] url in w4r.toml right? without it, the memory in the tree serves"
_HINTS = (
    ("password", "the password belongs into PGPASSWORD, PGPASSFILE or ~/.pgpass"),
    ("certificate", "name the authority that signed the server's certificate: sslrootcert=FILE in the url"),
    ("SSL", "over a network the server must offer TLS ('ssl = on' in postgresql.conf)"),
)


class Session:
    """Runs statements; every fault of the server is a ServiceError."""

    def __init__(self, connection: psycopg.Connection[tuple[Any, ...]]) -> None:
        self._connection = connection

    def rows(self, query: LiteralString, values: Values = ()) -> list[tuple[Any, ...]]:
        with told():
            return self._connection.execute(query, values, binary=True).fetchall()

    def run(self, statement: LiteralString | SQL | Composed, values: Values = ()) -> None:
        with told():
            self._connection.execute(statement, values)

    def copy(self, statement: LiteralString, kinds: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """`COPY … FROM STDIN (FORMAT BINARY)`."""
        with told(), self._connection.cursor() as cursor, cursor.copy(statement) as into:
            into.set_types(kinds)
            for row in rows:
                into.write_row(row)

    def rollback(self) -> None:
        """Undo what is open; where the server is gone, it does so itself."""
        with suppress(ServiceError):
            self.run("ROLLBACK")

    def close(self) -> None:
        self._connection.close()


Values = Sequence[object] | Mapping[str, object]


@contextmanager
def told() -> Iterator[None]:
    """The server's faults as ours, in its first words: the rest may repeat a text."""
    import psycopg

    try:
        yield
    except psycopg.errors.InsufficientPrivilege as error:
        raise ServiceError(
            f"the memory server refuses: {_first_line(error)}",
            hint="an administrator gives this role its rights in the memory's schema",
        ) from None
    except psycopg.errors.LockNotAvailable:
        raise ServiceError(
            "another clone is writing into the memory server", hint="try again in a minute"
        ) from None
    except psycopg.Error as error:
        hint = _AWAY if isinstance(error, psycopg.OperationalError) else ""
        raise ServiceError(f"the memory server: {_first_line(error)}", hint=hint) from None


def _first_line(error: Exception) -> str:
    said = getattr(getattr(error, "diag", None), "message_primary", None) or str(error)
    return str(said).strip().partition("\n")[0][:300] or type(error).__name__


def connected(url: str, application: str) -> Session:
    """Open the database that a url names. Raises ConfigError for one that is not safe, else ServiceError."""
    try:
        import psycopg
    except ImportError:
        raise ConfigError(
            "[memory] url needs psycopg, which is not installed", hint="pip install 'w4r_i18n[server]'"
        ) from None
    wanted = parameters(url)
    try:
        connection = psycopg.connect(
            **{"connect_timeout": CONNECT_S, **wanted},  # type: ignore[arg-type]  # names as libpq has them
            autocommit=True,
            client_encoding="utf8",
            application_name=application,
        )
    except psycopg.Error as error:
        said = " ".join(str(error).split())[:400]
        hint = next((advice for word, advice in _HINTS if word in said), _AWAY)
        raise ServiceError(f"the memory server does not answer: {said}", hint=hint) from None
    session = Session(connection)
    for name, value in _SETTINGS.items():
        session.run("SELECT set_config(%s, %s, false)", (name, value))
    return session


def parameters(url: str) -> dict[str, str]:
    """What the url says, and TLS with a verified server wherever that is not this machine."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        wanted = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    except ProgrammingError:  # whose words repeat the url
        raise ConfigError("[memory] url cannot be read as postgresql://HOST/DATABASE", place=_PLACE) from None
    if {"password", "sslpassword"} & wanted.keys():
        raise ConfigError("[memory] url holds a password", hint=_HINTS[0][1], place=_PLACE)
    if not _stays_here(wanted):
        mode = wanted.setdefault("sslmode", "verify-full")
        if mode not in _SAFE_TLS:
            raise ConfigError(
                f"[memory] url: sslmode={mode} does not say who the server is",
                hint="take it out: over a network the server's certificate is verified (verify-full)",
                place=_PLACE,
            )
    return wanted


def _stays_here(wanted: Mapping[str, str]) -> bool:
    """Whether all that it may connect to is this machine; of a service in a file nobody knows."""
    if "service" in wanted:
        return False
    hosts = wanted.get("hostaddr") or wanted.get("host")
    if hosts is None:
        from psycopg.pq import Conninfo

        defaults = {each.keyword: each.val for each in Conninfo.get_defaults()}
        hosts = (defaults.get(b"hostaddr") or defaults.get(b"host") or b"").decode(errors="replace")
    return all(_HERE.fullmatch(host.strip()) for host in hosts.split(","))
