# SPDX-License-Identifier: GPL-3.0-or-later
"""A national section as its `sections/<id>.toml` tells it: what it sends, in which languages, how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Paper = Literal["a4", "letter"]
Inclusive = Literal["pairs", "point", "neutral"]
"""`militantes et militants`; `militant·e·s`, `Aktivist*innen`; neither: `les personnes engagées`."""


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
    facing: Mapping[str, str] = field(default_factory=dict)
    """Per language of letters the one that their senders read: those get the letter beside what it says."""
    cases: tuple[str, ...] = ()
    """Ids of the cases that it takes part in; empty: all."""
    channels: tuple[str, ...] = ()
    """Names behind the door `channel`; empty: all."""
    mention_organisation: bool = True
    inclusive: Mapping[str, Inclusive] = field(default_factory=dict)
    """Style by channel, by kind of text (`letter`, `solidarity`), `*` for the rest."""
    postage: tuple[Postage, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    overrides: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Per locale: an unlocked field (`intro`, `events`, `footer`, …) to the section's own words."""
    by_channel: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    """Per locale and channel: the same fields in other words, where a channel wants them."""
    status_url: str = ""
    """https, where anyone can ask whether a letter is current; the letter's code is added."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """Channel to a file of the section's own, relative to its `sections/<id>/`."""

    def words(self, locale: str, channel: str = "") -> Mapping[str, str]:
        """Its own words in a language: those of the channel over those of all channels."""
        return {**self.overrides.get(locale, {}), **self.by_channel.get(locale, {}).get(channel, {})}

    def style(self, kind: str, channel: str = "") -> str:
        """How people of every gender are named: as the channel wants it, else the kind of text, else all."""
        chosen = (self.inclusive.get(each) for each in (channel, kind, "*") if each)
        return next((style for style in chosen if style), "")


LOCKED = frozenset({"names", "demands", "address", "deadline", "status", "salutation", "addressee"})
"""What no override may touch (DESIGN 8)."""
