# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from pathlib import Path

from tests.web.storm import plant, storm, wrong

PEOPLE, EDITS = 20, 10


def test_twenty_people_at_the_same_texts_lose_nothing(tmp_path: Path) -> None:
    tree = plant(tmp_path / "tree", PEOPLE)
    asked = storm(tree, tmp_path / "users.toml", PEOPLE, EDITS)
    assert len(asked) == PEOPLE * EDITS
    assert {each.status for each in asked} == {303, 409}
    assert wrong(tree, asked) == []
