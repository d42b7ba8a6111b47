# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts through a server that takes 50 ms for each request, beside deep-translator's own batch."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.simulators.fault_server import FaultServer

from benchmarks import peers
from benchmarks.measure import Contender, Spent, race
from benchmarks.table import OURS, Row, Subject, at_least

LATENCY_S = 0.05
BAR = 8.0
GUARDED = f"{OURS}, deep-translator in its processes"
PEER = "deep-translator, translate_batch"


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    """1,000 texts (200 without `full`), every contender to the end; the peer once."""
    if not peers.has("deep-translator"):
        return Subject("Drafting through a server", (), absent=("deep-translator",))
    count = 1_000 if full else 200
    done = folder / "answers"
    with FaultServer(latency_s=LATENCY_S) as server:
        url = server.url("libre")
        made = partial(_contender, url=url, count=count, done=done)
        found = race(
            [
                made(OURS, "ask_libretranslate"),
                made(GUARDED, "ask_deep"),
                made(PEER, "ask_translate_batch", rounds=1),
            ],
            rounds=rounds,
        )
    case = f"{count:,} texts, {LATENCY_S * 1000:.0f} ms a request"
    return Subject(
        "Drafting through a server",
        tuple(Row(case, tool, spent, note=_faster(found, tool)) for tool, spent in found.items()),
        (at_least("than deep-translator's translate_batch, by the clock, times", _times(found, OURS), BAR),),
        notes=(f"{GUARDED}: one text a request, as the library asks",),
    )


def _contender(
    name: str, task: str, *, url: str, count: int, done: Path, rounds: int | None = None
) -> Contender:
    return Contender(
        name, peers.task(task, url, count, done), prepare=lambda: done.unlink(missing_ok=True), rounds=rounds
    )


def _times(found: dict[str, Spent], tool: str) -> float:
    return found[PEER].wall_s / found[tool].wall_s


def _faster(found: dict[str, Spent], tool: str) -> str:
    return "" if tool == PEER else f"{_times(found, tool):.1f} times as fast by the clock"
