# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of lines that a page shows more than once: what sites repeat, and articles printed twice."""

from __future__ import annotations

import itertools
from collections import defaultdict

from w4r_i18n.ingest.notices import is_notice
from w4r_i18n.ingest.page import Chunk
from w4r_i18n.ingest.signs import has_contact, is_prose, level


def repeated_furniture(chunks: tuple[Chunk, ...]) -> set[int]:
    """Numbers of the lines in repeated runs that hold no article, told without knowing the title."""
    repeated = in_repeated_runs(chunks)
    article = article_words(chunks, repeated, None)
    return {c.at for c in chunks if c.at in repeated and level(c.text) not in article}


def in_repeated_runs(chunks: tuple[Chunk, ...]) -> dict[int, int]:
    """Chunk number to how often its line occurs, for lines of which two neighbours recur together."""
    texts = [level(chunk.text) for chunk in chunks]
    count: dict[str, int] = defaultdict(int)
    pairs: dict[tuple[str, str], int] = defaultdict(int)
    for text in texts:
        count[text] += 1
    for pair in itertools.pairwise(texts):
        pairs[pair] += 1
    found: dict[int, int] = {}
    for index, (pair, following) in enumerate(zip(itertools.pairwise(texts), chunks[1:], strict=False)):
        if pairs[pair] > 1 and pair[0] and pair[1] and pair[0] != pair[1]:
            found[chunks[index].at] = count[pair[0]]
            found[following.at] = count[pair[1]]
    return found


def article_words(chunks: tuple[Chunk, ...], repeated: dict[int, int], title: Chunk | None) -> set[str]:
    """Repeated lines that are text: in a run with the title, or with prose and no contact."""
    article: set[str] = set()
    run: list[Chunk] = []
    for chunk in [*chunks, None]:
        if chunk is not None and chunk.at in repeated:
            run.append(chunk)
            continue
        if run and _is_article(run, title):
            article.update(level(member.text) for member in run)
        run = []
    return article


def _is_article(run: list[Chunk], title: Chunk | None) -> bool:
    if title is not None and any(chunk.at == title.at for chunk in run):
        return True
    prose = sum(is_prose(c.text) and not has_contact(c.text) and not is_notice(c.text) for c in run)
    return prose >= 2 and not any(has_contact(chunk.text) for chunk in run)
