# SPDX-License-Identifier: GPL-3.0-or-later
"""What `segment.extract` makes of a domain's documents: the value between documents and catalogues."""

from __future__ import annotations

from dataclasses import dataclass

from w4r_i18n.model.document import Document
from w4r_i18n.model.segment import Segment
from w4r_i18n.model.unit import Key, Unit


@dataclass(frozen=True, slots=True)
class Cut:
    """One translatable block, cut into segments; `keys[n]` is the unit of `segments[n]`."""

    block: int
    """Index into `document.blocks`."""
    segments: tuple[Segment, ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Extracted:
    document: Document
    cuts: tuple[Cut, ...]
    """In reading order; blocks with `translate=no` or without words have none."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """A domain as units, in reading order, and the way back into its documents."""

    units: tuple[Unit, ...]
    documents: tuple[Extracted, ...]

    @property
    def groups(self) -> tuple[tuple[Key, ...], ...]:
        """The keys of each block, in order: within one, `<join/>` may follow (FORMATS 4)."""
        return tuple(cut.keys for document in self.documents for cut in document.cuts)
