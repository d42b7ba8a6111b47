# SPDX-License-Identifier: GPL-3.0-or-later
"""Which other tools are here, and in which version."""

from __future__ import annotations

import platform
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from tests.programs import found

from benchmarks.measure import SCRIPTS

TASKS = Path(__file__).with_name("tasks.py")
PACKAGES = (
    "w4r_i18n", "polib", "Babel", "translate-toolkit", "rapidfuzz", "regex", "pysbd", "nupunkt", "sentencex",
    "PyICU", "mistletoe", "deep-translator", "typst", "weasyprint",
)  # fmt: skip
PROGRAMS = ("msgmerge", "po4a", "postgres")


def task(name: str, *arguments: object) -> tuple[str, ...]:
    """The command for one of `tasks.py`. `-P`: our modules' names shall hide nobody's."""
    return (sys.executable, "-P", str(TASKS), name, *map(str, arguments))


def has(package: str) -> bool:
    """Whether a distribution is installed in this environment."""
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def program(name: str) -> str | None:
    """A command of this environment, else of the system."""
    own = SCRIPTS / name
    return str(own) if own.exists() else found(name)


def versions() -> dict[str, str]:
    found = {"Python": platform.python_version()}
    found |= {name: metadata.version(name) for name in PACKAGES if has(name)}
    for name in PROGRAMS:
        if path := program(name):
            said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
            found[name] = next((word.rstrip(".") for word in said.split() if word[:1].isdigit()), "?")
    return found
