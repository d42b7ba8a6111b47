# SPDX-License-Identifier: GPL-3.0-or-later
"""Where on a page its title stands: the one decision that the cleaners share."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from w4r_i18n.ingest import fields
from w4r_i18n.ingest.cleaners.feed_tail import is_tail, title_in
from w4r_i18n.ingest.lexicon import is_furniture, is_metadata
from w4r_i18n.ingest.notices import is_notice
from w4r_i18n.ingest.page import Chunk, Page
from w4r_i18n.ingest.repetition import repeated_furniture
from w4r_i18n.ingest.signs import has_contact, is_final, is_prose, is_truncated, level, word_count
from w4r_i18n.text.regions import is_region, split_label

_LOOK_AHEAD = 4
_HEAD_LINES = 8
"""How far above its first paragraph an article's title may stand."""
_ASKING_WORDS = 20
_TITLE_WORDS = range(3, 61)
_LIKE_LABEL = re.compile(
    r"[A-ZÀ-Ý][^\W\d_]{2,20}(?:[ ’'/-][^\W\d_]{1,20}){0,3}\.[ \u00a0][A-ZÀ-Ý«](?:\S*\s){3}"
)


def find_title(page: Page) -> Chunk | None:
    """The chunk that is the article's title; None where nothing on the page says so.

    Signals, strongest first: what a feed tail or the metadata call the title; a title style or <h1>;
    a region label (`Monde. …`) with prose below; the first short line with prose below.
    """
    usable = [chunk for chunk in page.chunks if _may_be_title(chunk)]
    prose_below = _prose_below(page)
    return (
        _named(usable, _known_titles(page), prose_below)
        or _marked(usable, prose_below)
        or _labelled([chunk for chunk in usable if chunk.at in prose_below])
        or _above_prose(page, {chunk.at for chunk in usable if _looks_like_title(chunk)})
        or _by_looks([chunk for chunk in usable if _looks_like_title(chunk) and chunk.at in prose_below])
    )


def label_before(page: Page, title: Chunk) -> Chunk | None:
    """A region label in an element or line of its own, right before the title."""
    before = [chunk for chunk in page.chunks if chunk.at < title.at]
    if not before or split_label(title.text)[0]:
        return None
    last = before[-1]
    named = is_region(last.text.strip().rstrip(".: \u00a0"))
    return last if named and last.kind != "li" and not last.furniture else None


def _known_titles(page: Page) -> list[str]:
    return [level(title) for title in page.titles if word_count(title) >= 2]


def with_feed_titles(page: Page) -> Page:
    """The page knowing also what feed tails and fields call the title: the strongest signal there is."""
    tails = tuple(filter(None, (title_in(chunk.text) for chunk in page.chunks)))
    tails += fields.titles(page.chunks)
    return replace(page, titles=(*dict.fromkeys(tails), *page.titles)) if tails else page


def _may_be_title(chunk: Chunk) -> bool:
    text = chunk.text
    return (
        word_count(text) in _TITLE_WORDS
        and not chunk.furniture
        and chunk.kind not in {"li", "caption", "pull"}
        and not is_furniture(text)
        and not is_metadata(text)
        and not is_truncated(text)
        and not is_tail(text)
        and not has_contact(text)
        and not is_notice(text)
    )


def _prose_below(page: Page) -> set[int]:
    """Chunks with prose among the next few (metadata and buttons not counted), before what a machine cut."""
    found: set[int] = set()
    telling = [c for c in page.chunks if not (is_metadata(c.text) or is_furniture(c.text))]
    place = {chunk.at: number for number, chunk in enumerate(telling)}
    index = -1
    for chunk in page.chunks:
        index = place.get(chunk.at, index)
        for below in telling[index + 1 : index + 1 + _LOOK_AHEAD]:
            if is_truncated(below.text):
                break
            if is_prose(below.text) and not has_contact(below.text) and not below.furniture:
                found.add(chunk.at)
                break
    return found


def _named(usable: list[Chunk], known: list[str], prose_below: set[int]) -> Chunk | None:
    for title in known:
        same = [chunk for chunk in usable if _same_title(level(chunk.text), title)]
        best = [chunk for chunk in same if chunk.at in prose_below] or same
        if best:
            return next((chunk for chunk in best if chunk.kind == "h1"), best[0])
    return None


def _same_title(shown: str, title: str) -> bool:
    """Equal, or one is the other with a label or site name at an end."""
    if shown == title:
        return True
    short, long = sorted((shown, title), key=len)
    return (
        len(short) > 20 and len(short) > len(long) * 0.6 and (long.endswith(short) or long.startswith(short))
    )


def _marked(usable: list[Chunk], prose_below: set[int]) -> Chunk | None:
    heads = [chunk for chunk in usable if chunk.hint == "title"] or [c for c in usable if c.kind == "h1"]
    return next((chunk for chunk in heads if chunk.at in prose_below), heads[0] if heads else None)


def _labelled(candidates: list[Chunk]) -> Chunk | None:
    """The first with a region label; an earlier one whose label is no known region but stands like one."""
    known = next((chunk for chunk in candidates if _has_label(chunk)), None)
    alike = next((chunk for chunk in candidates if _LIKE_LABEL.match(chunk.text)), None)
    if known is None or alike is None or alike.at > known.at or is_final(alike.text):
        return known
    return alike


def _has_label(chunk: Chunk) -> bool:
    label, rest = split_label(chunk.text)
    return (
        bool(label)
        and word_count(rest) >= 3
        and not (is_prose(chunk.text) and chunk.text.rstrip().endswith("."))
    )


def _above_prose(page: Page, candidates: set[int]) -> Chunk | None:
    """The lines right above the article's first paragraph; of several, the first that it speaks of.

    A slogan or menu above the title shares no words with the text below; a title does.
    """
    chunks = page.chunks
    repeated = repeated_furniture(chunks)
    for index, chunk in enumerate(chunks):
        if not is_prose(chunk.text) or chunk.furniture or chunk.at in repeated or not _is_story(chunk.text):
            continue
        above: list[Chunk] = []
        for other in reversed(chunks[max(index - _HEAD_LINES, 0) : index]):
            if other.at in candidates and other.at not in repeated:
                above.append(other)
            elif above:
                break
        if above:
            lead = {word for below in chunks[index : index + 6] for word in _content_words(below.text)}
            told = [c for c in reversed(above) if _shared(c.text, lead) and not c.text.startswith("(")]
            return next(iter(told), None) or _twice(above[::-1]) or above[0]
    return None


def _is_story(text: str) -> bool:
    return not has_contact(text) and not is_notice(text) and not is_furniture(text)


def _content_words(text: str) -> set[str]:
    """Levelled words of five letters and more, cut to six: plural and feminine are the same."""
    return {word[:6] for word in level(text[:4000]).split() if len(word) >= 5}


def _shared(title: str, lead: set[str]) -> bool:
    own = _content_words(title)
    return len(own & lead) >= max(1, len(own) * 0.2)


def _by_looks(candidates: list[Chunk]) -> Chunk | None:
    """One that the page prints twice, else the first that is not shouted: slogans and widgets are."""
    calm = next((c for c in candidates if not c.text.isupper() and " | " not in c.text), None)
    return _twice(candidates) or calm or next(iter(candidates), None)


def _twice(candidates: list[Chunk]) -> Chunk | None:
    count = Counter(level(chunk.text) for chunk in candidates)
    return next((chunk for chunk in candidates if count[level(chunk.text)] > 1), None)


def _looks_like_title(chunk: Chunk) -> bool:
    text = chunk.text.strip()
    if text[:1] in "([{" or ">" in text or field_like(text):
        return False
    asks = text[-1:] in '?!»”"' and word_count(text) <= _ASKING_WORDS
    return word_count(text) >= 3 and (asks or not is_final(text)) and text[-1:] not in ",;:"


def field_like(text: str) -> bool:
    """`Taille du texte : A A A`: a label and a value that is no phrase."""
    label, value = fields.field(text)
    return bool(label) and not any(len(word) > 3 for word in value.split())
