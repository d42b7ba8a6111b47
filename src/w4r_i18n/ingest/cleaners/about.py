# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sender says of itself below its text: `À propos de…`, `… est une association qui…`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.ingest.landmarks import find_title
from w4r_i18n.ingest.page import Chunk, Finding, Page
from w4r_i18n.ingest.signs import is_final, is_prose, level, word_count

_HEADING = re.compile(
    r"(?:a propos(?: (?:de|du|des|d)\b.{1,80})?|about .{1,80}|qui (?:sommes nous|est .{1,60}))"
)
_AUTHOR = re.compile(r"(?:written by|ecrit par|about the author|(?:a propos de )?l auteure?)\b.{0,60}")
_BODY = (
    r"(?:organisations?|associations?|ong|mouvements?|fondations?|reseaux?|coalitions?|ligues?"
    r"|collectifs?|agences?"
    r"|federations?|instituts?|comites?|plateformes?)"
)
_ITSELF = re.compile(
    rf"\b(?:est|sont|federe|compte|reunit|rassemble|regroupe|constitue)\b.{{0,60}}\b{_BODY}\b"
    rf"|\b(?:fondee?|creee?"
    rf"|nee?) en (?:19|20)\d\d\b"
    rf"|\b{_BODY} (?:independante?|non gouvernementale?|internationale?|membre)\b"
)
_LINES = 8


def clean(page: Page) -> Iterator[Finding]:
    """A last section under such a heading, or a last paragraph of that kind with furniture right above it."""
    title = find_title(page)
    body = [chunk for chunk in page.chunks if title is None or chunk.at > title.at]
    cut = _sections(body)
    last = body[-1] if body else None
    above = body[-2] if len(body) > 2 else None
    if last and above and not cut and last.at > above.at + 1 and _is_itself(last):
        cut = [last]
    for chunk in cut:
        yield Finding(chunk.at, "what the sender says of itself")


def _sections(body: list[Chunk]) -> list[Chunk]:
    """From the first such heading below the middle of the text to the end, if all of it is of that kind."""
    whole = sum(word_count(chunk.text) for chunk in body)
    seen = 0
    for index, chunk in enumerate(body):
        seen += word_count(chunk.text)
        rest = body[index:]
        if seen * 2 < whole or len(rest) > _LINES or not _is_heading(chunk):
            continue
        if _AUTHOR.fullmatch(level(chunk.text)) and not any(is_prose(other.text) for other in rest):
            return rest
        prose = [other for other in rest if is_prose(other.text)]
        return rest if prose and all(map(_is_itself, prose[:1])) and len(prose) <= 3 else []
    return []


def _is_heading(chunk: Chunk) -> bool:
    text = chunk.text.strip().rstrip(":").rstrip()
    return (
        not is_final(text)
        and word_count(text) <= 12
        and bool(_HEADING.fullmatch(level(text)) or _AUTHOR.fullmatch(level(text)))
    )


def _is_itself(chunk: Chunk) -> bool:
    return is_prose(chunk.text) and bool(_ITSELF.search(level(chunk.text))) and chunk.text[:1] not in "«“"
