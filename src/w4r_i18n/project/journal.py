# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that only grow, a line at a time: what stands in one stays, whatever ends the process."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import ServiceError

LONGEST_LINE = 1_000_000
"""Bytes; nothing that is written here comes near."""


@dataclass(frozen=True, slots=True)
class Journal:
    """One such file; it may not be there yet."""

    path: Path
    private: bool = False
    """For the owner's eyes alone (mode 0600)."""

    def lines(self) -> Iterator[bytes]:
        """Its whole lines without their ends. What a kill has cut off is no line.

        Raises ServiceError for what is there and cannot be read.
        """
        try:
            handle = os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except FileNotFoundError:
            return
        except OSError as error:
            raise self._error("read", error) from None
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise self._error("read", OSError(None, "it is no regular file"))
        with os.fdopen(handle, "rb") as file:
            while line := file.readline(LONGEST_LINE):
                if line.endswith(b"\n"):
                    yield line[:-1]

    def add(self, lines: Iterable[bytes], *, durable: bool) -> None:
        """Add lines in one write: another process' lines stand before or after them, never between.

        From then on they outlive this process; `durable`: the machine's end as well. Raises ServiceError.
        """
        content = b"".join(line + b"\n" for line in lines)
        if not content:
            return
        try:
            handle = self._opened()
            try:
                self._write(handle, content)
                if durable:
                    os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            raise self._error("write", error) from None

    def _opened(self) -> int:
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        self.path.parent.mkdir(parents=True, exist_ok=True)
        is_new = not self.path.exists()
        handle = os.open(self.path, flags, 0o600 if self.private else 0o666)
        if is_new:
            folder = os.open(self.path.parent, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)
        return handle

    @staticmethod
    def _write(handle: int, content: bytes) -> None:
        size = os.fstat(handle).st_size
        # A line that a kill cut off ends here, so that the next one is whole.
        if size and os.pread(handle, 1, size - 1) != b"\n":
            content = b"\n" + content
        written = os.write(handle, content)
        if written != len(content):
            raise OSError(None, "no space left")

    def _error(self, verb: str, error: OSError) -> ServiceError:
        reason = (error.strerror or str(error)).lower()
        return ServiceError(f"cannot {verb}: {reason}", place=Place(str(self.path)))
