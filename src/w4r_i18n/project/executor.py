# SPDX-License-Identifier: GPL-3.0-or-later
"""Where jobs run: in this process, or in a pool of processes. The same results in the same order."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

WORTH_A_POOL_S = 0.8
"""Starting a pool costs about 0.15 s a worker; below this much estimated work it does not pay."""


def workers() -> int:
    """Processors that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    task: Callable[[Job], Result],
    jobs: Sequence[Job],
    *,
    estimate_s: float,
    processes: int | None = None,
    threaded: Sequence[str] = (),
) -> Iterator[Result]:
    """Yield `task(job)` for each job, in order; a job's error is raised when its turn comes.

    `estimate_s`: the whole work in seconds, roughly; decides whether a pool pays. `threaded`: modules of the
    work that keep threads, which do not survive a fork: where one is loaded already, workers begin afresh.
    """
    count = min(processes or workers(), len(jobs))
    if count < 2 or estimate_s < WORTH_A_POOL_S:
        yield from map(task, jobs)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context(_start_method(threaded))
    with ProcessPoolExecutor(count, mp_context=context, initializer=_end_with_parent) as pool:
        yield from pool.map(task, jobs)


def _end_with_parent() -> None:
    """Let no worker outlive a killed run: it would wait for work for ever, and hold the tree's lock."""
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _start_method(threaded: Sequence[str]) -> str:
    # Linux: a fork costs 5 ms where a fresh interpreter costs 150; jobs start no thread before it.
    # macOS: its system libraries do not survive a fork.
    # A typesetter that this process has used would leave its workers waiting for threads that they lack.
    is_clean = not any(name in sys.modules for name in threaded)
    return "fork" if sys.platform == "linux" and is_clean else "spawn"
