# SPDX-License-Identifier: GPL-3.0-or-later
"""A national section as its `sections/<id>.toml` tells it: what it sends, in which languages, how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Paper = Literal["a4", "letter"]
Inclusive = Literal["as-translated", "neutral", "doubled", "plain"]


@dataclass(frozen=True, slots=True)
class Postage:
    """What a letter costs from a day on."""

    zone: str
    """As the section names it: `europe`, `world`."""
    price: str
    """A decimal number and an ISO 4217 code: `2.50 CHF`."""
    since: str


@dataclass(frozen=True, slots=True)
class Suspension:
    """The section's post office carries nothing to a country for a time."""

    country: str
    since: str
    until: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    country: str
    """ISO 3166-1 alpha-2: where its letters are posted."""
    locales: tuple[str, ...]
    """BCP 47, the section's first language first: its pages and index are in it."""
    name: str = ""
    """Of the section itself, in its first language."""
    organisation: str = ""
    """How the organisation is called there; "" takes the language's term."""
    campaign: str = ""
    """The brand there; "" takes the language's term."""
    paper: Paper = "a4"
    fallbacks: Mapping[str, str] = field(default_factory=dict)
    """Per locale the one whose whole document stands in for a missing one."""
    cases: tuple[str, ...] = ()
    """Ids of the cases that it takes part in; empty: all."""
    channels: tuple[str, ...] = ()
    """Names behind the door `channel`; empty: all."""
    mention_organisation: bool = True
    inclusive: Mapping[str, Inclusive] = field(default_factory=dict)
    """Style by channel, `*` for the rest."""
    postage: tuple[Postage, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    overrides: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Per locale: an unlocked field (`intro`, `events`, `footer`, …) to the section's own words."""
    status_url: str = ""
    """https, where anyone can ask whether a letter is current; the letter's code is added."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """Channel to a file of the section's own, relative to its `sections/<id>/`."""


LOCKED = frozenset({"names", "demands", "address", "deadline", "status", "salutation", "addressee"})
"""What no override may touch (DESIGN 8)."""
