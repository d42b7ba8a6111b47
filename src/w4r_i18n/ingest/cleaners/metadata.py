# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines that say when, where and as what a text was published; a date among them becomes `published`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.ingest.landmarks import find_title
from w4r_i18n.ingest.lexicon import is_metadata
from w4r_i18n.ingest.page import Finding, Page
from w4r_i18n.ingest.signs import dates, is_final, is_prose, level, word_count

REASON = "metadata"
_PUBLISHED = re.compile(
    r"(?:(?:derniere )?mise a jour ?|(?:communique(?: de presse)?|article|texte|actualite"
    r"|document)? ?(?:publie|paru|mis en ligne"
    r"|modifie|poste|mis a jour|posted|published)e? )"
    r"(?:le |on |il y a )?.{0,90}",
)
_SIGNED = re.compile(r"(?:par|by) .{3,50} (?:publiee?|mise? a jour|postee?|published) (?:le|on)\b.{4,80}")


def clean(page: Page) -> Iterator[Finding]:
    """Never the title; a heading only when it is a date."""
    title = find_title(page)
    among = _among_metadata(page)
    for chunk in page.chunks:
        if title is not None and chunk.at == title.at:
            continue
        if (
            (is_metadata(chunk.text) and not (chunk.heading and not dates(chunk.text)))
            or (
                chunk.hint == "metadata"
                and word_count(chunk.text) <= 15
                and not chunk.text.rstrip().endswith(".")
            )
            or _is_publication_line(chunk.text)
            or chunk.at in among
        ):
            yield Finding(chunk.at, REASON)


def _among_metadata(page: Page) -> set[int]:
    """A name or two between two lines of metadata above the text: `Le Matin (Cotonou)` under a date."""
    chunks = page.chunks
    known = [is_metadata(chunk.text) for chunk in chunks]
    found: set[int] = set()
    for index in range(1, len(chunks) - 1):
        text = chunks[index].text
        if is_prose(text):
            break
        among = known[index - 1] and known[index + 1]
        bracketed = text.strip()[:1] == "(" and text.strip()[-1:] == ")"
        if (among or bracketed) and word_count(text) <= 8 and not is_final(text):
            found.add(chunks[index].at)
    return found


def _is_publication_line(text: str) -> bool:
    if word_count(text) > 16:
        return False
    words = level(text)
    return bool(dates(text)) and bool(_PUBLISHED.fullmatch(words) or _SIGNED.fullmatch(words))
