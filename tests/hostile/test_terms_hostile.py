# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts and tables made to make terms slow, endless or wrong."""

from __future__ import annotations

import time

import pytest

from w4r_i18n.memory.candidates import Text, candidates
from w4r_i18n.memory.glossary import read_glossary, read_names, read_terms
from w4r_i18n.model.term import Wording
from w4r_i18n.text.lexicon import Finder, stands

WORDINGS = [
    Wording("term", ("défenseur·e des droits humains", "droits humains", "droits"), ()),
    Wording("term", ("torture", "grâce", "cas", "prisonnier d’opinion"), ()),
    Wording("name", ("Léa Fictive", "Léa", "a"), ()),
]
MANY = 200_000
RUNS = [
    "a", "é", "e\u0301", " ", "\n", "·", "-", "'", "<", "<a", "{", "@", "://", "www.", "x://", "a@", "&", "#",
    "(", "(e)", "·e", "droits ", "droits-", "droits·", "défenseur·e·s ", "défenseurs et ", "défenseur·",
    "torture.", "torture/", "torture_", "grâce à ", "cas ", "Léa ", "LÉA ", "İ", "\u00ad", "d’", "\u202e",
]  # fmt: skip


@pytest.mark.parametrize("run", RUNS)
def test_finding_is_linear_whatever_comes_again_and_again(run: str) -> None:
    finder = Finder(WORDINGS)
    started = time.process_time()
    finder.find(run * (MANY // len(run)))
    assert time.process_time() - started < 4


@pytest.mark.parametrize(
    "run", ["a", "é", " ", "a'", "Léa ", "Lé", "ال", "و", "ア", "ア・", "<g1>", "й", "\u0651"]
)
@pytest.mark.parametrize("language", ["fr", "de", "uk", "ar", "fa", "ja", "hu", "xx"])
def test_looking_for_a_form_is_linear_whatever_comes_again_and_again(run: str, language: str) -> None:
    text = run * (50_000 // len(run))
    started = time.process_time()
    for target in ("Léa Fictive", "الاحتجاز التعسفي", "смертна кара", "アミナ・エグザンプル", "a"):
        for kind in (WORDINGS[0].kind, WORDINGS[2].kind):
            stands(Wording(kind, ("x",), (target,)), text, language)
    assert time.process_time() - started < 4


def test_twenty_thousand_names_that_begin_alike_cost_no_more_than_a_few() -> None:
    names = [Wording("name", (f"Jean {chr(65 + n % 26)}fictif{n // 26}",), ()) for n in range(20_000)]
    finder = Finder(names)
    started = time.process_time()
    found = finder.find("Jean Afictif0, Jean Bfictif7 et Jean écrivent à Jean. " * 400)
    assert time.process_time() - started < 4
    assert len(found) == 800


LONG = {
    "hundreds of words": " ".join(["militant·e"] * 300),
    "many inclusive words": " ".join(["militant·e"] * 30),
    "letters": "a " * 900,
    "one word": "a" * MANY,
    "marks": "a·" * MANY,
    "brackets": "(" * MANY,
}


@pytest.mark.parametrize("term", LONG.values(), ids=LONG)
def test_a_term_of_any_length_ends(term: str) -> None:
    wording = Wording("term", (term,), (term,))
    started = time.process_time()
    Finder([wording]).find("militants et militantes " * 5_000 + term)
    stands(wording, "militants et militantes " * 500 + term, "de")
    assert time.process_time() - started < 6


@pytest.mark.parametrize(
    "run", ["a", "A", "é", "A.", "Abc ", "abc de ", "'", "-", "a-", "\n", "A1", "1", " et "]
)
def test_candidates_are_linear_whatever_comes_again_and_again(run: str) -> None:
    started = time.process_time()
    candidates([Text("a", (run * (MANY // len(run)),))], ())
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    "content",
    [b'"' * MANY, b"," * MANY, b"\n" * MANY, b"a," * MANY, b"\x00" * MANY, b"concept,term\n" + b"a" * MANY,
     b"concept,term\n" + b"a,b\n" * MANY, b'concept,term\n"' + b"x\n" * MANY, b"\xff\xfe" * MANY],
    ids=["quotes", "commas", "lines", "columns", "nulls", "cell", "rows", "open", "encoding"],
)  # fmt: skip
def test_no_table_takes_long_or_is_taken_whole(content: bytes) -> None:
    for read in (read_glossary, read_terms, read_names):
        started = time.process_time()
        table = read(content, path="x.csv")
        assert time.process_time() - started < 4
        assert table.diagnostics
        assert len(table.diagnostics) < 25_000
