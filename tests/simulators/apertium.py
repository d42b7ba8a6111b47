# SPDX-License-Identifier: GPL-3.0-or-later
"""An Apertium of three stages and a dozen words, planted in a folder; it is found and run like the real one.

A text can say what shall go wrong: `stall`, `die`, `swallow`, `twice` and `shift` are words for that.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from w4r_i18n.model.draft import EngineSettings

WORDS: Mapping[str, Mapping[str, str]] = {
    "fra-cat": {"le": "el", "chat": "gat", "noir": "negre", "dort": "dorm", "soeur": "germana"},
    "cat-ita": {"el": "il", "gat": "gatto", "negre": "nero", "dorm": "dorme", "bomba": "bomba"},
    "fr-eo": {"le": "la", "chat": "kato"},
}
RELEASE = "9.8.7"

_STAGE = """#!{python}
import re, signal, sys
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
table = dict(line.split() for line in open(sys.argv[-1])) if sys.argv[-1].endswith(".bin") else None
assert sys.argv[1] == "-z", sys.argv
def word(match):
    found = match[0]
    if found.startswith(("[", "\\\\")) or table is None:
        return found
    return table.get(found, "*" + found)
held = b""
while chunk := sys.stdin.buffer.raw.read(65536):
    held += chunk
    *texts, held = held.split(b"\\0")
    for text in texts:
        said = text.decode()
        if "stall" in said:
            signal.pause()
        if "die" in said:
            sys.exit(3)
        if "swallow" in said:
            continue
        said = re.sub(r"\\[[^\\]]*\\]|\\\\.|[^\\W_]+", word, said)
        if "shift" in said:
            said = re.sub(r"w4r-[0-9]+", "w4r-0", said)
        out = said.encode() + b"\\0"
        sys.stdout.buffer.write(out * 2 if "twice" in said else out)
        sys.stdout.buffer.flush()
sys.stdout.buffer.write(b"\\0" * 3)
"""
_SCRIPT = """#!/bin/sh
echo "Apertium {release}"
"""


def plant(folder: Path, modes: Mapping[str, Mapping[str, str]] = WORDS) -> EngineSettings:
    """Its settings; a mode's name and dictionary each."""
    for name in ("modes", "programs", "data"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in ("lt-proc", "apertium-pretransfer", "apertium-tagger", "apertium-transfer"):
        _program(folder / "programs" / name, _STAGE.format(python=sys.executable))
    _program(folder / "programs" / "apertium", _SCRIPT.format(release=RELEASE))
    for mode, words in modes.items():
        data = folder / "data" / f"{mode}.bin"
        data.write_text("".join(f"{word} {other}\n" for word, other in words.items()), encoding="utf-8")
        line = f"\n  apertium-pretransfer | lt-proc -b '{data}' | apertium-pretransfer\n"
        (folder / "modes" / f"{mode}.mode").write_text(line, encoding="utf-8")
    return EngineSettings(
        "apertium", options={"modes": str(folder / "modes"), "programs": str(folder / "programs")}
    )


def _program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
