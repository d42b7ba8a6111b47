# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest

from w4r_i18n.model.errors import ConfigError
from w4r_i18n.segment.sentences import sentences


def _texts(text: str, name: str = "fr") -> list[str]:
    return [text[start:end] for start, end in sentences(text, name)]


def test_offsets_count_in_the_unaltered_text() -> None:
    text = "  Il e\u0301crit\u200b.\u00a0\u202fE\u0301mile\u00ad lit. "
    assert sentences(text) == [(2, 13), (15, 27)]
    assert text[15:27].startswith("E\u0301mile")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\u2028", "\x85"])
def test_a_line_end_always_ends_a_sentence(end: str) -> None:
    assert _texts(f"Changer des vies{end}depuis 2001") == ["Changer des vies", "depuis 2001"]


def test_a_place_label_is_one_only_at_the_head_of_a_line() -> None:
    assert _texts("Tunisie. Une avocate") == ["Tunisie. Une avocate"]
    assert _texts("Il aime la Tunisie. Une avocate") == ["Il aime la Tunisie.", "Une avocate"]
    assert _texts("Table. Une avocate") == ["Table.", "Une avocate"]


@pytest.mark.parametrize("text", ["", " \u00a0\n", "\u202f"])
def test_blank_text_has_no_sentence(text: str) -> None:
    assert sentences(text) == []


def test_a_locale_of_a_language_uses_that_languages_rules() -> None:
    assert _texts("Le n° 3. Mme Ba.", "fr-CH") == ["Le n° 3.", "Mme Ba."]


def test_what_is_no_locale_is_refused() -> None:
    with pytest.raises(ConfigError, match="no locale"):
        sentences("Un. Deux.", "../x")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("en", ["Mr. Smith met J. R. Doe at 5 p.m.", '"Go!" she said.', "Fig. 3 shows it (a lot. Really)."]),
        ("de", ["Am 3. Oktober kam Dr. Meier.", "Er blieb z.B. bis abends.", "„Komm!“", "Sie ging."]),
        ("es", ["¿Dónde está?", "¡Aquí!", "El Sr. López vive en EE.UU. desde 2001.", "Ella no."]),
        ("pt-BR", ["O Sr. Silva foi preso.", "Ninguém o viu...", "A família espera."]),
        ("ar", ["ذهب الولد.", "هل عاد؟", "نعم."]),
        ("uk", ["Він живе в м. Київ.", "Вона теж!", "Це вул. Франка."]),
        ("hi", ["वह आया।", "वह गया।"]),
    ],
)
def test_languages_without_rules_of_their_own_get_plain_ones(name: str, parts: list[str]) -> None:
    assert _texts(" ".join(parts), name) == parts


def test_scripts_without_blanks_break_at_their_full_stops() -> None:
    assert _texts("彼は来た。「行くよ。」と言った。終わり！", "ja") == [
        "彼は来た。",
        "「行くよ。」と言った。",
        "終わり！",
    ]
