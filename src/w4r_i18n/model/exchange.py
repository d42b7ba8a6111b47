# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves for other people's tools and comes back: texts of one locale, or terms of many."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.inline import Content
from w4r_i18n.model.review import State

PAIR_ID = re.compile(r"(v[0-9]+:[0-9a-f]{24})(?:\.([0-9a-f]{12}))?")
"""How our own ids look: source digest as in the ledger, a stop, the digest of the text handed out."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The same source in a language that the translator may read better, approved and not stale."""

    locale: str
    text: str
    """As its catalogue spells it, tags and all: to be read, never edited."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One source text with its target: an entry, or an entry and the `<join/>` entries that it contains."""

    id: str
    """Unique within a hand-off. Ours match PAIR_ID; other tools' are theirs. Empty where a file has none."""
    source: Content
    target: Content = ()
    """Empty where there is none."""
    state: State = State.EMPTY
    origin: str = ""
    """What made the target, if no person did: `mt apertium@3.8.3`, `memory`, `filled`."""
    references: tuple[Reference, ...] = ()
    line: int = field(default=0, compare=False)
    """Of the file that it was read from."""

    @property
    def src(self) -> str:
        """The source digest in the id, 24 digits; "" in an id that is not ours."""
        found = PAIR_ID.fullmatch(self.id)
        return found[1] if found else ""

    @property
    def handed_out(self) -> str:
        """The digest of the target that was handed out, 12 digits with version; "" when the id has none."""
        found = PAIR_ID.fullmatch(self.id)
        return f"{found[1].partition(':')[0]}:{found[2]}" if found and found[2] else ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or other block of a document: what a tool may join within."""

    pairs: tuple[Pair, ...]
    context: str = ""
    """msgctxt of its units."""
    role: str = ""
    path: str = ""
    """The document it stands in; shown, never opened."""
    note: str = ""
    """What translators are told, one thing a line."""
    ids: tuple[str, ...] = ()
    """Of the pairs as they were handed out, where a tool has joined some since."""


@dataclass(frozen=True, slots=True)
class Handoff:
    """A domain's texts in one locale."""

    domain: str
    """The gettext domain; of others' files what they say they were made from. Never a path."""
    source_locale: str
    """BCP 47; "" where the format has no place for it."""
    target_locale: str
    """BCP 47; "" where the file does not say."""
    blocks: tuple[Block, ...]
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
    """What the reader mended or left out: never silent."""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        return tuple(pair for block in self.blocks for pair in block.pairs)


@dataclass(frozen=True, slots=True)
class Term:
    """One word for a concept in one language."""

    locale: str
    text: str
    status: str = ""
    """preferred, admitted, deprecated (a forbidden form), or empty."""
    part_of_speech: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A concept and its terms, languages in the order of the file."""

    id: str
    terms: tuple[Term, ...]
    definition: str = ""
    note: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Termbase:
    source_locale: str
    entries: tuple[TermEntry, ...]
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)


Exchanged = tuple[Handoff, ...] | Termbase
"""What a file may hold: texts, a hand-off for each pair of languages in it, or terms."""
