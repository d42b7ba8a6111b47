# SPDX-License-Identifier: GPL-3.0-or-later
"""The doors, as protocols. What stands behind one is a module in one folder, found by `registry`.

A door's module offers these names at its top level; a house test holds every file behind a door to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.model.document import Document
from w4r_i18n.model.exchange import Exchanged, Handoff, Termbase
from w4r_i18n.model.letter import Letter
from w4r_i18n.model.term import Lexicon


class Reader(Protocol):
    """`ingest/readers/<format>.py`: bytes of one format to a Document, and text back to its spelling.

    A format that can hold scripts also offers `sanitised(data, *, path) -> bytes`; sources go through it
    before `read`, so that the skeleton of an output holds none.
    """

    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, *, path: str) -> Document:
        """Law 1. Raises InputError (with place) for what is refused; drops are diagnostics."""

    def spell(self, text: str) -> str:
        """Escape plain text for this format, so that reading it gives the text back."""


class Breaker(Protocol):
    """`segment/breakers/<language>.py`: where sentences end."""

    def breaks(self, text: str) -> list[int]:
        """Offsets at which a new sentence may begin, ascending, 0 < offset < len(text)."""


Scope = Literal["pair", "text", "source", "header", "tracked", "empty", "draft", "stale", "translated"]
"""What a check is asked about. `pair`: an entry that has a text, its `<join/>` followers included; what it
finds in a fuzzy entry is a warning at most, for nothing compiles that. `text`: every entry, for what harms
wherever it stands. `source`: each paragraph of a French document. `header`: the header, shown as the entry
with the empty msgid that it is; `tracked`: the same, of a file that the project keeps. `empty`, `draft`,
`stale`, `translated` (and not approved): the entries in that state, where states are known."""


@dataclass(frozen=True, slots=True)
class Example:
    """A catalogue, and the words that are agreed for it, for a check that compares with those."""

    catalogue: Catalogue
    lexicon: Lexicon


Seen_contra = TypeVar("Seen_contra", contravariant=True)


class Check(Protocol[Seen_contra]):
    """`check/rules/<code>.py`: one thing that may be wrong with one entry, seen as `check.seen` shows it."""

    NAME: str
    """The file's name in kebab-case."""
    SEVERITY: Severity
    SCOPE: Scope
    # One about pairs may also have SIGNS: characters without which it finds nothing (`check.signs`).
    DOC: str
    """What it catches and how to mend it; docs/reference/checks.md is made of these."""
    GOOD: tuple[Entry | Catalogue | Example, ...]
    BAD: tuple[Entry | Catalogue | Example, ...]
    """Examples, run in both directions by a house test; a catalogue where an entry alone does not tell."""

    def check(self, seen: Seen_contra, /) -> Iterator[str]:
        """Yield one message a fault; where it stands and how much it weighs is the runner's business."""


class Report(Protocol):
    """`check/reports/<format>.py`."""

    def render(self, findings: Iterable[Diagnostic]) -> str: ...


class Channel(Protocol):
    """`render/channels/<name>.py`: one form in which people use a letter.

    One whose output has a length to keep also offers `remarks(letter) -> tuple[str, ...]`, a line each; one
    whose bytes follow from more than the letter, `made_with() -> str`: fonts, a library's version; one that
    cannot make every language's on every machine, `unready(locale) -> tuple[str, ...]`, as `missing` says it;
    one that can set it beside what it says, `facing(letter, translation) -> bytes`.
    """

    NAME: str
    """The file's name."""
    SUFFIX: str
    MEDIA: str
    """The media type, with its character set where it has one."""
    KINDS: frozenset[str]
    """Which letters: `authority`, `solidarity`."""

    def missing(self, letter: Letter, /) -> tuple[str, ...]:
        """What must be installed or written before this letter can be made; a line each, empty: ready."""

    def render(self, letter: Letter, template: bytes | None = None) -> bytes:
        """Law: the same bytes for the same letter; every text stands in them as text, notices first.

        `template` is a section's own. Raises InputError where it is refused.
        """


Handed_contra = TypeVar("Handed_contra", Handoff, Termbase, contravariant=True)


class Format(Protocol[Handed_contra]):
    """`exchange/formats/<format>.py`: what other people's tools read and write."""

    SUFFIXES: tuple[str, ...]
    """Of the files that `read` takes; the first is what is written."""

    def write(self, handed: Handed_contra, /) -> bytes:
        """Law: reading what was written and writing it again gives the same bytes."""

    def read(self, data: bytes, *, path: str) -> Exchanged:
        """Raises InputError with file:line for what is refused; what is left out is a diagnostic."""
