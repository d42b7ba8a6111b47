# SPDX-License-Identifier: GPL-3.0-or-later
"""A file is read only when it is one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from w4r_i18n.model.errors import InputError
from w4r_i18n.project.files import TEXT_LIMIT, printable, read, read_if_there


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real.po").write_bytes(b"secret")
    link = tmp_path / "link.po"
    link.symlink_to("real.po")
    with pytest.raises(InputError, match=r"link\.po:1: is a symbolic link"):
        read(link)


def test_a_link_in_a_circle_is_an_error_and_no_hang(tmp_path: Path) -> None:
    (tmp_path / "a.po").symlink_to("b.po")
    (tmp_path / "b.po").symlink_to("a.po")
    with pytest.raises(InputError, match="symbolic link"):
        read(tmp_path / "a.po")


def test_a_named_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.po")
    with pytest.raises(InputError, match="no regular file"):
        read(tmp_path / "pipe.po")


def test_a_folder_with_the_name_of_a_catalogue_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fr.po").mkdir()
    with pytest.raises(InputError, match="no regular file"):
        read(tmp_path / "fr.po")


def test_an_endless_device_is_refused() -> None:
    with pytest.raises(InputError, match="no regular file"):
        read(Path("/dev/zero"))


def test_a_text_over_its_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_bytes(b"x" * (TEXT_LIMIT + 1))
    with pytest.raises(InputError, match="2 000 000 bytes"):
        read(path)


def test_a_file_that_is_not_there_is_none_for_who_asks_so(tmp_path: Path) -> None:
    assert read_if_there(tmp_path / "no.po") is None
    with pytest.raises(InputError, match="is not there"):
        read(tmp_path / "no.po")


def test_a_name_with_controls_is_shown_with_escapes() -> None:
    assert printable("a\x1b[31m\n.po") == "a\\x1b[31m\\n.po"
