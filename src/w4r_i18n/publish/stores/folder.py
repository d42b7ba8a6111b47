# SPDX-License-Identifier: GPL-3.0-or-later
"""What is published, in a folder: any web server's, a stick's, a copy's."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient.fetcher import FetcherInterface

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import ServiceError, TrustError

BASE = "folder:/"
"""How a folder's files are addressed, whatever the folder's own name holds."""
_CHUNK_BYTES = 1_000_000
_SWITCH = "metadata/timestamp.json"
_MANY = 64
"""Files; from here on the whole disk is told to write at once."""


class Folder(FetcherInterface):
    """A folder that is read as a server is: nothing in it is believed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.requests = 0
        self.received = 0

    def _fetch(self, url: str) -> Iterator[bytes]:
        self.requests += 1
        name = url.removeprefix(BASE)
        try:
            handle = _opened(self._root, name)
        except (OSError, ValueError):
            raise DownloadHTTPError(f"{name} is not there", 404) from None
        return self._chunks(handle)

    def _chunks(self, handle: int) -> Iterator[bytes]:
        with os.fdopen(handle, "rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                self.received += len(chunk)
                yield chunk


def read(root: Path, name: str) -> bytes | None:
    """A published file, or None where none is."""
    try:
        with os.fdopen(_opened(root, name), "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return None


def names(root: Path) -> tuple[str, ...]:
    """Of everything below a folder that is no folder, relative, with `/`; hidden files left out."""
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_symlink() or not path.is_dir())
    return tuple(sorted(path.as_posix() for path in found if not any(part[0] == "." for part in path.parts)))


def write(root: Path, files: Mapping[str, bytes], *, kept: Collection[str]) -> int:
    """Put files into the folder, then remove all of `targets/` that is not `kept`; how many were written.

    Each file is whole or not there, all of them are on the disk before `timestamp.json` is, and a file that
    holds these bytes is left alone: a reader at any instant finds the former release, or the new one.
    Raises ServiceError where the disk refuses; TrustError for a file of the same name with other contents
    where a name stands for its contents.
    """
    switch = {name: content for name, content in files.items() if name == _SWITCH}
    others = {name: content for name, content in files.items() if name != _SWITCH}
    try:
        written = _placed(root, others) + _placed(root, switch)
        _prune(root, kept)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ServiceError(f"cannot publish: {reason}", place=Place(str(root))) from None
    return written


def _placed(root: Path, files: Mapping[str, bytes]) -> int:
    staged = [(_staged(root / name, content), root / name) for name, content in files.items()
              if _is_new(root, name, content)]  # fmt: skip
    if len(staged) > _MANY:
        os.sync()  # all at once costs less than one after the other
    else:
        for temporary, _ in staged:
            _sync(temporary)
    for temporary, path in staged:
        temporary.replace(path)
    for folder in {path.parent for _, path in staged}:
        _sync(folder)
    return len(staged)


def _is_new(root: Path, name: str, content: bytes) -> bool:
    held = read(root, name)
    if held is not None and held != content and name != _SWITCH:
        hint = "what is published was altered: put it back, or publish into a new folder"
        raise TrustError("holds other contents than were published", place=Place(str(root / name)), hint=hint)
    return held != content


def _staged(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
        file.write(content)
    temporary = Path(file.name)
    temporary.chmod(0o644)
    return temporary


def _prune(root: Path, kept: Collection[str]) -> None:
    targets = root / "targets"
    wanted = set(kept)
    for path in sorted(targets.rglob("*")):
        if not path.is_dir() and path.relative_to(root).as_posix() not in wanted:
            path.unlink()
    for path in (root / "metadata").glob(".new-*"):
        path.unlink()


def _opened(root: Path, name: str) -> int:
    """A regular file below the root, opened without following a link and without waiting."""
    if any(part in {"", ".", ".."} for part in name.split("/")):
        raise ValueError("not a name of the folder")
    handle = os.open(root / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise ValueError("no regular file")
    return handle


def _sync(path: Path) -> None:
    """A file, or the names in a folder, to the disk."""
    with contextlib.ExitStack() as stack:
        handle = os.open(path, os.O_RDONLY)
        stack.callback(os.close, handle)
        os.fsync(handle)
