# SPDX-License-Identifier: GPL-3.0-or-later
"""Headings with nothing below them any more, short lines that trail the text, labels of what was cut."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from w4r_i18n.ingest.addresses import postal
from w4r_i18n.ingest.genre import set_phrase
from w4r_i18n.ingest.landmarks import find_title
from w4r_i18n.ingest.lexicon import is_related_marker
from w4r_i18n.ingest.page import Chunk, Finding, Page
from w4r_i18n.ingest.signs import attribution, has_contact, is_final, level, word_count

_TRAILING_WORDS = 18
"""A headline has no more; a longer line without a stop may be a paragraph that lost it."""
_SIGNATORIES = re.compile(
    r"(?:(?:les|premiere?s|organisations?|liste des|co) ){0,3}(?:signataires?|signatures)(?: \w+){0,3}"
)


def clean(page: Page) -> Iterator[Finding]:
    """From the end upwards: a short line without a stop is a heading of nothing. Items and addresses stay."""
    title = find_title(page)
    body = [c for c in page.chunks if title is None or c.at > title.at]
    addresses = postal(body) | _signatories(body)
    while (
        body and body[-1].at not in addresses and _is_trailing(body[-1], body[-2] if len(body) > 1 else None)
    ):
        yield Finding(body.pop().at, "stands alone after the end of the text")
    for chunk, below in itertools.pairwise(body):
        emptied = below.at > chunk.at + 1
        if emptied and is_related_marker(chunk.text) and (chunk.heading or below.heading):
            yield Finding(chunk.at, "heading whose text was cut")
        elif chunk.heading and below.heading and below.heading < chunk.heading:
            yield Finding(chunk.at, "heading with nothing below it")


def _is_trailing(chunk: Chunk, above: Chunk | None) -> bool:
    text = chunk.text.rstrip()
    if chunk.linked > 0.8 and word_count(text) <= _TRAILING_WORDS:
        return True
    if chunk.kind in {"li", "address", "caption"} or is_final(text) or has_contact(text) or "\n" in text:
        return False
    if set_phrase(text, "") or text[-1:] == "," or _is_signature(chunk, above):
        return False
    if attribution(text)[0] and above is not None and is_final(above.text):
        return False
    return bool(chunk.heading) or word_count(text) <= _TRAILING_WORDS


def _is_signature(chunk: Chunk, above: Chunk | None) -> bool:
    """The name right below a line that ends in a comma."""
    return above is not None and chunk.at == above.at + 1 and above.text.rstrip()[-1:] == ","


def _signatories(body: list[Chunk]) -> set[int]:
    """`Signataires` and the names below it."""
    heads = [n for n, chunk in enumerate(body) if _SIGNATORIES.fullmatch(level(chunk.text))]
    if not heads:
        return set()
    named = itertools.takewhile(_is_name_line, body[heads[-1] + 1 :])
    return {body[heads[-1]].at, *(chunk.at for chunk in named)}


def _is_name_line(chunk: Chunk) -> bool:
    text = chunk.text.rstrip()
    return word_count(text) <= 10 and not is_final(text) and chunk.kind == "p" and not set_phrase(text, "")
