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
_NOTES = re.compile(r"(?:notes?|complements?|rappel|n b|nb|methodologie|post scriptum)\b")
_ASKING_WORDS = 8
_TOLD_BLOCKS = 60
_SMALL_WORDS = frozenset({
    "depuis", "encore", "toutes", "autres", "autre", "entre", "quand", "leurs", "notre", "votre", "cette",
    "avant", "apres", "contre", "chaque", "comme", "aussi", "plusie", "toujou", "jamais", "moins", "selon",
    "elles", "parce", "celles",
})  # fmt: skip
"""Cut to six letters, as the words that are compared."""
_SIGNATORIES = re.compile(
    r"(?:(?:les|premiere?s|organisations?|liste des|co) ){0,3}(?:signataires?|signatures)(?: \w+){0,3}"
)


def clean(page: Page) -> Iterator[Finding]:
    """From the end upwards: a short line without a stop is a heading of nothing. Items and addresses stay."""
    title = find_title(page)
    body = [c for c in page.chunks if title is None or c.at > title.at]
    addresses = postal(body) | _signatories(body)
    while count := _trailing(body, addresses):
        yield from (Finding(chunk.at, "stands alone after the end of the text") for chunk in body[-count:])
        del body[-count:]
    for chunk, below in itertools.pairwise(body):
        emptied = below.at > chunk.at + 1
        marker = is_related_marker(chunk.text) and (chunk.heading or below.heading)
        if emptied and (marker or (_is_box_title(chunk) and _is_box_title(below))):
            yield Finding(chunk.at, "heading whose text was cut")
        elif chunk.heading and below.heading and below.heading < chunk.heading:
            yield Finding(chunk.at, "heading with nothing below it")


def _trailing(body: list[Chunk], addresses: set[int]) -> int:
    """How many of the last lines are no text."""
    if not body or body[-1].at in addresses:
        return 0
    above = body[-2] if len(body) > 1 else None
    if _is_trailing(body[-1], above) or _is_lone_question(body[-1], above):
        return 1
    return _box(body, addresses)


def _is_lone_question(chunk: Chunk, above: Chunk | None) -> bool:
    """`Encore un peu de lecture ?` with nothing of the text left around it."""
    asks = chunk.text.rstrip().endswith("?") and chunk.kind == "p" and word_count(chunk.text) <= _ASKING_WORDS
    return asks and above is not None and chunk.at > above.at + 1


def _box(body: list[Chunk], addresses: set[int]) -> int:
    """Two to eight short last lines of which, with what was cut among them, half and more end in no stop.

    A sign-up form, an author's card, an invitation to comment: a sentence or two between labels. One short
    sentence alone is the end of a text, and so are several right below each other.
    """
    short = itertools.takewhile(lambda c: _is_box_line(c) and c.at not in addresses, reversed(body))
    lines = list(itertools.islice(short, 8))
    for size in range(min(len(lines), len(body) - 1), 1, -1):
        run, above = lines[:size][::-1], body[-size - 1]
        span = run[-1].at - above.at
        sentences = sum(is_final(chunk.text) for chunk in run)
        apart = run[-1].at - run[0].at >= size or sentences < size
        opened = run[0].at > above.at + 1 or not is_final(run[0].text)
        if _tells(run, body[:-size]) or _names_a_speaker(run) or _is_signature(run[0], above):
            continue
        if apart and opened and sentences * 2 <= span and sentences <= 3:
            return size
    return 0


def _tells(run: list[Chunk], text: list[Chunk]) -> bool:
    """A sentence that takes up a word of the text belongs to it."""
    told = {word for chunk in text[-_TOLD_BLOCKS:] for word in _long_words(chunk)}
    return any(is_final(chunk.text) and _long_words(chunk) & told for chunk in run)


def _long_words(chunk: Chunk) -> set[str]:
    return {word[:6] for word in level(chunk.text[:4000]).split() if len(word) >= 5} - _SMALL_WORDS


def _names_a_speaker(run: list[Chunk]) -> bool:
    """A sentence and right below it a name: a pull quote."""
    return any(
        is_final(above.text) and attribution(below.text)[0] for above, below in itertools.pairwise(run)
    )


def _is_box_line(chunk: Chunk) -> bool:
    text = chunk.text
    plain = chunk.kind == "p" and "\n" not in text and not has_contact(text)
    if text.rstrip()[-1:] in ",;" or _NOTES.match(level(text)):
        return False
    return plain and word_count(text) <= 12 and not set(text) & set("«»“”:") and not set_phrase(text, "")


def _is_box_title(chunk: Chunk) -> bool:
    """As a plain-text page writes headings."""
    text = chunk.text.rstrip()
    return (
        chunk.kind == "p"
        and word_count(text) <= 10
        and not is_final(text)
        and text[-1:] not in ",:;"
        and not attribution(text)[0]
    )


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
