# SPDX-License-Identifier: GPL-3.0-or-later
"""Related articles: titles with a summary that a machine cut, and lists of links under `À lire aussi`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.ingest.landmarks import find_title
from w4r_i18n.ingest.lexicon import is_furniture, is_metadata, is_related_marker
from w4r_i18n.ingest.page import Chunk, Finding, Page
from w4r_i18n.ingest.signs import ELLIPSIS, is_final, is_prose, is_truncated, level, word_count
from w4r_i18n.text.regions import split_label

_INLINE = re.compile(
    r"(?:(?:>+|»|→|►)\s?)?(?:[àa] )?(?:lire|voir|écouter|découvrir)(?: aussi| également)?\s?(?:[:–—-]"
    r"|>+)\s?.{3,300}"
    r"|(?:read also|see also|related)\s?:\s?.{3,300}",
    re.IGNORECASE,
)

_OWN_HEADING = re.compile(
    r"nos recommandations|(?:pour )?(?:en savoir plus|aller plus loin)|a suivre|dans l actualite"
    r"|actualites|a la une"
)
"""Markers that an article's own headings may be."""


def clean(page: Page) -> Iterator[Finding]:
    """Marked ones first; then pairs of a title and a cut summary wherever they stand below the text."""
    title = find_title(page)
    chunks = tuple(c for c in page.chunks if title is None or c.at > title.at)
    marked = dict(_marked(chunks))
    for at, reason in marked.items():
        yield Finding(at, reason)
    rest = tuple(chunk for chunk in chunks if chunk.at not in marked)
    for at in _pairs(rest):
        yield Finding(at, "related article: a teaser cut with an ellipsis")


def _marked(chunks: tuple[Chunk, ...]) -> Iterator[tuple[int, str]]:
    """A marker, and below it all that is no paragraph of the text."""
    zone = False
    has_links = any(chunk.linked for chunk in chunks)
    for index, chunk in enumerate(chunks):
        below = chunks[index + 1 : index + 3]
        if is_related_marker(chunk.text) and _leads_to_links(chunk, below, has_links=has_links):
            zone = True
            yield chunk.at, "related articles: the heading"
        elif is_related_marker(chunk.text) and is_furniture(chunk.text):
            yield chunk.at, "site furniture"
        elif _is_inline_link(chunk):
            yield chunk.at, "related article: a link"
        elif zone and _is_text_again(index, chunks):
            zone = False
        elif zone:
            yield chunk.at, "related article"


def _is_inline_link(chunk: Chunk) -> bool:
    """`Lire aussi : …` in one line, or a label and a link set side by side."""
    marked = chunk.linked > 0.5 and is_related_marker(chunk.runs[0].text)
    told = bool(_INLINE.fullmatch(chunk.text))
    return marked or (told and (chunk.linked > 0.5 or not is_final(chunk.text)))


def _leads_to_links(marker: Chunk, below: tuple[Chunk, ...], *, has_links: bool) -> bool:
    """Not `Pour en savoir plus` as the heading of a paragraph, nor `Nos recommandations` above demands."""
    if not below or below[0].linked > 0.5:
        return True
    if has_links and _OWN_HEADING.fullmatch(level(marker.text)):
        return any(chunk.linked > 0.5 or is_truncated(chunk.text) for chunk in below)
    is_demand = below[0].kind == "li" and below[0].text.rstrip()[-1:] in ".;,"
    return not is_prose(below[0].text) and not is_demand


def _is_text_again(index: int, chunks: tuple[Chunk, ...]) -> bool:
    """The article goes on: a paragraph that no teaser title announces, or a heading with two of them."""
    chunk = chunks[index]
    if chunk.linked > 0.5 or is_truncated(chunk.text):
        return False
    if is_prose(chunk.text):
        above_is_title = not is_final(chunks[index - 1].text) and not is_related_marker(
            chunks[index - 1].text
        )
        return not above_is_title or _prose_run(index, chunks) >= 3
    if chunk.heading or not is_final(chunk.text):
        return _prose_run(index + 1, chunks) >= 2 and chunk.linked < 0.5
    return False


def _prose_run(index: int, chunks: tuple[Chunk, ...]) -> int:
    count = 0
    for chunk in chunks[index : index + 3]:
        if not is_prose(chunk.text) or chunk.linked > 0.5:
            break
        count += 1
    return count


def _pairs(chunks: tuple[Chunk, ...]) -> set[int]:
    """Title and summary (and what is between: a date), the summary cut."""
    found: set[int] = set()
    for index, chunk in enumerate(chunks):
        if split_label(chunk.text)[0] and ELLIPSIS.search(chunk.text[-12:]):
            found.add(chunk.at)
            continue
        if not _is_cut(chunk, chunks[index - 1] if index else None):
            continue
        heads = _heads_above(index, chunks)
        if heads:
            found.update((chunk.at, *heads))
    return found


def _is_cut(chunk: Chunk, above: Chunk | None) -> bool:
    """A machine's tail; any ellipsis below a line with a region label, or below a link."""
    if is_truncated(chunk.text):
        return True
    if not ELLIPSIS.search(chunk.text[-12:]) or word_count(chunk.text) < 8 or above is None:
        return False
    return bool(split_label(above.text)[0]) or above.linked > 0.8 or chunk.linked > 0.8


def _heads_above(index: int, chunks: tuple[Chunk, ...]) -> list[int]:
    heads: list[int] = []
    for chunk in reversed(chunks[max(index - 3, 0) : index]):
        between = is_metadata(chunk.text) or is_furniture(chunk.text)
        if between:
            heads.append(chunk.at)
        elif (
            not is_prose(chunk.text)
            and word_count(chunk.text) <= 45
            and not chunk.text.rstrip().endswith((".", ":", "»"))
        ):
            return [*heads, chunk.at]
        else:
            break
    return []
