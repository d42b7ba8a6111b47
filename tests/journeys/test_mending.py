# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r fmt --fix`: what is certain is mended, and what people have signed is theirs."""

from __future__ import annotations

from pathlib import Path

from tests.journeys import tree

DOMAIN = "2025-riviere"
SOURCE = "Elle chantait."
TYPED = "  Sie  sang\u202f! "
MENDED = "Sie sang!"


def text(root: Path) -> str:
    return tree.entry(root, "de", DOMAIN, SOURCE).msgstr


def test_a_dry_run_shows_the_lines_and_writes_nothing(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {SOURCE: TYPED})
    done = tree.w4r(campaign, "fmt", "--fix", "--dry-run")
    assert done.code == 0
    assert f'+msgstr "{MENDED}"' in done.out.splitlines()
    assert "1 text to be mended" in done.out
    assert text(campaign) == TYPED


def test_what_is_certainly_wrong_is_mended_and_a_second_time_finds_nothing(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {SOURCE: TYPED})
    assert "1 text mended" in tree.w4r(campaign, "fmt", "--fix").out
    assert text(campaign) == MENDED
    assert "0 texts mended" in tree.w4r(campaign, "fmt", "--fix").out


def test_what_people_have_approved_is_left_to_them(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {SOURCE: TYPED})
    tree.w4r(campaign, "run")
    tree.approve(campaign, "de", DOMAIN)
    done = tree.w4r(campaign, "fmt", "--fix")
    assert "0 texts mended; 1 left to people" in done.out
    assert text(campaign) == TYPED.replace("\u00a0", " ")


def test_mending_is_asked_of_the_tree_alone(campaign: Path) -> None:
    assert tree.w4r(campaign, "fmt", "--fix", "locales").code == 2
