# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter as a short e-mail: whom to, subject, text, and a `mailto:` link where one is short enough."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from w4r_i18n.model.letter import Letter
from w4r_i18n.render.plain import plain, refuse_template
from w4r_i18n.render.sheet import Block, address_span, parts, sheet

NAME = "mail"
SUFFIX = ".txt"
MEDIA = "text/plain; charset=utf-8"
KINDS = frozenset({"authority", "solidarity"})

MOST, WARN = 2_000, 1_600
"""Characters of a link. Beyond the first some mail programs cut it; a section's own words need the rest."""
_GREETING = frozenset({"notice", "salutation"})
_FAREWELL = frozenset({"closing", "signature"})
_BODY = frozenset({"paragraph", "heading", "item", "demand", "quote"})


@dataclass(frozen=True, slots=True)
class Mail:
    to: tuple[str, ...]
    subject: str
    text: str
    link: str
    """`mailto:`, percent-encoded; whatever its length."""

    @property
    def is_linked(self) -> bool:
        """Whether a link can carry it; else people copy the text."""
        return bool(self.to) and len(self.link) <= MOST


def missing(_letter: Letter) -> tuple[str, ...]:
    return ()


def mail(letter: Letter) -> Mail:
    """The short text where somebody has written one, else the long one. Notices come first in it too: a link
    that opens a finished message is the shortest way to send what must not be sent.
    """
    blocks = sheet(letter)
    body = tuple(parts(letter.short)) or _of(blocks, _BODY)
    text = plain((*_of(blocks, _GREETING), *body, *_of(blocks, _FAREWELL)))
    # In one line: what follows a line's end would be another header.
    subject = " ".join(" ".join(block.text for block in _of(blocks, frozenset({"subject"}))).split())
    to = tuple(address_span(email).text for email in letter.emails)
    return Mail(to, subject, text, _link(to, subject, text))


def _of(blocks: tuple[Block, ...], roles: frozenset[str]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.role in roles)


def _link(to: tuple[str, ...], subject: str, text: str) -> str:
    """RFC 6068: UTF-8, percent-encoded, lines end with CR LF."""
    addresses = ",".join(quote(each, safe="@") for each in to)
    body = quote(text.replace("\n", "\r\n"), safe="")
    return f"mailto:{addresses}?subject={quote(subject, safe='')}&body={body}"


def remarks(letter: Letter) -> tuple[str, ...]:
    """What a coordinator should know of this output."""
    made = mail(letter)
    size = f"the mailto link has {len(made.link):,} characters"
    if not made.to:
        return ("no e-mail address is known: people copy the text",) * (letter.kind == "authority")
    if len(made.link) > MOST:
        why = "write a shorter text" if letter.short else "nobody has written a short text"
        return (f"{size}, at most {MOST:,} work everywhere: people copy the text ({why})",)
    return (f"{size}: from {WARN:,} on there is little room left",) if len(made.link) > WARN else ()


def render(letter: Letter, template: bytes | None = None) -> bytes:
    """Header lines as e-mail spells them, the text, how long it holds, the link.

    What says how long a letter holds stands beside the message, where people read it before they send.
    """
    refuse_template(template, NAME)
    made = mail(letter)
    head = [f"To: {', '.join(made.to)}"] * bool(made.to) + [f"Subject: {made.subject}"]
    foot = plain(_of(sheet(letter), frozenset({"foot"})))
    notices = plain(_of(sheet(letter), frozenset({"notice"})))
    whole = [notices, "\n".join(head), made.text, "-- \n" + foot if foot else "", made.link * made.is_linked]
    return ("\n\n".join(part for part in whole if part) + "\n").encode()
