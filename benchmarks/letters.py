# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters as PDF, Word file and page: how many a second, the PDFs beside WeasyPrint from our own pages."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import peers
from benchmarks.measure import Contender, Spent, race
from benchmarks.table import OURS, Row, Subject, at_least, faster

FULL, QUICK = 800, 200
FEW = 16
"""What is left of a run when nothing is made: starting, fonts, the first letter of each language."""
PROCESSES = 2


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    assert folder.is_dir()  # nothing is kept: letters are counted and thrown away
    count = FULL if full else QUICK
    found = race([_making("pdf", count), _making("pdf", FEW, "few")], rounds=rounds)
    many, few = found[OURS], found["few"]
    rows = [Row(f"{count} letters as PDF", OURS, many), Row(f"{FEW} letters as PDF", OURS, few)]
    targets = [at_least(_TARGET, _rate(count - FEW, many, few), 100, form=".0f")]
    rows += [
        Row(f"{count} letters as {channel}", OURS, race([_making(channel, count)], rounds=1)[OURS])
        for channel in ("docx", "html", "text")
    ]
    if not peers.has("weasyprint"):
        return Subject(_NAME, tuple(rows), tuple(targets), ("weasyprint",))
    share = count // 4
    both = race([_making("pdf", share), _making("weasyprint", share, "WeasyPrint")], rounds=1)
    rows += [
        Row(f"{share} letters as PDF", tool, each, each.cpu_s / both[OURS].cpu_s)
        for tool, each in both.items()
    ]
    targets.append(faster(f"{share} letters as PDF", both, "WeasyPrint", 3))
    return Subject(_NAME, tuple(rows), tuple(targets))


_NAME = f"Letters of some 250 words in eight languages, {PROCESSES} processes"


_TARGET = f"PDF letters a second, warm, on {PROCESSES} processors of our own"


def _rate(count: int, many: Spent, few: Spent) -> float:
    """By CPU time, which another load on the machine changes least; the clock's time stands in the table."""
    return PROCESSES * count / max(many.cpu_s - few.cpu_s, 0.001)


def _making(channel: str, count: int, name: str = OURS) -> Contender:
    command = (sys.executable, "-m", "benchmarks.letter_tasks", channel, str(count), str(PROCESSES))
    return Contender(name, command)
