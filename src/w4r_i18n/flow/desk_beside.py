# SPDX-License-Identifier: GPL-3.0-or-later
"""What helps with a text and takes longer to find: the memory, the same sentence elsewhere, its past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from w4r_i18n.flow.desk_open import Desks, Opened
from w4r_i18n.flow.desk_text import place
from w4r_i18n.flow.history import Past, history_of
from w4r_i18n.flow.memory_store import asked, opened
from w4r_i18n.flow.places import neighbours
from w4r_i18n.flow.serving import SERVES
from w4r_i18n.memory.lookup import Match, Query, look_up
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key
from w4r_i18n.project.layout import Domain
from w4r_i18n.text.normalise import typographic


@dataclass(frozen=True, slots=True)
class Twin:
    """The same sentence in another domain."""

    domain: Domain
    id: str
    text: str
    state: State
    pair: tuple[str, str]
    same: bool
    """It is translated by the very same text."""


def remembered(at: Opened, key: Key) -> tuple[Match, ...]:
    """What the memory has for a source, as of its last update; of other domains.

    Raises ServiceError where the memory is on a server that does not answer.
    """
    extracted, _ = place(at, key)
    order = [each for cut in extracted.cuts for each in cut.keys] if extracted else [key]
    where = order.index(key)
    query = Query(key[1], key[0], *neighbours(order, where, where + 1))
    source = at.source
    with opened(at.workspace) as files:
        memories = asked(files, source.tier)
        name = source.domain.name
        return look_up(memories, query, locale=at.locale.tag, names=source.names, without=name)


def twins(desks: Desks, at: Opened, key: Key, domains: Sequence[Domain]) -> tuple[Twin, ...]:
    """The same source, typography apart, in others of these domains; never from a stricter tier."""
    return tuple(_twins(desks, at, key, domains))


def _twins(desks: Desks, at: Opened, key: Key, domains: Sequence[Domain]) -> Iterator[Twin]:
    wanted = (key[0], typographic(key[1]))
    text = at.entries[key].msgstr.strip()
    for domain in domains:
        if domain == at.domain:
            continue
        try:
            other = desks.opened(at.locale, domain)
        except W4RError:
            continue  # told where that domain is shown itself
        if at.source.tier not in SERVES[other.source.tier]:
            continue
        for verdict in other.by_source.get(wanted, ()):
            head = verdict.group.head
            same = bool(text) and head.msgstr.strip() == text
            yield Twin(domain, other.names[head.key], head.msgstr, verdict.state, verdict.group.pair, same)


def past(at: Opened, key: Key) -> tuple[Past, ...]:
    """Who did what to a text, across its versions."""
    return history_of(at.workspace, at.docket, at.verdict(key).group).acts
