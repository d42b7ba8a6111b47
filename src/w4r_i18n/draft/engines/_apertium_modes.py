# SPDX-License-Identifier: GPL-3.0-or-later
"""Apertium's modes: which are there, which of them lead from one language to another, what each would run.

A mode file is a line of shell, written by whoever wrote its folder. It is never given to a shell: only
Apertium's own programs are run, on files that are named in full.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from w4r_i18n.draft.engines._apertium_pipe import ENVIRONMENT
from w4r_i18n.model.errors import EngineError

DEBIAN = "/usr/share/apertium/modes"
PROGRAMS = {
    "lt-proc": 1, "lrx-proc": 1, "lsx-proc": 1, "rtx-proc": 1, "cg-proc": 1, "hfst-proc": 1,
    "apertium-tagger": 1, "apertium-anaphora": 1, "apertium-pretransfer": 0, "apertium-posttransfer": 0,
    "apertium-transfer": 3, "apertium-interchunk": 2, "apertium-postchunk": 2,
}  # fmt: skip
"""What a mode may run, and how many files it reads: one more would be its input, two more its output. Each
takes `-z`: answer at every NUL."""

_HARMLESS = re.compile(r"(?:[\w\s|'\"/.:=@%+,-]|\$[12](?=\s))*", re.ASCII)
_OPTION = re.compile(r"-[A-Za-z0-9]{1,3}")
_WRITES = {"apertium-tagger": frozenset("str")}
"""Options that train on files, and write some."""
_ELSEWHERE = {
    "lt-proc": "lttoolbox", "lrx-proc": "apertium-lex-tools", "lsx-proc": "apertium-separable",
    "rtx-proc": "apertium-recursive", "cg-proc": "cg3", "hfst-proc": "hfst",
    "apertium-anaphora": "apertium-anaphora",
}  # fmt: skip
"""Debian's package of a program that Apertium's own does not bring."""
_MOST_BYTES, _MOST_STAGES, _MOST_DATA = 1 << 16, 64, 1 << 30
_MARKED = {"$1": "-g", "$2": ""}
"""What the `apertium` script puts for a mode's two parameters: mark the words that are not known; one
translation of each."""


@dataclass(frozen=True, slots=True)
class Mode:
    """One direction that is installed."""

    name: str
    """Of its file: `fra-cat`, `spa-cat_valencia`."""
    leg: tuple[str, str]
    """The tags of its two languages."""
    stages: tuple[tuple[str, ...], ...]
    """What runs, with its arguments."""
    files: tuple[str, ...]
    """The linguistic data that it reads."""


@dataclass(frozen=True, slots=True)
class Installation:
    """Where modes and programs are looked for."""

    modes: Path = Path(DEBIAN)
    programs: str | None = None
    """A folder; None: the environment's PATH."""

    def names(self) -> frozenset[str]:
        """The modes that are there; empty where the folder is not."""
        return frozenset(path.stem for path in self.modes.glob("*.mode"))

    def program(self, name: str) -> str | None:
        """Its path in full, where it is installed."""
        found = shutil.which(name, path=self.programs)
        return found if found and found.startswith("/") else None


def load(installation: Installation, name: str, leg: tuple[str, str]) -> Mode:
    """Read a mode; run nothing. Raises EngineError for one that is damaged, incomplete or hostile."""
    path = installation.modes / f"{name}.mode"
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise _refused(name, f"cannot be read: {reason}") from None
    if len(content) > _MOST_BYTES or not _HARMLESS.fullmatch(text):
        raise _refused(name, "is no plain pipe of programs and files")
    lines = text.split("|")
    if len(lines) > _MOST_STAGES:
        raise _refused(name, f"has {len(lines)} stages; {_MOST_STAGES} are the most")
    stages = tuple(_stage(installation, name, line) for line in lines)
    files = tuple(dict.fromkeys(word for stage in stages for word in stage[1:] if word[0] == "/"))
    return Mode(name, leg, stages, files)


def _stage(installation: Installation, name: str, line: str) -> tuple[str, ...]:
    try:
        words = [_MARKED.get(word, word) for word in shlex.split(line)]
    except ValueError:
        raise _refused(name, "has a quotation mark without its partner") from None
    program, *arguments = words or [""]
    if program not in PROGRAMS:
        raise _refused(name, f"runs '{program[:40]}', which is no program of Apertium's")
    found = installation.program(program)
    if found is None:
        package = _ELSEWHERE.get(program, "apertium")
        raise EngineError(f"{program} is not installed", hint=f"apt-get install {package}", whole=True)
    for word in filter(None, arguments):
        if word.startswith("/") and ".." not in word.split("/"):
            if not _is_data(Path(word)):
                raise _refused(name, f"reads '{Path(word).name[:60]}', which is no file of linguistic data")
        elif not _OPTION.fullmatch(word) or set(word) & _WRITES.get(program, frozenset()):
            raise _refused(name, f"hands '{word[:40]}' to {program}: neither its option nor a path in full")
    if sum(word.startswith("/") for word in arguments) > PROGRAMS[program]:
        raise _refused(name, f"hands more files to {program} than it reads")
    return (found, "-z", *filter(None, arguments))


def _is_data(path: Path) -> bool:
    """A file with something in it; what the kernel makes up as it is read (`/proc/kmsg`) has no size."""
    try:
        return path.is_file() and 0 < path.stat().st_size <= _MOST_DATA and os.access(path, os.R_OK)
    except OSError:
        return False


def _refused(name: str, why: str) -> EngineError:
    return EngineError(f"the mode {name} {why}", hint="install its Debian package again", whole=True)


def version(installation: Installation, modes: Sequence[Mode]) -> str:
    """`3.8.3-fra-cat+cat-por.1a2b3c4d`: Apertium's, the modes, a digest of what decides their answers."""
    digest = hashlib.sha256()
    for mode in modes:
        for stage in mode.stages:
            digest.update(" ".join((Path(stage[0]).name, *map(_base, stage[1:]))).encode() + b"\n")
        for file in mode.files:
            with Path(file).open("rb") as data:
                digest.update(hashlib.file_digest(data, "sha256").digest())
    names = "+".join(mode.name for mode in modes)
    return f"{_release(installation)}-{names}.{digest.hexdigest()[:8]}"


def _base(word: str) -> str:
    """Where the data lie decides no answer."""
    return Path(word).name if word.startswith("/") else word


def _release(installation: Installation) -> str:
    """`3.8.3`, as the programs' own script says it; `0` where it does not."""
    script = installation.program("apertium")
    if script is None:
        return "0"
    try:
        said = subprocess.run(  # noqa: S603  # its path in full, no argument of anybody's
            [script, "-V"], env=ENVIRONMENT, cwd="/", stdin=subprocess.DEVNULL, capture_output=True,
            timeout=10, check=False,
        ).stdout  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return "0"
    found = re.search(rb"\d{1,4}(?:\.\d{1,4}){1,3}", said[:1000])
    return found[0].decode() if found else "0"
