# SPDX-License-Identifier: GPL-3.0-or-later
"""Menus, skip links, cookie notices, share buttons, donation lines, breadcrumbs, counters: by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.ingest.addresses import postal
from w4r_i18n.ingest.landmarks import find_title
from w4r_i18n.ingest.lexicon import is_furniture, is_related_marker
from w4r_i18n.ingest.notices import is_notice
from w4r_i18n.ingest.page import Chunk, Finding, Page
from w4r_i18n.ingest.signs import attribution, is_final, is_prose, list_mark, word_count
from w4r_i18n.text.regions import is_region

_FIGURE = re.compile(r"[+~≈]?\s?\d[\d \u00a0\u202f.,'’]{0,12}\s?(?:%|\+|k|M)?")
_PETITION = re.compile(
    r"\d[\d \u00a0\u202f.,'’]{0,12}(?:personnes?|signatures?|signataires?|soutiens?|citoyen\S{0,6})\b"
    r"(?: (?:ont|a) (?:déjà )?sign\w{1,3}| sur \d.{0,15}| (?:déjà )?(?:récoltée?s?|recueillies?))?[ .!]{0,3}"
    r"|(?:objectif|prochain objectif"
    r"|plus que)\s?:?\s?\d[\d \u00a0\u202f.,'’]{0,12}(?: signatures?)?[ .!]{0,3}",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"[+~≈]?(?:\d[\d \u00a0\u202f.,]{0,8})?\d[%+]?(?!er\b|re\b|e\b|h\d|h\b|k)[^\W\d_]{3,30}(?:[ "
    r"\u00a0][^\W\d_]{1,30}){0,5}"
)
_COUNTED = re.compile(r"[+~≈]?\d[\d \u00a0\u202f.,]{0,12}(?: ?%)?(?:[ \u00a0][^\W\d_]{2,20}){1,3}[ \u00a0]?")
_SIGN = re.compile(r"[+×xX✕✖←→↑↓▲▼►◄☰…|/•·*_=~#<>«»\-–—\s]{1,40}")


def clean(page: Page) -> Iterator[Finding]:
    """By whole lines only, never the title; a list item only when its neighbours go."""
    title = find_title(page)
    chunks = page.chunks
    hits = {c.at for c in chunks if is_furniture(c.text) and not is_related_marker(c.text)}
    notices = {c.at for c in chunks if c.at not in hits and is_notice(c.text)}
    hits |= notices
    for index, chunk in enumerate(chunks):
        if title is not None and chunk.at == title.at:
            continue
        if chunk.at in hits and not (_in_text_list(index, chunks, hits) or is_region(chunk.text.strip())):
            notice = chunk.at in notices
            yield Finding(chunk.at, "site furniture: the site to its visitor" if notice else "site furniture")
        elif _SIGN.fullmatch(chunk.text.strip()):
            yield Finding(chunk.at, "site furniture: a sign alone")
    addresses = postal(chunks)
    yield from (found for found in _counters(chunks, hits) if found.at not in addresses)
    yield from _menus(chunks, hits, title)
    yield from (found for found in _between(chunks, hits, title) if found.at not in addresses)


def _in_text_list(index: int, chunks: tuple[Chunk, ...], hits: set[int]) -> bool:
    """An item of a list whose other items are text."""
    if chunks[index].kind != "li":
        return False
    near = [c for c in chunks[max(index - 3, 0) : index + 4] if c.kind == "li" and c.at != chunks[index].at]
    return any(word_count(other.text) > 6 and other.at not in hits for other in near)


def _counters(chunks: tuple[Chunk, ...], hits: set[int]) -> Iterator[Finding]:
    """`77%` alone on its line, with the few words below that it counts."""
    glued = [c for c in chunks if _GLUED.fullmatch(c.text.strip()) and not c.heading and c.kind != "li"]
    counted = [c.kind != "li" and bool(_COUNTED.fullmatch(c.text.strip())) for c in chunks]
    in_row = [a or b for a, b in zip([False, *counted], [*counted[1:], False], strict=False)]
    glued += [c for c, told, row in zip(chunks, counted, in_row, strict=False) if told and row]
    for chunk in glued:
        yield Finding(chunk.at, "site furniture: a figure with its label")
    below: Chunk | None = None
    for chunk, after in zip(chunks, [*chunks[1:], None], strict=False):
        if chunk.at not in hits and _FIGURE.fullmatch(chunk.text.strip()):
            yield Finding(chunk.at, "site furniture: a figure alone on its line")
            label = (
                after is not None
                and word_count(after.text) <= 6
                and not after.text.rstrip().endswith((".", ":"))
            )
            below = after if label and after is not None and not after.heading else None
        elif chunk is below and chunk.at not in hits and not list_mark(chunk.text):
            yield Finding(chunk.at, "site furniture: what a figure counts")


def _between(chunks: tuple[Chunk, ...], hits: set[int], title: Chunk | None) -> Iterator[Finding]:
    """One or two short lines with furniture right above and right below: the rest of the same box."""
    counters = {c.at for c in chunks if c.kind != "li" and _PETITION.fullmatch(c.text.strip())}
    known = hits | counters
    marked = [chunk.at in known for chunk in chunks]
    short = [_is_box_line(chunk) for chunk in chunks]
    for index, chunk in enumerate(chunks):
        if title is not None and chunk.at == title.at:
            continue
        if chunk.at in counters:
            yield Finding(chunk.at, "site furniture: a counter of signatures")
        elif not marked[index] and short[index] and _enclosed(index, marked, short):
            yield Finding(chunk.at, "site furniture: between two pieces of it")


def _enclosed(index: int, marked: list[bool], short: list[bool]) -> bool:
    """Furniture above and below, at most one short line between."""

    def is_side(near: int, far: int) -> bool:
        there = range(len(marked))
        return near in there and (marked[near] or (short[near] and far in there and marked[far]))

    return is_side(index - 1, index - 2) and is_side(index + 1, index + 2)


def _is_box_line(chunk: Chunk) -> bool:
    """Short, and no sentence, unless of one to three words (`Presque fini...`)."""
    count = word_count(chunk.text)
    if chunk.kind in {"li", "address"} or attribution(chunk.text)[0]:
        return False
    return count <= 3 or (count <= 10 and not is_final(chunk.text) and chunk.text.rstrip()[-1:] not in ":,;")


def _menus(chunks: tuple[Chunk, ...], hits: set[int], title: Chunk | None) -> Iterator[Finding]:
    """Runs of three and more short lines that are links, before the title or after the last paragraph."""
    last = max((c.at for c in chunks if word_count(c.text) >= 15 and c.linked < 0.5), default=-1)
    body = [c for c in chunks if title is None or c.at > title.at]
    first = next((c.at for c in body if is_prose(c.text) and not c.heading), -1)
    run: list[Chunk] = []
    for chunk in [*chunks, None]:
        outside = chunk is not None and (
            (title is not None and chunk.at < max(title.at, first)) or chunk.at > last
        )
        if chunk is not None and outside and chunk.linked > 0.8 and word_count(chunk.text) <= 14:
            run.append(chunk)
            continue
        if len(run) >= 3 or (title and run and title.at < run[0].at < first):
            yield from (Finding(c.at, "site furniture: a menu of links") for c in run if c.at not in hits)
        run = []
