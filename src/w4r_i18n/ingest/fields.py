# SPDX-License-Identifier: GPL-3.0-or-later
"""The block of `Label : value` lines that feed readers, mails and agencies put before an article."""

from __future__ import annotations

from itertools import takewhile

import regex

from w4r_i18n.ingest.page import Chunk
from w4r_i18n.ingest.signs import is_prose, level
from w4r_i18n.text.regions import is_region

_FIELD = regex.compile(
    r"\W{0,3}(?P<label>\p{Lu}[\p{L}’'.-]{1,20}(?: (?:de "
    r"|d[’'])?[\p{L}’'.-]{1,20}){0,2})[ \u00a0]?:[ \u00a0](?P<value>\S.{0,400})"
)
_TITLES = frozenset(["titre", "title", "objet", "sujet", "subject", "titre de l article"])
_MIN_FIELDS = 3


def field(text: str) -> tuple[str, str]:
    """(label levelled, value) of a line that is just that; ("", "") otherwise, and for a region's label."""
    found = _FIELD.fullmatch(text.strip()) if len(text) < 460 else None
    if not found or is_region(found["label"]):
        return "", ""
    return level(found["label"]), found["value"].strip()


def blocks(chunks: tuple[Chunk, ...]) -> list[tuple[Chunk, ...]]:
    """The first run of three fields above any prose, and later runs of two that share its labels."""
    found: list[tuple[Chunk, ...]] = []
    labels: set[str] = set()
    at = 0
    while at < len(chunks):
        run = tuple(takewhile(lambda chunk: bool(field(chunk.text)[0]), chunks[at : at + 40]))
        names = {field(chunk.text)[0] for chunk in run}
        if labels and len(names & labels) >= _MIN_FIELDS - 1:
            found.append(run)
        elif not labels and len(names) >= _MIN_FIELDS:
            labels = names
            found.append(run)
        elif not labels and (is_prose(chunks[at].text) or at > 60):
            break
        at += max(len(run), 1)
    return found


def titles(chunks: tuple[Chunk, ...]) -> tuple[str, ...]:
    """What the first block calls the article's title."""
    first = next(iter(blocks(chunks)), ())
    return tuple(value for label, value in map(field, (chunk.text for chunk in first)) if label in _TITLES)
