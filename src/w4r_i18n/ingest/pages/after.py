# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that stands in containers of its own after the article's: a letter, notes, a postscript."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from w4r_i18n.ingest.lexicon import is_furniture, is_metadata, is_related_marker
from w4r_i18n.ingest.notices import is_notice
from w4r_i18n.ingest.signs import has_contact, is_final, is_truncated, word_count

if TYPE_CHECKING:
    from w4r_i18n.ingest.page import Chunk
    from w4r_i18n.ingest.pages.boxes import Draft

_STOPS = frozenset(
    {"footer", "related articles", "comments", "navigation", "sidebar", "newsletter", "author box"}
)
"""After one of these nothing belongs to the article."""
_MIN_WORDS = 5


def following_text(drafts: list[Draft], labels: list[str]) -> set[int]:
    """Numbers of the chunks that go on with the article; the first of `drafts` is its last.

    A sibling container counts when most of its words are sentences without links. Buttons and forms between
    are passed over; the first container of links, or one that its markup calls the page's end, is the end.
    """
    found: set[int] = set()
    home = drafts[0].path
    rest = zip(drafts[1:], labels[1:], strict=True)
    for _, members in groupby(rest, key=lambda pair: _sibling(pair[0].path, home)):
        together = list(members)
        if any(label in _STOPS for _, label in together):
            break
        chunks = [draft.chunk for draft, label in together if not label]
        if _is_text(chunks):
            found.update(chunk.at for chunk in chunks)
        elif any(chunk.linked > 0.5 or is_truncated(chunk.text) for chunk in chunks):
            break
    return found


def _sibling(path: tuple[int, ...], home: tuple[int, ...]) -> tuple[int, ...]:
    """The container that stands beside the article's, or beside one of its ancestors."""
    common = 0
    while common < min(len(path), len(home)) and path[common] == home[common]:
        common += 1
    return path[: common + 1]


def _is_text(chunks: list[Chunk]) -> bool:
    if any(is_related_marker(chunk.text) for chunk in chunks):
        return False
    words = sum(word_count(chunk.text) for chunk in chunks)
    told = sum(word_count(chunk.text) for chunk in chunks if _tells(chunk))
    return told * 2 > words


def _tells(chunk: Chunk) -> bool:
    text = chunk.text
    return (
        word_count(text) >= _MIN_WORDS
        and is_final(text)
        and chunk.linked < 0.5
        and not (has_contact(text) or is_truncated(text) or is_notice(text))
        and not (is_furniture(text) or is_metadata(text))
    )
