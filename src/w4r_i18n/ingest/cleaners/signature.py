# SPDX-License-Identifier: GPL-3.0-or-later
"""The sender's name, office and number below the text, as mails and releases end."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.ingest.genre import set_phrase
from w4r_i18n.ingest.landmarks import find_title
from w4r_i18n.ingest.page import Chunk, Finding, Page
from w4r_i18n.ingest.signs import has_contact, is_final, word_count

_LINES = 5


def clean(page: Page) -> Iterator[Finding]:
    title = find_title(page)
    body = [c for c in page.chunks if title is None or c.at > title.at]
    for chunk in _signature_block(body):
        yield Finding(chunk.at, "the sender's name and number below the text")


def _signature_block(body: list[Chunk]) -> list[Chunk]:
    """The last few short lines, one with a number or address, below something that was cut."""
    start = len(body)
    while start > 0 and len(body) - start < _LINES and _is_line(body[start - 1]):
        start -= 1
        below_a_cut = start > 0 and body[start].at > body[start - 1].at + 1
        if below_a_cut and any(has_contact(chunk.text) for chunk in body[start:]):
            return body[start:]
    return []


def _is_line(chunk: Chunk) -> bool:
    text = chunk.text.rstrip()
    return word_count(text) <= 10 and not is_final(text) and chunk.kind == "p" and not set_phrase(text, "")
