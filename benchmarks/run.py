# SPDX-License-Identifier: GPL-3.0-or-later
"""Speed and scale, each beside other tools in the same run: `python -m benchmarks.run [--full]`."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import (
    campaign,
    catalogues,
    checks,
    documents,
    drafting,
    drafting_apertium,
    drafting_network,
    letters,
    memory,
    merging,
    packs,
    peers,
    publishing,
    sentences,
    startup,
    terms,
)
from benchmarks.measure import FailedError
from benchmarks.table import Report, Subject, as_json, lines

ROUNDS = 3
SUBJECTS: dict[str, Callable[..., Subject]] = {
    "startup": startup.measure,
    "sentences": sentences.measure,
    "catalogues": catalogues.measure,
    "checks": checks.measure,
    "merging": merging.measure,
    "documents": documents.measure,
    "campaign": campaign.measure,
    "memory": memory.measure,
    "terms": terms.measure,
    "drafting": drafting.measure,
    "drafting-apertium": drafting_apertium.measure,
    "drafting-network": drafting_network.measure,
    "letters": letters.measure,
    "packs": packs.measure,
    "publishing": publishing.measure,
}


def main() -> None:
    asked = _arguments()
    report = Report(_machine(), peers.versions())
    print(f"{report.machine}\n{', '.join(f'{name} {version}' for name, version in report.versions.items())}")
    print("Medians of whole processes in turn; 'x ours': CPU time as a multiple of ours.")
    for name in asked.only or SUBJECTS:
        for found in _measured(name, asked):
            report.subjects.append(found)
            print("\n".join(lines(found)), flush=True)
    if asked.json:
        asked.json.write_text(as_json(report), encoding="utf-8")


def _measured(name: str, asked: argparse.Namespace) -> Iterator[Subject]:
    measure = SUBJECTS[name]
    if name == "merging":
        measure = partial(measure, msgmerge_50k=asked.msgmerge_50k)
    with tempfile.TemporaryDirectory(prefix="w4r-bench-") as folder:
        try:
            yield measure(Path(folder), full=asked.full, rounds=asked.rounds)
        except FailedError as error:
            print(f"\n{name}: {error}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.run", description=__doc__)
    parser.add_argument("--full", action="store_true", help="the large sizes, which the targets are about")
    parser.add_argument("--only", action="append", choices=SUBJECTS, help="this subject; several times")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to a file")
    parser.add_argument("--msgmerge-50k", action="store_true", help="msgmerge at 50,000 too: 13 minutes")
    return parser.parse_args()


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"


if __name__ == "__main__":
    main()
