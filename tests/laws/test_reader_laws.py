# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from tests.laws.reader_documents import damaged, html, markdown, plain, toml

from w4r_i18n import registry
from w4r_i18n.model.document import Document
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import Code, Placeholder, Text
from w4r_i18n.render.splice import splice

GRAMMARS = {"markdown": markdown(), "html": html(), "plain": plain(), "toml": toml()}
FORMATS = sorted(GRAMMARS)
law = settings(
    deadline=None, derandomize=True, max_examples=80, suppress_health_check=list(HealthCheck), database=None
)


def read(form: str, text: str) -> Document:
    try:
        document: Document = registry.find("reader", form).read(text.encode(), path=f"sources/x/{form}")
    except InputError:
        reject()
    return document


@pytest.mark.parametrize("form", FORMATS)
@law
@given(data=st.data())
def test_nothing_spliced_in_gives_the_bytes_back(form: str, data: st.DataObject) -> None:
    """Law 1: splice(read(x), {}) == x, byte for byte."""
    text = data.draw(damaged(GRAMMARS[form]))
    assert splice(read(form, text), {}) == text


@pytest.mark.parametrize("form", FORMATS)
@law
@given(data=st.data())
def test_pieces_cover_their_block_without_gap(form: str, data: st.DataObject) -> None:
    """Law: blocks are in order and apart; their pieces cover them; plain text is its own spelling."""
    document = read(form, data.draw(damaged(GRAMMARS[form])))
    at = 0
    for block in document.blocks:
        assert at <= block.start == block.pieces[0].start
        for piece, following in zip(block.pieces, block.pieces[1:], strict=False):
            assert piece.end == following.start
        assert block.pieces[-1].end == block.end
        at = block.end
        assert block.line == len(re.findall(r"\r\n?|\n", document.text[: block.start])) + 1 or form != "html"
        for piece in block.pieces:
            spelling = document.text[piece.start : piece.end]
            if isinstance(piece.inline, Placeholder):
                assert spelling == str(piece.inline)
            if isinstance(piece.inline, Text):
                assert not set(piece.inline.text) & {"\n", "\r"}
                assert piece.inline.text == spelling or not re.fullmatch(r"\w+", spelling)


@pytest.mark.parametrize("form", FORMATS)
@law
@given(data=st.data())
def test_codes_are_numbered_in_order_and_nest(form: str, data: st.DataObject) -> None:
    """Law: codes count from 1 in source order; a pair's open stands before its close, and pairs nest."""
    document = read(form, data.draw(damaged(GRAMMARS[form])))
    for block in document.blocks:
        codes = [piece.inline for piece in block.pieces if isinstance(piece.inline, Code)]
        begun = [code.number for code in codes if code.kind != "close"]
        assert begun == list(range(1, len(begun) + 1))
        stack: list[int] = []
        for code in codes:
            if code.kind == "open":
                stack.append(code.number)
            elif code.kind == "close":
                assert stack.pop() == code.number
        assert not stack
