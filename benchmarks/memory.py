# SPDX-License-Identifier: GPL-3.0-or-later
"""Translation memory: building it, keeping it up to date, and looking up near sources, beside a peer's."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from benchmarks import corpus
from benchmarks.measure import Spent
from benchmarks.table import OURS, Row, Subject, at_least, at_most
from w4r_i18n.memory import rows
from w4r_i18n.memory.index import Index, open_index
from w4r_i18n.memory.lookup import Query, look_up
from w4r_i18n.text.normalise import typographic

CUTOFF = 75.0
LOCALE = "es"
IN_ONE = 1_000
"""Texts of one catalogue."""
ASKED = 300
ASKED_OF_PEERS = 60
COMPARED = 120
"""Look-ups whose true neighbour is found by comparing with everything."""
BARS_MS = {100_000: 5.0, 1_000_000: 30.0}


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    """100,000 generated sources, with `full` a million as well (ten minutes). One round."""
    del rounds
    pairs = Path(__file__).resolve().parents[2] / "shared" / "data" / "pairs"
    real = corpus.sentences([*corpus.from_pairs(pairs), *corpus.from_packages()], 60_000)
    if len(real) < 1_000:
        return Subject("memory", (), absent=("French sentences to make others of",))
    found = [_size(folder, real, count) for count in (100_000, *((1_000_000,) if full else ()))]
    return Subject(
        "memory",
        tuple(row for part in found for row in part.rows),
        tuple(target for part in found for target in part.targets),
        tuple(dict.fromkeys(name for part in found for name in part.absent)),
        tuple(note for part in found for note in part.notes),
    )


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


def _size(folder: Path, real: Sequence[tuple[str, str]], count: int) -> Subject:
    made = generated(real, count)
    path = folder / f"{count}.sqlite"
    index = open_index(path)
    built = _spent(lambda: _fill(index, made))
    size_mb = path.stat().st_size / 1e6
    asked = _asked(made)
    took = [_spent(lambda text=text: _ours(index, text)).cpu_s * 1e3 for _, text in asked]  # type: ignore[misc]
    update_s = _spent(lambda: _edit_one(index, made)).cpu_s
    right = _share_found(index, asked, [])
    nearest = _share_found(index, asked[:COMPARED], [typographic(source) for source, _ in made])
    index.close()
    case = f"{count:,} sources"
    peer, absent = _peer(made, asked, case) if count == 100_000 else ((), ())
    targets = (
        at_most(f"{case}: 95 of 100 look-ups", _p95(took), BARS_MS[count], unit="ms"),
        at_least(f"{case}: sources found again once reworded", right, 0.99, form=".4f"),
        at_most(f"{case}: one catalogue brought up to date", update_s, 0.5, unit="s", form=".3f"),
    )
    note = f"build; {size_mb:.0f} MB; look-up p50 {median(took):.2f} ms, p95 {_p95(took):.2f} ms"
    note += f"; what is nearest by letters alone found in {nearest:.1%}"
    return Subject("memory", (Row(case, OURS, built, None, note), *peer), targets, absent)


def _fill(index: Index, made: Sequence[tuple[str, str]]) -> None:
    with index.writing():
        for start in range(0, len(made), IN_ONE):
            part = [rows.Row(source, target) for source, target in made[start : start + IN_ONE]]
            index.replace(rows.Holding(f"2025-{start}", LOCALE), "built", part)


def _edit_one(index: Index, made: Sequence[tuple[str, str]]) -> None:
    """A catalogue in which one text in ten changed."""
    part = [
        rows.Row(f"{source} encore" if at % 10 == 0 else source, target)
        for at, (source, target) in enumerate(made[:IN_ONE])
    ]
    with index.writing():
        index.replace(rows.Holding("2025-0", LOCALE), "edited", part)


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


def _ours(index: Index, text: str) -> object:
    return look_up([index], Query(text), locale=LOCALE, cutoff=CUTOFF)


def _share_found(index: Index, asked: Sequence[tuple[str, str]], texts: Sequence[str]) -> float:
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
        candidates = [normal for _, normal in index.candidates(LOCALE, wanted, cutoff=CUTOFF)]
        ours = process.extractOne(wanted, candidates, scorer=fuzz.ratio, score_cutoff=CUTOFF)
        found += ours is not None and ours[1] >= best[1] - 1e-6
    return found / there if there else 1.0


def _peer(
    made: Sequence[tuple[str, str]], asked: Sequence[tuple[str, str]], case: str
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    try:
        from translate.search.match import matcher
        from translate.storage.pypo import pofile
    except ImportError:
        return (), ("translate-toolkit",)
    store = pofile()
    for source, target in made:
        store.addsourceunit(source).target = target
    holder: list[matcher] = []
    built = _spent(lambda: holder.append(matcher(store, max_candidates=5, min_similarity=int(CUTOFF))))
    took: list[float] = []
    failed = 0
    for _, text in asked[:ASKED_OF_PEERS]:
        try:
            took.append(_spent(lambda text=text: holder[0].matches(text)).cpu_s * 1e3)  # type: ignore[misc]
        except TypeError:  # it cannot order two sources that are equally near
            failed += 1
    note = f"build; in memory; look-up p50 {median(took):.1f} ms, p95 {_p95(took):.1f} ms"
    note += f"; {failed} of {ASKED_OF_PEERS} look-ups failed" if failed else ""
    return (Row(case, "translate-toolkit", built, None, note),), ()


def _spent(work: Callable[[], object]) -> Spent:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - wall, time.process_time() - cpu, 0.0)


def _p95(took: Sequence[float]) -> float:
    return sorted(took)[int(len(took) * 0.95)]
