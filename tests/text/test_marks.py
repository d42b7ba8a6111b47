# SPDX-License-Identifier: GPL-3.0-or-later
"""What hides is found, and what a language needs is left in peace."""

from __future__ import annotations

import pytest

from w4r_i18n.text.marks import (
    bidi_faults,
    code_point,
    controls,
    invisibles,
    is_plain,
    name_of,
    shown,
    stacks,
)


@pytest.mark.parametrize(
    "text",
    [
        "نمی‌خواهد", "क्‍ष र्‍य", "ශ්‍රී", "👩🏽‍💻 👨‍👩‍👧 🏳️‍🌈 ❤️ 1️⃣ ☎︎ ℹ️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "สวัสดี\u200bชาวโลก",
        "עברית\u200e (Latin)\u200e", "葛\U000e0100城", "ᠮᠣᠩᠭᠣᠯ᠋", "plain",
    ],
)  # fmt: skip
def test_what_a_script_needs_is_not_called_invisible(text: str) -> None:
    assert list(invisibles(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "a\u200bb", "a\u00adb", "a\u200db", "a\u200cb", "a\u200eb", "\ufeffa", "a\u2060b", "a\ufe0fb",
        "❤\ufe0f\ufe0f", "a\U000e0041", "🏴\U000e0061\U000e0062\U000e007f", "a\u3164b", "\u2800", "a\u034fb",
        "a\ufff9b", "字\u200b字",
    ],
)  # fmt: skip
def test_what_nothing_around_it_needs_is_invisible(text: str) -> None:
    assert list(invisibles(text))


def test_a_mark_of_direction_is_needed_in_a_language_that_is_written_from_the_right() -> None:
    assert list(invisibles("\u200fKali Linux"))
    assert not list(invisibles("\u200fKali Linux", right_to_left=True))


@pytest.mark.parametrize(
    "text", ["\u2067אב\u2069", "\u202bאב \u202aab\u202c\u202c", "\u2068a\u2069\n\u2068b\u2069"]
)
def test_what_closes_in_its_line_is_balanced(text: str) -> None:
    assert list(bidi_faults(text)) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a\u202eb\u202c", [1, 3]),
        ("\u202da", [0]),
        ("\u2067a", [0]),
        ("\u2067a\nb\u2069", [0, 4]),
        ("a\u202c", [1]),
        ("\u2067\u202a\u2069\u202c", [0, 2]),
    ],
)
def test_an_override_or_what_does_not_close_is_told_by_its_place(text: str, places: list[int]) -> None:
    assert sorted(bidi_faults(text)) == places


@pytest.mark.parametrize("text", ["tiếng Việt", "ti\u0065\u0302\u0301ng", "בְּרֵאשִׁ֖ית", "ที่นี่", "བསྒྲུབས", "e\u20e3"])
def test_the_marks_of_a_spelling_are_no_pile(text: str) -> None:
    assert list(stacks(text)) == []


@pytest.mark.parametrize("text", ["e" + "\u0301" * 4, "ก" + "็" * 3, "ག" + "\u0f71\u0f72\u0f74" * 3])
def test_a_pile_of_marks_is_found(text: str) -> None:
    assert list(stacks(text)) == [1]


def test_controls_and_noncharacters_are_found_and_line_ends_and_pictures_are_not() -> None:
    assert list(controls("a\x00b\x9b\u2028\ufffd\ufdd0\uffff\U0001ffff\ud800")) == [1, 3, 4, 5, 6, 7, 8, 9]
    assert list(controls("a\tb\r\n👍\U0001f600")) == []


def test_a_message_shows_what_hides() -> None:
    assert shown("a\u202eb\x1b[2J\nc") == "a\\u202eb\\u001b[2J\\nc"
    assert shown("x" * 100, limit=10) == "x" * 9 + "…"
    assert len(shown("e" + "\u0301" * 50)) < 10
    assert (code_point("\U000e0041"), name_of("\u200b")) == ("\\U000e0041", "U+200B ZERO WIDTH SPACE")


def test_a_plain_text_is_told_from_others_at_a_glance() -> None:
    assert is_plain("Écrivez « ici » : 12\u00a0%")
    assert not is_plain("a\u200b")
