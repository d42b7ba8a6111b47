# SPDX-License-Identifier: GPL-3.0-or-later
"""Strings a second of our session with Apertium, beside a plain pipe and a start for every string."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from benchmarks import peers
from benchmarks.corpus import ROOT
from benchmarks.measure import Contender, Spent, race
from benchmarks.table import OURS, Row, Subject, Target, at_least
from w4r_i18n.catalogue.po_read import read_po

DEBIAN = Path("/usr/share/apertium/modes")
MODES = {"es": "fr-es", "ca": "fra-cat"}
"""In one step, so that all do the same work."""
PIPE, EACH = "a plain pipe, kept open", "apertium, started for every string"
FULL, QUICK = 6, 2
"""How often the demonstration's sentences are translated."""
STARTED = {True: 60, False: 15}
"""Sentences for which it is started; its time is reckoned up from them."""
BARS = {PIPE: 0.95, EACH: 20.0}


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:
    title = "Drafting with Apertium: the demonstration's sentences"
    gone = [mode for mode in MODES.values() if not (DEBIAN / f"{mode}.mode").exists()]
    if gone or not peers.program("apertium"):
        return Subject(title, (), absent=("apertium", *(f"apertium-{mode}" for mode in gone)))
    modes = folder / "modes"
    modes.mkdir()
    sentences = demonstration()
    texts, few = folder / "texts", folder / "few"
    number = len(sentences) * (FULL if full else QUICK)
    texts.write_text("\n".join(sentences * (FULL if full else QUICK)), encoding="utf-8")
    few.write_text("\n".join(sentences[: STARTED[full]]), encoding="utf-8")
    rows: list[Row] = []
    targets: list[Target] = []
    for tag, mode in MODES.items():
        shutil.copy(DEBIAN / f"{mode}.mode", modes)
        out = folder / f"{tag}.out"
        spent = race(
            [
                Contender(OURS, peers.task("apertium_session", tag, modes, texts, out)),
                Contender(PIPE, peers.task("apertium_pipe", mode, texts, out)),
                Contender(EACH, peers.task("apertium_each", mode, few, out), rounds=1),
            ],
            rounds=rounds,
        )
        speeds = {
            tool: (min(STARTED[full], len(sentences)) if tool == EACH else number) / each.wall_s
            for tool, each in spent.items()
        }
        rows += [_row(mode, tool, each, speeds) for tool, each in spent.items()]
        targets += [
            at_least(f"{mode}: strings a second, times those of {peer}", speeds[OURS] / speeds[peer], bar)
            for peer, bar in BARS.items()
        ]
    return Subject(title, tuple(rows), tuple(targets))


def demonstration() -> list[str]:
    """The campaign that is shipped, in French, each sentence once, without its tags."""
    found = [
        re.sub(r"</?[gx]\d+/?>", "", entry.msgid)
        for path in sorted((ROOT / "locales").glob("*.pot"))
        for entry in read_po(path.read_text(encoding="utf-8"), path=path.name).messages
    ]
    return list(dict.fromkeys(found))


def _row(mode: str, tool: str, spent: Spent, speeds: dict[str, float]) -> Row:
    times = "" if tool == OURS else f"; ours: {speeds[OURS] / speeds[tool]:.1f} times as many"
    return Row(mode, tool, spent, note=f"{speeds[tool]:.0f} strings/s by the clock, start included{times}")
