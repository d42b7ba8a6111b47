# SPDX-License-Identifier: GPL-3.0-or-later
"""One source segment as translators meet it, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

Digest = NewType("Digest", str)
"""`v1:` and 64 hex digits; 12 of them in a PO comment, 24 in the ledger. Compare with `digest.fits`."""

Key = tuple[str, str]
"""(msgctxt or "", msgid): what makes an entry one within its domain."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where a unit stands: the n-th segment of the n-th block of a document, all from 0."""

    path: str
    block: int
    segment: int


@dataclass(frozen=True, slots=True)
class Unit:
    """Identical text with the same context in a domain is one unit with several spots (FORMATS 5)."""

    msgid: str
    """No line break; tags and braces as `inline.to_msgid` writes them."""
    context: str
    """msgctxt; "" where the block has none."""
    role: str
    spots: tuple[Spot, ...]
    """In reading order; the first decides the entry's place in the file."""
    critical: bool = False
    note: str = ""
    """The author's own words to translators, from a directive."""
    speaker: str = ""
    register: str = "public"
    """public, authority or solidarity: how the reader is addressed."""
    max_length: int | None = None
    codes: bool = False
    """The msgid has tags, so `<` and `&` are escaped in it."""
    placeholders: bool = False
    """The msgid has `{name}`, so other braces are doubled and the entry has `python-brace-format`."""
    terms: tuple[str, ...] = ()
    """`term = what a locale calls it`, where w4r.toml wants translators to see them in the file."""
    src: Digest = Digest("")
    """Source digest: over context and typographically normalised msgid."""

    @property
    def key(self) -> Key:
        return (self.context, self.msgid)
