# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger as text: what is an act, and what damages it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from w4r_i18n.model.review import Act
from w4r_i18n.review.ledger import (
    MAX_FAULTS,
    Ledger,
    absent_ledger,
    appended,
    joined,
    read_ledger,
    sealed,
    showable,
    write_line,
)

SRC, TGT = "v1:" + "a" * 24, "v1:" + "b" * 24
PATH = "locales/de/reviews/2025-ayo.jsonl"
SIGNED = sealed(Act("translated", "Libérez « Ayo »", SRC, TGT, "tui", "2025-12-10"))
APPROVED = sealed(Act("approved", "Libérez", SRC, TGT, "kea", "2025-12-11", note="siehe Æ\nzweite Zeile"))
WAIVED = sealed(Act("waived", "Libérez", SRC, TGT, "kea", "2025-12-12", check="number", note="douze = zwölf"))
REJECTED = sealed(Act("rejected", "Libérez", SRC, TGT, "weka", "2025-12-13", supersedes=(APPROVED.id,)))
ACTS = (SIGNED, APPROVED, WAIVED, REJECTED)
TEXT = "".join(map(write_line, ACTS))


def faults(text: str) -> list[str]:
    found = read_ledger(text, path=PATH)
    assert found.damaged is bool(found.diagnostics)
    return [str(diagnostic) for diagnostic in found.diagnostics]


def line_with(**changes: object) -> str:
    """A line whose id fits its changed rest, so that nothing but the change can be at fault."""
    return json.dumps({**json.loads(write_line(SIGNED)), **changes})


def test_a_line_has_its_keys_in_the_fixed_order_and_its_letters_unescaped() -> None:
    assert write_line(SIGNED) == (
        f'{{"id":"{SIGNED.id}","act":"translated","unit":"Libérez « Ayo »","src":"{SRC}","tgt":"{TGT}",'
        '"by":"tui","on":"2025-12-10","note":"","supersedes":[]}\n'
    )
    assert list(json.loads(write_line(WAIVED))) == [
        "id", "act", "unit", "src", "tgt", "check", "by", "on", "note", "supersedes",
    ]  # fmt: skip


def test_what_was_written_is_read_back() -> None:
    assert read_ledger(TEXT, path=PATH) == Ledger(ACTS)


def test_lines_in_any_order_twice_blank_or_with_other_line_ends_are_the_same_ledger() -> None:
    lines = TEXT.splitlines()
    shuffled = "\r\n".join([lines[2], "", lines[0], lines[3], lines[2], "  ", lines[1]])
    assert read_ledger(shuffled, path=PATH) == read_ledger(TEXT, path=PATH)


def test_a_line_separator_within_a_note_does_not_end_the_line() -> None:
    act = sealed(replace(SIGNED, note="a\u2028b\u2029c"))
    assert read_ledger(write_line(act), path=PATH) == Ledger((act,))


def test_the_order_of_keys_and_the_blanks_between_them_are_free() -> None:
    turned = dict(reversed(json.loads(write_line(SIGNED)).items()))
    assert read_ledger(json.dumps(turned), path=PATH) == Ledger((SIGNED,))


def test_the_id_is_the_digest_of_the_rest() -> None:
    assert sealed(replace(SIGNED, id="0" * 24)) == SIGNED
    assert sealed(replace(SIGNED, note="x")).id != SIGNED.id
    (fault,) = faults(line_with(by="kea"))
    assert "digest of the rest" in fault


def test_a_fault_names_file_and_line_but_never_the_text() -> None:
    (fault,) = faults(TEXT + line_with(note="Ayo est à Dakar", by="weka"))
    assert fault.startswith(f"{PATH}:5: error: ")
    assert "Dakar" not in fault


def test_what_can_be_read_beside_a_broken_line_still_counts() -> None:
    found = read_ledger(f"{TEXT}oops\n", path=PATH)
    assert found.acts == ACTS
    assert found.damaged


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("<<<<<<< HEAD", "git conflict"),
        ("=======", "git conflict"),
        (">>>>>>> branch", "git conflict"),
        ("||||||| base", "git conflict"),
        (write_line(SIGNED)[:-9], "no JSON"),
        ("[]", "no object"),
        ("null", "no object"),
        ('{"id":"x","id":"y"}', "stands twice"),
        ('{"act":NaN}', "NaN"),
        ('{"act":"blessed"}', "unknown act"),
        ('{"act":["approved"]}', "unknown act"),
        ('{"act":"approved"}', "exactly the keys"),
        (line_with(extra=1), "exactly the keys"),
        (line_with(check="number"), "exactly the keys"),
        (line_with(src="v1:abc"), "'src' is not a digest"),
        (line_with(tgt=None), "'tgt' is not a digest"),
        (line_with(by="Ayo Lindqvist"), "'by' is not a pseudonym"),
        (line_with(by="a" * 41), "'by' is not a pseudonym"),
        (line_with(by="-kea"), "'by' is not a pseudonym"),
        (line_with(on="2025-13-01"), "'on' is not a day"),
        (line_with(on="2025-12-10T09:30"), "'on' is not a day"),
        (line_with(note=7), "'note' is no text"),
        (line_with(note="\x1b[2J"), "'note' is no text"),
        (line_with(unit="\x00"), "'unit' is no text"),
        (line_with(note="\ud800"), "'note' is no text"),
        (line_with(supersedes="x"), "no list"),
        (line_with(supersedes=["x"]), "no id"),
        (line_with(supersedes=[1]), "no id"),
    ],
)
def test_a_line_that_is_no_act_damages_the_ledger(line: str, why: str) -> None:
    (fault,) = faults(line)
    assert why in fault


def test_many_broken_lines_are_counted_not_told() -> None:
    found = faults("x\n" * (MAX_FAULTS + 7))
    assert len(found) == MAX_FAULTS + 1
    assert "7 more" in found[-1]


def test_appending_writes_nothing_twice_and_mends_a_missing_line_end() -> None:
    assert appended("", ACTS) == TEXT
    assert appended(TEXT, ACTS) == TEXT
    assert appended(TEXT[:-1], (*ACTS, sealed(replace(SIGNED, by="weka")))).count("\n") == 5
    assert appended("", (SIGNED, SIGNED)) == write_line(SIGNED)


def test_joined_ledgers_are_one_and_damaged_when_one_is() -> None:
    whole = joined([Ledger((SIGNED, APPROVED)), Ledger((APPROVED,)), absent_ledger("a")])
    assert whole.acts == (SIGNED, APPROVED)
    assert not whole.damaged
    assert joined([whole, read_ledger("oops", path=PATH)]).damaged


def test_a_missing_ledger_is_said() -> None:
    (found,) = absent_ledger(PATH).diagnostics
    assert str(found).startswith(f"{PATH}: error: no ledger")


def test_only_what_harms_is_taken_from_a_note() -> None:
    assert showable("a\tb\nc\x1b[31m\x85é\u2028") == "a\tb\nc[31mé\u2028"
