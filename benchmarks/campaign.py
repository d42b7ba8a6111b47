# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r run` over a whole campaign: from nothing, with nothing changed, with one sentence edited."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from benchmarks import trees
from benchmarks.measure import Contender, Spent, race
from benchmarks.table import Row, Subject, Target, at_most
from benchmarks.writing import Size, document, edited

DOCUMENT = Size(paragraphs=31, sentences=4)
"""Some 120 units with the title, the headings and the list."""


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    locales, domains = (60, 20) if full else (12, 5)
    root = folder / "campaign"
    texts = {f"2031/affaire-{n:02}/communique.md": document(n, DOCUMENT) for n in range(1, domains + 1)}
    trees.plant(root, texts, trees.TAGS[:locales])
    entries = trees.translate(root)
    size = f"{locales} locales x {domains} domains x {entries // (locales * domains)} units"
    spent = {**_cold(root), **_warm(root, rounds)}
    rows = tuple(Row(case, "w4r run", each) for case, each in spent.items())
    return Subject(f"A generated campaign: {size}", rows, tuple(_targets(spent)) if full else ())


def _cold(root: Path) -> dict[str, Spent]:
    """Catalogues and pins are there, as in a clone; all that is derived is not."""
    contender = Contender("cold", [trees.W4R, "run"], lambda: trees.forget(root), root)
    return race([contender], rounds=2)


def _warm(root: Path, rounds: int) -> dict[str, Spent]:
    source = root / "sources/2031/affaire-01/communique.md"
    original, turns = source.read_text(encoding="utf-8"), count(1)

    def edit() -> None:
        source.write_text(edited(original, next(turns)), encoding="utf-8")

    nothing = Contender("no-op", [trees.W4R, "run"], folder=root)
    sentence = Contender("one sentence edited", [trees.W4R, "run"], edit, root)
    # Two passes, not turn by turn: "no-op" shall not find files that were written a moment ago.
    race([nothing], rounds=1)
    return {
        **race([nothing], rounds=rounds),
        **race([sentence], rounds=rounds),
    }


def _targets(spent: dict[str, Spent]) -> Iterator[Target]:
    """By the clock, as the bars are; a busy machine shows in the difference to the CPU time."""
    for case, bar in (("no-op", 0.5), ("one sentence edited", 1.5), ("cold", 30)):
        found = spent[case]
        yield at_most(f"{case} ({found.cpu_s:.2f} s of CPU time)", found.wall_s, bar, unit="s")
    yield at_most("memory of a no-op run", spent["no-op"].peak_mb, 200, unit="MB", form=".0f")
