# SPDX-License-Identifier: GPL-3.0-or-later
"""What Apertium's marks and debris become."""

from __future__ import annotations

import pytest

from w4r_i18n.draft.engines._apertium_stream import Stream, from_stream, to_stream, with_stand_ins
from w4r_i18n.model.errors import EngineError


@pytest.mark.parametrize(
    ("raw", "text", "unknown"),
    [
        ("*Damisoa ha publicat", "Damisoa ha publicat", ("Damisoa",)),
        ("l'*ONU i d'*Amina", "l'ONU i d'Amina", ("ONU", "Amina")),
        ("#prendre la #12 @polie", "prendre la 12 polie", ("prendre", "polie")),
        ("#\\<prn\\>\\<p3\\> dit", " dit", ()),
        ("*e*e *e", "ee e", ("e",)),
        ("a\\@b\\.c\\\\", "a@b.c\\", ()),
        ("un[][w4r0] dos[]", "un[w4r0] dos", ()),
        ("*e\u0301tat", "état", ("état",)),
    ],
)
def test_marks_go_and_the_words_they_stood_before_are_kept(
    raw: str, text: str, unknown: tuple[str, ...]
) -> None:
    answer = from_stream(Stream(raw))
    assert (answer.text, answer.unknown) == (text, unknown)


def test_a_text_is_composed_before_it_is_looked_up() -> None:
    assert to_stream("e\u0301tat").raw == "état"


def test_a_stand_in_is_found_inside_an_address_and_behind_a_mark_in_its_midst() -> None:
    stream = with_stand_ins(Stream("http:\\/\\/*exemple.*org"))
    assert stream.raw == "http:\\/\\/xqzba.xqzca"
    answer = from_stream(stream.answered("http:\\/\\/xqzba.xq*zca"))
    assert answer.text == "http://exemple.org"
    assert answer.unknown == ("exemple", "org")


def test_stand_ins_are_words_that_the_text_does_not_have() -> None:
    stream = with_stand_ins(Stream("*Xqzba *xqzqba *polie"))
    answer = from_stream(stream)
    assert answer.text == "Xqzba xqzqba polie"


def test_a_word_that_could_not_be_inflected_goes_on_and_is_named() -> None:
    stream = with_stand_ins(Stream("el #convicte @polie #\\<n\\> [w4r:0]", kept=("*",)))
    assert stream.raw == "el convicte xqzba  [w4r:0]"
    answer = from_stream(stream.answered("il convitto *xqzba [w4r:0]"))
    assert answer.text == "il convitto polie *"
    assert set(answer.unknown) == {"convicte", "polie"}


def test_a_text_of_all_stand_ins_is_refused_rather_than_confused() -> None:
    letters = "bcdfghjklmnprstvwxyz"
    raw = " ".join(f"*x{one}{other}" for one in "qjkwz" for other in letters)
    with pytest.raises(EngineError, match="every word"):
        with_stand_ins(Stream(raw))
    assert from_stream(with_stand_ins(Stream(raw.replace("xqb", "le")))).text.startswith("le xqc")


@pytest.mark.parametrize("piece", ["*a", "[", "\\<", "~", "\\<a", "*", "[w4r:", "é\u0301", "xqz", "*xqzq"])
def test_a_long_text_of_one_piece_is_read_in_linear_time(piece: str) -> None:
    size = 200_000 // len(piece)
    from_stream(to_stream(piece * size))
    from_stream(with_stand_ins(Stream(piece.replace("[w4r:", "w") * size)))
