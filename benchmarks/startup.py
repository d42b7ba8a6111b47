# SPDX-License-Identifier: GPL-3.0-or-later
"""What `w4r --help` takes beyond the bare interpreter."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import SCRIPTS, Contender, race
from benchmarks.table import Row, Subject, at_most

BARE = "python -c pass"
ROUNDS = 15


def measure(_folder: Path, *, full: bool, rounds: int) -> Subject:  # noqa: ARG001  # as every subject
    found = race(
        [
            Contender(BARE, [sys.executable, "-c", "pass"]),
            Contender("w4r --help", [str(SCRIPTS / "w4r"), "--help"]),
            Contender("pybabel --help", [str(SCRIPTS / "pybabel"), "--help"]),
        ],
        rounds=ROUNDS,
    )
    more_ms = (found["w4r --help"].cpu_s - found[BARE].cpu_s) * 1000
    wall_ms = (found["w4r --help"].wall_s - found[BARE].wall_s) * 1000
    rows = tuple(Row("start-up", name, spent) for name, spent in found.items())
    return Subject(
        "Start-up",
        rows,
        (at_most("beyond the bare interpreter, CPU time", more_ms, 100, unit="ms", form=".0f"),
         at_most("beyond the bare interpreter, by the clock", wall_ms, 100, unit="ms", form=".0f")),
    )  # fmt: skip
