# SPDX-License-Identifier: GPL-3.0-or-later
"""One table of locales, and names that are never a path."""

from __future__ import annotations

import pytest
from babel import Locale as Cldr
from babel import UnknownLocaleError
from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.model.errors import ConfigError
from w4r_i18n.model.locale import is_locale, locale


@pytest.mark.parametrize(
    ("name", "tag", "folder"),
    [
        ("fr", "fr", "fr"), ("pt_BR", "pt-BR", "pt_BR"), ("pt-BR", "pt-BR", "pt_BR"),
        ("zh_TW", "zh-Hant", "zh_TW"), ("zh_Hant", "zh-Hant", "zh_TW"), ("zh-Hant", "zh-Hant", "zh_TW"),
        ("zh_HK", "zh-Hant-HK", "zh_HK"), ("ca@valencia", "ca-valencia", "ca@valencia"),
        ("ca-valencia", "ca-valencia", "ca@valencia"), ("sr@latin", "sr-Latn", "sr@latin"),
        ("de-CH", "de-CH", "de_CH"), ("iw", "he", "he"), ("es-419", "es-419", "es_419"),
        ("tlh", "tlh", "tlh"),
    ],
)  # fmt: skip
def test_both_spellings_of_a_locale_are_one(name: str, tag: str, folder: str) -> None:
    found = locale(name)
    assert (found.tag, found.gettext) == (tag, folder)
    assert locale(found.gettext) == found


@pytest.mark.parametrize(
    "name",
    ["", "../../etc", "de/../../x", "CON", "de\0x", "-rf", "fr\n", "Français", "a" * 60, "fr_", "fr_fr"],
)
def test_what_is_no_locale_is_refused(name: str) -> None:
    with pytest.raises(ConfigError):
        locale(name)


@settings(deadline=None, derandomize=True, max_examples=500)
@given(st.text(st.sampled_from("abzABZ09-_@./\\\0 é"), max_size=12))
def test_a_folder_name_never_leaves_its_parent(name: str) -> None:
    if is_locale(name):
        folder = locale(name).gettext
        assert not set(folder) & set("/\\.\0 ")
        assert not folder.startswith("-")


@pytest.mark.parametrize("name", ["ar", "fa", "he", "ur", "ps", "ckb"])
def test_right_to_left_languages_are_so(name: str) -> None:
    assert locale(name).direction == "rtl"


@pytest.mark.parametrize(
    "name", ["fr", "en", "es", "de", "pt-BR", "ar", "uk", "ja", "ca", "zh-Hant", "ko", "pl"]
)
def test_direction_and_script_agree_with_cldr(name: str) -> None:
    found = locale(name)
    try:
        cldr = Cldr.parse(found.cldr)
    except UnknownLocaleError:
        return
    assert found.direction == ("rtl" if cldr.character_order == "right-to-left" else "ltr")


def test_sentences_are_joined_by_nothing_in_japanese_and_chinese() -> None:
    assert [locale(name).joint for name in ("ja", "zh-Hant", "ko", "ar", "uk")] == ["", "", " ", " ", " "]
