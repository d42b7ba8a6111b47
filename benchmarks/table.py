# SPDX-License-Identifier: GPL-3.0-or-later
"""What was measured, as a table for people and as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field

from benchmarks.measure import Spent

OURS = "w4r"


@dataclass(frozen=True, slots=True)
class Row:
    """One contender in one case."""

    case: str
    tool: str
    spent: Spent
    times_ours: float | None = None
    """Its CPU time as a multiple of ours."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Speed:
    """One contender where not the process but the text counts."""

    case: str
    tool: str
    millions_a_second: float
    """Characters, in CPU time."""
    times_ours: float


@dataclass(frozen=True, slots=True)
class Target:
    """A bar, and where we stand."""

    what: str
    bar: str
    """As people say it: `at most 1/200`."""
    found: str
    reached: bool
    missed_by: float = 1.0
    """How many times too slow, too large or too often."""


@dataclass(frozen=True, slots=True)
class Subject:
    """All that one module measured."""

    name: str
    rows: tuple[Row | Speed, ...]
    targets: tuple[Target, ...] = ()
    absent: tuple[str, ...] = ()
    """Peers that are not installed."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    machine: str
    versions: dict[str, str]
    subjects: list[Subject] = field(default_factory=list)


def rows(case: str, spent: dict[str, Spent], notes: dict[str, str] | None = None) -> tuple[Row, ...]:
    """A row a contender, ours first, with the multiple of our time."""
    ours = spent[OURS].cpu_s
    told = notes or {}
    return tuple(Row(case, tool, each, each.cpu_s / ours, told.get(tool, "")) for tool, each in spent.items())


def at_most(what: str, found: float, bar: float, *, unit: str = "", form: str = ".2f") -> Target:
    """A target that is reached by a small value."""
    return Target(
        what, f"at most {bar:g} {unit}".rstrip(), f"{found:{form}} {unit}".rstrip(), found <= bar,
        found / bar,
    )  # fmt: skip


def at_least(what: str, found: float, bar: float, *, unit: str = "", form: str = ".2f") -> Target:
    """A target that is reached by a large value."""
    return Target(
        what, f"at least {bar:g} {unit}".rstrip(), f"{found:{form}} {unit}".rstrip(), found >= bar,
        bar / found if found else float("inf"),
    )  # fmt: skip


def faster(what: str, spent: dict[str, Spent], peer: str, times: float) -> Target:
    """A target that says how many times a peer's CPU time must be ours."""
    found = spent[peer].cpu_s / spent[OURS].cpu_s
    return Target(
        f"{what}, beside {peer}", f"at least {times:g} x as fast", f"{found:.1f} x", found >= times,
        times / found,
    )  # fmt: skip


def lines(subject: Subject) -> Iterator[str]:
    """The subject as plain text."""
    yield f"\n{subject.name}\n{'=' * len(subject.name)}"
    head = ("case", "tool", "CPU s", "wall s", "peak MB", "x ours", "")
    yield from _aligned([head, *map(_cells, subject.rows)])
    for note in subject.notes:
        yield f"  {note}"
    for name in subject.absent:
        yield f"  absent: {name}"
    for target in subject.targets:
        verdict = "reached" if target.reached else f"MISSED by a factor of {target.missed_by:.2f}"
        yield f"  {verdict}: {target.what}: {target.found} ({target.bar})"


def _cells(row: Row | Speed) -> tuple[str, ...]:
    if isinstance(row, Speed):
        millions = f"{row.millions_a_second:.2f} million characters/s"
        return (row.case, row.tool, "", "", "", f"{row.times_ours:.2f}", millions)
    spent = row.spent
    times = "" if row.times_ours is None else f"{row.times_ours:.2f}"
    return (row.case, row.tool, f"{spent.cpu_s:.2f}", f"{spent.wall_s:.2f}", f"{spent.peak_mb:.0f}", times,
            row.note)  # fmt: skip


def _aligned(table: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        left = (f"{cell:<{width}}" for cell, width in zip(row[:2], widths[:2], strict=True))
        right = (f"{cell:>{width}}" for cell, width in zip(row[2:-1], widths[2:-1], strict=True))
        yield f"  {'  '.join((*left, *right, row[-1]))}".rstrip()


def as_json(report: Report) -> str:
    return json.dumps(asdict(report), ensure_ascii=False, indent=1)
