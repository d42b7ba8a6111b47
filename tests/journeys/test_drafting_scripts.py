# SPDX-License-Identifier: GPL-3.0-or-later
"""Names, dates and figures of the demonstration in other scripts, whatever the engine makes of the words."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.draft.counting import Count, counted
from tests.journeys import drafting, tree

from w4r_i18n.model.locale import locale

TAGS = ("ar", "uk", "ja")


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drafting.demonstration(tmp_path_factory.mktemp("scripts") / "campaign", *TAGS)


@pytest.fixture(scope="module")
def drafted(demonstration: Path) -> Path:
    """By the engine that changes every letter which no mask protects."""
    chosen = [argument for tag in TAGS for argument in ("--locale", tag)]
    done = tree.w4r(demonstration, "draft", "--engine", "pseudo", *chosen, "--format", "json")
    assert done.code == 0, done.said
    return demonstration


@pytest.mark.parametrize("tag", TAGS)
def test_each_name_comes_in_its_recorded_form_and_each_figure_in_the_locales(drafted: Path, tag: str) -> None:
    names = drafting.agreed(drafted, tag)
    drafts = [entry for entry in drafting.all_entries(drafted, tag) if entry.msgstr]
    whole = Count(0, 0)
    for entry in drafts:
        whole += counted(entry.msgid, entry.msgstr, locale(tag), names.items())
    assert whole.wrong == ()
    assert whole.right == whole.all > 150
    assert any(names["Sonia Dahmani"] in entry.msgstr for entry in drafts)


@pytest.mark.parametrize("tag", TAGS)
def test_a_text_that_names_somebody_without_a_form_stays_empty(drafted: Path, tag: str) -> None:
    empty = [entry.msgid for entry in drafting.empty(drafted, tag)]
    assert any("Rocky Myers" in msgid for msgid in empty)
    assert not any("Sonia Dahmani" in msgid for msgid in empty)
    done = tree.w4r(drafted, "draft", "--engine", "pseudo", "--locale", tag)
    assert f"no form of the name 'Rocky Myers' is recorded in {tag}" in done.out


def test_a_form_that_is_recorded_fills_what_waited_for_it(drafted: Path) -> None:
    path = drafted / "locales" / "uk" / "names.csv"
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["Rocky Myers", "Роккі Маєрс", "", "", "yes", "a test"])
    assert tree.w4r(drafted, "draft", "--engine", "pseudo", "--locale", "uk").code == 0
    entry = next(each for each in drafting.all_entries(drafted, "uk") if "Rocky Myers" in each.msgid)
    assert "Роккі Маєрс" in entry.msgstr
