# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells of tables that spreadsheets open: nothing in them that a spreadsheet would reckon."""

from __future__ import annotations

import re

# What makes a spreadsheet reckon, at a cell's beginning or where one that takes `;` for the comma sees one.
_STARTS = "=+\\-@|%\t\r\n\uff1d\uff0b\uff0d\uff20"
_LIVE = re.compile(f"(\\A|[;\t\r\n])('*)(?=[{_STARTS}])")
_TAMED = re.compile(f"(\\A|[;\t\r\n])'('*)(?=[{_STARTS}])")
_REFUSED = re.compile(r"[=+\-@\uff1d\uff0b\uff0d\uff20]")


def neutralised(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what would begin one.

    Law: `restored(neutralised(t)) == t`.
    """
    return _LIVE.sub(r"\1'\2", cell)


def restored(cell: str) -> str:
    """A cell as it was before `neutralised`; one that a person typed without apostrophe is as it is."""
    return _TAMED.sub(r"\1\2", cell)


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would reckon the cell as it stands in the file."""
    return bool(_REFUSED.match(cell))
