# SPDX-License-Identifier: GPL-3.0-or-later
"""What a renderer is handed: a localised document, its language, and what must be said beside it."""

from __future__ import annotations

from dataclasses import dataclass

from w4r_i18n.model.document import Document, Piece
from w4r_i18n.model.inline import Placeholder, Text
from w4r_i18n.model.locale import Locale

UNTRANSLATED_START, UNTRANSLATED_END = "\ue000", "\ue001"
"""Stand around what remained in the source language; every renderer shows them in its own way. Private-use
characters, so no text of people's holds them: `without_marks` takes them out of targets."""

_DROP = {ord(UNTRANSLATED_START): None, ord(UNTRANSLATED_END): None}


def without_marks(text: str) -> str:
    return text.translate(_DROP)


def untranslated(msgid: str) -> str:
    """A source text as the target of its own unit, marked."""
    return f"{UNTRANSLATED_START}{msgid}{UNTRANSLATED_END}"


@dataclass(frozen=True, slots=True)
class Page:
    document: Document
    """The filled text, read again: its blocks are in the target language."""
    locale: Locale
    source: Locale
    """The language of what is marked as untranslated."""
    notices: tuple[str, ...] = ()
    """Sentences that must stand first: "demonstration, not for sending", "parts remain in French"."""

    @property
    def title(self) -> str:
        """The first title's or heading's words, or the document's name."""
        for block in self.document.blocks:
            if block.role in {"title", "heading"}:
                return without_marks(text_of(block.pieces))
        return self.document.name


def text_of(pieces: tuple[Piece, ...]) -> str:
    """The words of a block, without its codes."""
    return "".join(
        part.text if isinstance(part, Text) else str(part) if isinstance(part, Placeholder) else ""
        for part in (piece.inline for piece in pieces)
    )
