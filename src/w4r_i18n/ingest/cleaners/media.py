# SPDX-License-Identifier: GPL-3.0-or-later
"""What pictures, films and scripts leave behind: `JPEG - 72.6 ko`, `Agrandissement : …`, `}) })`, a credit."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.ingest.lexicon import is_media
from w4r_i18n.ingest.page import Finding, Page


def clean(page: Page) -> Iterator[Finding]:
    for chunk in page.chunks:
        if is_media(chunk.text):
            yield Finding(chunk.at, "media residue")
