# SPDX-License-Identifier: GPL-3.0-or-later
"""A section's folder: whole sets side by side, and one link that says which is in use.

current -> sets/7      what programs read; it leads to one whole set at every instant
sets/6, sets/7         the former set, and this one
.pull/                 trusted metadata, the root, files that came before an interruption, the lock
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from w4r_i18n.model.errors import ServiceError

_NEW = ".new"


@dataclass(frozen=True, slots=True)
class Sets:
    """The folder that a pull writes into; nothing outside of it is touched."""

    into: Path

    @property
    def current(self) -> Path:
        return self.into / "current"

    @property
    def state(self) -> Path:
        return self.into / ".pull"

    @property
    def metadata(self) -> Path:
        return self.state / "metadata"

    @property
    def arrived(self) -> Path:
        """Verified files by digest, until the set that they are for is in use."""
        return self.state / "files"

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only pull here. Raises ServiceError where another one is under way; a killed one is not."""
        try:
            for folder in (self.metadata, self.arrived, self.into / "sets"):
                folder.mkdir(parents=True, exist_ok=True)
            lock = (self.state / "lock").open("a")
        except OSError as error:
            raise ServiceError(f"cannot write: {(error.strerror or str(error)).lower()}") from None
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise ServiceError("another pull is under way here", hint="wait until it has ended") from None
            yield

    def document(self, name: str) -> bytes | None:
        """A file of the set in use, or None."""
        return read_plain(self.current / name)

    def held(self) -> dict[str, str]:
        """The set in use, as it really lies there: path to SHA-256."""
        root = self.current
        files = sorted(path for path in root.rglob("*") if not path.is_dir()) if root.is_dir() else []
        return {path.relative_to(root).as_posix(): _digest(path) for path in files}

    def put_in_use(
        self, wanted: Mapping[str, str], documents: Mapping[str, bytes], before: Mapping[str, str]
    ) -> None:
        """Build the set beside the one in use, on the disk, then move the link: one rename.

        `wanted`: path to SHA-256 of a file in `arrived` or in the set in use, which holds `before`. Until the
        rename nothing that anybody reads has changed; after it, the former set stays, and older ones go.
        """
        sets = self.into / "sets"
        for left in sets.glob(f"*{_NEW}"):
            shutil.rmtree(left)
        number = 1 + max([int(path.name) for path in sets.iterdir() if path.name.isdecimal()], default=0)
        staged = sets / f"{number}{_NEW}"
        staged.mkdir()
        here = {digest: path for path, digest in before.items()}
        for path, digest in sorted(wanted.items()):
            arrived = self.arrived / digest
            _linked(arrived if arrived.exists() else self.current / here[digest], staged / path)
        for name, content in documents.items():
            _synced(staged / name, content)
        for folder in [staged, *(path for path in staged.rglob("*") if path.is_dir())]:
            _sync(folder)
        final = sets / str(number)
        staged.rename(final)
        self._lead_to(final)
        self._tidy(number)

    def _lead_to(self, final: Path) -> None:
        link = self.into / f"current{_NEW}"
        link.unlink(missing_ok=True)
        link.symlink_to(Path("sets") / final.name)
        link.replace(self.current)
        _sync(self.into)

    def _tidy(self, number: int) -> None:
        old = sorted(int(path.name) for path in (self.into / "sets").iterdir() if path.name.isdecimal())
        for each in [found for found in old if found < number][:-1]:
            shutil.rmtree(self.into / "sets" / str(each))
        for path in self.arrived.iterdir():
            path.unlink()

    def arrive(self, digest: str, staged: Path) -> None:
        """Keep a verified file, on the disk, under its digest."""
        handle = os.open(staged, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        staged.replace(self.arrived / digest)

    def has(self, digest: str) -> bool:
        """Whether a file arrived, whole, before an interruption."""
        return _digest(self.arrived / digest) == digest


def read_plain(path: Path) -> bytes | None:
    """A regular file's bytes, never through a link at its end; None for whatever else is there."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read() if stat.S_ISREG(os.fstat(handle).st_mode) else None


def _digest(path: Path) -> str:
    """Of what is no regular file: none."""
    content = read_plain(path)
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _linked(source: Path, target: Path) -> None:
    """The same file under a second name, or a copy where the disk has no such thing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copyfile(source, target, follow_symlinks=False)


def _synced(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
