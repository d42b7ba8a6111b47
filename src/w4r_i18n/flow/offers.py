# SPDX-License-Identifier: GPL-3.0-or-later
"""What other catalogues of a locale say for the very same source, as their files and ledgers stand now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from w4r_i18n.catalogue.po_read import read_po_bytes
from w4r_i18n.flow.cases import read_cases
from w4r_i18n.flow.places import Around, around, spots_of
from w4r_i18n.flow.serving import RECALLED, SERVES
from w4r_i18n.flow.sources import Source, load_source
from w4r_i18n.flow.targets import Target, load_target, verdicts
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.pairs import digest_of_source
from w4r_i18n.review.standing import Standing
from w4r_i18n.review.state import Verdict
from w4r_i18n.text.normalise import typographic


@dataclass(frozen=True, slots=True)
class Offer:
    """What one domain has for a source."""

    domain: str
    text: str
    state: State
    """TRANSLATED or better; EMPTY where nothing may be taken, and only what was refused is told."""
    register: str
    around: frozenset[Around]
    """Its neighbours, wherever it stands in that domain."""
    refused: frozenset[str]
    """Digests of texts that somebody there has rejected for this source, or withdrawn."""


class Offers:
    """Asked for one source after the other; each file is read when it is first needed.

    Nothing comes from the memory's database: it may be older than the ledger.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._cases, _ = read_cases(workspace)
        self._sources: dict[Domain, Source | None] = {}
        self._texts: dict[tuple[Locale, Domain], frozenset[Key]] = {}
        self._offers: dict[tuple[Locale, Domain], Mapping[str, Offer]] = {}

    def of(self, target: Target, key: Key) -> Iterator[Offer]:
        """What other domains that this one may take from have for a source, the newest domain first."""
        wanted = (key[0], typographic(key[1]))
        for domain in sorted(self._workspace.layout.domains(), reverse=True):
            if domain == target.domain or wanted not in self._held(target.locale, domain):
                continue
            source = self._source(domain)
            if source is None or target.source.tier not in SERVES[source.tier]:
                continue
            if offer := self._of(target.locale, domain, source).get(digest_of_source(*key)):
                yield offer

    def _held(self, locale: Locale, domain: Domain) -> frozenset[Key]:
        """Sources that a file has any text for: cheap to learn, so that few domains are looked at closely."""
        known = self._texts.get((locale, domain))
        if known is None:
            known = self._texts[locale, domain] = self._read(locale, domain)
        return known

    def _read(self, locale: Locale, domain: Domain) -> frozenset[Key]:
        case = self._cases.get(domain)
        if case and case.status in RECALLED:
            return frozenset()
        path = self._workspace.layout.po(locale, domain)
        try:
            content = self._workspace.read(path)
        except InputError:
            content = None  # told where that domain is merged itself
        if content is None:
            return frozenset()
        catalogue = read_po_bytes(content, path=self._workspace.layout.relative(path))
        if catalogue.refused:
            return frozenset()
        return frozenset(
            (entry.key[0], typographic(entry.msgid))
            for entry in catalogue.messages
            if entry.msgstr.strip() and not entry.fuzzy and entry.plural is None
        )

    def _source(self, domain: Domain) -> Source | None:
        if domain not in self._sources:
            try:
                self._sources[domain] = load_source(self._workspace, domain, self._cases)
            except InputError:
                self._sources[domain] = None
        return self._sources[domain]

    def _of(self, locale: Locale, domain: Domain, source: Source) -> Mapping[str, Offer]:
        known = self._offers.get((locale, domain))
        if known is None:
            known = self._offers[locale, domain] = self._loaded(locale, source)
        return known

    def _loaded(self, locale: Locale, source: Source) -> Mapping[str, Offer]:
        try:
            target = load_target(self._workspace, source, locale)
        except InputError:
            return {}  # told where that domain itself is loaded
        found: dict[str, Offer] = {}
        for src, offer in _offers(target, verdicts(self._workspace, target, source.extraction.groups)):
            if src not in found or offer.state > found[src].state:
                found[src] = offer
        return found


def _offers(target: Target, found: Iterable[Verdict]) -> Iterator[tuple[str, Offer]]:
    """By source digest: each text that stands for one source alone and that a person stands for."""
    spots = spots_of(target.source)
    registers = {unit.key: unit.register for unit in target.source.extraction.units}
    rejected = _rejected(target.attested)
    for verdict in found:
        group = verdict.group
        if group.head.key not in registers or len(group.keys) > 1 or is_join(group.head.msgstr):
            continue
        is_read = verdict.pinned or not verdict.filled
        refused = target.attested.withdrawn.union(rejected.get(group.src, ()))
        yield (
            group.src,
            Offer(
                target.domain.name,
                group.head.msgstr,
                verdict.state if is_read and not verdict.state.missing else State.EMPTY,
                registers[group.head.key],
                frozenset(around(group.keys, spots)),
                refused,
            ),
        )


def _rejected(attested: Standing) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for (src, tgt), acts in attested.acts.items():
        if any(act.act == "rejected" for act in acts):
            found.setdefault(src, set()).add(tgt)
    return found


def refuses(attested: Standing, src: str, tgt: str) -> bool:
    """Whether somebody has rejected a text for a source, or withdrawn it."""
    return tgt in attested.withdrawn or any(
        act.act == "rejected" for act in attested.acts.get((src, tgt), ())
    )
