# SPDX-License-Identifier: GPL-3.0-or-later
"""The campaign's terms and names: concepts in French, and what each is called in a locale."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

WordingKind = Literal["name", "place", "proper", "term"]
"""`name`: a person or group of a case; `place`; `proper`: an organisation, a campaign, a treaty, a day;
`term`: a common noun or phrase of the field."""
TermStatus = Literal["preferred", "admitted", "unattested", "deprecated"]
"""`unattested`: somebody's own translation, no source; `deprecated`: a forbidden form."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of `sources/glossary.csv`."""

    id: str
    terms: tuple[str, ...]
    """The French term, then its variants."""
    kind: WordingKind = "term"
    definition: str = ""
    part_of_speech: str = ""
    keep: bool = False
    """Do not translate: stays as the source writes it, in every locale."""
    forbidden: tuple[str, ...] = ()
    """French forms that the campaign does not use."""
    note: str = ""
    source: str = ""
    """Where the facts come from."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LocalTerm:
    """One row of `locales/<locale>/terms.csv`: one word for a concept."""

    concept: str
    text: str
    forms: tuple[str, ...] = ()
    """Other forms in which it may stand: cases, plurals, genders."""
    status: TermStatus = "preferred"
    section: str = ""
    """Of one national section only, whose word wins there; "" for all."""
    note: str = ""
    source: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LocalName:
    """One row of `locales/<locale>/names.csv`: how a locale writes one person of a case."""

    person: str
    """The full name as `case.toml` has it."""
    full: str
    short: str = ""
    forms: tuple[str, ...] = ()
    """Inflected forms of either, where the language has cases."""
    invariable: bool = False
    """No other form than `full` and `short` is right."""
    source: str = ""
    """Where the spelling comes from: the person, the family, a section, a transliteration table."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Wording:
    """What one French word or name may be in one locale: all that masks and checks need to know of it."""

    kind: WordingKind
    sources: tuple[str, ...]
    """French spellings, the main one first."""
    targets: tuple[str, ...]
    """Accepted renderings with their recorded forms, the one to write first; empty: none is known."""
    forbidden: tuple[str, ...] = ()
    """Forms of the target language that must not stand for it."""
    inflects: bool = True
    """Other endings of `targets` are accepted too; False where the locale says `invariable`."""
    concept: str = ""
    """The glossary's id, or the person's full name."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All wordings for one source text's domain in one locale; a section's overrides are in already."""

    locale: str = ""
    wordings: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """`text[start:end]` stands for a wording."""

    start: int
    end: int
    wording: Wording
