# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.journeys import tree as campaign
from tests.web.asking import Guest, new_tree, people_in
from tests.web.crash_points import TEXTS

from w4r_i18n.model.catalogue import Entry
from w4r_i18n.review.pairs import target_of

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("crash_points.py")


def test_a_server_killed_at_any_step_of_a_save_keeps_what_it_said_was_saved(tmp_path: Path) -> None:
    tree = new_tree(tmp_path / "tree")
    (tree / "sources/2025/public/communique.md").write_text(
        '+++\ntier = "public"\n+++\n\nLina Fictive attend. Et nul autre texte ne le dit.\n'
    )
    assert campaign.w4r(tree, "run").code == 0
    people_in(tmp_path / "users.toml", tree, [Guest("rok", "approver")])
    done = subprocess.run(
        [sys.executable, SCRIPT, tree, tmp_path / "users.toml"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    undisturbed, *rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert (rows[-1]["code"], rows[-1]["told"]) == (0, "11")
    assert {row["code"] for row in rows[:-1]} == {9}
    assert len(rows) > 25
    for row in rows:
        found = row["found"]
        acknowledged = TEXTS[: len(row["told"])]
        assert len(acknowledged) >= 1
        assert found["faults"] == []
        assert set(acknowledged) <= set(found["texts"]) <= set(TEXTS)
        assert {target_of(Entry("", text)) for text in acknowledged} <= set(found["acts"])
        # Whoever saves next finds all in order, and sweeps up.
        assert sorted(row["after"]["texts"]) == sorted(undisturbed["after"]["texts"])
        assert row["after"]["left"] == []
