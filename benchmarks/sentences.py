# SPDX-License-Identifier: GPL-3.0-or-later
"""Splitting French into sentences: characters in a second, and whether hostile text makes it crawl."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

from benchmarks import peers
from benchmarks.corpus import ROOT
from benchmarks.measure import environment
from benchmarks.table import OURS, Speed, Subject, Target, at_least, at_most
from benchmarks.writing import documents

SPLITTERS = {
    OURS: ("split_w4r", "w4r_i18n"),
    "pysbd": ("split_pysbd", "pysbd"),
    "nupunkt": ("split_nupunkt", "nupunkt"),
    "sentencex": ("split_sentencex", "sentencex"),
    "ICU": ("split_icu", "PyICU"),
}
SLOW = {"pysbd": 40_000}
"""Characters that a slow one is given; its speed does not rise with more."""
HOSTILE: Mapping[str, str] = {
    "one letter": "a", "stops": ".", "opening guillemets": "« ", "closing guillemets": " »",
    "initials": "M. ", "brackets": "(", "figures": "1.",
    "ellipses": "… ", "blanks": " ", "capitals and stops": "A.",
    "quotation marks": '"', "no-break spaces": "\u00a0", "abbreviations": "etc. ", "apostrophes": "l’",
}  # fmt: skip
HOSTILE_CHARS = 100_000
LINEAR = 3.0
"""Four times the text may take this many times four times as long: more is no longer linear."""


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    here = folder / "sentences"
    here.mkdir()
    text = running_text(2_000_000 if full else 500_000)
    speeds = {name: found for name in SPLITTERS if (found := _speed(here, name, text, rounds))}
    absent = tuple(name for name in SPLITTERS if name not in speeds)
    ours = speeds[OURS]
    slowest, factor = max(
        ((what, _growth(here, unit)) for what, unit in HOSTILE.items()), key=lambda found: found[1]
    )
    return Subject(
        f"Splitting French: {len(text):,} characters",
        tuple(Speed("running text", name, found / 1e6, ours / found) for name, found in speeds.items()),
        tuple(_targets(ours, slowest, factor)),
        absent,
    )


def _targets(ours: float, slowest: str, factor: float) -> Iterator[Target]:
    yield at_least("on one core", ours / 1e6, 5, unit="million characters/s")
    what = f"hostile text, time for 4 times as much (worst: {slowest})"
    yield at_most(what, factor, 4 * LINEAR, unit="x")


def running_text(most: int) -> str:
    """Gold texts beside the project, else our own; over and over until there is enough."""
    gold = sorted((ROOT.parent / "shared" / "data" / "seg").glob("*.json"))
    text = "\n".join(_texts(gold)) if gold else "\n".join(documents(40, front=False))
    return (text * (most // len(text) + 1))[:most]


def _texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        found = json.loads(path.read_text(encoding="utf-8"))
        yield from (record["text"] for record in found["docs"])


def _speed(here: Path, name: str, text: str, rounds: int) -> float | None:
    """Characters in a second of CPU time; None where the splitter is absent."""
    task, package = SPLITTERS[name]
    if not peers.has(package):
        return None
    path = here / f"{name}.txt"
    path.write_text(text[: SLOW.get(name, len(text))], encoding="utf-8")
    return median(_once(task, path) for _ in range(rounds))


def _once(task: str, path: Path) -> float:
    said = subprocess.run(
        peers.task(task, path), capture_output=True, text=True, check=True, env=environment()
    ).stdout
    seconds, chars = said.split()
    return float(chars) / float(seconds)


def _growth(here: Path, unit: str) -> float:
    """How many times longer four times the text takes."""
    path = here / "hostile.txt"
    speeds = []
    for chars in (HOSTILE_CHARS, 4 * HOSTILE_CHARS):
        path.write_text((unit * chars)[:chars], encoding="utf-8")
        speeds.append(_once("split_w4r", path))
    return 4 * speeds[0] / speeds[1]
