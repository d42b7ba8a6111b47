# SPDX-License-Identifier: GPL-3.0-or-later
"""A document with some spans replaced: what is not replaced cannot change."""

from __future__ import annotations

from collections.abc import Mapping

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.document import Document
from w4r_i18n.model.errors import W4RError

Span = tuple[int, int]


def splice(document: Document, edits: Mapping[Span, str]) -> str:
    """The document's text with each span replaced. Law 1: `splice(read(x), {}) == x`, byte for byte.

    The new texts are spelled already, for `document.format`. Raises W4RError for spans that overlap or
    lie outside the text: an edit of another version of the document.
    """
    text = document.text
    parts: list[str] = []
    at = 0
    for (start, end), new in sorted(edits.items()):
        if not at <= start <= end <= len(text):
            message = f"the span {start}-{end} overlaps another or lies outside the document"
            raise W4RError(message, place=Place(document.path))
        parts.append(text[at:start])
        parts.append(new)
        at = end
    parts.append(text[at:])
    return "".join(parts)
