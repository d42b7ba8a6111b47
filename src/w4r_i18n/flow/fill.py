# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r memory fill`: what is empty here takes the text that another domain has for the same source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from w4r_i18n.flow.acts import with_pins
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.offers import Offer, Offers, refuses
from w4r_i18n.flow.places import Spots, around, spots_of
from w4r_i18n.flow.sources import Source
from w4r_i18n.flow.targets import Target, critical_keys, load_target, must_be_whole, respelt, verdicts
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import State
from w4r_i18n.model.target import MachineKind, MachineLine, is_machine_comment
from w4r_i18n.model.unit import Key, Unit
from w4r_i18n.project import atomic
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.settle import settle
from w4r_i18n.review.state import Verdict
from w4r_i18n.text.digest import LEDGER_DIGITS, short, target_digest


@dataclass(frozen=True, slots=True)
class Filling:
    """A text for one entry, and the machine line that says whence."""

    key: Key
    text: str
    line: MachineLine
    domains: tuple[str, ...]
    """Where the text stands, the newest first."""

    @property
    def fuzzy(self) -> bool:
        """A draft; else context-exact and approved, which counts as translated (FORMATS 8)."""
        return self.line.kind != "filled"


def exact_fillings(workspace: Workspace, target: Target, offers: Offers) -> tuple[Filling, ...]:
    """What other domains have for the empty entries of a catalogue, word for word in the same context.

    With `[memory] context_exact = "translated"`, a text that is APPROVED now, between the same neighbours
    wherever the source stands, and the only such one, fills an entry that is not critical as translated.
    Everything else is a draft. Nothing is ever overwritten: what merging copied as a draft from the memory
    and nobody has touched becomes translated only where that very text is the one.
    """
    settings = workspace.config
    if settings.locales[target.locale.tag].base:
        return ()  # an overlay holds only what differs: what it lacks comes from its base (FORMATS 2)
    found = verdicts(workspace, target, target.source.extraction.groups)
    room = _Room(
        target,
        offers,
        {unit.key: unit for unit in target.source.extraction.units},
        spots_of(target.source),
        critical_keys(target),
        joined=frozenset(key for each in found if len(each.group.keys) > 1 for key in each.group.keys),
        certain=settings.memory.context_exact == "translated" and not target.attested.damaged,
    )
    fillings = (room.filling(verdict) for verdict in found)
    return tuple(filling for filling in fillings if filling)


@dataclass(frozen=True, slots=True)
class _Room:
    """One catalogue that is being filled."""

    target: Target
    offers: Offers
    units: Mapping[Key, Unit]
    spots: Spots
    critical: frozenset[Key]
    joined: frozenset[Key]
    """Entries that stand with others for one text somewhere."""
    certain: bool
    """Whether anything may count as translated."""

    def filling(self, verdict: Verdict) -> Filling | None:
        head = verdict.group.head
        if head.key not in self.units or head.key in self.joined or head.plural is not None:
            return None
        copied = _is_copied(verdict)
        if head.msgstr.strip() and not copied:
            return None
        offers = list(self.offers.of(self.target, head.key))
        usable = self._usable(verdict, offers)
        certain = self._certain(verdict, usable)
        if certain and (not copied or certain.text == head.msgstr):
            return _filling("filled", verdict, certain, usable)
        if not usable or copied:
            return None
        best = max(usable, key=lambda offer: (offer.state, self._same_place(verdict, offer), offer.domain))
        return _filling("memory", verdict, best, usable)

    def _usable(self, verdict: Verdict, offers: Sequence[Offer]) -> list[Offer]:
        """Those that a person stands for, and that nobody has refused, here or there."""
        src, attested = verdict.group.src, self.target.attested
        refused = frozenset[str]().union(*(offer.refused for offer in offers))
        return [
            offer
            for offer in offers
            if not offer.state.missing
            and (tgt := _digest(offer.text)) not in refused
            and not refuses(attested, src, tgt)
        ]

    def _certain(self, verdict: Verdict, usable: Sequence[Offer]) -> Offer | None:
        """The one that counts as translated, if there is exactly one such text."""
        key = verdict.group.head.key
        if not self.certain or key in self.critical:
            return None
        found = [
            offer
            for offer in usable
            if offer.state == State.APPROVED
            and offer.register == self.units[key].register
            and self._same_place(verdict, offer)
        ]
        return found[0] if len({offer.text for offer in found}) == 1 else None

    def _same_place(self, verdict: Verdict, offer: Offer) -> bool:
        """Wherever the source stands here, it stands between the same neighbours there."""
        places = around(verdict.group.keys, self.spots)
        return bool(places) and ("", "") not in places and places <= offer.around


def _is_copied(verdict: Verdict) -> bool:
    """A draft that merging copied here from the memory, and that nobody has touched."""
    head = verdict.group.head
    return (
        verdict.state == State.DRAFT
        and head.fuzzy
        and not verdict.pinned
        and {line.kind for line in verdict.own} == {"memory"}
        and all(map(is_machine_comment, head.comments))
    )


def _filling(kind: MachineKind, verdict: Verdict, chosen: Offer, usable: Sequence[Offer]) -> Filling:
    line = MachineLine(kind, short(verdict.group.src), short(_digest(chosen.text)))
    domains = tuple(offer.domain for offer in usable if offer.text == chosen.text)
    return Filling(verdict.group.head.key, chosen.text, line, domains)


def _digest(text: str) -> str:
    return short(target_digest(text), LEDGER_DIGITS)


def with_fillings(catalogue: Catalogue, fillings: Iterable[Filling]) -> Catalogue:
    """The catalogue with these texts; every other entry is the very one that it was."""
    by_key = {filling.key: filling for filling in fillings}
    return replace(
        catalogue,
        entries=tuple(
            _filled(entry, by_key[entry.key])
            if isinstance(entry, Entry) and not entry.obsolete and entry.key in by_key
            else entry
            for entry in catalogue.entries
        ),
    )


def _filled(entry: Entry, filling: Filling) -> Entry:
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    comments = tuple(comment for comment in entry.comments if not is_machine_comment(comment))
    return replace(
        entry,
        msgstr=filling.text,
        flags=("fuzzy", *flags) if filling.fuzzy else flags,
        comments=(*comments, str(filling.line)),
        previous=None,
        raw="",
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """One catalogue, and what it was given."""

    domain: str
    locale: str
    fillings: tuple[Filling, ...]
    secret: bool
    """Its texts are not for a screen."""


@dataclass(frozen=True, slots=True)
class FillResult:
    done: tuple[Filled, ...]
    """Catalogues that were given anything."""
    errors: tuple[W4RError, ...]
    written: int


def fill(
    workspace: Workspace, domains: Sequence[Domain], locales: Sequence[Locale], *, dry_run: bool = False
) -> FillResult:
    """Fill what is empty in these catalogues; one that is refused does not keep the others back.

    Sources that were never merged into a catalogue have no entry there, so nothing is filled for them.
    """
    sources, errors = load_sources(workspace, domains)
    done = fill_from(workspace, sources, locales, dry_run=dry_run)
    return replace(done, errors=(*errors, *done.errors))


def fill_from(
    workspace: Workspace, sources: Sequence[Source], locales: Sequence[Locale], *, dry_run: bool = False
) -> FillResult:
    """`fill` for domains whose sources are loaded."""
    errors: list[W4RError] = []
    with atomic.writing(workspace.root):
        offers = Offers(workspace)
        done: list[Filled] = []
        files: dict[Path, bytes] = {}
        for locale in locales:
            for source in sources:
                try:
                    target = load_target(workspace, source, locale)
                    must_be_whole(target)
                    fillings = exact_fillings(workspace, target, offers)
                except W4RError as error:
                    errors.append(error)
                    continue
                if fillings:
                    secret = source.tier in {"embargoed", "restricted"}
                    done.append(Filled(source.domain.name, locale.tag, fillings, secret))
                    files |= written(workspace, target, fillings)
        changed = sum(workspace.read(path) != content for path, content in files.items())
        return FillResult(tuple(done), tuple(errors), changed if dry_run else workspace.save(files, {}))


def written(workspace: Workspace, target: Target, fillings: Sequence[Filling]) -> dict[Path, bytes]:
    """The files of a catalogue with these texts, settled and pinned as every write does (FORMATS 8)."""
    target = replace(target, catalogue=with_fillings(target.catalogue, fillings))
    settled = settle(target.catalogue, verdicts(workspace, target, target.source.extraction.groups), pin=True)
    target, content = respelt(target, settled.catalogue)
    files = {workspace.layout.po(target.locale, target.domain): content}
    seen = with_pins(target.records, settled.pins)
    if seen is not None:
        files[workspace.layout.seen(target.locale, target.domain)] = seen
    return files
