# SPDX-License-Identifier: GPL-3.0-or-later
"""A document is its original text plus spans: what is not translated cannot change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.inline import Content, Inline, merged

Tier = Literal["public", "published", "embargoed", "restricted"]

ROLES = (
    "title", "dateline", "standfirst", "heading", "paragraph", "item", "quote", "pull-quote", "attribution",
    "caption", "demand", "salutation", "closing", "addressee", "address", "deadline", "contact", "note",
)  # fmt: skip
CONTEXT_ROLES = frozenset({"title", "dateline", "heading", "salutation", "closing", "caption", "demand"})
"""Roles that are their unit's msgctxt (FORMATS 5)."""
CRITICAL_ROLES = frozenset({"demand", "title", "addressee", "deadline", "salutation"})
"""A wrong word here can harm a person (FORMATS 3)."""
ONE_UNIT_ROLES = frozenset(
    {"title", "dateline", "heading", "attribution", "caption", "salutation", "closing", "addressee",
     "address", "deadline", "contact"},
)  # fmt: skip
"""Never sent to the sentence rules: the block is the unit."""


@dataclass(frozen=True, slots=True)
class Directive:
    """What an author said in `<!-- w4r: … -->` before a block; None and "" mean "not said"."""

    role: str = ""
    critical: bool | None = None
    max_length: int | None = None
    """Characters of the target."""
    segment: Literal["", "block", "sentence"] = ""
    context: str = ""
    """`ctx=short`, `writer=f`, `number=pl`, joined by blanks: added to the msgctxt."""
    translate: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One inline with its spelling: `document.text[start:end]` is how the source writes it.

    A Text whose spelling differs from its text (an entity, an escape, a soft break) is a piece of its own,
    so within any other text piece offsets count one to one.
    """

    inline: Inline
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, title, item…; `pieces` cover `text[start:end]` without gap or overlap."""

    role: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    line: int
    """Of `start` in the document, from 1."""
    level: int = 0
    """Heading level 1-6, or depth of a list item from 1; else 0."""
    ordered: bool = False
    """For an item: numbered list."""
    speaker: str = ""
    """Who is quoted, as far as the page says; `?` at the end marks an inferred one."""
    directive: Directive = Directive()

    @property
    def content(self) -> Content:
        return merged(tuple(piece.inline for piece in self.pieces))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The `+++` TOML (or flat `---` YAML) at the top (FORMATS 3)."""

    title: str = ""
    dateline: str = ""
    language: str = "fr"
    tier: Tier = "restricted"
    """None given = restricted."""
    segment: Literal["", "block", "sentence"] = ""
    published: str = ""
    """ISO date, or empty."""
    names: tuple[str, ...] = ()
    """People's names, in the form that stands in the text."""
    kind: str = ""
    """communique, case, letter, solidarity, …; by default the file's name."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. Law 1: `splice(read(x), {}) == x`, byte for byte."""

    name: str
    """The file's stem: communique, case, letter, solidarity."""
    path: str
    """As it stands in `#:`, relative to the tree, with `/`."""
    format: Literal["plain", "markdown", "html", "toml"]
    text: str
    """Decoded, byte order mark and line ends as found (the reader never normalises the skeleton)."""
    blocks: tuple[Block, ...]
    front: FrontMatter = FrontMatter()
    front_end: int = 0
    """Where the body begins in `text`."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What the reader dropped or doubts: never silent."""
