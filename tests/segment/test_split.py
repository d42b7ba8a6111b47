# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from w4r_i18n.model.document import Block, Piece
from w4r_i18n.model.inline import Code, Inline, Placeholder, Text, to_msgid
from w4r_i18n.model.segment import unit_content
from w4r_i18n.segment.breakers import fr
from w4r_i18n.segment.split import Mode, join, split


def _block(*parts: str | Inline, role: str = "paragraph") -> Block:
    pieces: list[Piece] = []
    at = 0
    for part in parts:
        inline = Text(part) if isinstance(part, str) else part
        width = len(part) if isinstance(part, str) else 5
        pieces.append(Piece(inline, at, at + width))
        at += width
    return Block(role, 0, at, tuple(pieces), 1)


def _open(number: int) -> Code:
    return Code(number, "open")


def _close(number: int) -> Code:
    return Code(number, "close")


def _msgids(block: Block, mode: Mode = "sentence") -> list[str]:
    segments = split(block, fr, mode=mode)
    assert join(segments) == block.pieces
    return [to_msgid(unit_content(segment)) for segment in segments]


def test_white_space_goes_to_the_tail_and_outer_blanks_to_lead_and_tail() -> None:
    one, two = split(_block("  Un mot. \u00a0Deux mots. "), fr)
    assert [piece.inline for piece in one.lead] == [Text("  ")]
    assert [piece.inline for piece in one.tail] == [Text(" \u00a0")]
    assert [piece.inline for piece in two.pieces] == [Text("Deux mots.")]
    assert [piece.inline for piece in two.tail] == [Text(" ")]


def test_a_pair_within_one_sentence_does_not_hinder_the_next_break() -> None:
    assert _msgids(
        _block("Signez ", _open(1), "ici", _close(1), ". Puis ", _open(2), "là", _close(2), ".")
    ) == [
        "Signez <g1>ici</g1>.",
        "Puis <g1>là</g1>.",
    ]


def test_a_pair_that_spans_a_break_keeps_both_sentences_together() -> None:
    block = _block("Non ! ", _open(1), "Un mot. Deux mots", _close(1), " ici. Fin du texte.")
    assert _msgids(block) == ["Non !", "<g1>Un mot. Deux mots</g1> ici.", "Fin du texte."]


def test_closing_codes_stay_left_and_opening_codes_go_right() -> None:
    block = _block(_open(1), "Un mot.", _close(1), " ", _open(2), "Deux mots.", _close(2))
    assert _msgids(block) == ["<g1>Un mot.</g1>", "<g1>Deux mots.</g1>"]


def test_a_blank_inside_a_code_stays_inside_it() -> None:
    assert _msgids(_block(_open(1), "Un mot. ", _close(1), "Deux mots.")) == [
        "<g1>Un mot. </g1>",
        "Deux mots.",
    ]


def test_a_hard_line_break_inside_a_sentence_stays_inside() -> None:
    block = _block("« Vivre,", Code(1, "single"), "c’est écrire », dit-elle.", Code(2, "single"), "Elle rit.")
    assert _msgids(block) == ["« Vivre,<x1/>c’est écrire », dit-elle.<x2/>", "Elle rit."]


def test_a_soft_break_between_sentences_is_a_tail() -> None:
    one, two = split(_block("Un mot.", " ", "Deux mots."), fr)
    assert one.tail[0].inline == Text(" ")
    assert not one.cuts
    assert not two.cuts


def test_a_value_counts_as_a_word_that_may_begin_a_sentence() -> None:
    block = _block(
        "Écrivez avant le 3. ", Placeholder("name"), " attend. Le délai est le ", Placeholder("day"), "."
    )
    assert _msgids(block) == ["Écrivez avant le 3.", "{name} attend.", "Le délai est le {day}."]


def test_a_part_without_words_stays_with_its_neighbour() -> None:
    assert _msgids(_block("2024. Une année noire. 43 %. https://exemple.org")) == [
        "2024. Une année noire. 43 %. https://exemple.org"
    ]


def test_titles_and_blocks_asked_for_as_blocks_are_one_segment() -> None:
    assert _msgids(_block("Un mot. Deux mots.", role="title")) == ["Un mot. Deux mots."]
    assert _msgids(_block("Un mot. Deux mots."), "block") == ["Un mot. Deux mots."]


def test_a_block_of_white_space_is_one_segment_and_an_empty_one_none() -> None:
    assert len(split(_block("  "), fr)) == 1
    assert split(Block("paragraph", 0, 0, (), 1), fr) == ()
