# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's translation memories, asked the same: translate-toolkit's matcher, and pg_trgm by itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from statistics import median

from tests.memory.postgres import PROGRAMS, Cluster, cluster
from tests.programs import found

from benchmarks.measure import Spent
from benchmarks.table import Row

Pairs = Sequence[tuple[str, str]]
Result = tuple[str, str, list[str]]
"""What a source was, how it was asked for, and the sources answered."""
ASKED = 60
_TRIPLES = 0.6
"""Where three of four letters stay, six of ten letter triples do."""
_INDEXES = {"GIN": "gin (source gin_trgm_ops)", "GiST": "gist (source gist_trgm_ops)"}


@contextmanager
def running() -> Iterator[Cluster | None]:
    """A PostgreSQL of our own; none where it is not installed."""
    if not all(map(found, PROGRAMS)):
        yield None
        return
    with cluster() as server:
        yield server


def translate_toolkit(made: Pairs, asked: Pairs, case: str, cutoff: float) -> tuple[Row, ...]:
    """Its matcher, the core of what was its server; none where it is not installed."""
    try:
        from translate.search.match import matcher
        from translate.storage.pypo import pofile
    except ImportError:
        return ()
    store = pofile()
    for source, target in made:
        store.addsourceunit(source).target = target
    holder: list[matcher] = []
    built = spent(lambda: holder.append(matcher(store, max_candidates=5, min_similarity=int(cutoff))))
    took: list[float] = []
    results: list[Result] = []
    failed = 0
    for original, text in asked[:ASKED]:
        start = time.process_time()
        try:
            matches = holder[0].matches(text)
        except TypeError:  # it cannot order two sources that are equally near
            failed += 1
            continue
        took.append((time.process_time() - start) * 1e3)
        results.append((original, text, [match.source for match in matches]))
    note = f"in memory; {times(took)}; {_found(results, cutoff):.1%} of reworded sources found again"
    note += f"; {failed} of {ASKED} look-ups failed" if failed else ""
    return (Row(case, "translate-toolkit", built, None, note),)


def pg_trgm(server: Cluster, made: Pairs, asked: Pairs, case: str, cutoff: float) -> Iterator[Row]:
    """A plain table with a trigram index, as its manual has it; both kinds of index in turn."""
    import psycopg

    with psycopg.connect(server.url(), autocommit=True) as db:
        db.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        db.execute(f"SET pg_trgm.similarity_threshold = {_TRIPLES:g}".encode())
        for kind, index in _INDEXES.items():

            def fill(index: str = index) -> None:
                db.execute("DROP TABLE IF EXISTS plain")
                db.execute("CREATE TABLE plain (source text, target text)")
                with db.cursor().copy("COPY plain FROM STDIN") as into:
                    for pair in made:
                        into.write_row(pair)
                db.execute(f"CREATE INDEX ON plain USING {index}".encode())
                db.execute("ANALYZE plain")

            built = spent(fill)
            query = (
                b"SELECT source FROM plain WHERE source %% %s ORDER BY similarity(source, %s) DESC LIMIT 5"
            )
            took: list[float] = []
            results: list[Result] = []
            for original, text in asked[:ASKED]:
                start = time.perf_counter()
                rows = db.execute(query, (text, text)).fetchall()
                took.append((time.perf_counter() - start) * 1e3)
                results.append((original, text, [source for (source,) in rows]))
            size = db.execute("SELECT pg_total_relation_size('plain') / 1000000").fetchone()
            note = f"{size[0] if size else 0} MB; {times(took)}"
            note += f"; {_found(results, cutoff):.1%} of reworded sources found again"
            yield Row(case, f"pg_trgm, {kind}", built, None, note)
        db.execute("DROP TABLE plain")


def _found(results: Sequence[Result], cutoff: float) -> float:
    """How often the reworded source, or another as near, is answered, where it reaches the cutoff."""
    from rapidfuzz import fuzz, process

    there = [(fuzz.ratio(original, text), text, given) for original, text, given in results]
    wanted = [(best, text, given) for best, text, given in there if best >= cutoff]
    right = sum(
        bool(given) and process.extractOne(text, given, scorer=fuzz.ratio)[1] >= best - 1e-6
        for best, text, given in wanted
    )
    return right / len(wanted) if wanted else 1.0


def times(took_ms: Sequence[float]) -> str:
    return f"look-up p50 {median(took_ms):.2f} ms, p95 {p95(took_ms):.2f} ms"


def p95(took: Sequence[float]) -> float:
    return sorted(took)[int(len(took) * 0.95)]


def spent(work: Callable[[], object]) -> Spent:
    """In this process; a server's own time shows by the clock only."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - wall, time.process_time() - cpu, 0.0)
