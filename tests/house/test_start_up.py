# SPDX-License-Identifier: GPL-3.0-or-later
"""What is imported when: counted in modules, not in milliseconds."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {
    "lxml", "httpx", "docx", "sqlite3", "babel", "typst", "rich", "jinja2", "markdown_it", "selectolax",
    "rapidfuzz", "deep_translator", "requests", "polib", "msgspec", "asyncio", "multiprocessing",
}  # fmt: skip


def imported(code: str) -> set[str]:
    program = f"{code}\nimport sys\nprint(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.splitlines()}


def test_importing_the_package_imports_nothing_heavy() -> None:
    assert not imported("import w4r_i18n") & HEAVY


def test_help_imports_nothing_heavy() -> None:
    code = """
import sys
sys.argv = ["w4r", "--help"]
from w4r_i18n.cli.main import main
try: main()
except SystemExit: pass
"""
    assert not imported(code) & HEAVY
