# SPDX-License-Identifier: GPL-3.0-or-later
"""Part of the public suite for TUF clients, where its folder lies beside the project; CI runs all of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SUITE = Path(__file__).parents[2].parent / "shared" / "conformance" / "tuf"
CLIENT = Path(__file__).with_name("conformance_client.py")


@pytest.mark.system("faketime")
@pytest.mark.skipif(not SUITE.is_dir(), reason="the conformance suite is not here")
@pytest.mark.parametrize("part", ["rollback"])
def test_the_pulls_client_conforms(part: str) -> None:
    command = [
        sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"tuf_conformance/test_{part}.py",
        "--entrypoint", f"{sys.executable} {CLIENT}",
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=SUITE, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
