# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter as every channel receives it: all words are there, in their language, and nothing is a template.

What a channel adds is looks. Addresses, names and numbers stand in it as data has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from w4r_i18n.model.locale import Locale
from w4r_i18n.model.section import Paper


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one look."""

    text: str
    bold: bool = False
    italic: bool = False
    field: str = ""
    """`writer_name`, `place`, `date`…: what the writer fills in; `text` says what belongs there."""
    link: str = ""
    """https, http or mailto; shown after its words where a channel cannot link."""
    isolated: bool = False
    """Keeps its own direction: an address, a code, a name in another script."""


PartRole = Literal["paragraph", "heading", "item", "demand", "quote"]


@dataclass(frozen=True, slots=True)
class Part:
    role: PartRole
    spans: tuple[Span, ...]
    number: int = 0
    """Of a demand, or of an item of a numbered list, from 1; 0: none."""

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Letter:
    kind: Literal["authority", "solidarity"]
    locale: Locale
    title: str
    """Of the document, for its metadata, a page's head, an index."""
    case: str
    """The case's id."""
    domain: str
    section: str = ""
    paper: Paper = "a4"
    notices: tuple[str, ...] = ()
    """First in every channel, in the letter's language: "demonstration, not for sending", "an example"."""
    place_date: tuple[Span, ...] = ()
    recipient: tuple[str, ...] = ()
    """Lines, verbatim, the derived country line last; each keeps its own direction."""
    emails: tuple[str, ...] = ()
    fax: str = ""
    """With its label, as `Fax: +41 31 000 00 00`."""
    handle: str = ""
    """By which posts reach whom it goes to: `@example`."""
    subject: str = ""
    salutation: str = ""
    """With the mark that the language puts after it."""
    body: tuple[Part, ...] = ()
    closing: str = ""
    signature: tuple[Span, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    """Who gets a copy: lines of each address."""
    copies_label: str = ""
    footer: str = ""
    """The campaign's or the section's own words at the foot."""
    valid_until: str = ""
    """The sentence, in the letter's language, with the date in its form; "" where no deadline is known."""
    code: str = ""
    """By which anyone can ask whether it is current."""
    code_label: str = ""
    status_url: str = ""
    short: tuple[Part, ...] = ()
    """The same in few words, for `mailto:`; empty where nobody has written it."""
    advice: tuple[str, ...] = ()
    """What writers should do and not do: beside the letter, never in it."""
    demonstration: bool = False

    @property
    def demands(self) -> tuple[Part, ...]:
        return tuple(part for part in self.body if part.role == "demand")
