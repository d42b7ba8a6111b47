# SPDX-License-Identifier: GPL-3.0-or-later
"""Two machines build and sign the same pack: other time zone, language, hash seed, file order and mask."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.journeys import tree
from tests.journeys.test_published_demonstration import DAY, MORE, copied

CHANNELS = '"text", "html", "docx", "pdf", "mail"'
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "COLUMNS": "40"}


def laid_out_anew(root: Path, target: Path) -> Path:
    """The same files, made in the opposite order, readable to nobody else."""
    before = os.umask(0o077)
    try:
        for path in sorted((path for path in root.rglob("*") if path.is_file()), reverse=True):
            place = target / path.relative_to(root)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    finally:
        os.umask(before)
    return target


def run(root: Path, surroundings: Mapping[str, str], *arguments: str) -> None:
    keys = {"W4R_KEYS": str(root.parent / "keys"), **MORE}
    done = subprocess.run(
        [tree.COMMAND, *arguments],
        cwd=root,
        env={**os.environ, **keys, **surroundings, "SOURCE_DATE_EPOCH": tree.NOON},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.module("typst")
@pytest.mark.module("docx")
def test_a_pack_and_what_is_signed_of_it_are_the_same_bytes_wherever_they_are_made(tmp_path: Path) -> None:
    """Law 8, by the real command in two processes that share nothing but the keys."""
    here = copied(tmp_path / "here", "ua", CHANNELS)
    there = laid_out_anew(here, tmp_path / "there")
    run(here, HERE, "keys", "new", "--section", "ua", "--as-of", DAY)
    made = {}
    for root, surroundings in ((here, HERE), (there, THERE)):
        run(root, surroundings, "compile", "--section", "ua", "--as-of", DAY)
        run(root, surroundings, "publish", "--section", "ua", "--as-of", DAY)
        made[root.name] = tree.bytes_below(root / "build")
    assert {Path(name).suffix for name in made["here"]} >= {".pdf", ".docx", ".html", ".txt", ".json"}
    assert tree.changed(made["here"], made["there"]) == set()
