# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r memory leverage`: how much of each domain other domains' translations already have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.memory_store import asked, opened
from w4r_i18n.flow.places import neighbours, orders
from w4r_i18n.flow.sources import Source
from w4r_i18n.memory.leverage import BANDS, Amount, Band, Text, banded, tally
from w4r_i18n.memory.lookup import Query
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Estimate:
    """One domain in one locale, by what other domains' texts already have."""

    domain: str
    """Empty: all that were asked for together; what several of them have is repeated after the first."""
    locale: str
    bands: Mapping[Band, Amount]


@dataclass(frozen=True, slots=True)
class Estimates:
    each: tuple[Estimate, ...]
    """By domain, then by locale."""
    together: tuple[Estimate, ...]
    """By locale: what one asks of somebody who takes them all."""
    errors: tuple[W4RError, ...]


def estimates(workspace: Workspace, domains: Sequence[Domain], targets: Sequence[Locale]) -> Estimates:
    """How much work the domains are, as of the last `update`, whatever of it is done already."""
    sources, errors = load_sources(workspace, domains)
    each: list[Estimate] = []
    seen: dict[str, set[Text]] = {target.tag: set() for target in targets}
    sums = {target.tag: dict.fromkeys(BANDS, Amount()) for target in targets}
    with opened(workspace) as files:
        for source in sources:
            memories = asked(files, source.tier)
            name = source.domain.name
            for target in targets:
                tag = target.tag
                texts = list(banded(memories, _texts(source), locale=tag, names=source.names, without=name))
                each.append(Estimate(name, tag, tally(texts)))
                for band, size in tally(texts, before=seen[tag]).items():
                    sums[tag][band] += size
                seen[tag].update(key for key, _, _ in texts)
    together = tuple(Estimate("", tag, bands) for tag, bands in sums.items())
    return Estimates(tuple(each), together, tuple(errors))


def _texts(source: Source) -> Iterator[Query]:
    for order in orders(source):
        for at, key in enumerate(order):
            yield Query(key[1], key[0], *neighbours(order, at, at + 1))
