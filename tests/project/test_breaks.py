# SPDX-License-Identifier: GPL-3.0-or-later
"""A project's own no-break strings."""

from __future__ import annotations

import pytest

from w4r_i18n.model.errors import InputError
from w4r_i18n.project.breaks import read_breaks


def test_the_list_is_read() -> None:
    assert read_breaks('nobreak = ["St-Barth.", "Rabat…"]'.encode(), path="b.toml") == ("St-Barth.", "Rabat…")


@pytest.mark.parametrize(
    ("text", "line"),
    [("\nnobrake = []", 2), ("\nnobreak = [1]", 2), ("nobreak = [", 1), ("x = " + "[" * 90, 1)],
)
def test_anything_else_is_an_error_with_its_line(text: str, line: int) -> None:
    with pytest.raises(InputError, match=rf"^b\.toml:{line}: "):
        read_breaks(text.encode(), path="b.toml")
