# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes that are whole or not there, and one writer at a time."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TextIO

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import ServiceError

STAGED = ".new"
"""How a file's name ends until it is whole."""


class OvertakenError(ServiceError):
    """Another program wrote a file after it was read; nothing of ours was written."""


def write_all(
    files: Mapping[Path, bytes], *, durable: bool, found: Mapping[Path, bytes | None] | None = None
) -> int:
    """Write files so that each is the old or the new one at every instant; the number really changed.

    A file that already holds these bytes is left alone (its time stays, so nothing rebuilds).
    `durable`: data, then names, reach the disk before this returns: what git tracks. Temporary files of
    all are synced before the first rename, so a full disk leaves every old file as it was.
    `found`: what was read in files that editors write too, None for one that was not there.

    Raises ServiceError naming the path; OvertakenError where one is no more as it was found.
    """
    changed = {path: content for path, content in files.items() if not _holds(path, content)}
    staged: list[tuple[Path, Path]] = []
    try:
        for path, content in changed.items():
            staged.append((_stage(path, content, durable=durable), path))
        _must_be_as_found(found or {})
        for temporary, path in staged:
            temporary.replace(path)
    except OSError as error:
        _discard(staged)
        where = Place(str(error.filename or error.filename2 or ""))
        reason = (error.strerror or str(error)).lower()
        raise ServiceError(f"cannot write: {reason}; the old files are as they were", place=where) from None
    except OvertakenError:
        _discard(staged)
        raise
    if durable:
        for folder in {path.parent for path in changed}:
            _sync_folder(folder)
    return len(changed)


def write(path: Path, content: bytes, *, durable: bool) -> bool:
    """`write_all` for one file; whether it changed."""
    return write_all({path: content}, durable=durable) == 1


def remove(path: Path) -> bool:
    """Delete a derived file; whether it was there."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    return True


@contextlib.contextmanager
def writing(root: Path) -> Iterator[None]:
    """Hold the tree's one write lock; a second writer waits. Raises ServiceError where none can be had.

    The lock dies with its process. What a killed one was writing lies about under temporary names: the next
    holder of the lock finds the word that it left there, and removes them.
    """
    with _lock_file(root) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if lock.seek(0, os.SEEK_END):
            _sweep(root)
        lock.write("writing\n")
        lock.flush()
        yield
        lock.truncate(0)


@contextlib.contextmanager
def alone(root: Path, what: str) -> Iterator[None]:
    """Be the one process that does this in the tree, for however long; others read and write meanwhile.

    Raises ServiceError where another one does.
    """
    with _lock_file(root, f"lock-{what}") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"another 'w4r {what}' is under way in this tree"
            raise ServiceError(message, hint="wait until it has ended") from None
        yield


def _lock_file(root: Path, name: str = "lock") -> TextIO:
    folder = root / ".w4r"
    try:
        folder.mkdir(exist_ok=True)
        return (folder / name).open("a")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ServiceError(f"cannot lock the tree: {reason}", place=Place(str(folder))) from None


def _sweep(root: Path) -> None:
    """Remove the temporary files of a writer that was killed."""
    for folder in ("locales", "sources", "build"):
        for path in (root / folder).rglob(f".*.????????{STAGED}"):
            path.unlink(missing_ok=True)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _must_be_as_found(found: Mapping[Path, bytes | None]) -> None:
    for path, content in found.items():
        if path.exists() if content is None else not _holds(path, content):
            raise OvertakenError("another program has just written this file", place=Place(str(path)))


def _stage(path: Path, content: bytes, *, durable: bool) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=STAGED, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise
    temporary = Path(file.name)
    temporary.chmod(_mode(path))
    return temporary


def _mode(path: Path) -> int:
    """The old file's mode; for a new one what `open` would give (temporary files are private)."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        return 0o666 & ~_UMASK


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _umask()


def _discard(staged: list[tuple[Path, Path]]) -> None:
    for temporary, _ in staged:
        temporary.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
