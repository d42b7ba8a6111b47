# SPDX-License-Identifier: GPL-3.0-or-later
"""Records without a project: read leniently, answered in order."""

from __future__ import annotations

import json

import pytest

from w4r_i18n import check_records
from w4r_i18n.flow.records import check_lines

WRONG = {"id": "1", "lang": "en", "msgid": "Condamnée à 12 ans.", "msgstr": "Sentenced to 21 years."}
RIGHT = {**WRONG, "msgstr": "Sentenced to 12 years."}
NAMES = [{"src": "Sofia Exemple", "tgt": ["Sofia Exemple"], "kind": "name"}]


def test_the_alarms_come_in_the_order_of_the_records() -> None:
    assert check_records([RIGHT, WRONG, RIGHT]) == [[], [{"check": "number", "severity": "error"}], []]


def test_a_name_of_the_record_must_stand_in_its_translation() -> None:
    record = {"lang": "en", "msgid": "Écrivez à Sofia Exemple.", "msgstr": "Write to her.", "terms": NAMES}
    assert {"check": "name", "severity": "error"} in check_records([record])[0]
    assert check_records([{**record, "msgstr": "Write to Sofia Exemple."}]) == [[]]


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"msgid": None, "msgstr": 3},
        {"msgid": "a", "msgstr": "b", "lang": "../x", "source_lang": 7},
        {"msgid": "a", "msgstr": "b", "lang": "en", "fmt": "c-format", "terms": "x"},
        {"msgid": "a", "msgstr": "b", "lang": "en", "fmt": [1, None], "terms": [1, {"src": 2}, {"src": "a"}]},
        {"msgid": "", "msgstr": "", "lang": "en"},
        None,
        [1],
        "text",
    ],
)
def test_what_is_odd_in_a_record_is_no_reason_to_stop(odd: object) -> None:
    answers = check_records([odd, WRONG])
    assert len(answers) == 2
    assert answers[1] == [{"check": "number", "severity": "error"}]


def test_languages_do_not_disturb_each_other() -> None:
    german = {"lang": "de", "msgid": "Plus de 1 500 lettres", "msgstr": "Mehr als 1.500 Briefe"}
    assert check_records([german, WRONG, german])[0::2] == [[], []]


def test_a_bad_line_is_told_by_its_number_and_the_others_are_answered() -> None:
    lines = [json.dumps(WRONG), "no json", "", "[1]", json.dumps({**RIGHT, "id": 7})]
    found = list(check_lines(lines))
    assert [number for number, _ in found] == [2, 4, 0, 0]
    assert [json.loads(text)["id"] for number, text in found if not number] == ["1", 7]


def test_a_very_long_text_is_called_too_long() -> None:
    (alarms,) = check_records([{"lang": "en", "msgid": "Oui", "msgstr": "yes " * 20_000}])
    assert {"check": "length", "severity": "error"} in alarms
