# SPDX-License-Identifier: GPL-3.0-or-later
"""Spelling by the system's hunspell, where it is."""

from __future__ import annotations

import pytest

from w4r_i18n.model.locale import locale
from w4r_i18n.project.spelling import misspelt


@pytest.mark.system("hunspell")
def test_words_that_the_dictionary_has_not_are_told_once() -> None:
    text = "Las cartas gannan terreno, y gannan tiempo."
    assert misspelt(text, locale("es")) == ("gannan",)
    assert misspelt("Las cartas ganan terreno.", locale("es-MX")) == ()


def test_a_language_without_a_dictionary_has_no_mistakes() -> None:
    assert misspelt("qwrtz", locale("tlh")) == ()


@pytest.mark.system("hunspell")
def test_signs_that_hunspell_reads_as_orders_are_text() -> None:
    assert misspelt("!\n*gannan\n&gannan\n^gannan -d en_US", locale("es")) == ("gannan", "US")
