# SPDX-License-Identifier: GPL-3.0-or-later
"""Real sentences with one word changed, asked of memories that hold them all: in a file and on a server."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.memory.postgres import needs_postgres
from tests.memory.shelves import SPRING, empty, put

from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.memory.lookup import Query, look_up
from w4r_i18n.memory.rows import Row, Store
from w4r_i18n.memory.server import open_server

ROOT = Path(__file__).parents[2]
PAIRS = ROOT.parent / "shared" / "data" / "pairs"
HELD, ASKED = 3000, 150
_FIGURE = re.compile(r"(?<![\w.])\d{1,4}(?![\w.])")


def of_the_demonstration() -> list[str]:
    catalogues = [
        read_po(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "locales").glob("*.pot"))
    ]
    return [entry.msgid for catalogue in catalogues for entry in catalogue.messages if entry.msgid]


def of_the_pairs() -> list[str]:
    if not PAIRS.is_dir():
        pytest.skip("no sentences to measure with")
    lines = (PAIRS / "fr-en.jsonl").read_text(encoding="utf-8").splitlines()
    lines += (PAIRS / "train-fr-en.jsonl").read_text(encoding="utf-8").splitlines()
    return [" ".join(json.loads(line)["msgid"].split()) for line in lines]


@dataclass(frozen=True, slots=True)
class Held:
    memory: Store
    sentences: list[str]


@pytest.fixture(scope="module", params=["demonstration", "pairs"])
def sentences(request: pytest.FixtureRequest) -> list[str]:
    found = of_the_demonstration() if request.param == "demonstration" else of_the_pairs()
    return list(dict.fromkeys(found))[:HELD]


@pytest.fixture(scope="module", params=["file", pytest.param("server", marks=needs_postgres)])
def held(request: pytest.FixtureRequest, sentences: list[str]) -> Iterator[Held]:
    memory: Store = empty()
    if request.param == "server":
        memory = open_server(request.getfixturevalue("postgres").url(), f"Quality {len(sentences)}")
    put(memory, {SPRING: [Row(sentence, f"T {at}") for at, sentence in enumerate(sentences)]})
    yield Held(memory, sentences)
    memory.close()


def test_a_sentence_with_one_word_changed_finds_its_neighbour_first(held: Held) -> None:
    choice = random.Random(7)  # noqa: S311  # the same each time
    words = [
        word for text in held.sentences[:500] for word in text.split() if word.isalpha() and word.islower()
    ]
    long = [text for text in held.sentences if 3 <= len(text.split()) <= 60]
    asked = random.Random(2026).sample(long, min(ASKED, len(long)))  # noqa: S311
    right = 0
    for sentence in asked:
        parts = sentence.split()
        parts[choice.randrange(len(parts))] = choice.choice(words)
        found = look_up([held.memory], Query(" ".join(parts)), locale="en")
        right += bool(found) and found[0].source == sentence
    assert right >= 0.95 * len(asked)


def test_a_sentence_with_its_number_or_negation_changed_is_never_usable(held: Held) -> None:
    changed = [
        (sentence, other)
        for sentence in held.sentences
        if len(sentence) < 400
        for other in (
            _FIGURE.sub(lambda figure: str(int(figure[0]) + 1), sentence),
            sentence.replace(" ne ", " ").replace(" pas ", " "),
            sentence.replace(" est ", " n’est pas ", 1),
        )
        if other != sentence
    ]
    assert len(changed) > 20
    for sentence, other in random.Random(3).sample(changed, min(ASKED, len(changed))):  # noqa: S311
        found = look_up([held.memory], Query(other), locale="en")
        assert not [match for match in found if match.usable and match.source == sentence], other
