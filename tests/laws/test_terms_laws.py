# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of terms and names: tables come back as they were, finds are whole, in order and apart."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.memory.glossary import (
    read_glossary,
    read_names,
    read_terms,
    write_glossary,
    write_names,
    write_terms,
)
from w4r_i18n.model.term import Concept, LocalName, LocalTerm, TermStatus, Wording, WordingKind
from w4r_i18n.text.lexicon import Finder, stands

fixed = settings(deadline=None, derandomize=True, max_examples=150)

LETTERS = st.sampled_from("aeéçstn’'- =+@;,\"«»·/()ийنコ한0")
CELL = st.text(LETTERS, min_size=1, max_size=12).map(str.strip).filter(bool)
FORMS = st.lists(CELL, max_size=3, unique=True).map(tuple)
OPTIONAL = st.one_of(st.just(""), CELL)
IDS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
KINDS: st.SearchStrategy[WordingKind] = st.sampled_from(["place", "proper", "term"])
STATUSES: st.SearchStrategy[TermStatus] = st.sampled_from(["admitted", "unattested", "deprecated"])


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    terms = draw(st.lists(CELL, min_size=1, max_size=4, unique_by=str.casefold))
    split = draw(st.integers(1, len(terms)))
    return Concept(
        draw(IDS), tuple(terms[:split]), draw(KINDS), draw(OPTIONAL), draw(OPTIONAL), draw(st.booleans()),
        tuple(terms[split:]), draw(OPTIONAL), draw(OPTIONAL),
    )  # fmt: skip


@st.composite
def local_terms(draw: st.DrawFn) -> LocalTerm:
    section = draw(st.sampled_from(["", "be", "ch-fr"]))
    return LocalTerm(
        draw(IDS), draw(CELL), draw(FORMS), draw(STATUSES), section, draw(OPTIONAL), draw(OPTIONAL)
    )


@st.composite
def local_names(draw: st.DrawFn) -> LocalName:
    return LocalName(draw(CELL), draw(CELL), draw(OPTIONAL), draw(FORMS), draw(st.booleans()), draw(OPTIONAL))


@fixed
@given(st.lists(concepts(), max_size=6, unique_by=lambda one: one.id))
def test_a_glossary_comes_back(every: list[Concept]) -> None:
    """read(write(c)) == c, and writing is a fixed point."""
    written = write_glossary(every)
    table = read_glossary(written, path="g.csv")
    assert table.diagnostics == ()
    assert table.rows == tuple(every)
    assert write_glossary(table.rows) == written


@fixed
@given(st.lists(local_terms(), max_size=6, unique_by=lambda one: (one.concept, one.section, one.text)))
def test_terms_come_back(every: list[LocalTerm]) -> None:
    """read(write(t)) == t, and writing is a fixed point."""
    written = write_terms(every)
    table = read_terms(written, path="t.csv")
    assert table.diagnostics == ()
    assert table.rows == tuple(every)
    assert write_terms(table.rows) == written


@fixed
@given(st.lists(local_names(), max_size=6, unique_by=lambda one: one.person))
def test_names_come_back(every: list[LocalName]) -> None:
    """read(write(n)) == n, and writing is a fixed point."""
    written = write_names(every)
    table = read_names(written, path="n.csv")
    assert table.diagnostics == ()
    assert table.rows == tuple(every)
    assert write_names(table.rows) == written


@fixed
@given(st.binary(max_size=300))
def test_no_bytes_break_a_reader(content: bytes) -> None:
    """Every read returns, and whatever is left out or refused is told with a line."""
    for read in (read_glossary, read_terms, read_names):
        table = read(content, path="x.csv")
        assert all(found.place.line >= 1 for found in table.diagnostics)
        assert table.rows or table.diagnostics or content.count(b"\n") <= 1


WORDS = ["défenseur·e", "droits", "humains", "de", "torture", "CPI", "Léa", "Fictive", "État", "peine"]
TERMS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
PIECES = [
    *WORDS, "défenseurs", "et", "défenseuses", "d’", "l'", ".", ",", "-", "·e·s", "(e)s", "TORTURE", " ",
    "\n", "\u0301", "\u00ad", "İ", "<g1>", "https://a.b/torture", "{x}", "grâce à", "torturé",
]  # fmt: skip


@fixed
@given(
    st.lists(st.tuples(st.sampled_from(["name", "proper", "term"]), TERMS), max_size=6),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
)
def test_finds_are_in_order_apart_and_whole(every: list[tuple[WordingKind, str]], text: str) -> None:
    """Occurrences are in order, none overlaps another, and each is a wording's in some spelling."""
    wordings = [Wording(kind, (source,), ()) for kind, source in every]
    end = 0
    for found in Finder(wordings).find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert found.wording in wordings
        inside = text[found.start : found.end]
        before, after = text[: found.start][-1:], text[found.end :][:1]
        assert not before.isalnum()
        assert not (after.isalnum() and unicodedata.normalize("NFC", inside + after)[-1:] == after)
        assert Finder([found.wording]).find(inside)


@fixed
@given(
    TERMS,
    st.sampled_from(["", "Oui : ", "« ", "l’", "<g1>"]),
    st.sampled_from(["", ".", " »", "</g1>", " !"]),
)
def test_a_term_is_found_where_it_is_written(source: str, before: str, after: str) -> None:
    """find(before + t + after) is t, for every term t as it is recorded."""
    term = Wording("term", (source,), ())
    text = before + source + after
    spans = [(one.start, one.end) for one in Finder([term]).find(text)]
    assert spans == [(len(before), len(before) + len(source))]


NAMES = ["Sofia Exemple", "Аміна Екзампль", "أمينة إكزامبل", "アミナ・エグザンプル", "Juan López"]


@fixed
@given(
    st.sampled_from(NAMES),
    st.sampled_from(
        ["en", "es", "de", "fr", "uk", "ru", "pl", "fi", "hu", "tr", "ar", "ja", "zh-Hant", "xx"]
    ),
    st.integers(1, 40),
    st.booleans(),
)
def test_a_name_stands_and_with_a_letter_out_of_place_does_not(
    name: str, tag: str, at: int, swap: bool
) -> None:
    """stands(n, … n …), and not with a letter inside it lost or exchanged with the next."""
    wording = Wording("name", (name,), (name,))
    assert stands(wording, f"« {name} », 1", tag)
    inside = [n for n in range(1, len(name) - 2) if name[n].isalpha() and name[n + 1].isalpha()]
    n = inside[at % len(inside)]
    wrong = name[:n] + (name[n + 1] + name[n] + name[n + 2 :] if swap else name[n + 1 :])
    if wrong != name and name[n] != name[n + 1]:
        assert not stands(wording, f"« {wrong} », 1", tag)
