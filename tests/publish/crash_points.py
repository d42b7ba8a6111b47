# SPDX-License-Identifier: GPL-3.0-or-later
"""Pulls, and dies at the n-th thing that it does to the disk: `python crash_points.py FROM ROOT INTO DAY`.

For every n there is, a child ends so at once, without clean-up; then what lies in `current` is printed, and
what a pull after it makes of it. Audit events tell of each opening, making, linking, renaming and removing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from w4r_i18n.publish.pull import pull

EVENTS = frozenset({
    "open", "os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.truncate",
})  # fmt: skip


def die_at(number: int, below: str) -> None:
    """The process ends instead of the n-th event on that folder."""
    left = [number]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in EVENTS and any(below in str(each) for each in arguments):
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)

    sys.addaudithook(watch)


def seen(into: Path) -> str:
    """A digest of what programs find below `current`."""
    current = into / "current"
    files = sorted(path for path in current.rglob("*") if path.is_file()) if current.is_dir() else []
    held = [(path.relative_to(current).as_posix(), path.read_bytes().hex()) for path in files]
    return hashlib.sha256(json.dumps(held).encode()).hexdigest()[:16]


def main(url: str, root: str, into: str, day: str) -> None:
    moment = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
    anchor = Path(root).read_bytes()
    kept = Path(into)
    for number in range(1, 10_000):
        work = kept.with_name(f"{kept.name}-{number}")
        shutil.copytree(kept, work, symlinks=True)
        child = os.fork()
        if child == 0:
            die_at(number, work.name)
            pull("nl", url, work, root=anchor, now=moment)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        after_crash = seen(work)
        pull("nl", url, work, root=anchor, now=moment)
        print(code, after_crash, seen(work))
        shutil.rmtree(work)
        if code == 0:
            break


if __name__ == "__main__":
    main(*sys.argv[1:])
