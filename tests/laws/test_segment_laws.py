# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of cutting: nothing is lost, offsets are exact, hostile text costs no more than any other."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from w4r_i18n.model.document import ROLES, Block, Piece
from w4r_i18n.model.inline import Code, Inline, Placeholder, Text, parse, to_msgid
from w4r_i18n.model.segment import unit_content
from w4r_i18n.segment.breakers import default, fr
from w4r_i18n.segment.nobreak import NoBreak
from w4r_i18n.segment.sentences import sentences
from w4r_i18n.segment.split import join, split

_SAMPLE = (
    "M.", "Mme", "Il", "elle", "J.-P.", "art.", "19", "4.2.", "Monde.", "« ", " »", '"', "(", ")", "[…]", "!",
    "?", "…", "...", ".", ",", " ", " ", "\u00a0", "\u202f", "\u200b", "\u00ad", "e\u0301", "\n", "\r\n",
    "etc.", "L’O.N.U. ", "libre", "Libre", "l’", "d'Alembert", "a·e·s", "tou.te.s",
    "https://exemple.org/a.b?c=D", "x@exemple.org",
    "- ", "• ", "2.", "a.", "h", "O.N.U.", "½", "字。", "م؟", "\ud7ff", "\U0001f54a",
)  # fmt: skip
texts = st.lists(st.sampled_from(_SAMPLE) | st.text(max_size=4), max_size=40).map("".join)
lines = texts.map(lambda text: " ".join(text.split("\n")).replace("\r", " "))


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """A block as a reader makes it: nested pairs, single codes, values, entities and soft breaks."""
    pieces: list[Piece] = []
    open_codes: list[int] = []
    at = number = draw(st.integers(0, 3))

    def put(inline: Inline, width: int) -> None:
        nonlocal at
        pieces.append(Piece(inline, at, at + width))
        at += width

    for kind in draw(st.lists(st.sampled_from("tttteosovc"), max_size=14)):
        if kind == "t" and (text := draw(lines)):
            put(Text(text), len(text))
        elif kind == "e":
            put(Text(draw(st.sampled_from(["&", " ", "\u00a0"]))), draw(st.sampled_from([1, 5, 6])))
        elif kind == "o":
            number += 1
            open_codes.append(number)
            put(Code(number, "open"), 3)
        elif kind == "s":
            number += 1
            put(Code(number, "single"), 4)
        elif kind == "v":
            put(Placeholder("deadline"), 10)
        elif kind == "c" and open_codes:
            put(Code(open_codes.pop(), "close"), 4)
    while open_codes:
        put(Code(open_codes.pop(), "close"), 4)
    return Block(draw(st.sampled_from(ROLES)), pieces[0].start if pieces else 0, at, tuple(pieces), 1)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(blocks(), st.sampled_from(["sentence", "block"]))
def test_joining_undoes_splitting(block: Block, mode: str) -> None:
    """Law 2: `join(split(b)) == b.pieces`."""
    assert join(split(block, fr, mode="block" if mode == "block" else "sentence")) == block.pieces


@settings(deadline=None, derandomize=True, max_examples=200)
@given(blocks())
def test_every_segment_reads_back_from_its_msgid(block: Block) -> None:
    """Law: a segment's codes are paired and numbered from 1 without gap; its msgid has no line break."""
    for segment in split(block, fr):
        content = unit_content(segment)
        codes = [part for part in content if isinstance(part, Code)]
        assert {code.number for code in codes} == set(range(1, len({code.number for code in codes}) + 1))
        msgid = to_msgid(content)
        assert "\n" not in msgid
        values = any(isinstance(part, Placeholder) for part in content)
        assert parse(msgid, codes=bool(codes), placeholders=values) == content


@settings(deadline=None, derandomize=True, max_examples=200)
@given(blocks())
def test_white_space_between_segments_belongs_to_tails(block: Block) -> None:
    """Law: a tail or lead is white space, and a segment's text never begins or ends with it by itself."""
    segments = split(block, fr)
    for segment in segments:
        outer = (*segment.lead, *segment.tail)
        assert all(isinstance(piece.inline, Text) and not piece.inline.text.strip() for piece in outer)
    for segment in segments if len(segments) > 1 else ():
        first, last = segment.pieces[0].inline, segment.pieces[-1].inline
        assert not isinstance(first, Text) or not first.text[0].isspace()
        assert not isinstance(last, Text) or not last.text[-1].isspace()


@settings(deadline=None, derandomize=True, max_examples=400)
@given(texts, st.sampled_from(["fr", "en", "ja"]))
def test_what_lies_between_sentences_is_blank(text: str, name: str) -> None:
    """Law: spans ascend without overlap, are trimmed, and only white space lies outside them."""
    spans = sentences(text, name)
    edges = [0, *(offset for span in spans for offset in span), len(text)]
    assert edges == sorted(edges)
    assert all(not text[end:start].strip() for end, start in zip(edges[::2], edges[1::2], strict=True))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(texts)
def test_breaks_ascend_within_the_text(text: str) -> None:
    """Law: 0 < offset < len(text), strictly ascending, for every breaker."""
    for breaker in (fr, default):
        breaks = breaker.breaks(text)
        assert all(0 < offset < len(text) for offset in breaks)
        assert all(one < other for one, other in pairwise(breaks))


@settings(deadline=None, derandomize=True, max_examples=200)
@given(texts, st.lists(st.sampled_from(_SAMPLE), max_size=4))
def test_a_no_break_list_only_ever_removes_breaks(text: str, strings: list[str]) -> None:
    """Law: `NoBreak(b, any).breaks(t)` is a part of `b.breaks(t)`; an empty list changes nothing."""
    plain = fr.breaks(text)
    assert set(NoBreak(fr, strings).breaks(text)) <= set(plain)
    assert NoBreak(fr, ()).breaks(text) == plain


@settings(deadline=None, derandomize=True, max_examples=200)
@given(texts)
@example("Elle a vu K. L. C’est tout.")
def test_apostrophes_and_kinds_of_blank_do_not_move_a_break(text: str) -> None:
    """Law: a typographic edit that keeps length keeps every break."""
    edited = text.replace("’", "'").replace("\u00a0", "\u202f").replace(" ", "\u00a0")
    assert fr.breaks(edited) == fr.breaks(text)
