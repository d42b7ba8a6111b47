# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r exchange in`: texts that come back, merged one by one; what changed here meanwhile is never lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from w4r_i18n.exchange.align import Match, matches
from w4r_i18n.exchange.content import displayed
from w4r_i18n.flow import mailed_po
from w4r_i18n.flow.acts import attested, load_records, with_acts, with_pins
from w4r_i18n.flow.exchange import read_exchanged
from w4r_i18n.flow.extract import load_sources
from w4r_i18n.flow.incoming import Desk, Taken, handed_out_in, merged, open_desk, texts_of
from w4r_i18n.flow.review import act
from w4r_i18n.flow.targets import respelt, verdicts
from w4r_i18n.flow.termbase import Words
from w4r_i18n.model.catalogue import Catalogue, Entry, Junk
from w4r_i18n.model.diagnostic import Diagnostic, Place
from w4r_i18n.model.errors import InputError, PolicyError, W4RError
from w4r_i18n.model.exchange import Handoff, Termbase
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.model.review import State
from w4r_i18n.project import atomic, files
from w4r_i18n.project.clock import today
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.review.acts import Signer, sign
from w4r_i18n.review.ledger import read_ledger
from w4r_i18n.review.pairs import UNIT_LENGTH, digest_of_source, grouped
from w4r_i18n.review.settle import settle
from w4r_i18n.text.marks import shown

SHEETS = frozenset({".csv", ".xlsx", ".docx"})
"""Files in which a row is lost by one touch of a key."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    taken: tuple[Taken, ...]
    diagnostics: tuple[Diagnostic, ...]
    """What the readers mended or left out."""
    errors: tuple[W4RError, ...]
    """One for each file that is refused whole."""
    written: int


def take_in(
    workspace: Workspace,
    paths: Sequence[Path],
    target: Locale,
    *,
    by: str,
    approver: str = "",
    dry_run: bool = False,
) -> TakenIn:
    """Merge what translators send back; each text on its own, the good ones beside the refused. Terms (TBX)
    join the locale's `terms.csv`.

    No state of a file makes more of a text than TRANSLATED: who reviews and approves signs here, or is named
    as the `approver` of what the files call approved. Raises PolicyError for what is no pseudonym, or for a
    ledger that cannot be read; then nothing is written.
    """
    signer = Signer(by, today())
    errors: list[W4RError] = []
    found: list[Diagnostic] = []
    taken: list[Taken] = []
    words = Words(workspace, target)
    with atomic.writing(workspace.root):
        sources, source_errors = load_sources(workspace, workspace.domains())
        errors += source_errors
        desks = [open_desk(workspace, source, target) for source in sources]
        for path in paths:
            try:
                came, told = _of_file(workspace, path, desks, words, target)
            except W4RError as error:
                errors.append(error)
            else:
                taken += came
                found += told
        tracked = words.files()
        for desk in desks:
            tracked |= _written(workspace, desk, signer)
        changed = sum(workspace.read(path) != content for path, content in tracked.items())
        written = changed if dry_run else workspace.save(tracked, {})
    if approver and not dry_run:
        errors += _approved(workspace, target, taken, approver)
    return TakenIn(tuple(taken), tuple(found), tuple(errors), written)


def _of_file(
    workspace: Workspace, path: Path, desks: Sequence[Desk], words: Words, target: Locale
) -> tuple[list[Taken], list[Diagnostic]]:
    """What became of each text of a file, noted at the desks, and what its reader says."""
    place = files.printable(str(path))
    content = files.read(path, shown=place)
    if path.suffix.lower() == mailed_po.SUFFIX:
        return list(mailed_po.take_po(workspace, desks, content, target, place)), []
    exchanged = read_exchanged(content, place)
    if isinstance(exchanged, Termbase):
        return list(words.take(exchanged, place)), []
    taken: list[Taken] = []
    told: list[Diagnostic] = []
    for handoff in _fitting(workspace, exchanged, place, target):
        came = list(_take(handoff, _chosen(desks, handoff.domain), target, place))
        told += handoff.diagnostics
        taken += came
        if path.suffix.lower() in SHEETS:
            taken += _absent(came, desks, place)
    return taken, told


def _approved(
    workspace: Workspace, target: Locale, taken: Sequence[Taken], approver: str
) -> Iterator[W4RError]:
    """Sign for what the files call approved and what stands here now; what the rules forbid is told."""
    by_domain: dict[str, list[str]] = {}
    for each in taken:
        if each.approved and each.src and each.what in {"set", "accepted", "same"} and not each.reason:
            by_domain.setdefault(each.domain, []).append(each.src.partition(":")[2])
    for name, ids in by_domain.items():
        try:
            act(workspace, target, workspace.domains((name,)), "approve", by=approver, ids=ids)
        except W4RError as error:
            yield error


def language_of(path: Path) -> str:
    """The language that a file says it is in. Raises InputError for one that does not, or says several."""
    place = files.printable(str(path))
    content = files.read(path, shown=place)
    if path.suffix.lower() == mailed_po.SUFFIX:
        said = {mailed_po.language_of(content, place)}
    else:
        exchanged = read_exchanged(content, place)
        said = set() if isinstance(exchanged, Termbase) else {each.target_locale for each in exchanged}
    if len(said) != 1 or not (tag := said.pop()):
        raise InputError("does not say its language", place=Place(place, 1), hint="name it: --locale XX")
    return locale(tag).tag


def _fitting(workspace: Workspace, exchanged: Sequence[Handoff], place: str, target: Locale) -> list[Handoff]:
    fitting = [
        handoff
        for handoff in exchanged
        if handoff.target_locale in {"", target.tag} and handoff.source_locale in {"", workspace.source.tag}
    ]
    if exchanged and not fitting:
        languages = ", ".join(f"{each.source_locale} to {each.target_locale}" for each in exchanged[:3])
        message = f"is from {languages}; wanted {workspace.source.tag} to {target.tag}"
        raise InputError(message, place=Place(place, 1))
    return fitting


def _chosen(desks: Sequence[Desk], domain: str) -> Sequence[Desk]:
    """The domain that a file names, if it is one of ours; else all: texts are known by themselves."""
    return [desk for desk in desks if desk.source.domain.name == domain] or desks


def _take(handoff: Handoff, desks: Sequence[Desk], target: Locale, path: str) -> Iterator[Taken]:
    for block in handoff.blocks:
        found = [(desk, list(matches(block, desk.known))) for desk in desks]
        desk, matched = max(found, key=_fit)
        for match in matched:
            taken = merged(desk, match, texts_of(desk, match, target), handed_out_in(block, desk.known))
            words = "" if desk.secret else shown(displayed(match.pairs[0].source), limit=UNIT_LENGTH)
            place = Place(path, match.pairs[0].line)
            domain = desk.source.domain.name if match.keys else ""
            said = bool(match.pairs) and all(pair.state == State.APPROVED for pair in match.pairs)
            yield replace(
                taken, place=place, words=words, domain=domain, src=_src(desk, match), approved=said
            )


def _absent(came: Sequence[Taken], desks: Sequence[Desk], place: str) -> Iterator[Taken]:
    """One word about the texts of the sheet's domain that it does not hold; what stands here stays."""
    counted = Counter(each.domain for each in came if each.domain)
    name = max(counted, key=lambda domain: counted[domain], default="")
    for desk in desks:
        if desk.source.domain.name == name:
            held = {key for each in came for key in desk.known.by_source.get(each.src, ())}
            lost = [key for key in desk.entries if key not in held and not is_join(desk.entries[key].msgstr)]
            first = "" if desk.secret or not lost else shown(desk.units[lost[0]].msgid, limit=UNIT_LENGTH)
            if lost:
                reason = f"{len(lost)} texts of {name} are not in the file; the first"
                yield Taken("absent", Place(place), name, first, reason)


def _src(desk: Desk, match: Match) -> str:
    if not match.keys:
        return ""
    units = [desk.units[key] for key in match.keys]
    return digest_of_source(units[0].context, " ".join(unit.msgid for unit in units))


def _fit(found: tuple[Desk, Sequence[Match]]) -> tuple[int, int]:
    """How much of a block is this domain's; of an edited text at least the id is."""
    desk, matched = found
    known = desk.known.by_source
    return (
        sum(bool(match.keys) for match in matched),
        sum(pair.src in known for match in matched for pair in match.pairs),
    )


def _written(workspace: Workspace, desk: Desk, signer: Signer) -> dict[Path, bytes]:
    """The files of a domain with its edits, signed and settled; none where nothing changed."""
    target, locale, domain = desk.target, desk.target.locale, desk.source.domain
    edited = any(desk.entries.get(entry.key, entry) is not entry for entry in target.catalogue.messages)
    if not edited and not desk.resting:
        return {}
    if target.records.ledger.damaged:
        raise PolicyError(
            "the ledger has a line that cannot be read", hint="mend it first: 'w4r check' names it"
        )
    target = replace(target, catalogue=_edited(target.catalogue, desk))
    groups = desk.source.extraction.groups
    signed = frozenset(desk.signed)
    acts = [
        sign(group, target.attested, signer)
        for group in grouped(target.catalogue, groups)
        if group.head.key in signed and signer.by not in target.attested.writers.get(group.pair, ())
    ]
    ledger = with_acts(target.records, acts)
    text = ledger.decode("utf-8", "surrogateescape")
    records = replace(target.records, ledger_text=text, ledger=read_ledger(text, path="the ledger"))
    others = [load_records(workspace, locale, other) for other in desk.source.family if other != domain]
    target = replace(target, records=records, attested=attested(workspace, [records, *others]))
    settled = settle(target.catalogue, verdicts(workspace, target, groups), pin=True)
    target, content = respelt(target, settled.catalogue)
    tracked = {workspace.layout.po(locale, domain): content, workspace.layout.ledger(locale, domain): ledger}
    seen = with_pins(target.records, settled.pins)
    if seen is not None:
        tracked[workspace.layout.seen(locale, domain)] = seen
    return tracked


def _edited(catalogue: Catalogue, desk: Desk) -> Catalogue:
    resting = dict(desk.resting)
    entries: list[Entry | Junk] = []
    for entry in catalogue.entries:
        if not isinstance(entry, Entry):
            entries.append(entry)
        elif entry.obsolete:
            entries.append(resting.pop(entry.key, entry))
        else:
            entries.append(desk.entries.get(entry.key, entry))
    return replace(catalogue, entries=(*entries, *resting.values()))
