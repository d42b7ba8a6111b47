# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of handing out and taking in: out, in, and out again is the same."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.handoffs import CONTENTS, TEXTS, flat, handoffs, termbases

from w4r_i18n.exchange.align import matches, shelf
from w4r_i18n.exchange.content import content_of, joined, spelled
from w4r_i18n.exchange.formats import csv, docx, tbx, tmx, xliff2, xliff12, xlsx
from w4r_i18n.model.exchange import Block, Handoff, Pair, Termbase
from w4r_i18n.model.inline import Content, Text, has_codes, has_placeholders
from w4r_i18n.model.ports import Format
from w4r_i18n.model.unit import Unit
from w4r_i18n.text.cells import neutralised, restored

LAW = settings(deadline=None, derandomize=True, max_examples=60)
SHEETS = settings(deadline=None, derandomize=True, max_examples=30)
_LOOKS_LIKE_A_SIGN = re.compile(r"</?[gx]\d|[{}]|&(?:lt|amp);")


@LAW
@given(handoffs())
def test_xliff_1_2_gives_back_what_was_handed_out(handoff: Handoff) -> None:
    """read(write(h)) == h, whatever nests, overlaps or stands alone, in every state."""
    written = xliff12.write(handoff)
    assert xliff12.read(written, path="a.xlf") == (handoff,)
    assert xliff12.write(xliff12.read(written, path="a.xlf")[0]) == written


@LAW
@given(handoffs())
def test_xliff_2_gives_back_what_was_handed_out(handoff: Handoff) -> None:
    """read(write(h)) == h, whatever nests, overlaps or stands alone, in every state."""
    written = xliff2.write(handoff)
    assert xliff2.read(written, path="a.xlf") == (handoff,)
    assert xliff2.write(xliff2.read(written, path="a.xlf")[0]) == written


@LAW
@given(handoffs())
def test_tmx_gives_back_the_texts_of_what_was_handed_out(handoff: Handoff) -> None:
    """read(write(h)) == h without blocks, roles, documents and references."""
    written = tmx.write(handoff)
    assert tmx.read(written, path="a.tmx") == (flat(handoff, references=False),)
    assert tmx.write(tmx.read(written, path="a.tmx")[0]) == written


def _is_told_by_its_look(content: Content) -> bool:
    """Whether a table, in which nothing but the look tells a tag, can hold the content."""
    return not any(isinstance(part, Text) and _LOOKS_LIKE_A_SIGN.search(part.text) for part in content)


@LAW
@given(handoffs(CONTENTS.filter(_is_told_by_its_look)))
def test_csv_gives_back_the_texts_of_what_was_handed_out(handoff: Handoff) -> None:
    """read(write(h)) == h without blocks, roles, documents, and what the file's name tells."""
    written = csv.write(handoff)
    (read,) = csv.read(written, path="a.csv")
    target = handoff.target_locale if handoff.pairs else ""
    wanted = replace(flat(handoff, references=True), domain="", source_locale="", target_locale=target)
    assert [set(pair.references) for pair in read.pairs] == [set(pair.references) for pair in wanted.pairs]
    assert flat(read, references=False) == flat(wanted, references=False)
    assert csv.write(read) == written


@pytest.mark.module("openpyxl")
@SHEETS
@given(handoffs(CONTENTS.filter(_is_told_by_its_look)))
def test_a_spreadsheet_gives_back_the_texts_of_what_was_handed_out(handoff: Handoff) -> None:
    """read(write(h)) == h without blocks, roles and documents; not one cell became a formula."""
    _gives_back(xlsx, handoff)


@pytest.mark.module("docx")
@SHEETS
@given(handoffs(CONTENTS.filter(_is_told_by_its_look)))
def test_a_word_table_gives_back_the_texts_of_what_was_handed_out(handoff: Handoff) -> None:
    """read(write(h)) == h without blocks, roles and documents."""
    _gives_back(docx, handoff)


def _gives_back(form: Format[Handoff], handoff: Handoff) -> None:
    written = form.write(handoff)
    read = form.read(written, path="a" + form.SUFFIXES[0])
    assert not isinstance(read, Termbase)
    target = handoff.target_locale if handoff.pairs else read[0].target_locale
    wanted = replace(flat(handoff, references=True), source_locale="", target_locale=target)
    assert [set(pair.references) for pair in read[0].pairs] == [set(pair.references) for pair in wanted.pairs]
    assert flat(read[0], references=False) == flat(wanted, references=False)
    assert form.write(read[0]) == written


@LAW
@given(termbases())
def test_tbx_gives_back_the_terms(termbase: Termbase) -> None:
    """read(write(t)) == t."""
    written = tbx.write(termbase)
    assert tbx.read(written, path="a.tbx") == termbase
    assert tbx.write(tbx.read(written, path="a.tbx")) == written


@LAW
@given(TEXTS)
def test_no_cell_is_a_formula_and_each_is_restored(text: str) -> None:
    """restored(neutralised(t)) == t, and no neutralised cell begins as a formula does."""
    cell = neutralised(text)
    assert restored(cell) == text
    assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "|", "%", "\uff1d"}
    assert not re.search(r"[;\t\r\n][=+@-]", cell)


@LAW
@given(CONTENTS)
def test_a_content_is_what_its_spelling_says(content: Content) -> None:
    """content_of(spelled(c, f), f) == c where the flags say what is in c."""
    codes, placeholders = has_codes(content), has_placeholders(content)
    spelling = spelled(content, codes=codes, placeholders=placeholders)
    assert content_of(spelling, codes=codes, placeholders=placeholders) == content


_WORDS = st.lists(st.sampled_from(["un", "deux", "trois", "quatre"]), min_size=1, max_size=4)


@LAW
@given(st.lists(_WORDS, min_size=1, max_size=5, unique_by=tuple), st.data())
def test_however_a_tool_joins_sentences_each_finds_its_entries(
    words: list[list[str]], data: st.DataObject
) -> None:
    """Joined at any places, the texts of a block are matched to all its entries, in order, none twice."""
    msgids = [" ".join(sentence) + f" {number}." for number, sentence in enumerate(words)]
    units = [Unit(msgid, "", "paragraph", ()) for msgid in msgids]
    ids = [f"v1:{number:024x}" for number in range(len(units))]
    known = shelf(units, [(name, (unit.key,)) for name, unit in zip(ids, units, strict=True)])
    cuts = data.draw(st.lists(st.booleans(), min_size=len(units), max_size=len(units)))
    runs: list[list[str]] = []
    for msgid, cut in zip(msgids, cuts, strict=True):
        if cut or not runs:
            runs.append([])
        runs[-1].append(msgid)
    pairs = tuple(
        Pair(f"s{number}", joined((Text(msgid),) for msgid in run)) for number, run in enumerate(runs)
    )
    found = list(matches(Block(pairs, ids=tuple(ids)), known))
    assert [key for match in found for key in match.keys] == [unit.key for unit in units]
    assert [len(match.keys) for match in found] == [len(run) for run in runs]
