# SPDX-License-Identifier: GPL-3.0-or-later
"""Small catalogues and units for the tests of merging."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from w4r_i18n.catalogue.template import template
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.review import Pin, State
from w4r_i18n.model.unit import Key, Spot, Unit
from w4r_i18n.review.ledger import Ledger
from w4r_i18n.review.quorum import Quorum
from w4r_i18n.review.state import states

HEADER = Header((("Language", "en"), ("Content-Type", "text/plain; charset=UTF-8")))


def block(*sources: str, number: int = 0, **told: object) -> list[Unit]:
    """The sentences of one paragraph."""
    return [
        _unit(source, Spot("sources/2025/cas/communique.md", number, at), told)
        for at, source in enumerate(sources)
    ]


def _unit(source: str, spot: Spot, told: Mapping[str, object]) -> Unit:
    return Unit(
        source,
        str(told.get("context", "")),
        str(told.get("role", "paragraph")),
        (spot,),
        critical=bool(told.get("critical", False)),
        register=str(told.get("register", "public")),
    )


def paragraphs(*sources: str, **told: object) -> list[Unit]:
    """Each source a paragraph of its own."""
    return [unit for at, source in enumerate(sources) for unit in block(source, number=at, **told)]


def catalogue(units: Sequence[Unit], texts: Mapping[str, str], *others: Entry) -> Catalogue:
    """The catalogue of these units with these accepted texts."""
    bare = template(units, HEADER)
    live = [_with(entry, texts.get(entry.msgid, "")) for entry in bare.messages]
    return Catalogue(HEADER, (*live, *others))


def _with(entry: Entry, text: str) -> Entry:
    return Entry(
        entry.msgid,
        text,
        entry.msgctxt,
        extracted=entry.extracted,
        references=entry.references,
        flags=entry.flags,
    )


def live(found: Catalogue, source: str, context: str = "") -> Entry:
    return next(entry for entry in found.messages if entry.key == (context, source))


def away(found: Catalogue) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in found.obsolete}


def texts(found: Catalogue) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in found.messages}


def judged(
    found: Catalogue, groups: Sequence[Sequence[Key]] | None = None, seen: frozenset[Pin] = frozenset()
) -> dict[str, State]:
    """The state of each live entry by its source; nobody has signed anything."""
    by_key = states(
        found, groups=groups, critical=(), ledger=Ledger(), seen=seen, policy=Quorum(), source_states=None
    )
    return {key[1]: state for key, state in by_key.items()}
