# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory's tables on a server: a schema a campaign, made on first use and whenever their form changes."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from w4r_i18n.memory.server_session import Session
from w4r_i18n.memory.terms import fold
from w4r_i18n.model.errors import ServiceError
from w4r_i18n.text.normalise import VERSION

if TYPE_CHECKING:
    from psycopg.sql import SQL, Composed

FORM = (1, int(VERSION.removeprefix("v")))
"""Of the tables, and of the rules by which texts are normalised in them. The newer one is made anew."""
_TABLES = ("meta", "locale", "holding", "source", "unit", "source_term", "target_term")
# Unlogged: written once instead of twice. A server that crashes empties them, and the next update fills them.
# `source_size` gives a text's length without its page: most that share a word with it are dropped for that.
_SCHEMA = """
    CREATE UNLOGGED TABLE meta (
        form int NOT NULL, rules int NOT NULL,
        sources int NOT NULL, next_source int NOT NULL, next_unit int NOT NULL
    );
    CREATE UNLOGGED TABLE locale (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tag text NOT NULL UNIQUE);
    CREATE UNLOGGED TABLE holding (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key bytea NOT NULL UNIQUE,
        domain text NOT NULL, locale int NOT NULL, origin text NOT NULL, digest text NOT NULL
    );
    CREATE UNLOGGED TABLE source (
        id int PRIMARY KEY, digest bytea NOT NULL UNIQUE, size int NOT NULL, normal text NOT NULL
    );
    CREATE INDEX source_size ON source (id) INCLUDE (size);
    CREATE INDEX source_letters ON source USING gin (normal gin_trgm_ops) WHERE size <= 32;
    CREATE UNLOGGED TABLE unit (
        id int PRIMARY KEY, source int NOT NULL, locale int NOT NULL, holding int NOT NULL,
        spelling text, target text NOT NULL, context text NOT NULL,
        state smallint NOT NULL, around bytea NOT NULL
    );
    CREATE INDEX unit_of_source ON unit (source, locale);
    CREATE INDEX unit_of_holding ON unit (holding);
    CREATE UNLOGGED TABLE source_term (
        term text COLLATE "C" NOT NULL, chunk int NOT NULL, count int NOT NULL, members int2[] NOT NULL,
        PRIMARY KEY (term, chunk)
    );
    CREATE UNLOGGED TABLE target_term (LIKE source_term INCLUDING ALL);
"""


def name_for(campaign: str) -> str:
    """The schema of a campaign: readable, and no other's."""
    readable = re.sub("[^a-z0-9]+", "_", fold(campaign)).strip("_")[:40]
    digest = blake2b(campaign.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return f"w4r_{readable or 'campaign'}_{digest}"


def enter(session: Session, name: str) -> None:
    """Let the session's names mean this campaign's tables; have these there, in our form.

    Raises ServiceError where they are not and this role may not make them, or where a newer program did.
    """
    if not _is_ready(session, name):
        session.run("BEGIN")
        try:
            lock(session, name)
            if not _is_ready(session, name):
                _make(session, name)
            session.run("COMMIT")
        except ServiceError:
            session.rollback()
            raise
    _look_in(session, name)


def lock(session: Session, name: str) -> None:
    """Until the transaction ends nobody else writes into this campaign's tables."""
    key = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)
    session.run("SELECT pg_advisory_xact_lock(%s)", (key,))


def _is_ready(session: Session, name: str) -> bool:
    query = (
        "SELECT to_regclass(%s) IS NOT NULL AND EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm')"
    )
    if session.rows(query, (f"{name}.meta",)) == [(False,)]:
        return False
    _look_in(session, name)
    found = session.rows("SELECT form, rules FROM meta")  # none where a server that crashed emptied it
    if found and found[0] > FORM:
        raise ServiceError(
            "the memory server was filled by a newer version of w4r", hint="bring this one up to date"
        )
    return found == [FORM]


def _look_in(session: Session, name: str) -> None:
    """Names are ours first, then the extension's; never those of a temporary table."""
    (extension,) = session.rows(
        "SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace"
        " WHERE extname = 'pg_trgm'"
    )
    session.run("SELECT set_config('search_path', %s, false)", (f"{name}, {extension[0]}, pg_temp",))


def _make(session: Session, name: str) -> None:
    """New and empty tables, in a schema that may hold old ones: those are a view and can go."""
    from psycopg.sql import SQL, Identifier

    ((database, role),) = session.rows("SELECT quote_ident(current_database()), quote_ident(current_user)")
    _allowed(
        session,
        SQL("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public"),
        f"an administrator installs postgresql-contrib and runs in {database}: CREATE EXTENSION pg_trgm",
    )
    if session.rows("SELECT to_regnamespace(%s) IS NULL", (name,)) == [(True,)]:
        _allowed(
            session,
            SQL("CREATE SCHEMA {}").format(Identifier(name)),
            f"an administrator runs: GRANT CREATE ON DATABASE {database} TO {role}",
        )
    for table in _TABLES:
        session.run(SQL("DROP TABLE IF EXISTS {}").format(Identifier(name, table)))
    _look_in(session, name)
    session.run(_SCHEMA)
    session.run("INSERT INTO meta VALUES (%s, %s, 0, 1, 1)", FORM)


def _allowed(session: Session, statement: SQL | Composed, hint: str) -> None:
    try:
        session.run(statement)
    except ServiceError as error:
        raise ServiceError(error.message, hint=hint) from None
