# SPDX-License-Identifier: GPL-3.0-or-later
"""What makes fifty thousand frozen entries cheap: both measured, both without effect on what is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, make_dataclass

from w4r_i18n.model.catalogue import Entry

Filled: type = make_dataclass("Filled", [(part.name, object) for part in fields(Entry)], slots=True)
"""An Entry while it is filled: same slots, not frozen; then `entry.__class__ = Entry`. Its constructor
stores, that of a frozen class calls `object.__setattr__` for each field: a quarter of the time."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """Reading and merging make many small values and no cycle; looking for cycles took a fifth of both."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
