# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of two or more lines that the page shows more than once: press contacts, menus, banners."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.ingest.landmarks import find_title
from w4r_i18n.ingest.page import Finding, Page
from w4r_i18n.ingest.repetition import article_words, in_repeated_runs
from w4r_i18n.ingest.signs import level


def clean(page: Page) -> Iterator[Finding]:
    """All copies go; of a run that holds the article (a page that prints it twice), the first stays."""
    repeated = in_repeated_runs(page.chunks)
    if not repeated:
        return
    article = article_words(page.chunks, repeated, find_title(page))
    seen: set[str] = set()
    for chunk in page.chunks:
        if chunk.at not in repeated:
            continue
        words = level(chunk.text)
        if words in article:
            if words in seen:
                yield Finding(chunk.at, "repeats what the page has above")
            seen.add(words)
        else:
            yield Finding(chunk.at, f"boilerplate: stands {repeated[chunk.at]} times on the page")
