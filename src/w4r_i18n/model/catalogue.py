# SPDX-License-Identifier: GPL-3.0-or-later
"""A PO file as a value: entries in reading order, broken ones kept verbatim as Junk."""

from __future__ import annotations

from dataclasses import dataclass, field

from w4r_i18n.model.diagnostic import Diagnostic
from w4r_i18n.model.unit import Key

HEADER_FIELDS = (
    "Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team", "Language",
    "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms",
)  # fmt: skip
"""What is kept, in this order (FORMATS 6)."""


@dataclass(frozen=True, slots=True)
class Previous:
    """`#|`: the msgid that the write before this one replaced."""

    msgid: str
    msgctxt: str | None = None
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One message. Texts are unescaped; comments are without their `#`, `#.`, `#:` marks and outer blank."""

    msgid: str
    msgstr: str = ""
    """The singular, or the first form of a plural entry."""
    msgctxt: str | None = None
    plural: str | None = None
    """msgid_plural. Our own units have none; other people's files may."""
    forms: tuple[str, ...] = ()
    """msgstr[0] … msgstr[n] of a plural entry; empty otherwise."""
    flags: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    """`#`: translators' words and the machine line, one line each."""
    extracted: tuple[str, ...] = ()
    """`#.`: written for translators by us, one line each."""
    references: tuple[str, ...] = ()
    """`#:`; ours are paths without lines. Never opened."""
    previous: Previous | None = None
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    """Of the msgid (or msgctxt) keyword in the file it was read from; 0 for a new entry."""
    raw: str = field(default="", compare=False, repr=False)
    """The lines as found, while nothing changed. `replace(entry, …, raw="")` when something does."""

    @property
    def key(self) -> Key:
        return (self.msgctxt or "", self.msgid)

    @property
    def fuzzy(self) -> bool:
        return "fuzzy" in self.flags

    @property
    def critical(self) -> bool:
        """Whether its `#.` lines say so, as ours do (FORMATS 3)."""
        return any("critical" in line.split("; ") for line in self.extracted)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every target string."""
        return self.forms or (self.msgstr,)


@dataclass(frozen=True, slots=True)
class Junk:
    """What could not be read, verbatim, so that nothing is lost and the rest can be shown."""

    raw: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Header:
    """The entry with the empty msgid, taken apart."""

    fields: tuple[tuple[str, str], ...] = ()
    """As found, in order; the writer keeps HEADER_FIELDS alone, in theirs."""
    comments: tuple[str, ...] = ()
    fuzzy: bool = False
    line: int = field(default=0, compare=False)
    raw: str = field(default="", compare=False, repr=False)

    def get(self, name: str) -> str:
        """The field's value, or "" (names are matched exactly, as gettext does)."""
        return next((value for key, value in self.fields if key == name), "")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A PO or POT file. `read_po` never raises for content: what is wrong is in `diagnostics`."""

    header: Header = Header()
    entries: tuple[Entry | Junk, ...] = ()
    """Live and obsolete, in the order of the file; the header is not among them."""
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
    path: str = field(default="", compare=False)

    @property
    def refused(self) -> bool:
        """A fault of the file (FORMATS 6): show it, but neither compile nor rewrite it."""
        return any(found.fault == "file" for found in self.diagnostics)

    @property
    def messages(self) -> tuple[Entry, ...]:
        """The live entries, without Junk."""
        return tuple(entry for entry in self.entries if isinstance(entry, Entry) and not entry.obsolete)

    @property
    def obsolete(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, Entry) and entry.obsolete)
