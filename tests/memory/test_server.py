# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory on a real PostgreSQL keeps the promises of the one in a file, and a server's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.memory.postgres import Cluster, cluster, needs_postgres
from tests.memory.shelves import SPRING, put

from w4r_i18n.memory.concordance import search
from w4r_i18n.memory.lookup import Query, look_up
from w4r_i18n.memory.rows import Holding, OvertakenError, Row
from w4r_i18n.memory.server import Server, open_server
from w4r_i18n.memory.server_schema import name_for
from w4r_i18n.model.errors import ServiceError

pytestmark = needs_postgres

ONE = Row("La salle était pleine.", "The room was full.")
TWO = Row("La salle était vide.", "The room was empty.")
Opening = Callable[[], Server]


@pytest.fixture
def campaign(request: pytest.FixtureRequest) -> str:
    """Each test has a campaign of its own."""
    return str(request.node.name)


@pytest.fixture
def another(postgres: Cluster, campaign: str) -> Iterator[Opening]:
    """Opens the campaign's memory once more, as another clone does."""
    opened: list[Server] = []

    def opening() -> Server:
        opened.append(open_server(postgres.url(), campaign))
        return opened[-1]

    yield opening
    for each in opened:
        each.close()


@pytest.fixture
def server(another: Opening) -> Server:
    return another()


def targets(server: Server, text: str) -> list[str]:
    return [kept.target for kept in server.exact("en", text)]


def test_only_what_differs_is_written(server: Server) -> None:
    put(server, {SPRING: [ONE, TWO]})
    with server.writing():
        assert server.replace(SPRING, "digest", [TWO, ONE]) == 0
        assert server.replace(SPRING, "digest", [ONE, Row(TWO.source, "The hall was empty.")]) == 2
    assert targets(server, TWO.source) == ["The hall was empty."]


def test_what_is_gone_is_found_no_more_by_any_way(server: Server, postgres: Cluster, campaign: str) -> None:
    put(server, {SPRING: [ONE, TWO]})
    put(server, {SPRING: [ONE]})
    assert server.exact("en", TWO.source) == []
    assert [normal for _, normal in server.candidates("en", TWO.source, cutoff=50)] == [ONE.source]
    assert list(server.texts_with("target", ["empty"], open_end=False)) == []
    assert list(server.texts_with("source", ["vide"], open_end=False)) == []
    put(server, {SPRING: []})
    for table in ("unit", "source", "source_term", "target_term"):
        assert postgres.run(f"SELECT count(*) FROM {name_for(campaign)}.{table}") == [(0,)]  # noqa: S608


def test_a_source_gone_in_one_locale_stays_in_the_other(server: Server) -> None:
    german = Holding("2025-spring", "de")
    put(server, {SPRING: [ONE], german: [Row(ONE.source, "Der Saal war voll.")]})
    put(server, {SPRING: []})
    assert server.exact("en", ONE.source) == []
    assert server.candidates("en", ONE.source, cutoff=75) == []
    assert [kept.target for kept in server.exact("de", ONE.source)] == ["Der Saal war voll."]


def test_a_dropped_holding_is_forgotten_with_its_digest(server: Server) -> None:
    put(server, {SPRING: [ONE]})
    with server.writing():
        server.drop(SPRING)
        server.drop(Holding("never", "en"))
    assert server.holdings() == {}
    assert server.exact("en", ONE.source) == []


def test_a_change_that_fails_leaves_everything_as_it_was(server: Server) -> None:
    put(server, {SPRING: [ONE]})

    def failing() -> None:
        with server.writing():
            server.replace(SPRING, "other", [TWO])
            raise ValueError

    with pytest.raises(ValueError):
        failing()
    assert server.holdings() == {SPRING: "digest"}
    put(server, {Holding("2025-other", "en"): []})
    assert targets(server, ONE.source) == [ONE.target]
    assert list(server.texts_with("target", ["empty"], open_end=False)) == []


def test_a_short_text_without_a_rare_word_is_found_by_its_letters(server: Server) -> None:
    put(server, {SPRING: [Row("Lettre-pétition", "Petition letter"), ONE]})
    (match, *_) = look_up([server], Query("Lettres pétitions"), locale="en")
    assert match.target == "Petition letter"
    (match,) = look_up([server], Query("Letrre-pétiton"), locale="en")
    assert match.target == "Petition letter"


def test_two_campaigns_in_one_database_know_nothing_of_each_other(postgres: Cluster, server: Server) -> None:
    put(server, {SPRING: [ONE]})
    other = open_server(postgres.url(), "Autre campagne")
    assert other.holdings() == {}
    put(other, {SPRING: [TWO]})
    other.close()
    assert targets(server, ONE.source) == [ONE.target]
    assert targets(server, TWO.source) == []


def test_names_of_campaigns_that_look_alike_are_not_taken_for_one_another() -> None:
    names = [
        name_for(name)
        for name in ("Écrire 2025", "écrire-2025", "Ecrire 2025", "", "平和", "社会", "x" * 300)
    ]
    assert len(set(names)) == len(names)
    assert names[0].startswith("w4r_ecrire_2025_")
    assert max(map(len, names)) <= 63


def test_another_clone_sees_a_change_once_it_is_whole(server: Server, another: Opening) -> None:
    put(server, {SPRING: [ONE]})
    reader = another()
    with server.writing():
        server.replace(SPRING, "newer", [TWO])
        assert targets(reader, ONE.source) == [ONE.target]
        assert [normal for _, normal in reader.candidates("en", TWO.source, cutoff=60)] == [ONE.source]
    assert reader.holdings() == {SPRING: "newer"}
    assert [normal for _, normal in reader.candidates("en", TWO.source, cutoff=60)] == [TWO.source]


def test_a_clone_that_was_overtaken_writes_nothing_and_can_begin_anew(
    server: Server, another: Opening
) -> None:
    slow = another()
    assert slow.holdings() == {}
    put(server, {SPRING: [ONE]})

    def late() -> None:
        with slow.writing():
            slow.replace(Holding("2025-late", "en"), "late", [TWO])

    with pytest.raises(OvertakenError):
        late()
    assert server.holdings() == {SPRING: "digest"}
    slow.holdings()
    late()
    assert len(server.holdings()) == 2


def test_two_clones_write_one_after_the_other(server: Server, another: Opening) -> None:
    other = another()
    other._db.run("SET lock_timeout = '50ms'")
    with server.writing():
        server.replace(SPRING, "first", [ONE])
        with pytest.raises(ServiceError, match="another clone is writing"):
            put(other, {SPRING: [TWO]})
    put(other, {SPRING: [TWO]})
    assert targets(server, ONE.source) == []
    assert targets(server, TWO.source) == [TWO.target]


def test_looking_at_what_is_held_waits_for_nobody(server: Server, another: Opening) -> None:
    other = another()
    other._db.run("SET lock_timeout = '50ms'")
    with server.writing():
        server.replace(SPRING, "first", [ONE])
        with other.writing():
            assert other.holdings() == {}


def test_deleted_tables_are_made_again(
    server: Server, postgres: Cluster, campaign: str, another: Opening
) -> None:
    put(server, {SPRING: [ONE]})
    postgres.run(f"DROP SCHEMA {name_for(campaign)} CASCADE")
    again = another()
    assert again.holdings() == {}
    put(again, {SPRING: [ONE]})
    assert targets(again, ONE.source) == [ONE.target]


def test_tables_of_an_older_form_are_made_anew(
    server: Server, postgres: Cluster, campaign: str, another: Opening
) -> None:
    put(server, {SPRING: [ONE]})
    postgres.run(f"UPDATE {name_for(campaign)}.meta SET form = 0")  # noqa: S608
    assert another().holdings() == {}


def test_tables_of_a_newer_form_are_left_alone(
    server: Server, postgres: Cluster, campaign: str, another: Opening
) -> None:
    put(server, {SPRING: [ONE]})
    postgres.run(f"UPDATE {name_for(campaign)}.meta SET form = 99")  # noqa: S608
    with pytest.raises(ServiceError, match="newer version"):
        another()
    assert server.holdings() == {SPRING: "digest"}


def test_somebody_elses_tables_of_the_same_name_are_neither_read_nor_dropped(
    postgres: Cluster, another: Opening
) -> None:
    postgres.run("CREATE TABLE public.meta (precious int); INSERT INTO public.meta VALUES (1)")
    put(another(), {SPRING: [ONE]})
    assert postgres.run("SELECT precious FROM public.meta") == [(1,)]
    postgres.run("DROP TABLE public.meta")


def test_a_role_that_may_only_read_asks_and_is_told_why_it_cannot_write(
    server: Server, postgres: Cluster, campaign: str
) -> None:
    put(server, {SPRING: [ONE]})
    postgres.run("CREATE ROLE reader LOGIN")
    schema = name_for(campaign)
    postgres.run(
        f"GRANT USAGE ON SCHEMA {schema} TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO reader"
    )
    reader = open_server(postgres.url(role="reader"), campaign)
    assert look_up([reader], Query(TWO.source), locale="en")
    with pytest.raises(ServiceError, match="permission denied") as caught:
        put(reader, {SPRING: [TWO]})
    assert "gives this role its rights" in str(caught.value)
    reader.close()


def test_a_role_that_may_make_no_schema_is_told_what_an_administrator_runs(
    server: Server, postgres: Cluster
) -> None:
    assert server.holdings() == {}
    postgres.run("CREATE ROLE guest LOGIN")
    with pytest.raises(ServiceError) as caught:
        open_server(postgres.url(role="guest"), "No right to make this")
    assert "GRANT CREATE ON DATABASE w4r TO guest" in caught.value.hint


def test_a_database_without_the_extension_is_told_with_what_an_administrator_runs(postgres: Cluster) -> None:
    postgres.run("CREATE ROLE newcomer LOGIN", database="postgres")
    postgres.run("CREATE DATABASE bare", database="postgres")
    with pytest.raises(ServiceError) as caught:
        open_server(postgres.url("bare", "newcomer"), "c")
    assert "CREATE EXTENSION pg_trgm" in caught.value.hint
    assert "bare" in caught.value.hint
    assert postgres.run("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'w4r%'", database="bare") == []


def test_a_server_that_dies_in_an_update_leaves_one_error_and_nothing_half(campaign: str) -> None:
    many = [Row(f"Une phrase numéro {n}.", f"Sentence {n}.") for n in range(50)]
    with cluster() as doomed:
        server = open_server(doomed.url(), campaign)
        put(server, {SPRING: [ONE]})

        def interrupted() -> None:
            with server.writing():
                server.replace(Holding("2025-a", "en"), "a", many)
                doomed.stop("immediate")
                server.replace(Holding("2025-b", "en"), "b", many)

        with pytest.raises(ServiceError) as caught:
            interrupted()
        assert "\n" not in str(caught.value)
        server.close()
        with pytest.raises(ServiceError, match="does not answer"):
            open_server(doomed.url(), campaign)
        doomed.start()
        again = open_server(doomed.url(), campaign)
        assert again.holdings() in ({}, {SPRING: "digest"})
        put(again, {SPRING: [ONE], Holding("2025-a", "en"): many})
        assert targets(again, ONE.source) == [ONE.target]
        assert targets(again, many[7].source) == [many[7].target]
        again.close()


def test_a_connection_that_the_server_ends_is_an_error_not_an_empty_answer(
    server: Server, postgres: Cluster
) -> None:
    put(server, {SPRING: [ONE]})
    ((process,),) = server._db.rows("SELECT pg_backend_pid()")
    postgres.run(f"SELECT pg_terminate_backend({process})")
    with pytest.raises(ServiceError, match="memory server"):
        server.exact("en", ONE.source)


def test_a_statement_that_takes_too_long_is_ended(server: Server) -> None:
    assert server._db.rows("SHOW statement_timeout") == [("1min",)]
    server._db.run("SET statement_timeout = '20ms'")
    with pytest.raises(ServiceError, match="statement timeout"):
        server._db.rows("SELECT pg_sleep(5)")


HOSTILE = {
    "a null sign": "avant\0après",
    "a substitute": "avant\x1a0000après",
    "half a pair": "avant\ud800après\udfff",
    "a million letters": "a" * 1_000_000,
    "half a million words": "mot " * 250_000,
    "many words": " ".join(f"m{n}" for n in range(40_000)),
    "one sign with marks": "ក" + "\u17b6" * 200_000,
    "quotes": "'; DROP TABLE unit; -- \\' $$ %s %(x)s {}",
    "beyond": "\U0010ffff\ufffe\ue000",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_kept_found_and_given_back_as_it_was(server: Server, text: str) -> None:
    row = Row(text, text, context=text[:100], before="x")
    put(server, {Holding(text[:50], "en", "tmx"): [row, ONE]})
    (match, *_) = look_up([server], Query(text, text[:100]), locale="en")
    assert (match.source, match.target, match.context, match.domains) == (
        text,
        text,
        text[:100],
        (text[:50],),
    )
    look_up([server], Query(f"{text} encore"), locale="en")
    search([server], "avant")
    with server.writing():
        assert server.replace(Holding(text[:50], "en", "tmx"), "d", [row, ONE]) == 0
        server.drop(Holding(text[:50], "en", "tmx"))
    assert server.holdings() == {}


@pytest.mark.parametrize("asked", ["'; DROP TABLE unit", "%_", "\0mot", "\ud800 mot", "a" * 50_000])
def test_a_hostile_question_is_only_ever_words(server: Server, asked: str) -> None:
    put(server, {SPRING: [Row("Un mot.", "A word.")]})
    look_up([server], Query(asked), locale="en")
    assert len(search([server], asked)) <= 1
    assert len(search([server], "mot")) == 1
