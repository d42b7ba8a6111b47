# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal keeps what was added to it, whatever happened to the process that wrote."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from w4r_i18n.model.errors import ServiceError
from w4r_i18n.project.journal import Journal


def test_what_was_added_is_read_in_order_by_whoever_comes_after(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "log.jsonl"
    Journal(path).add([b"one", b"two"], durable=True)
    Journal(path).add([b"three"], durable=False)
    assert list(Journal(path).lines()) == [b"one", b"two", b"three"]


def test_a_journal_that_is_not_there_has_no_lines(tmp_path: Path) -> None:
    assert list(Journal(tmp_path / "log").lines()) == []


def test_nothing_to_add_makes_no_file(tmp_path: Path) -> None:
    Journal(tmp_path / "log").add([], durable=True)
    assert list(tmp_path.iterdir()) == []


def test_a_line_that_was_cut_off_is_left_out_and_spoils_none_after_it(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(b'{"whole":1}\n{"cut o')
    assert list(Journal(path).lines()) == [b'{"whole":1}']
    Journal(path).add([b"next"], durable=False)
    assert list(Journal(path).lines()) == [b'{"whole":1}', b'{"cut o', b"next"]


def test_a_private_journal_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "log"
    Journal(path, private=True).add([b"x"], durable=False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_neither_read_nor_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"theirs\n")
    (tmp_path / "log").symlink_to(outside)
    with pytest.raises(ServiceError, match="cannot write"):
        Journal(tmp_path / "log").add([b"x"], durable=False)
    with pytest.raises(ServiceError, match="cannot read"):
        list(Journal(tmp_path / "log").lines())
    assert outside.read_bytes() == b"theirs\n"
