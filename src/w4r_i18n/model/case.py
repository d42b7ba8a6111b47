# SPDX-License-Identifier: GPL-3.0-or-later
"""A case as its `case.toml` tells it, after the form of an urgent action (FORMATS 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from w4r_i18n.model.document import Tier

Gender = Literal["m", "f", "nonbinary", "group", "unknown"]
Number = Literal["sg", "pl"]
Shown = Literal["full", "short", "initials", "withheld"]
Identity = Literal["full", "name_town", "initials_town", "none"]
RANKS = (
    "head_of_state", "head_of_government", "minister", "governor", "judge", "prosecutor", "ambassador",
    "mayor", "officer", "other",
)  # fmt: skip
"""What salutations go by."""
TO_COMPLETE = "to be completed by the section"
"""What a field says that the facts do not give: it holds the letter back, and is listed."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person or group of the case, named as the French source writes it."""

    full: str
    short: str = ""
    gender: str = "unknown"
    """m, f, nonbinary, group, unknown; independent of who writes and who receives."""
    number: Number = "sg"
    kind: str = "person"
    """person, child, deceased, group, community, organisation."""
    subject: bool = True
    """The case is about them; False for others whose names must be right as well."""
    shown: Shown = "full"
    """How the name may stand in what goes out."""
    initials: str = ""
    native: str = ""
    """In their own script, where the French differs."""

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(form for form in (self.full, self.short) if form)


@dataclass(frozen=True, slots=True)
class Demand:
    """Locked: no section words it otherwise."""

    id: str
    text: str
    """French; its translation is a critical unit of the domain."""
    since: str = ""
    until: str = ""
    """ISO days, or empty."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Authority:
    """Who is written to, or gets a copy. Addresses are data: verbatim, never translated."""

    id: str
    office: str
    """French; translated as a critical unit."""
    role: Literal["target", "copy"] = "target"
    rank: str = "other"
    """One of `RANKS`."""
    name: str = ""
    gender: str = "unknown"
    number: Number = "sg"
    address: tuple[str, ...] = ()
    """Lines in the local order and script, without the country."""
    address_latin: tuple[str, ...] = ()
    country: str = ""
    """ISO 3166-1 alpha-2; its line is derived from who sends."""
    emails: tuple[str, ...] = ()
    fax: str = ""
    handle: str = ""
    languages: tuple[str, ...] = ()
    """BCP 47, the best first; empty: not known."""
    mention_organisation: bool = True
    salutations: Mapping[str, str] = field(default_factory=dict)
    """By BCP 47 tag: this one's own, over the table's."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Solidarity:
    """Messages to the person or their people."""

    allowed: bool = False
    address: tuple[str, ...] = ()
    country: str = ""
    via_section: bool = False
    """Sections collect and forward; no address is shown."""
    languages: tuple[str, ...] = ()
    until: str = ""
    religious_card: bool = False
    return_address: bool = False
    mention_organisation: bool = False
    mention_case: bool = False


@dataclass(frozen=True, slots=True)
class Mission:
    """Who represents the addressed state in a section's country."""

    country: str
    """Of the section."""
    address: tuple[str, ...]
    kind: Literal["resident", "accredited_from"] = "resident"
    languages: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consent:
    """Given for one use; a new use needs a new consent."""

    scope: str
    """name, story, quote, photo, solidarity_mail."""
    locales: tuple[str, ...] = ()
    """BCP 47; empty: all. Danger can be a matter of language."""
    expires: str = ""
    revoked: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    tier: Tier = "restricted"
    status: str = ""
    """open, suspended, closed, recalled, withdrawn; "" is taken for open."""
    embargo: str = ""
    """An instant with zone (ISO 8601), or empty."""
    deadline: str = ""
    """ISO date, or empty."""
    names: tuple[Name, ...] = ()
    zone: str = "UTC"
    """IANA name: the deadline ends with that day there."""
    status_since: str = ""
    country: str = ""
    """ISO 3166-1 alpha-2 of the state that is addressed."""
    number: str = ""
    """Of the urgent action, with its revision: `THIRD UA 60/16`."""
    index: str = ""
    """`AMR 37/6674/2017`."""
    demands: tuple[Demand, ...] = ()
    authorities: tuple[Authority, ...] = ()
    solidarity: Solidarity = Solidarity()
    missions: tuple[Mission, ...] = ()
    do: tuple[str, ...] = ()
    dont: tuple[str, ...] = ()
    """French; translated."""
    identity: Identity = "full"
    """What writers may say of themselves without risk."""
    consents: tuple[Consent, ...] = ()
    example: bool = False
    """Plainly fictional: every output says so."""

    @property
    def subjects(self) -> tuple[Name, ...]:
        return tuple(name for name in self.names if name.subject)
