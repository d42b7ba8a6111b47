# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of terms and names: what they say, and what is told about a row that says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from w4r_i18n.memory.glossary import (
    read_glossary,
    read_names,
    read_terms,
    write_glossary,
    write_names,
    write_terms,
)
from w4r_i18n.memory.lint import ambiguous, missing_names, strangers, without_term
from w4r_i18n.memory.tables import MAX_CELL, MAX_ROWS
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.model.term import Concept, LocalName, LocalTerm

GLOSSARY = """\
concept,term,variants,kind,part_of_speech,definition,keep,forbidden,note,source
torture,torture,,,noun,,,,,
prisoner,prisonnier d’opinion,prisonnière d’opinion,,noun,"Personne, ou deux",,détenu politique,,fr:SEED
motto,Write for Rights,,proper,,,yes,,,
""".encode()
TERMS = b"""\
concept,term,forms,status,section,note,source
torture,Folter,,preferred,,,
torture,Marter,Martern,admitted,,,
prisoner,Gewissensgefangene*r,,preferred,ch,,S-CH
"""
NAMES = """\
person,full,short,forms,invariable,source
Amina Exemple,Аміна Екзампль,Аміна,Аміни | Аміні,,translit
Damisoa,Дамісоа,,,yes,
""".encode()


LONG = "a" * (MAX_CELL + 1)


def said(found: tuple[Diagnostic, ...]) -> list[tuple[int, str]]:
    return [(one.place.line, one.message) for one in found]


def terms(*rows: str) -> bytes:
    return "\n".join(["concept,term,status,section", *rows, ""]).encode()


def test_a_glossary_gives_its_concepts_with_their_lines() -> None:
    table = read_glossary(GLOSSARY, path="g.csv")
    assert table.diagnostics == ()
    assert table.rows == (
        Concept("torture", ("torture",), part_of_speech="noun"),
        Concept(
            "prisoner", ("prisonnier d’opinion", "prisonnière d’opinion"), part_of_speech="noun",
            definition="Personne, ou deux", forbidden=("détenu politique",), source="fr:SEED",
        ),
        Concept("motto", ("Write for Rights",), "proper", keep=True),
    )  # fmt: skip
    assert [row.line for row in table.rows] == [2, 3, 4]


def test_terms_and_names_give_their_rows() -> None:
    words = read_terms(TERMS, path="t.csv", concepts={"torture", "prisoner"})
    assert words.diagnostics == ()
    assert words.rows == (
        LocalTerm("torture", "Folter"),
        LocalTerm("torture", "Marter", ("Martern",), "admitted"),
        LocalTerm("prisoner", "Gewissensgefangene*r", section="ch", source="S-CH"),
    )
    names = read_names(NAMES, path="n.csv")
    assert names.diagnostics == ()
    assert names.rows == (
        LocalName("Amina Exemple", "Аміна Екзампль", "Аміна", ("Аміни", "Аміні"), source="translit"),
        LocalName("Damisoa", "Дамісоа", invariable=True),
    )


def test_what_was_read_from_a_canonical_table_is_written_as_it_was() -> None:
    assert write_glossary(read_glossary(GLOSSARY, path="").rows) == GLOSSARY
    assert write_terms(read_terms(TERMS, path="").rows) == TERMS
    assert write_names(read_names(NAMES, path="").rows) == NAMES


def test_a_byte_order_mark_other_line_ends_and_an_order_of_columns_are_no_fault() -> None:
    content = b"\xef\xbb\xbfStatus;".replace(b";", b",") + b"TERM,concept\r\n,Folter,torture\r\n"
    table = read_terms(content, path="t.csv")
    assert table.diagnostics == ()
    assert table.rows == (LocalTerm("torture", "Folter"),)


@pytest.mark.parametrize(
    ("content", "line", "message", "hint"),
    [
        (b"", 1, "the table is empty", "concept,term"),
        (b"concept;term\na;b\n", 1, "there are no commas between the columns", "commas"),
        (b"concept,term,stauts\na,b,\n", 1, "unknown column 'stauts'", "did you mean 'status'?"),
        (b"concept,term,term\na,b,c\n", 1, "the column 'term' stands twice", ""),
        (b"concept,forms\na,b\n", 1, "there is no column 'term'", "columns: concept, term"),
        (b'concept,term\na,b\nc,"d\ne,f\n', 3, "not CSV: unexpected end of data", "quotation mark"),
        (b'concept,term\na,"b"c\n', 2, "not CSV: ',' expected after '\"'", "quotation mark"),
        ("concept,term\na,é\n".encode("latin-1"), 2, "byte 0xe9 is not UTF-8", "save the file as UTF-8"),
        ("concept,term\n".encode("utf-16"), 1, "byte 0xff is not UTF-8", "save the file as UTF-8"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_line(content: bytes, line: int, message: str, hint: str) -> None:
    table = read_terms(content, path="t.csv")
    assert table.refused
    found = next(one for one in table.diagnostics if one.fault == "file")
    assert (found.place.path, found.place.line, found.message) == ("t.csv", line, message)
    assert hint in found.hint


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("torture,Folter,preferred", "3 cells; the header has 4"),
        ("torture,,,", "term is empty"),
        (",Folter,,", "concept is empty"),
        ("tortrue,Folter,,", "the glossary has no concept 'tortrue'"),
        ("Torture!,Folter,,", "'Torture!' is no id of a concept"),
        ("torture,Folter,prefered,", "status: 'prefered'"),
        ("torture,Folter,,Suisse romande", "'Suisse romande' is no section"),
        ("torture,=1+1,,", "term: '=1+1' is a formula to a spreadsheet"),
        ("torture,@SUM(A1),,", "term: '@SUM(A1)' is a formula to a spreadsheet"),
        ("torture,a\u202eb,,", "term: U+202E RIGHT-TO-LEFT OVERRIDE, which no reader sees"),
        ("torture,a\u0007b,,", "term: U+0007, which no reader sees"),
        ("torture,a\u200bb,,", "term: U+200B ZERO WIDTH SPACE, which no reader sees"),
        ('torture,"a\nb",,', "term: a line break or tab in a cell"),
        (
            f"torture,{'a' * (MAX_CELL + 1)},,",
            f"term: {MAX_CELL + 1} characters; at most {MAX_CELL} are read",
        ),
    ],
)
def test_a_wrong_row_is_left_out_and_the_others_stay(row: str, message: str) -> None:
    table = read_terms(terms(row, "motto,Briefmarathon,,"), path="t.csv", concepts={"torture", "motto"})
    assert [(one.line == 2, message) for one in table.rows] == [(False, message)]
    assert said(table.diagnostics) == [(2, message)]
    assert not table.refused


def test_a_cell_behind_an_apostrophe_is_text_and_stays_behind_it() -> None:
    table = read_terms(b"concept,term\ndash,'-e\n", path="t.csv")
    assert [one.text for one in table.rows] == ["-e"]
    assert (
        write_terms(table.rows) == b"concept,term,forms,status,section,note,source\ndash,'-e,,preferred,,,\n"
    )


def test_a_word_stands_once_and_one_is_preferred() -> None:
    table = read_terms(
        terms("torture,Folter,,", "torture,Folter,,", "torture,Marter,,", "torture,Folter,deprecated,",
              "torture,Marter,,ch"),
        path="t.csv",
    )  # fmt: skip
    assert said(table.diagnostics) == [
        (3, "'Folter' stands twice for 'torture', first on line 2"),
        (4, "concept 'torture' has a preferred term already, on line 2"),
        (5, "'Folter' is deprecated here and preferred on line 2"),
    ]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["a,x,,,", "a,y,,,"], "concept 'a' stands twice, first on line 2"),
        (["a,x,,,X | y"], "'x' is a term and forbidden as well"),
        (["a,x | y,,,"], "term: several in one cell"),
        (["a,x,,nom,"], "kind: 'nom'"),
        (["a,x,,name,"], "kind: 'name'"),
    ],
)
def test_a_concept_contradicts_neither_itself_nor_another(rows: list[str], message: str) -> None:
    content = "\n".join(["concept,term,variants,kind,forbidden", *rows, ""]).encode()
    assert message in [each for _, each in said(read_glossary(content, path="g.csv").diagnostics)]


def test_a_person_has_one_row() -> None:
    table = read_names(b"person,full\nA B,x\nA B,y\n", path="n.csv")
    assert said(table.diagnostics) == [(3, "'A B' stands twice, first on line 2")]


def test_too_many_rows_are_refused() -> None:
    table = read_names(b"person,full\n" + b"".join(b"p%d,x\n" % n for n in range(MAX_ROWS + 1)), path="n.csv")
    assert table.refused
    assert len(table.rows) == MAX_ROWS


def test_the_tables_are_compared_with_each_other_and_with_the_cases() -> None:
    concepts = [Concept("a", ("mot",)), Concept("b", ("autre", "Mot")), Concept("c", ("marque",), keep=True)]
    assert [one.message for one in ambiguous(concepts, "g")] == ["'Mot' is a term of 'a' as well, on line 0"]
    words = [LocalTerm("a", "word"), LocalTerm("b", "old", status="deprecated")]
    assert [one.message for one in without_term(concepts, words, "t")] == ["no term for 'autre' (b)"]
    persons = {"Amina Exemple": ("Amina Exemple", "Amina"), "Damisoa": ("Damisoa",)}
    rows = [LocalName("Amina Exemple", "x"), LocalName("Damiosa", "y")]
    (stranger,) = strangers(rows, persons, "n")
    assert (stranger.message, stranger.hint) == ("no case names 'Damiosa'", "did you mean 'Damisoa'?")
    assert [one.severity for one in missing_names(rows, persons, "n")] == [Severity.WARNING] * 2


BAD = Path(__file__).parents[2].parent / "shared" / "bad_inputs" / "csv"


@pytest.mark.skipif(not BAD.is_dir(), reason="the collection of bad files is not here")
def test_no_bad_table_is_taken_for_a_good_one() -> None:
    for path in sorted(BAD.glob("*.csv")):
        for read in (read_glossary, read_terms, read_names):
            assert read(path.read_bytes(), path=path.name).refused, path.name
