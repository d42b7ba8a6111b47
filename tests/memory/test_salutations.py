# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables by which letters are addressed: strict, and the shipped ones right."""

from __future__ import annotations

from pathlib import Path

import pytest

from w4r_i18n.memory.salutations import read_salutations, read_territories
from w4r_i18n.model.case import RANKS
from w4r_i18n.model.salutation import Salutation

SHIPPED = Path(__file__).parents[2] / "sources" / "common"
HEAD = "locale,rank,gender,number,salutation,closing,status,source\n"
LANGUAGES = (
    "en", "es", "de", "de-CH", "pt-BR", "ar", "uk", "ru", "ja", "ko", "zh-Hant", "ca", "fr", "it", "nl", "pl",
    "cs", "hu", "tr", "fi",
)  # fmt: skip


def _read(*lines: str) -> tuple[tuple[Salutation, ...], list[tuple[int, str]]]:
    rows, found = read_salutations((HEAD + "\n".join(lines) + "\n").encode(), path="s.csv")
    return rows, [(each.place.line, each.message) for each in found]


def _shipped() -> tuple[Salutation, ...]:
    rows, found = read_salutations((SHIPPED / "salutations.csv").read_bytes(), path="salutations.csv")
    assert found == ()
    return rows


def test_a_row_is_read_with_its_mark_and_its_line() -> None:
    rows, found = _read("hu,minister,f,sg,Tisztelt Miniszter Asszony!,Tisztelettel:,own,")
    assert found == []
    assert rows == (
        Salutation("hu", "minister", "Tisztelt Miniszter Asszony!", "Tisztelettel:", "f", "sg", "own", ""),
    )
    assert rows[0].line == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("xx_!,minister,,,A,B,own,", "is no locale"),
        ("fr,ministre,,,A,B,own,", "rank: 'ministre'"),
        ("fr,minister,w,,A,B,own,", "gender: 'w'"),
        ("fr,minister,,many,A,B,own,", "number: 'many'"),
        ("fr,minister,,,A,B,sure,", "status: 'sure'"),
        ("fr,minister,,,A,B,attested,", "attested without a source"),
        ("fr,minister,,,,B,own,", "salutation is empty"),
        ('fr,minister,,,"=cmd()",B,own,', "is a formula"),
    ],
)
def test_a_row_that_is_wrong_is_told_with_its_line_and_left_out(line: str, said: str) -> None:
    rows, found = _read(line)
    assert rows == ()
    (at, message) = found[0]
    assert at == 2
    assert said in message


def test_the_second_row_for_the_same_people_is_told() -> None:
    rows, found = _read("fr,minister,m,sg,A,B,own,", "fr,minister,m,sg,C,D,own,")
    assert [row.salutation for row in rows] == ["A"]
    assert found == [(3, "stands twice: line 2 is for the same people")]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_shipped_table_addresses_every_rank_of_a_language(tag: str) -> None:
    ranks = {row.rank for row in _shipped() if row.locale == tag}
    assert ranks == set(RANKS)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_whoever_addresses_a_man_in_his_rank_addresses_a_woman_too(tag: str) -> None:
    rows = [row for row in _shipped() if row.locale == tag]
    men = {row.rank for row in rows if row.gender == "m"}
    assert men == {row.rank for row in rows if row.gender == "f"}


@pytest.mark.parametrize(
    ("tag", "marks"),
    [("es", ":"), ("de", ","), ("fr", ","), ("hu", "!"), ("uk", "!"), ("ru", "!"), ("ar", "،"),
     ("zh-Hant", "："), ("pl", ","), ("cs", ","), ("it", ",")],
)  # fmt: skip
def test_a_language_ends_its_salutations_with_its_own_mark(tag: str, marks: str) -> None:
    assert {row.salutation[-1] for row in _shipped() if row.locale == tag} == {marks}


def test_swiss_german_ends_without_a_mark_and_writes_no_sharp_s() -> None:
    rows = [row for row in _shipped() if row.locale == "de-CH"]
    assert all(row.salutation[-1].isalpha() for row in rows)
    assert not any("ß" in row.salutation + row.closing for row in rows)


def test_japanese_pairs_its_beginning_with_its_end() -> None:
    rows = [row for row in _shipped() if row.locale == "ja"]
    assert {(row.salutation[:2], row.closing) for row in rows} == {("拝啓", "敬具")}


def test_the_shipped_names_of_countries_are_right_and_the_campaigns_own() -> None:
    rows, found = read_territories((SHIPPED / "territories.csv").read_bytes(), path="territories.csv")
    assert found == ()
    assert ("fr", "MM", "Birmanie (Myanmar)") in {(row.locale, row.country, row.name) for row in rows}


def test_a_country_that_is_no_code_is_told() -> None:
    rows, found = read_territories(b"locale,country,name,source\nfr,Birmanie,x,\n", path="t.csv")
    assert rows == ()
    assert "two capitals" in found[0].message
