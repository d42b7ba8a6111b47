# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole campaigns to run `w4r` in: sources, configuration, and catalogues with a text for each entry."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.measure import SCRIPTS, environment
from benchmarks.writing import translated
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Entry

W4R = str(SCRIPTS / "w4r")
_LANGUAGES = (
    "en es de pt it nl pl cs sk sl hr sr bg mk ro hu fi sv nb nn da is et lv lt el sq tr az ka hy "
    "ar fa he ur ps hi bn pa gu ta te kn ml si ne th lo km my vi id ms sw am ti so ha uk be"
)
TAGS = tuple(_LANGUAGES.split())

_CONFIG = """[project]
campaign = "Mesure"
source = "fr"
locales = [{locales}]

[compile]
minimum = "TRANSLATED"  # so that a document goes out that nobody has reviewed
"""


def plant(root: Path, documents: Mapping[str, str], tags: Sequence[str]) -> None:
    """A tree of these sources (path under `sources/` -> text) in these languages, nothing run yet."""
    quoted = ", ".join(f'"{tag}"' for tag in tags)
    root.mkdir(parents=True)
    (root / "w4r.toml").write_text(_CONFIG.format(locales=quoted))
    for name, text in documents.items():
        path = root / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def translate(root: Path, words: Callable[[str, str], str] = translated) -> int:
    """Let `w4r run` make the catalogues, give each entry a text, run again; the number of entries."""
    run(root)
    count = sum(_fill(path, words) for path in root.glob("locales/*/LC_MESSAGES/*.po"))
    run(root)
    return count


def run(root: Path) -> None:
    w4r(root, "run")


def w4r(root: Path, *arguments: str) -> None:
    subprocess.run([W4R, *arguments], cwd=root, env=environment(), check=True, capture_output=True)


def _fill(path: Path, words: Callable[[str, str], str]) -> int:
    catalogue = read_po(path.read_text(encoding="utf-8"), path=path.name)
    tag = path.parts[-3]
    entries = tuple(
        replace(entry, msgstr=words(entry.msgid, tag), raw="") if isinstance(entry, Entry) else entry
        for entry in catalogue.entries
    )
    path.write_text(write_po(replace(catalogue, entries=entries)), encoding="utf-8")
    return len(entries)


def forget(root: Path) -> None:
    """Take away all that is derived, as a new clone has it."""
    for name in ("build", ".w4r"):
        shutil.rmtree(root / name, ignore_errors=True)
    for pot in root.glob("locales/*.pot"):
        pot.unlink()
