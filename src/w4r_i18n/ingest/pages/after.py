# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that stands in containers of its own after the article's: a letter, notes, a postscript."""

from __future__ import annotations

from itertools import groupby

from w4r_i18n.ingest.genre import set_phrase
from w4r_i18n.ingest.lexicon import is_furniture, is_metadata, is_related_marker
from w4r_i18n.ingest.notices import is_notice
from w4r_i18n.ingest.page import Chunk
from w4r_i18n.ingest.pages.drafts import Draft
from w4r_i18n.ingest.signs import has_contact, is_final, is_truncated, word_count

_STOPS = frozenset(
    {"footer", "related articles", "comments", "navigation", "sidebar", "newsletter", "author box"}
)
"""After one of these nothing belongs to the article."""
_MIN_WORDS = 5
_ENOUGH = 8
"""Words of sentences that a container by itself must have."""


def following_text(drafts: list[Draft], labels: list[str]) -> set[int]:
    """Numbers of the chunks that go on with the article; the first of `drafts` is its last.

    A sibling container counts when most of its words are sentences without links. Buttons and forms between
    are passed over; the first container of links, or one that its markup calls the page's end, is the end.
    """
    found: set[int] = set()
    waiting: list[Chunk] = []
    home = drafts[0].path
    rest = zip(drafts[1:], labels[1:], strict=True)
    for _, members in groupby(rest, key=lambda pair: _sibling(pair[0].path, home)):
        together = list(members)
        if any(label in _STOPS for _, label in together):
            break
        chunks = [draft.chunk for draft, label in together if not label]
        if _is_text(chunks):
            found.update(chunk.at for chunk in (*waiting, *chunks))
            waiting = []
        elif chunks and all(_is_heading(chunk) for chunk in chunks):
            waiting += chunks
        elif sum(chunk.linked > 0.5 or is_truncated(chunk.text) for chunk in chunks) > 1:
            break
    return found


def _sibling(path: tuple[int, ...], home: tuple[int, ...]) -> tuple[int, ...]:
    """The container that stands beside the article's, or beside one of its ancestors."""
    common = 0
    while common < min(len(path), len(home)) and path[common] == home[common]:
        common += 1
    return path[: common + 1]


def _is_text(chunks: list[Chunk]) -> bool:
    if any(is_related_marker(chunk.text) or chunk.linked > 0.8 for chunk in chunks):
        return False
    words = sum(word_count(chunk.text) for chunk in chunks)
    told = sum(word_count(chunk.text) for chunk in chunks if _tells(chunk))
    return told * 2 > words and (told >= _ENOUGH or any(set_phrase(c.text, "") for c in chunks))


def _is_heading(chunk: Chunk) -> bool:
    """A heading in a container of its own, which counts when text follows."""
    text = chunk.text
    known = is_furniture(text) or is_metadata(text) or is_notice(text) or is_related_marker(text)
    return bool(chunk.heading) and not known


def _tells(chunk: Chunk) -> bool:
    text = chunk.text
    if set_phrase(text, ""):
        return True
    return (
        word_count(text) >= _MIN_WORDS
        and (is_final(text) or chunk.kind == "li")
        and chunk.linked < 0.5
        and not (has_contact(text) or is_truncated(text) or is_notice(text))
        and not (is_furniture(text) or is_metadata(text))
    )
