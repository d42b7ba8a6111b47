# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether files are as they were at the last look, told without reading them."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from w4r_i18n.project.stamps import RACY_NS

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Look:
    """What the file system says of some files. Look first, read then: what changes in between is noticed."""

    stats: tuple[tuple[int, int, int, int] | None, ...]
    settled: bool
    """No file is so young that its clock could hide another change."""

    def holds(self, now: Look) -> bool:
        """Whether what was read after this look is what stands there now."""
        return self.settled and self.stats == now.stats


def look(root: Path, names: Iterable[str]) -> Look:
    """Files and folders by their names below a root; absent ones too."""
    start = f"{root}/"
    stats = tuple(_stat(start + name) for name in names)
    limit = time.time_ns() - RACY_NS
    return Look(stats, all(found is None or found[0] < limit for found in stats))


def _stat(path: str) -> tuple[int, int, int, int] | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


class Glance(threading.local):
    """What one thread asked for while it holds a glance, as of the first time: so a page that looks at many
    files many times is of one moment, and cheap. A thread that holds none always looks anew.
    """

    def __init__(self) -> None:
        self._seen: dict[Hashable, object] | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        self._seen = {}
        try:
            yield
        finally:
            self._seen = None

    def at(self, what: Hashable, find: Callable[[], Value]) -> Value:
        if self._seen is None:
            return find()
        if what not in self._seen:
            self._seen[what] = find()
        return cast(Value, self._seen[what])
