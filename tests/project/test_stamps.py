# SPDX-License-Identifier: GPL-3.0-or-later
"""Unchanged work is recognised; changed work never is taken for unchanged."""

from __future__ import annotations

import os
from pathlib import Path

from w4r_i18n.project.stamps import Stamps


def built(root: Path) -> Stamps:
    (root / "in.md").write_text("Un texte.")
    (root / "out.md").write_text("A text.")
    stamps = Stamps(root)
    stamps.record("en", inputs=stamps.combined(["in.md"]), outputs=("out.md",), report={"units": 1})
    stamps.save()
    return Stamps(root)


def is_current(stamps: Stamps) -> bool:
    return stamps.current("en", stamps.combined(["in.md"])) is not None


def test_what_did_not_change_is_current(tmp_path: Path) -> None:
    assert is_current(built(tmp_path))


def test_a_changed_source_is_seen(tmp_path: Path) -> None:
    stamps = built(tmp_path)
    (tmp_path / "in.md").write_text("Un autre texte.")
    assert not is_current(stamps)


def test_a_change_within_one_tick_and_of_the_same_size_is_seen(tmp_path: Path) -> None:
    stamps = built(tmp_path)
    before = (tmp_path / "in.md").stat()
    with (tmp_path / "in.md").open("r+") as file:
        file.write("Un TEXTE.")
    os.utime(tmp_path / "in.md", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not is_current(stamps)


def test_a_deleted_output_is_built_again(tmp_path: Path) -> None:
    stamps = built(tmp_path)
    (tmp_path / "out.md").unlink()
    assert not is_current(stamps)


def test_an_output_that_somebody_edited_is_built_again(tmp_path: Path) -> None:
    stamps = built(tmp_path)
    (tmp_path / "out.md").write_text("Another text.")
    assert not is_current(stamps)


def test_damaged_stamps_are_no_stamps(tmp_path: Path) -> None:
    built(tmp_path)
    (tmp_path / ".w4r" / "stamps").write_bytes(b"\xc1\xff")
    assert Stamps(tmp_path).keys == ()


def test_an_old_file_whose_size_and_time_stand_is_not_read_again(tmp_path: Path) -> None:
    built(tmp_path)
    path = tmp_path / "in.md"
    os.utime(path, ns=(0, 0))
    stamps = Stamps(tmp_path)
    first = stamps.digest("in.md")
    stamps.save()
    with path.open("r+") as file:
        file.write("Un TEXTE.")
    os.utime(path, ns=(0, 0))
    assert Stamps(tmp_path).digest("in.md") == first
