# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes are whole or not there."""

from __future__ import annotations

import multiprocessing
import os
import resource
from pathlib import Path

import pytest

from w4r_i18n.model.errors import ServiceError
from w4r_i18n.project.atomic import write, write_all, writing


def test_a_write_replaces_the_file_and_leaves_no_temporary_one(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_bytes(b"old")
    assert write(path, b"new", durable=True)
    assert path.read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["fr.po"]


def test_writing_the_same_bytes_touches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_bytes(b"same")
    before = path.stat().st_ino, path.stat().st_mtime_ns
    assert not write(path, b"same", durable=True)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == before


def test_a_write_keeps_the_mode_of_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write(path, b"new", durable=False)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_path_that_cannot_be_written_leaves_all_files_as_they_were(tmp_path: Path) -> None:
    good, blocked = tmp_path / "a.po", tmp_path / "b.po" / "inside.po"
    good.write_bytes(b"old")
    (tmp_path / "b.po").write_bytes(b"a file where a folder would be")
    with pytest.raises(ServiceError, match=r"b\.po"):
        write_all({good: b"new", blocked: b"new"}, durable=True)
    assert good.read_bytes() == b"old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.po", "b.po"]


def _write_under_a_limit(folder: str) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        write_all({Path(folder) / "a.po": b"x" * 32, Path(folder) / "b.po": b"x" * 4096}, durable=True)
    except ServiceError:
        os._exit(6)
    os._exit(0)


def test_a_full_disk_leaves_all_files_as_they_were(tmp_path: Path) -> None:
    for name in ("a.po", "b.po"):
        (tmp_path / name).write_bytes(b"old")
    child = multiprocessing.get_context("spawn").Process(target=_write_under_a_limit, args=(str(tmp_path),))
    child.start()
    child.join()
    assert child.exitcode == 6
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.po": b"old", "b.po": b"old"}


def _append_fifty(folder: str) -> None:
    count = Path(folder) / "count"
    for _ in range(50):
        with writing(Path(folder)):
            write(count, str(int(count.read_text()) + 1).encode(), durable=False)


def test_four_writers_lose_no_edit(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0")
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_append_fifty, args=(str(tmp_path),)) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert (tmp_path / "count").read_text() == "200"
