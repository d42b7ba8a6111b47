# SPDX-License-Identifier: GPL-3.0-or-later
"""How a translation is typed, where that is certainly wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.model.locale import locale
from w4r_i18n.text.mend import mended

NNBSP = "\u202f"


@pytest.mark.parametrize(
    ("tag", "source", "wrong", "right"),
    [
        ("es", f"Attention{NNBSP}!", f"¡Atención{NNBSP}!", "¡Atención!"),
        ("es", "Attention !", "¡Atención !", "¡Atención!"),
        ("de", "Il dit : « Non ! »", "Er sagt : „Nein !“", "Er sagt: „Nein !“"),
        ("en", "Deux  mots", "Two  words", "Two words"),
        ("en", "Deux mots", " Two words ", "Two words"),
        ("es", "Il dit « non ».", f"Dice «{NNBSP}no{NNBSP}».", "Dice «no»."),
        ("ca", "été", "e\u0301te\u0301", "été"),
        ("ja", "Un mot.", "言葉。 ", "言葉。"),
    ],
)
def test_what_is_certainly_wrong_is_mended(tag: str, source: str, wrong: str, right: str) -> None:
    assert mended(wrong, source, locale(tag)) == right


@pytest.mark.parametrize(
    ("tag", "source", "text"),
    [
        ("fr-CA", "Attention !", f"Attention{NNBSP}!"),
        ("en", "Un mot", "A word :"),
        ("en", "À 9 h 30", "At 9 :30"),
        ("de", "10 %", "10\u00a0%"),
        ("en", "Voir http://example.org/a", "See http://example.org/a"),
        ("en", "Un. Deux", "One :-) two"),
        ("nb", "« oui »", "« ja »"[:0] + "«ja»"),
    ],
)
def test_what_may_be_meant_is_left_alone(tag: str, source: str, text: str) -> None:
    assert mended(text, source, locale(tag)) == text


texts = st.text(alphabet="ab.:;!?«»“” \u00a0\u202f1<g>/é", max_size=30)


@given(texts, texts, st.sampled_from(["es", "en", "ja", "ar", "fr-CA", "nb"]))
@settings(deadline=None, derandomize=True)
def test_law_mending_twice_is_mending_once_and_touches_blanks_alone(text: str, source: str, tag: str) -> None:
    once = mended(text, source, locale(tag))
    assert mended(once, source, locale(tag)) == once
    assert "".join(once.split()) == "".join(text.split()) or not text.strip()


def test_a_long_run_of_blanks_costs_one_pass() -> None:
    assert mended("a" + " " * 200_000 + "b", "a b", locale("en")) == "a b"
