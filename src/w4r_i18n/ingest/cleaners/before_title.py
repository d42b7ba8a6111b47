# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands above the title and is no region label: nobody's text begins before its title."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.ingest.landmarks import find_title, label_before
from w4r_i18n.ingest.page import Finding, Page


def clean(page: Page) -> Iterator[Finding]:
    title = find_title(page)
    if title is None:
        return
    label = label_before(page, title)
    for chunk in page.chunks:
        if chunk.at >= title.at:
            return
        if label is None or chunk.at != label.at:
            yield Finding(chunk.at, "stands before the title")
