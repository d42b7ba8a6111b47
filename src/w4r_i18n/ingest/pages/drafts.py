# SPDX-License-Identifier: GPL-3.0-or-later
"""A chunk of a page with the containers around it, before anybody says what they are."""

from __future__ import annotations

from dataclasses import dataclass

from w4r_i18n.ingest.page import Chunk


@dataclass(frozen=True, slots=True)
class Box:
    """A container that means something; `number` tells two of the same kind apart."""

    number: int
    label: str
    """Furniture's name, or "" for one that may be the article."""


@dataclass(frozen=True, slots=True)
class Draft:
    chunk: Chunk
    boxes: tuple[Box, ...]
    path: tuple[int, ...] = ()
    """Numbers of all containers around, outermost first."""
