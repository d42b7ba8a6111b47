# SPDX-License-Identifier: GPL-3.0-or-later
"""A finding that a person lets pass, for exactly one pair of texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys import tree

DOMAIN = "2025-riviere"
SOURCE = "Le procès a duré 12 jours."
ROUNDED = "Der Prozess dauerte fast 2 Wochen."
LEDGER = f"locales/de/reviews/{DOMAIN}.jsonl"


@pytest.fixture
def differing(campaign: Path) -> Path:
    """A German text that says it in another figure, as its translator meant to."""
    tree.edit(campaign, "de", DOMAIN, {SOURCE: ROUNDED})
    assert tree.w4r(campaign, "run").code == 0
    signed = waive(campaign, "sign", "--by", "mara")
    assert signed.code == 0, signed.said
    return campaign


def waive(root: Path, verb: str, *options: str) -> tree.Ran:
    one = tree.ids(root, "de", DOMAIN)[SOURCE]
    return tree.w4r(root, "review", verb, one, "--locale", "de", *options)


def by_check(root: Path, name: str) -> list[tuple[str, str]]:
    found = tree.w4r(root, "check", DOMAIN, "--locale", "de", "--format", "json").json["findings"]
    return [(each["severity"], each["message"]) for each in found if each["check"] == name]


def test_a_waived_finding_is_a_note_with_its_reason_and_the_text_compiles_again(differing: Path) -> None:
    assert [severity for severity, _ in by_check(differing, "number")] == ["error"]
    done = waive(differing, "waive", "--check", "number", "--by", "kea", "--note", "rounded on purpose")
    assert done.code == 0, done.said
    [(severity, message)] = by_check(differing, "number")
    assert severity == "info"
    assert message.endswith("; waived by kea: rounded on purpose")
    assert tree.w4r(differing, "check", DOMAIN, "--locale", "de").code == 0
    assert waive(differing, "approve", "--by", "kea").code == 0
    assert tree.w4r(differing, "run").code == 0
    assert ROUNDED in tree.output(differing, "de", DOMAIN, "case.md")


def test_a_letter_changed_in_the_text_and_the_check_speaks_again(differing: Path) -> None:
    waive(differing, "waive", "--check", "number", "--by", "kea", "--note", "rounded on purpose")
    tree.edit(differing, "de", DOMAIN, {SOURCE: "Der Prozess dauerte fast 3 Wochen."})
    assert [severity for severity, _ in by_check(differing, "number")] == ["error"]


def test_a_waiver_that_waives_nothing_is_told_and_can_be_ended(differing: Path) -> None:
    waive(differing, "waive", "--check", "url", "--by", "kea", "--note", "no address at all")
    assert by_check(differing, "unused-waiver") == [
        ("warning", "kea waived 'url', which finds nothing here any more")
    ]
    done = waive(differing, "waive", "--check", "url", "--by", "tui", "--end")
    assert done.code == 0, done.said
    assert by_check(differing, "unused-waiver") == []
    assert (differing / LEDGER).read_text().count('"act":"waived"') == 1


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--check", "number", "--by", "mara", "--note", "mine"), 4, "can't waive it"),
        (("--check", "number", "--by", "kea"), 4, "a waiver needs a reason"),
        (("--check", "numbre", "--by", "kea", "--note", "x"), 2, "there is no check 'numbre'"),
        (("--check", "missing", "--by", "kea", "--note", "x"), 2, "tells a state"),
        (("--check", "number", "--by", "kea", "--end"), 4, "nobody has waived"),
    ],
)
def test_a_waiver_that_says_too_little_is_refused_and_nothing_written(
    differing: Path, options: tuple[str, ...], code: int, said: str
) -> None:
    before = (differing / LEDGER).read_bytes()
    done = waive(differing, "waive", *options)
    assert done.code == code, done.said
    assert said in done.err
    assert (differing / LEDGER).read_bytes() == before
