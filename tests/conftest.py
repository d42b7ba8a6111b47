# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tests share: the programs of the system that some need."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest


def pytest_runtest_setup(item: pytest.Item) -> None:
    """`@pytest.mark.system("msgfmt")`: skipped without the program or folder; fails where W4R_CI is set."""
    for marker in item.iter_markers("system"):
        missing = [name for name in marker.args if not (shutil.which(name) or Path(name).is_dir())]
        if missing and os.environ.get("W4R_CI"):
            pytest.fail(f"not installed: {', '.join(missing)}")
        elif missing:
            pytest.skip(f"not installed: {', '.join(missing)}")
