# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole processes side by side: each in turn, several rounds, and of each the median."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = Path(sys.executable).parent
"""Where an environment's own commands lie: `w4r`, `pot2po`, `md2po`."""
_TO_MB = 1 << 20 if sys.platform == "darwin" else 1 << 10
_SAMPLED_EVERY_S = 0.02


@dataclass(frozen=True, slots=True)
class Spent:
    """What one process and all that it waited for took."""

    wall_s: float
    cpu_s: float
    """User and system: what another load on the machine changes least, and threads cannot hide."""
    peak_mb: float
    """Of all its processes at one time, shared pages counted once; where that is not told (macOS), of the
    largest."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A command to be measured, and what puts its files back before each run."""

    name: str
    command: Sequence[str]
    prepare: Callable[[], object] = lambda: None
    folder: Path = ROOT
    rounds: int | None = None
    """Fewer than the others, for one that takes minutes."""


def environment() -> dict[str, str]:
    """The surroundings of every contender: compiled modules are kept, as on any machine."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "LC_ALL": "C.UTF-8"}


class FailedError(Exception):
    """A contender ended with an error: its time would say nothing."""


def race(contenders: Sequence[Contender], *, rounds: int) -> dict[str, Spent]:
    """A B C, A B C, …: whatever else the machine does meets all of them. Medians, by name."""
    runs: dict[str, list[Spent]] = {each.name: [] for each in contenders}
    for turn in range(rounds):
        for each in contenders:
            if turn < (each.rounds or rounds):
                each.prepare()
                runs[each.name].append(_spent(each))
    return {name: _middle(found) for name, found in runs.items()}


def _middle(runs: Sequence[Spent]) -> Spent:
    return Spent(
        median(run.wall_s for run in runs),
        median(run.cpu_s for run in runs),
        max(run.peak_mb for run in runs),
    )


def _spent(contender: Contender) -> Spent:
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            contender.command, cwd=contender.folder, env=environment(), stdout=said, stderr=said
        )
        with _watched(process.pid) as sampled:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            last = said.read()[-500:].decode(errors="replace")
            raise FailedError(f"{contender.name} ended with {process.returncode}: {last}")
    # A child's `ru_maxrss` on Linux begins with what its parent had at the fork: ours, not its own.
    peak_mb = sampled[0] or usage.ru_maxrss / _TO_MB
    return Spent(wall, usage.ru_utime + usage.ru_stime, peak_mb)


@contextlib.contextmanager
def _watched(pid: int) -> Iterator[list[float]]:
    """The most memory that a process and its descendants had together, in MB, shared pages counted once."""
    most, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(_SAMPLED_EVERY_S):
            most[0] = max(most[0], sum(map(_own_mb, _family(pid))))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    yield most
    over.set()
    watcher.join()


def _family(pid: int) -> Iterator[int]:
    yield pid
    with contextlib.suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            yield from _family(int(child))


def _own_mb(pid: int) -> float:
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/smaps_rollup").read_text().partition("Pss:")[2].split()[0]) / 1024
    return 0.0
