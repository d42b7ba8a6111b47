# SPDX-License-Identifier: GPL-3.0-or-later
"""A Word document as the Markdown that `ingest` would make of it, uncleaned."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from w4r_i18n.ingest.readers import markdown
from w4r_i18n.model.document import Document

SUFFIXES = (".docx",)


def read(data: bytes, *, path: str) -> Document:
    """A document of format `markdown` whose text was made here; splicing into it never reaches the .docx.

    Raises InputError for a macro, a password, a DOCTYPE, a broken archive or anything past the bounds
    (`text/zips`). An external relationship is an ERROR among the diagnostics.
    """
    # Every run asks each reader for its suffixes; what recognises a dirty page takes 0.1 s to import.
    from w4r_i18n.ingest.pages import docx
    from w4r_i18n.ingest.roles import assign
    from w4r_i18n.ingest.to_markdown import to_markdown

    page = docx.read(data, path=path)
    text = to_markdown(assign(page), language="fr", published="")
    document = markdown.read(text.encode(), path=path)
    name = PurePosixPath(path).stem
    return replace(document, name=name, diagnostics=(*page.diagnostics, *document.diagnostics))


def spell(text: str) -> str:
    """As in Markdown, the form in which the text is kept."""
    return markdown.spell(text)
