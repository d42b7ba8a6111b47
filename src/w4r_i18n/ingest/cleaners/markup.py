# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page's own markup calls navigation, footer or form, or puts outside the article."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.ingest.page import Finding, Page


def clean(page: Page) -> Iterator[Finding]:
    for chunk in page.chunks:
        if chunk.furniture:
            yield Finding(chunk.at, f"site furniture: {chunk.furniture}")
