# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tests share: the programs of the system, and the packages of extras, that some need."""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest
from tests.programs import found


def pytest_runtest_setup(item: pytest.Item) -> None:
    """`@pytest.mark.system("msgfmt")`: skipped without the program or folder; fails where W4R_CI is set.

    `@pytest.mark.extra("ctranslate2")`: the same for a module that only an optional extra brings.
    """
    programs = [name for marker in item.iter_markers("system") for name in marker.args if not found(name)]
    modules = [name for marker in item.iter_markers("extra") for name in marker.args if not find_spec(name)]
    missing = ", ".join([*programs, *modules])
    if missing and os.environ.get("W4R_CI"):
        pytest.fail(f"not installed: {missing}")
    elif missing:
        pytest.skip(f"not installed: {missing}")
