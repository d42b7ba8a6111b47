# SPDX-License-Identifier: GPL-3.0-or-later
"""What a state is the state of: a source text and its target, `<join/>` entries taken with what they join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.review import Pin
from w4r_i18n.model.unit import Key
from w4r_i18n.text.digest import LEDGER_DIGITS, short, source_digest, target_digest

UNIT_LENGTH = 60
"""Characters of the source by which a person finds a unit in the ledger."""


@dataclass(frozen=True, slots=True)
class Group:
    """An entry and the `<join/>` entries after it in its block: one pair of texts, one state (FORMATS 4)."""

    entries: tuple[Entry, ...]
    """The first holds the text; the first is `<join/>` itself when no text stands before it."""
    src: str
    """Of the sources joined by a space, in the context of the first; 24 digits."""
    tgt: str
    """Of the first one's text; 24 digits."""

    @property
    def pair(self) -> Pin:
        return (self.src, self.tgt)

    @property
    def head(self) -> Entry:
        return self.entries[0]

    @property
    def keys(self) -> tuple[Key, ...]:
        return tuple(entry.key for entry in self.entries)

    @property
    def fuzzy(self) -> bool:
        return any(entry.fuzzy for entry in self.entries)

    @property
    def empty(self) -> bool:
        """No text; or `<join/>` with no text before it in its block."""
        return is_join(self.head.msgstr) or not all(text.strip() for text in self.head.texts)

    @property
    def source(self) -> str:
        return _source_text(self.entries)

    @property
    def unit(self) -> str:
        """The first words of the source."""
        words = " ".join(" ".join(entry.msgid for entry in self.entries).split())
        if len(words) <= UNIT_LENGTH:
            return words
        return words[:UNIT_LENGTH].rpartition(" ")[0] or words[:UNIT_LENGTH]


def grouped(catalogue: Catalogue, blocks: Sequence[Sequence[Key]] | None = None) -> tuple[Group, ...]:
    """The live entries as groups, each once; digests are taken here and nowhere else.

    `blocks` are the keys of each block in reading order (`Extraction.groups`); without them the file is
    one block. An entry that stands in several blocks may be in several groups; one that stands in none
    is a group alone.
    """
    entries = {entry.key: entry for entry in catalogue.messages}
    runs: dict[tuple[Key, ...], None] = {}
    if blocks is None:
        blocks = (tuple(entries),)
    for block in blocks:
        runs.update(dict.fromkeys(_runs(block, entries)))
    placed = {key for run in runs for key in run}
    runs.update(dict.fromkeys((key,) for key in entries if key not in placed))
    return tuple(_group(tuple(entries[key] for key in run)) for run in runs)


def source_groups(keys: Iterable[Key]) -> tuple[Group, ...]:
    """Units as their own translations: for the source language tgt = src (FORMATS 5)."""
    entries = [Entry(msgid, msgstr=msgid, msgctxt=context or None) for context, msgid in dict.fromkeys(keys)]
    sources = [source_of(entry) for entry in entries]
    return tuple(Group((entry,), src, src) for entry, src in zip(entries, sources, strict=True))


def source_of(entry: Entry) -> str:
    """The source digest of one entry alone, 24 digits."""
    return digest_of_source(entry.msgctxt or "", _source_text((entry,)))


def target_of(entry: Entry) -> str:
    """The target digest of one entry, 24 digits. NUL, which no PO file can hold, stands between forms."""
    return short(target_digest("\0".join(entry.texts)), LEDGER_DIGITS)


@lru_cache(maxsize=16384)
def digest_of_source(context: str, text: str) -> str:
    """24 digits. Remembered: the same sources stand in the catalogues of every locale."""
    return short(source_digest(context, text), LEDGER_DIGITS)


def _source_text(entries: tuple[Entry, ...]) -> str:
    if entries[0].plural is not None:
        return f"{entries[0].msgid}\0{entries[0].plural}"
    return " ".join(entry.msgid for entry in entries)


def _runs(block: Sequence[Key], entries: dict[Key, Entry]) -> Iterator[tuple[Key, ...]]:
    run: list[Key] = []
    for key in block:
        entry = entries.get(key)
        if entry and run and is_join(entry.msgstr):
            run.append(key)
            continue
        if run:
            yield tuple(run)
        # What the file lacks has no text: a `<join/>` after it has nothing to join.
        run = [key] if entry else []
    if run:
        yield tuple(run)


def _group(entries: tuple[Entry, ...]) -> Group:
    source = digest_of_source(entries[0].msgctxt or "", _source_text(entries))
    return Group(entries, source, target_of(entries[0]))
