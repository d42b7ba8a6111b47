# SPDX-License-Identifier: GPL-3.0-or-later
"""What we ask of hunspell, where it is installed; a machine without it spells nothing."""

from __future__ import annotations

import subprocess
from functools import lru_cache
from pathlib import PurePath

from w4r_i18n.model.locale import Locale

TIMEOUT_S = 5
MOST = 20
"""Words that are told of one text."""


def misspelt(text: str, target: Locale) -> tuple[str, ...]:
    """Words that no dictionary of the language has, each once; nothing where there is no dictionary."""
    name = _chosen(target.cldr, _dictionaries())
    if not name:
        return ()
    done = _hunspell(["-d", name, "-l", "-i", "utf-8"], " ".join(text.split()))
    words = done.stdout.split() if done and done.returncode == 0 else ()
    return tuple(dict.fromkeys(words))[:MOST]


@lru_cache(maxsize=1)
def _dictionaries() -> tuple[str, ...]:
    """The names of those that are installed: `es_ES`."""
    done = _hunspell(["-D"], "")
    # It lists them as an aside, and then fails where the language of the system is not among them.
    lines = done.stderr.splitlines() if done else ()
    found = {PurePath(line).name for line in lines if line.startswith("/") and ":" not in line}
    return tuple(sorted(found))


def _chosen(cldr: str, names: tuple[str, ...]) -> str:
    """The region's own; else that of the country which the language is named after; else any of it."""
    language = cldr.partition("_")[0]
    wanted = (cldr, f"{language}_{language.upper()}", language)
    of_it = (name for name in names if name.partition("_")[0] == language)
    return next((name for name in wanted if name in names), next(of_it, ""))


def _hunspell(arguments: list[str], text: str) -> subprocess.CompletedProcess[str] | None:
    """None where it is not there, or does not answer."""
    try:
        # Not in the tree: hunspell would take a dictionary that lies where it stands.
        return subprocess.run(  # noqa: S603  # arguments are a list, and of ours
            ["hunspell", *arguments],  # noqa: S607  # wherever the system has it
            input=f"{text}\n", capture_output=True, timeout=TIMEOUT_S, check=False, cwd="/", encoding="utf-8",
            errors="replace",
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
