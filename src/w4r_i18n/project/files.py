# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading files that may be hostile: bounded, regular, never through a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from pathlib import Path

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError

LIMITS = {
    ".po": 64_000_000, ".pot": 64_000_000, ".mo": 64_000_000, ".docx": 50_000_000, ".jsonl": 64_000_000,
    ".seen": 64_000_000, ".tmx": 16_000_000, ".tbx": 16_000_000, ".xlf": 16_000_000, ".xliff": 16_000_000,
    ".csv": 16_000_000,
}  # fmt: skip
TEXT_LIMIT = 2_000_000
"""Bytes of any other file (reference/security.md 2)."""


def read(path: Path, *, shown: str = "") -> bytes:
    """The bytes of a regular file within its kind's limit.

    Opened without following a link and without waiting (a named pipe would hang for ever), then looked at
    through the open handle, so nothing can be exchanged in between. Raises InputError with `path:1`.
    """
    place = Place(printable(shown or str(path)), 1)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise InputError(_reason(path, error), place=place) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise InputError("is no regular file", place=place)
    with os.fdopen(handle, "rb") as file:
        limit = LIMITS.get(path.suffix.lower(), TEXT_LIMIT)
        content = file.read(limit + 1)
    if len(content) > limit:
        raise InputError(f"is over {limit:,} bytes".replace(",", " "), place=place)
    return content


def read_if_there(path: Path, *, shown: str = "") -> bytes | None:
    """`read`, or None where no file is."""
    if not os.path.lexists(path):
        return None
    return read(path, shown=shown)


def printable(text: str) -> str:
    """A name as it may be shown: controls, and bytes that are no text, as escapes."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "backslashreplace").decode("ascii")
        for char in text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    )


def _reason(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and path.is_symlink():
        return "is a symbolic link; name the file itself"
    if isinstance(error, FileNotFoundError):
        return "is not there"
    words = error.strerror if isinstance(error, OSError) else str(error)
    return f"cannot be read: {(words or str(error)).lower()}"


def below(path: Path, suffixes: Collection[str]) -> list[Path]:
    """A file itself; of a folder the files with these suffixes, hidden and built ones left out."""
    if path.is_symlink() or not path.is_dir():
        return [path]
    found = (each for each in path.rglob("*") if each.suffix.lower() in suffixes and not each.is_dir())
    return sorted(each for each in found if not _is_aside(each.relative_to(path)))


def _is_aside(relative: Path) -> bool:
    return relative.parts[0] == "build" or any(part.startswith(".") for part in relative.parts)
