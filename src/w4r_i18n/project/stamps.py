# SPDX-License-Identifier: GPL-3.0-or-later
"""What was built from what: derived, in `.w4r/`, so that work is proportional to what changed."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from w4r_i18n.project.atomic import write
from w4r_i18n.project.edition import edition

RACY_NS = 2_000_000_000
"""A file written this shortly before its stamp may change again within one tick of its clock."""


class FileStamp(msgspec.Struct, array_like=True, frozen=True):
    size: int
    mtime_ns: int
    inode: int
    digest: str
    stamped_ns: int
    """When the digest was taken, by the wall clock of this machine."""


class Result(msgspec.Struct, array_like=True, frozen=True):
    """What one (domain, locale) gave when it was last built."""

    inputs: str
    """Digest over everything the result follows from."""
    outputs: tuple[str, ...]
    """Paths relative to the tree."""
    outputs_digest: str
    report: msgspec.Raw
    """Whatever the journey wants to show again; its own business."""


class _Stored(msgspec.Struct, array_like=True):
    edition: str
    files: dict[str, FileStamp] = {}
    results: dict[str, Result] = {}


class Stamps:
    """The one mutable value of a run: digests of files as of now, and results by key.

    A file whose size, time and inode are as stamped is not read again, save where it was so young at
    stamping that its clock could not tell a second change (git's "racy" entries).
    """

    def __init__(self, root: Path, *, name: str = "stamps", by: str = "") -> None:
        """`by`: the edition that derives; what another one left is forgotten. This one, if not said."""
        self._edition = by or edition()
        self._root = str(root)
        self._path = root / ".w4r" / name
        self._stored = self._load()
        self._fresh: dict[str, str] = {}

    def _load(self) -> _Stored:
        try:
            stored = msgspec.msgpack.decode(self._path.read_bytes(), type=_Stored)
        except (OSError, msgspec.DecodeError, RecursionError):
            return _Stored(self._edition)
        return stored if stored.edition == self._edition else _Stored(self._edition)

    def digest(self, relative: str) -> str:
        """The digest of a file's bytes; "" where there is none (a link is none: it is never followed)."""
        if relative not in self._fresh:
            self._fresh[relative] = self._digest(relative)
        return self._fresh[relative]

    def _digest(self, relative: str) -> str:
        path = f"{self._root}/{relative}"
        try:
            found = os.lstat(path)
        except OSError:
            self._stored.files.pop(relative, None)
            return ""
        old = self._stored.files.get(relative)
        if old and (old.size, old.mtime_ns, old.inode) == (found.st_size, found.st_mtime_ns, found.st_ino):
            if old.mtime_ns < old.stamped_ns - RACY_NS:
                return old.digest
            if self._bytes_digest(path) == old.digest:
                self._stamp(relative, found, old.digest)
                return old.digest
        digest = self._bytes_digest(path)
        self._stamp(relative, found, digest)
        return digest

    @staticmethod
    def _bytes_digest(path: str) -> str:
        try:
            with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
                return hashlib.blake2b(file.read(), digest_size=16).hexdigest()
        except OSError:
            return "unreadable"

    def _stamp(self, relative: str, found: os.stat_result, digest: str) -> None:
        self._stored.files[relative] = FileStamp(
            found.st_size, found.st_mtime_ns, found.st_ino, digest, time.time_ns()
        )

    def forget(self, relatives: Iterable[str]) -> None:
        """Look again at files that were just written."""
        for relative in relatives:
            self._fresh.pop(relative, None)

    def combined(self, relatives: Iterable[str], *more: str) -> str:
        """One digest over files, by name and content, and over other strings."""
        parts = [f"{relative}\0{self.digest(relative)}" for relative in relatives]
        return hashlib.blake2b("\n".join([*parts, *more]).encode(), digest_size=16).hexdigest()

    def current(self, key: str, inputs: str) -> Result | None:
        """The result under a key, if it was built from these inputs and its outputs still stand as built."""
        result = self._stored.results.get(key)
        if result is None or result.inputs != inputs:
            return None
        return result if self.combined(result.outputs) == result.outputs_digest else None

    def last(self, key: str) -> Result | None:
        """The result under a key, current or not."""
        return self._stored.results.get(key)

    def record(self, key: str, *, inputs: str, outputs: tuple[str, ...], report: object) -> None:
        self.forget(outputs)
        raw = msgspec.Raw(msgspec.msgpack.encode(report))
        self._stored.results[key] = Result(inputs, outputs, self.combined(outputs), raw)

    def drop(self, key: str) -> None:
        self._stored.results.pop(key, None)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._stored.results)

    def save(self) -> None:
        self._path.parent.mkdir(exist_ok=True)
        write(self._path, msgspec.msgpack.encode(self._stored), durable=False)
