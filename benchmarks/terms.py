# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding terms and names in French: megabytes in a second, and telling forms in translations."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.corpus import ROOT
from benchmarks.sentences import running_text
from benchmarks.table import OURS, Speed, Subject, at_least
from benchmarks.writing import documents
from w4r_i18n.memory.glossary import read_glossary
from w4r_i18n.model.term import Wording
from w4r_i18n.text.lexicon import Finder, stands

NAMES = 500
SYLLABLES = ("ba", "do", "ka", "lin", "mo", "na", "ra", "ti", "tan", "zo")


def measure(folder: Path, *, full: bool, rounds: int) -> Subject:  # noqa: ARG001  # as every measure is asked
    size = 1_000_000 if full else 300_000
    running, dense = running_text(size)[:size], _repeated("\n".join(documents(40, front=False)), size)
    words = [*_glossary(), *_names()]
    finder = Finder(words)
    speeds = {
        "running text": _megabytes(lambda: finder.find(running), running, rounds),
        "communiqués, full of terms": _megabytes(lambda: finder.find(dense), dense, rounds),
    }
    answers = _answers(rounds)
    return Subject(
        f"Terms: {len(words)} concepts and names in {size:,} characters",
        tuple(Speed(what, OURS, found, 1) for what, found in speeds.items()),
        (
            at_least("running text", speeds["running text"], 5, unit="MB/s"),
            at_least("whether a name stands in a translation", answers, 20_000, unit="answers/s"),
        ),
    )


def _glossary() -> list[Wording]:
    path = ROOT / "sources" / "glossary.csv"
    concepts = read_glossary(path.read_bytes(), path=path.name).rows
    return [Wording(concept.kind, concept.terms, (), concept=concept.id) for concept in concepts]


def _names() -> list[Wording]:
    return [Wording("name", (f"{_word(n)} {_word(n * 7 + 3)}", _word(n)), ()) for n in range(NAMES)]


def _word(number: int) -> str:
    parts = (SYLLABLES[number // place % 10] for place in (1, 10, 100))
    return "".join(parts).capitalize()


def _repeated(text: str, size: int) -> str:
    return (text * (size // len(text) + 1))[:size]


def _megabytes(work: Callable[[], object], text: str, rounds: int) -> float:
    return len(text.encode()) / 1e6 / _seconds(work, rounds)


def _answers(rounds: int) -> float:
    name = Wording("name", ("x",), ("Софія Приклад",))
    texts = [f"Напишіть до посольства {n} про Софію Приклад, засуджену до {n} років." for n in range(5_000)]
    return len(texts) / _seconds(lambda: [stands(name, text, "uk") for text in texts], rounds)


def _seconds(work: Callable[[], object], rounds: int) -> float:
    def once() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return median(once() for _ in range(rounds))
