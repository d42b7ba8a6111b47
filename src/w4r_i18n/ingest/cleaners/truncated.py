# SPDX-License-Identifier: GPL-3.0-or-later
"""Paragraphs that lost their head or their tail: never sent to translators as if they were whole."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from w4r_i18n.ingest.page import Chunk, Finding, Page
from w4r_i18n.ingest.signs import is_truncated, word_count

_LOWER_START = regex.compile(
    r"(?:[a-z]\p{Lu}|e-|m-|al-|el-|ad-|an-|ar-|as-|at-|ash-|d[’']\p{Lu}|l[’']\p{Lu}|de \p{Lu}|von "
    r"|van |ibn |bin |ben |bint "
    r"|(?:a|ont|avait)(?:-t-(?:elle|il|on))? |(?:explique|déclare|dit|ajoute|poursuit|conclut)"
    r"|www\.|https?:|@|#)",
)
"""Lower case at the beginning that is right: brands, Arabic articles, particles, a lone attribution."""


def clean(page: Page) -> Iterator[Finding]:
    """A list item may begin lower and end anyhow; so may what follows an open line."""
    above: Chunk | None = None
    for chunk in page.chunks:
        if is_truncated(chunk.text):
            yield Finding(chunk.at, "damaged: the tail is cut")
        elif _lost_its_head(chunk, above):
            yield Finding(chunk.at, "damaged: begins in mid-sentence")
        above = chunk


def _lost_its_head(chunk: Chunk, above: Chunk | None) -> bool:
    text = chunk.text.lstrip("«»“”\"'(…\u00a0\u202f ")
    if chunk.kind in {"li", "address"} or chunk.heading or word_count(text) < 3 or chunk.text.startswith("…"):
        return False
    if not text[:1].islower() or _LOWER_START.match(text):
        return False
    return above is None or above.kind == "li" or above.text.rstrip()[-1:] not in {",", ":", ";"}
