# SPDX-License-Identifier: GPL-3.0-or-later
"""The two engines that need nothing: one gives texts back, one makes them look translated."""

from __future__ import annotations

import unicodedata

import pytest

from w4r_i18n.draft.engines import echo, pseudo
from w4r_i18n.model.draft import EngineSettings
from w4r_i18n.model.errors import ConfigError
from w4r_i18n.model.locale import locale

TEXT = 'Signez <x id="0"/> la pétition &amp; l’appel [w4r1] avant le {deadline}, écrivez à 12 XPH0X !'
MARKS = ('<x id="0"/>', "&amp;", "[w4r1]", "{deadline}", "12", "XPH0X")


def pseudonym(text: str, target: str = "es") -> str:
    with pseudo.opened(locale("fr"), locale(target), EngineSettings()) as session:
        return session.translate([text])[0].text


def test_echo_gives_texts_back_in_order() -> None:
    with echo.opened(locale("fr"), locale("ja"), EngineSettings()) as session:
        assert [each.text for each in session.translate(["Un.", "", TEXT])] == ["Un.", "", TEXT]


@pytest.mark.parametrize(
    "target", ["es", "ar", "he", "ja", "uk", "zh-Hant", "ko", "th", "hi", "el", "ka", "hy"]
)
def test_pseudo_keeps_marks_and_grows_by_a_third(target: str) -> None:
    found = pseudonym(TEXT, target)
    assert [mark for mark in MARKS if found.count(mark) != TEXT.count(mark)] == []
    assert found.startswith("⟦")
    assert found.endswith("⟧")
    free = len(TEXT) - sum(map(len, MARKS))
    assert len(found) - len(TEXT) == -(-free * 35 // 100)


def test_pseudo_can_be_read_in_latin_letters() -> None:
    assert pseudonym("Signez ici !") == "⟦Šîĝĝñéžž îçîî !⟧"


@pytest.mark.parametrize(("target", "direction"), [("ar", "AL"), ("he", "R"), ("fa", "AL"), ("uk", "L")])
def test_pseudo_writes_in_the_targets_direction_without_control_characters(
    target: str, direction: str
) -> None:
    found = pseudonym("Signez la pétition", target)
    assert {unicodedata.bidirectional(letter) for letter in found if letter.isalpha()} == {direction}
    assert not [letter for letter in found if unicodedata.category(letter) in {"Cf", "Cc", "Mn"}]


def test_pseudo_says_the_same_each_time() -> None:
    assert pseudonym(TEXT) == pseudonym(TEXT)


def test_pseudo_of_a_text_without_letters_grows_too() -> None:
    assert pseudonym("…") == "⟦…⟧"
    assert pseudonym("") == ""


def test_they_serve_every_pair_and_have_no_options() -> None:
    for module in (echo, pseudo):
        assert module.missing(EngineSettings()) == ()
        assert module.serves(locale("fr"), locale("quc"), EngineSettings())
        with pytest.raises(ConfigError, match="there are: none"):
            module.missing(EngineSettings(options={"loud": "yes"}))
