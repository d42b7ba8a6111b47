# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of the review page for one text, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from w4r_i18n.flow.desk_open import Opened, heads
from w4r_i18n.memory.worddiff import Change
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Pin, State
from w4r_i18n.model.unit import Key
from w4r_i18n.project.layout import Domain
from w4r_i18n.review.pairs import Group, source_of, target_of

MAX_TEXT = 20_000
"""Characters; no sentence comes near."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What one person wants of one text."""

    locale: Locale
    domain: Domain
    id: str
    """As `Opened.ids` has it."""
    by: str
    src: str
    tgt: str
    """The digests (24 digits) of the pair that they saw."""
    text: str | None = None
    """None: it stays. Another text is signed as theirs, whatever the verb; "" leaves it empty."""
    verb: str = ""
    """One of `flow.review.VERBS`, or nothing."""
    note: str = ""
    check: str = ""
    unfinished: bool = False
    """The text is kept as a draft that nobody answers for yet."""


@dataclass(frozen=True, slots=True)
class Saved:
    """It is on the disk."""

    id: str
    state: State
    lapsed: bool = False
    """What was reviewed or approved before is no more, for the text is another."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """The text, or its source, is not what was seen any more. Nothing was written; nothing is lost."""

    id: str
    mine: str
    theirs: str
    """What stands there now."""
    source: str
    source_changed: bool
    by: tuple[str, ...]
    """Who signed for what stands there; nobody where an editor wrote it."""
    changes: tuple[Change, ...]
    """From theirs to mine, word by word."""
    src: str
    tgt: str
    """To say "mine all the same" with."""


@dataclass(frozen=True, slots=True)
class Refused:
    id: str
    reason: str
    hint: str = ""


Outcome = Saved | Conflict | Refused


def pair_of(entry: Entry, groups: Sequence[Group]) -> Pin:
    """The digests by which an edit says what was seen: of the text that the entry begins, else its own."""
    head = next((group for group in groups if group.head.key == entry.key), None)
    return head.pair if head else (source_of(entry), target_of(entry))


def seen_pair(opened: Opened, key: Key) -> Pin:
    """What a page shows of an entry, by digest: comes back with the edit."""
    return pair_of(opened.entries[key], heads(opened, key))
