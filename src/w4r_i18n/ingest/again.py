# SPDX-License-Identifier: GPL-3.0-or-later
"""Ingesting a page again: the new text with what people had added to the old one, and the difference."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

from w4r_i18n.ingest.communique import Ingested
from w4r_i18n.ingest.signs import level

_DIRECTIVE = re.compile(r"[ \t]*<!--\s*w4r:[^\n]*-->[ \t]*")
_FRONT = re.compile(r"\+\+\+\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"([a-z]+)\s*=")
_OURS = frozenset({"title", "dateline", "language", "published", "kind"})
"""Keys that `ingest` writes; a person's others are carried over."""
_ALIKE = 0.5
"""Share of common words (of both blocks' words) at which a block is taken for its older form."""
_MAX_COMPARED = 4_000_000
"""Pairs of blocks; a text with more keeps directives of unchanged blocks only."""


class Reingested(NamedTuple):
    text: str
    """The new document with the old directives and front matter keys."""
    diff: str
    """Unified, old to new; empty when nothing changed."""
    lost: tuple[str, ...]
    """Directives whose block is gone, for the person to place or drop."""


class _Block(NamedTuple):
    directives: tuple[str, ...]
    text: str


def reingest(old: str, new: Ingested) -> Reingested:
    """Law: `reingest(x.document, x).text == x.document`, with an empty diff and nothing lost.

    A directive goes before the same block, else before the most similar one that shares at least half of
    its words; what a person wrote before a block wins over what `ingest` derives for it.
    """
    old_front, old_body = _split(old)
    new_front, new_body = _split(new.document)
    old_blocks, new_blocks = _blocks(old_body), _blocks(new_body)
    partner = _matched(old_blocks, new_blocks)
    lost = tuple(
        line
        for index, block in enumerate(old_blocks)
        if index not in partner.values()
        for line in block.directives
    )
    kept = [
        _Block(old_blocks[partner[index]].directives or block.directives, block.text)
        if index in partner
        else block
        for index, block in enumerate(new_blocks)
    ]
    text = _joined(_merged_front(old_front, new_front), kept)
    diff = "".join(
        difflib.unified_diff(
            old.splitlines(keepends=True), text.splitlines(keepends=True), "before", "after", n=1
        )
    )
    return Reingested(text, diff, lost)


def _split(text: str) -> tuple[str, str]:
    found = _FRONT.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _blocks(body: str) -> list[_Block]:
    """Paragraphs and single list items, each with the directive lines right before it."""
    blocks: list[_Block] = []
    directives: list[str] = []
    lines: list[str] = []
    for line in [*body.split("\n"), ""]:
        starts_item = bool(re.match(r"\s*(?:-|\d+\.) ", line))
        if lines and (not line.strip() or starts_item or _DIRECTIVE.fullmatch(line)):
            blocks.append(_Block(tuple(directives), "\n".join(lines)))
            directives, lines = [], []
        if _DIRECTIVE.fullmatch(line):
            directives.append(line.strip())
        elif line.strip():
            lines.append(line)
    if directives:
        blocks.append(_Block(tuple(directives), ""))
    return blocks


def _matched(old: list[_Block], new: list[_Block]) -> dict[int, int]:
    """New block to the old one that it is, or was; each old block once."""
    partner: dict[int, int] = {}
    free: dict[str, list[int]] = {}
    for index, block in enumerate(old):
        free.setdefault(block.text, []).append(index)
    for index, block in enumerate(new):
        if block.text and free.get(block.text):
            partner[index] = free[block.text].pop(0)
    loose = sorted(set(range(len(old))) - set(partner.values()))
    if len(loose) * (len(new) - len(partner)) > _MAX_COMPARED:
        return partner
    pairs = sorted(
        (
            (-_likeness(old[before].text, block.text), index, before)
            for index, block in enumerate(new)
            if index not in partner
            for before in loose
        ),
    )
    for likeness, index, before in pairs:
        if -likeness >= _ALIKE and index not in partner and before not in partner.values():
            partner[index] = before
    return partner


def _likeness(one: str, other: str) -> float:
    """Common words over all words, 0 to 1."""
    first, second = set(level(one).split()), set(level(other).split())
    return len(first & second) / len(first | second) if first and second else 0.0


def _merged_front(old: str, new: str) -> str:
    """The new front matter with the keys that only people write (`tier`, `names`, `segment`)."""
    extra: list[str] = []
    keep = False
    for line in old.split("\n"):
        key = _KEY.match(line)
        keep = key[1] not in _OURS if key else keep
        if keep and line.strip():
            extra.append(line)
    return new + "".join(f"{line}\n" for line in extra)


def _joined(front: str, blocks: list[_Block]) -> str:
    """As `to_markdown` lays it out: a blank line between blocks, none between items without directives."""
    parts = [f"+++\n{front}+++\n" if front else ""]
    above = ""
    for block in blocks:
        items = _is_item(above) and _is_item(block.text) and not block.directives
        parts.append("" if items else "\n")
        parts += [f"{line}\n" for line in block.directives]
        parts.append(f"{block.text}\n")
        above = block.text
    return "".join(parts)


def _is_item(text: str) -> bool:
    return bool(re.match(r"\s*(?:-|\d+\.) ", text))
