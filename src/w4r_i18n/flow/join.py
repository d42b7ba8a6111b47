# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r git-merge`: what git asks when two branches changed the same file of translators."""

from __future__ import annotations

from dataclasses import dataclass

from w4r_i18n.catalogue.join import join, spelled
from w4r_i18n.catalogue.po_read import read_po_bytes
from w4r_i18n.model.catalogue import Catalogue, Junk


@dataclass(frozen=True, slots=True)
class Joint:
    content: bytes
    conflicts: int
    """Entries in which a person must choose."""


def joined_catalogues(base: bytes, ours: bytes, theirs: bytes, *, path: str) -> Joint | None:
    """Two branches' PO files as one, by entry; None where a side cannot be read as one.

    A base that is none counts as empty: so it is where both sides added the file, and where git made it of
    two bases in conflict.
    """
    sides = [read_po_bytes(content, path=path) for content in (ours, theirs)]
    if any(map(_is_broken, sides)):
        return None
    former = read_po_bytes(base, path=path)
    found = join(Catalogue(sides[0].header) if _is_broken(former) else former, *sides)
    return Joint(spelled(found).encode(), len(found.conflicts))


def _is_broken(side: Catalogue) -> bool:
    return side.refused or any(isinstance(entry, Junk) for entry in side.entries)


def joined_lines(base: bytes, ours: bytes, theirs: bytes, *, order: bool) -> bytes:
    """Every line of both sides once, but what one has taken out; sorted, or in our order, then theirs.

    So ledgers and pins join: no side can lose a line of the other.
    """
    left, right, former = (dict.fromkeys(side.splitlines()) for side in (ours, theirs, base))
    gone = {line for line in former if line not in left or line not in right}
    lines = [line for line in {**left, **right} if line not in gone and line.strip()]
    return b"".join(line + b"\n" for line in (sorted(lines) if order else lines))
