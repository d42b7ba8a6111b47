# SPDX-License-Identifier: GPL-3.0-or-later
"""What pictures, films and scripts leave behind: `JPEG - 72.6 ko`, `}) })`, a credit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.ingest.landmarks import find_title
from w4r_i18n.ingest.lexicon import is_media
from w4r_i18n.ingest.page import Chunk, Finding, Page
from w4r_i18n.ingest.signs import is_final, word_count

_CREDITED = re.compile(
    r"[^«»]{20,180}(?:\([^()/]{2,40}/[^()/]{2,40}\)|[.,;–-] ?(?:photos?|crédits?|images?) ?: ?[^.!?:]{3,60})",
    re.IGNORECASE,
)
"""A caption that ends in its credit: `(Agence/A. Nom)`, `Photo : Nom`."""


def clean(page: Page) -> Iterator[Finding]:
    title = find_title(page)
    captions = 0
    for chunk in page.chunks:
        if title is not None and chunk.at == title.at:
            captions = 0
        elif is_media(chunk.text) or _is_credited(chunk):
            captions = 2
            yield Finding(chunk.at, "media residue")
        elif captions and not chunk.heading and word_count(chunk.text) <= 12 and not is_final(chunk.text):
            captions -= 1
            yield Finding(chunk.at, "media residue: a picture's caption")
        else:
            captions = 0


def _is_credited(chunk: Chunk) -> bool:
    text = chunk.text.strip()
    return chunk.kind != "li" and not is_final(text) and bool(_CREDITED.fullmatch(text))
