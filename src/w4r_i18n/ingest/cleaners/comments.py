# SPDX-License-Identifier: GPL-3.0-or-later
"""What readers wrote below an article: from the line that counts their comments to the end of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.ingest.landmarks import find_title
from w4r_i18n.ingest.page import Chunk, Finding, Page
from w4r_i18n.ingest.signs import dates, level, word_count

_COUNT = re.compile(
    r"(?:\d{1,5}|un|une|deux|trois) (?:reflexions?|reponses?|commentaires?|avis|reactions?|thoughts?"
    r"|comments?)"
    r"(?: (?:sur|a|au|on|to)\b.{0,200})?|(?:commentaires?|reactions?|comments?)(?: \d{1,5})?"
)
_SAYS = re.compile(r"(?P<who>\S.{0,40}) (?:dit|a dit|a écrit|écrit|says|a commenté)\s?:")
_CLOCK = re.compile(r"\d{1,2}\s?(?:h|:)\s?\d{2}")
_LOOKED_AT = 5


def clean(page: Page) -> Iterator[Finding]:
    """Only where a comment follows: somebody `dit :`, or a day with its hour."""
    title = find_title(page)
    chunks = page.chunks
    for index, chunk in enumerate(chunks):
        if title is not None and chunk.at <= title.at:
            continue
        if _COUNT.fullmatch(level(chunk.text)) and any(
            map(_opens, chunks[index + 1 : index + 1 + _LOOKED_AT])
        ):
            for below in chunks[index:]:
                yield Finding(below.at, "readers' comments")
            return


def _opens(chunk: Chunk) -> bool:
    text = chunk.text.strip()
    stamped = bool(dates(text)) and bool(_CLOCK.search(text))
    return word_count(text) <= 14 and (bool(_SAYS.fullmatch(text)) or stamped)
