# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs give the same results in the same order wherever they run."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from w4r_i18n.model.errors import InputError
from w4r_i18n.project.executor import run, workers

MUCH_S = 60.0


def square(number: int) -> int:
    return number * number


def whose(_: int) -> int:
    return os.getpid()


def refused(number: int) -> int:
    if number == 2:
        raise InputError("no")
    return number


@pytest.mark.parametrize("estimate_s", [0.0, MUCH_S])
def test_results_come_in_the_order_of_the_jobs(estimate_s: float) -> None:
    jobs = list(range(20))
    assert list(run(square, jobs, estimate_s=estimate_s, processes=2)) == [square(job) for job in jobs]


def test_little_work_stays_in_this_process() -> None:
    assert set(run(whose, [1, 2, 3], estimate_s=0.01, processes=2)) == {os.getpid()}


def test_much_work_leaves_it() -> None:
    assert os.getpid() not in set(run(whose, [1, 2, 3], estimate_s=MUCH_S, processes=2))


def test_one_job_or_one_processor_needs_no_pool() -> None:
    assert set(run(whose, [1], estimate_s=MUCH_S, processes=4)) == {os.getpid()}
    assert set(run(whose, [1, 2], estimate_s=MUCH_S, processes=1)) == {os.getpid()}


def test_no_job_gives_no_result() -> None:
    assert list(run(square, [], estimate_s=MUCH_S)) == []


@pytest.mark.parametrize("estimate_s", [0.0, MUCH_S])
def test_a_jobs_error_comes_when_its_turn_comes(estimate_s: float) -> None:
    results = run(refused, [1, 2, 3], estimate_s=estimate_s, processes=2)
    assert next(results) == 1
    with pytest.raises(InputError, match="no"):
        next(results)


def test_there_is_at_least_one_processor() -> None:
    assert workers() >= 1


KILLED = """
import os, signal, time
from w4r_i18n.project.executor import run

def job(number):
    if number:
        print(os.getpid(), flush=True)
        os.kill(os.getppid(), signal.SIGKILL)
    while True:
        time.sleep(60)

list(run(job, [1, 0], estimate_s=60.0, processes=2))
"""


def test_no_worker_outlives_a_process_that_was_killed() -> None:
    """Standard output ends once the last process that holds it is gone."""
    done = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, timeout=60, check=False)
    assert done.returncode == -9
    assert done.stdout.strip().isdigit()


def _is_loaded(name: str) -> bool:
    return name in sys.modules


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers always begin afresh")
@pytest.mark.parametrize(
    ("threaded", "forked"), [((), True), (("no_such_module",), True), (("colorsys",), False)]
)
def test_workers_begin_afresh_where_a_library_with_threads_is_loaded(
    threaded: tuple[str, ...], forked: bool
) -> None:
    import colorsys  # noqa: F401  # here alone, so that a fresh worker does not have it

    found = run(_is_loaded, ["colorsys"] * 2, estimate_s=9, processes=2, threaded=threaded)
    assert list(found) == [forked, forked]
