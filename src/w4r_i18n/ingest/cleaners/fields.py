# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of a feed or mail above the article; a second block of them begins another article."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.ingest.fields import blocks
from w4r_i18n.ingest.page import Finding, Page


def clean(page: Page) -> Iterator[Finding]:
    found = blocks(page.chunks)
    if not found or page.format in {"html", "docx"}:
        return
    for chunk in found[0]:
        yield Finding(chunk.at, "metadata: a field of the feed or message")
    if len(found) > 1:
        for chunk in page.chunks:
            if chunk.at >= found[1][0].at:
                yield Finding(chunk.at, "another article of the feed")
