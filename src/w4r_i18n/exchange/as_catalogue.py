# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand-off as a catalogue, so that every check of translations looks at it as well."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.exchange.content import spelled
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.exchange import Block, Handoff, Pair, Termbase
from w4r_i18n.model.inline import has_codes, has_placeholders
from w4r_i18n.model.review import State


def as_catalogue(handoff: Handoff, *, path: str) -> Catalogue:
    """Its texts as entries, each on its line of the file; what is no translation yet is fuzzy."""
    header = Header((("Language", handoff.target_locale),)) if handoff.target_locale else Header()
    entries = tuple(_entry(block, pair) for block in handoff.blocks for pair in block.pairs)
    return Catalogue(header, entries, path=path)


def _entry(block: Block, pair: Pair) -> Entry:
    codes = has_codes(pair.source)
    placeholders = has_placeholders(pair.source)
    flags = (*(["fuzzy"] if pair.target and pair.state < State.TRANSLATED else []),
             *(["python-brace-format"] if placeholders else []))  # fmt: skip
    return Entry(
        spelled(pair.source, codes=codes, placeholders=placeholders),
        spelled(pair.target, codes=codes, placeholders=placeholders),
        msgctxt=block.context or None,
        flags=flags,
        extracted=tuple(block.note.split("\n")) if block.note else (),
        line=pair.line,
    )


def terms_as_catalogue(termbase: Termbase, *, path: str) -> Catalogue:
    """Its words as entries without translation: a term is no sentence to be compared with another."""
    entries = (
        Entry(text, line=entry.line)
        for entry in termbase.entries
        for text in dict.fromkeys(_texts(entry.definition, entry.note, *(term.text for term in entry.terms)))
    )
    return Catalogue(entries=tuple(entries), path=path)


def _texts(*texts: str) -> Iterator[str]:
    return (text for text in texts if text)
