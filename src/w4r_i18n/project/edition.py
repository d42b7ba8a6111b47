# SPDX-License-Identifier: GPL-3.0-or-later
"""Which edition of the product is at work: what another one derived is derived anew."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

import w4r_i18n

_FOLDER = Path(w4r_i18n.__file__).parent
_EDGES = frozenset({"cli", "web", "__pycache__"})
"""What only asks and shows: nothing that is kept follows from it."""


@lru_cache(maxsize=4)
def edition(folder: Path = _FOLDER) -> str:
    """The version, and a digest over path, size and time of all files that results follow from.

    A rule, a table or a template that was edited counts at the next start, whatever the version says. One
    look at each file, not into it: less than 2 ms. Where the package is no folder (one file,
    zipped), the version alone.
    """
    found: list[tuple[str, int, int]] = []
    folders = [str(folder)] if folder.is_dir() else []
    for each in folders:
        with os.scandir(each) as entries:
            for entry in entries:
                if not entry.is_dir():
                    status = entry.stat()
                    found.append((entry.path, status.st_size, status.st_mtime_ns))
                elif entry.name not in _EDGES:
                    folders.append(entry.path)
    digest = hashlib.blake2b(repr(sorted(found)).encode(), digest_size=16).hexdigest()
    return f"{w4r_i18n.__version__} {digest}"
