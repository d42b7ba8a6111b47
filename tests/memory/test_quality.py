# SPDX-License-Identifier: GPL-3.0-or-later
"""Real sentences with one word changed, asked of a memory that holds them all."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from tests.memory.shelves import filled

from w4r_i18n.memory.index import Index
from w4r_i18n.memory.lookup import Query, look_up
from w4r_i18n.memory.rows import Row

PAIRS = Path(__file__).parents[2].parent / "shared" / "data" / "pairs"
HELD, ASKED = 3000, 150
pytestmark = pytest.mark.skipif(not PAIRS.is_dir(), reason="no sentences to measure with")
_FIGURE = re.compile(r"(?<![\w.])\d{1,4}(?![\w.])")


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    lines = (PAIRS / "fr-en.jsonl").read_text(encoding="utf-8").splitlines()
    lines += (PAIRS / "train-fr-en.jsonl").read_text(encoding="utf-8").splitlines()
    return list(dict.fromkeys(" ".join(json.loads(line)["msgid"].split()) for line in lines))[:HELD]


@pytest.fixture(scope="module")
def index(sentences: list[str]) -> Index:
    return filled(Row(sentence, f"T {at}") for at, sentence in enumerate(sentences))


def drawn(sentences: list[str], wanted: int) -> list[str]:
    long = [sentence for sentence in sentences if 3 <= len(sentence.split()) <= 60]
    return random.Random(2026).sample(long, wanted)  # noqa: S311  # the same each time


def test_a_sentence_with_one_word_changed_finds_its_neighbour_first(
    index: Index, sentences: list[str]
) -> None:
    choice = random.Random(7)  # noqa: S311
    words = [
        word for sentence in sentences[:500] for word in sentence.split() if word.isalpha() and word.islower()
    ]
    right = 0
    for sentence in (asked := drawn(sentences, ASKED)):
        parts = sentence.split()
        parts[choice.randrange(len(parts))] = choice.choice(words)
        found = look_up([index], Query(" ".join(parts)), locale="en")
        right += bool(found) and found[0].source == sentence
    assert right >= 0.95 * len(asked)


def test_a_sentence_with_its_number_or_negation_changed_is_never_usable(
    index: Index, sentences: list[str]
) -> None:
    changed = [
        (sentence, other)
        for sentence in sentences
        if len(sentence) < 400
        for other in (
            _FIGURE.sub(lambda figure: str(int(figure[0]) + 1), sentence),
            sentence.replace(" ne ", " ").replace(" pas ", " "),
            sentence.replace(" est ", " n’est pas ", 1),
        )
        if other != sentence
    ]
    for sentence, other in random.Random(3).sample(changed, ASKED):  # noqa: S311
        found = look_up([index], Query(other), locale="en")
        assert not [match for match in found if match.usable and match.source == sentence], other
