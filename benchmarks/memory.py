# SPDX-License-Identifier: GPL-3.0-or-later
"""Translation memory, in a file and on a server: filling, bringing up to date, looking up; beside peers'."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.memory.postgres import Cluster

from benchmarks import corpus, memory_peers
from benchmarks.memory_peers import p95, spent, times
from benchmarks.table import OURS, Row, Subject, Target, at_least, at_most
from w4r_i18n.memory import rows
from w4r_i18n.memory.index import open_index
from w4r_i18n.memory.lookup import Query, look_up
from w4r_i18n.memory.rows import Store
from w4r_i18n.text.normalise import typographic

CUTOFF = 75.0
LOCALE = "es"
IN_ONE = 1_000
"""Texts of one catalogue."""
ASKED = 300
COMPARED = 120
"""Look-ups whose true neighbour is found by comparing with everything."""
BARS_MS = {100_000: 5.0, 1_000_000: 30.0}


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    """100,000 generated sources, with `full` a million as well (a quarter of an hour). One round."""
    del rounds
    pairs = Path(__file__).resolve().parents[2] / "shared" / "data" / "pairs"
    real = corpus.sentences([*corpus.from_pairs(pairs), *corpus.from_packages()], 60_000)
    if len(real) < 1_000:
        return Subject("memory", (), absent=("French sentences to make others of",))
    found: list[Row] = []
    targets: list[Target] = []
    with memory_peers.running() as server:
        for count in (100_000, *((1_000_000,) if full else ())):
            made = generated(real, count)
            for row, reached in _of_one_size(folder, server, made):
                found.append(row)
                targets += reached
    tools = {row.tool for row in found}
    absent = [name for name in ("PostgreSQL",) if server is None]
    absent += [name for name in ("translate-toolkit",) if name not in tools]
    return Subject("memory", tuple(found), tuple(targets), tuple(absent))


def _of_one_size(
    folder: Path, server: Cluster | None, made: Sequence[tuple[str, str]]
) -> Iterator[tuple[Row, tuple[Target, ...]]]:
    asked, case = _asked(made), f"{len(made):,} sources"
    path = folder / f"{len(made)}.sqlite"
    yield _store(OURS, open_index(path), made, lambda: path.stat().st_size / 1e6)
    if server:
        from w4r_i18n.memory.server import open_server
        from w4r_i18n.memory.server_schema import name_for

        size = (
            f"SELECT sum(pg_total_relation_size(oid)) / 1e6 FROM pg_class"  # noqa: S608
            f" WHERE relnamespace = '{name_for(case)}'::regnamespace AND relkind = 'r'"
        )
        opened = open_server(server.url(), case)
        yield _store(f"{OURS}, PostgreSQL", opened, made, lambda: float(server.run(size)[0][0]))
    if len(made) == min(BARS_MS):
        for row in memory_peers.translate_toolkit(made, asked, case, CUTOFF):
            yield row, ()
        for row in memory_peers.pg_trgm(server, made, asked, case, CUTOFF) if server else ():
            yield row, ()


def _store(
    tool: str, store: Store, made: Sequence[tuple[str, str]], size_mb: Callable[[], float]
) -> tuple[Row, tuple[Target, ...]]:
    case, asked = f"{len(made):,} sources", _asked(made)
    built = spent(lambda: _fill(store, made))
    looked = [spent(lambda text=text: _ours(store, text)) for _, text in asked]  # type: ignore[misc]
    # A server works in other processes, so only the clock says what it takes.
    took = [(each.cpu_s if tool == OURS else each.wall_s) * 1e3 for each in looked]
    right = _share_found(store, asked, [])
    nearest = _share_found(store, asked[:COMPARED], [typographic(source) for source, _ in made])
    size = size_mb()
    updated = spent(lambda: _edit_one(store, made)).wall_s
    store.close()
    note = f"{size:.0f} MB; {times(took)}; {right:.1%} of reworded sources found again"
    note += f", {nearest:.1%} of what is nearest by letters alone; one catalogue updated in {updated:.2f} s"
    bar = f"{tool}, {case}"
    targets: tuple[Target, ...] = (
        at_least(f"{bar}: sources found again once reworded", right, 0.99, form=".4f"),
        at_most(f"{bar}: one catalogue brought up to date", updated, 0.5, unit="s", form=".3f"),
    )
    if tool == OURS:
        targets += (at_most(f"{bar}: 95 of 100 look-ups", p95(took), BARS_MS[len(made)], unit="ms"),)
    return Row(case, tool, built, None, note), targets


def generated(real: Sequence[tuple[str, str]], count: int, *, seed: int = 2026) -> list[tuple[str, str]]:
    """The beginning of one sentence and the end of another: real words at real rates, many near others."""
    drawn = random.Random(seed)
    made: dict[str, str] = {}
    while len(made) < count:
        (first, _), (second, target) = drawn.choice(real), drawn.choice(real)
        begin, end = first.split(), second.split()
        words = begin[: max(1, int(len(begin) * drawn.random()))] + end[int(len(end) * drawn.random()) :]
        made.setdefault(" ".join(words[:60]), target)
    return list(made.items())


def _fill(store: Store, made: Sequence[tuple[str, str]]) -> None:
    with store.writing():
        for start in range(0, len(made), IN_ONE):
            part = [rows.Row(source, target) for source, target in made[start : start + IN_ONE]]
            store.replace(rows.Holding(f"2025-{start}", LOCALE), "built", part)


def _edit_one(store: Store, made: Sequence[tuple[str, str]]) -> None:
    """A catalogue in which one text in ten changed."""
    part = [
        rows.Row(f"{source} encore" if at % 10 == 0 else source, target)
        for at, (source, target) in enumerate(made[:IN_ONE])
    ]
    with store.writing():
        store.replace(rows.Holding("2025-0", LOCALE), "edited", part)


def _asked(made: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """(what it was, how it is asked for)."""
    drawn = random.Random(7)
    vocabulary = [word for source, _ in made[:2000] for word in source.split() if word.isalpha()]
    originals = [drawn.choice(made)[0] for _ in range(ASKED)]
    return [(original, _reworded(original.split(), vocabulary, drawn)) for original in originals]


def _reworded(words: list[str], vocabulary: Sequence[str], drawn: random.Random) -> str:
    """One to three words replaced, at most a third of them; of a short title one."""
    for _ in range(min(drawn.randint(1, 3), max(1, len(words) // 3))):
        words[drawn.randrange(len(words))] = drawn.choice(vocabulary)
    return " ".join(words)


def _ours(store: Store, text: str) -> object:
    return look_up([store], Query(text), locale=LOCALE, cutoff=CUTOFF)


def _share_found(store: Store, asked: Sequence[tuple[str, str]], texts: Sequence[str]) -> float:
    """How often the neighbour is among the candidates, or another that is just as near.

    The neighbour is the source that was reworded or, where `texts` are given, the nearest of them, which may
    be one that shares no word and is alike by chance; in both cases only where it reaches the cutoff.
    """
    from rapidfuzz import fuzz, process

    there = found = 0
    for original, text in asked:
        wanted = typographic(text)
        best = process.extractOne(
            wanted, texts or [typographic(original)], scorer=fuzz.ratio, score_cutoff=CUTOFF
        )
        if best is None:
            continue
        there += 1
        candidates = [normal for _, normal in store.candidates(LOCALE, wanted, cutoff=CUTOFF)]
        ours = process.extractOne(wanted, candidates, scorer=fuzz.ratio, score_cutoff=CUTOFF)
        found += ours is not None and ours[1] >= best[1] - 1e-6
    return found / there if there else 1.0
