# SPDX-License-Identifier: GPL-3.0-or-later
"""A title, standfirst or paragraph that the page prints twice: the first stays."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.ingest.landmarks import find_title
from w4r_i18n.ingest.page import Finding, Page
from w4r_i18n.ingest.signs import level, word_count
from w4r_i18n.text.regions import split_label

_SHORT = 5
"""Words: shorter lines may recur in earnest (`Complément d'information` under two cases)."""


def clean(page: Page) -> Iterator[Finding]:
    title = find_title(page)
    titles = {level(text) for text in (title.text, split_label(title.text)[1])} if title else set()
    seen: dict[str, int] = {}
    for chunk in page.chunks:
        words = level(chunk.text)
        if title is not None and chunk.at != title.at and words in titles:
            yield Finding(chunk.at, f"repeats the title, line {title.line}")
        elif words in seen and word_count(chunk.text) >= _SHORT:
            yield Finding(chunk.at, f"repeats line {seen[words]}")
        else:
            seen.setdefault(words, chunk.line)
