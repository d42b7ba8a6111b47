# SPDX-License-Identifier: GPL-3.0-or-later
"""A check remembers what it found where nothing changed, and never more than that."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys import tree

DOMAIN = "2025-riviere"
SOURCE = "Le procès a duré 12 jours."


def findings(root: Path) -> list[dict[str, object]]:
    done = tree.w4r(root, "check", "--format", "json")
    found: list[dict[str, object]] = done.json["findings"]
    return found


def test_the_second_check_says_what_the_first_said(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {SOURCE: "Der Prozess dauerte 21 Tage."})
    first = findings(campaign)
    remembered = (campaign / ".w4r" / "checks").read_bytes()
    assert findings(campaign) == first
    assert (campaign / ".w4r" / "checks").read_bytes() == remembered
    assert any(each["check"] == "number" for each in first)


@pytest.mark.parametrize("content", [b"", b"\x93\xa1x", b"\xff" * 4000])
def test_a_memory_that_is_damaged_is_no_memory(campaign: Path, content: bytes) -> None:
    first = findings(campaign)
    (campaign / ".w4r" / "checks").write_bytes(content)
    assert findings(campaign) == first


def test_what_a_finding_follows_from_makes_it_looked_at_again(campaign: Path) -> None:
    assert not any(each["severity"] == "error" for each in findings(campaign))
    tree.edit(campaign, "de", DOMAIN, {SOURCE: "Der Prozess dauerte 21 Tage."})
    assert any(each["check"] == "number" for each in findings(campaign))
    tree.edit(campaign, "de", DOMAIN, {SOURCE: "Der Prozess dauerte 12 Tage."})
    assert not any(each["check"] == "number" for each in findings(campaign))
    tree.rewrite(campaign / "sources/2025/riviere/case.md", "12 jours", "13 jours")
    assert any("not in the catalogue" in str(each["message"]) for each in findings(campaign))


def test_a_tree_that_cannot_be_written_is_checked_all_the_same(campaign: Path) -> None:
    first = findings(campaign)
    (campaign / ".w4r" / "checks").unlink()
    (campaign / ".w4r" / "checks").mkdir()
    assert findings(campaign) == first
