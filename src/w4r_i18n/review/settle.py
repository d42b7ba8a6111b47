# SPDX-License-Identifier: GPL-3.0-or-later
"""What every write also does: marks what is stale, pins what stands, drops lines that say nothing more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.review import Pin, State
from w4r_i18n.model.target import MachineLine, hinted_target, is_machine_comment, machine_line
from w4r_i18n.model.unit import Key
from w4r_i18n.review.pairs import target_of
from w4r_i18n.review.state import Verdict, states_of
from w4r_i18n.text.digest import short


@dataclass(frozen=True, slots=True)
class Settled:
    catalogue: Catalogue
    """The same value when nothing had to change."""
    pins: frozenset[Pin]
    """To be joined to `.seen`; empty unless asked for."""


def settle(catalogue: Catalogue, verdicts: Sequence[Verdict], *, pin: bool) -> Settled:
    """Bring a catalogue in line with the verdicts on it (FORMATS 8, "Every write also").

    (a) What is STALE becomes fuzzy with a `carried fact` line for this pair, so that clearing fuzzy in
    any editor is always the way out. (b) With `pin`, what is TRANSLATED or better and unpinned is pinned:
    asked for by merge, draft, run, review, take-in and pin, never by fmt or the clean filter. (c) Machine
    lines and `#|` of what is pinned and not fuzzy go, and lines about another text.

    Law: settling what was settled changes nothing. No text, order, person's comment or obsolete entry is
    touched.
    """
    pins = _pins(verdicts) if pin else frozenset()
    by_key: dict[Key, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        for key in verdict.group.keys:
            by_key[key].append(verdict)
    entries = tuple(
        _settled(entry, by_key[entry.key], pins) if isinstance(entry, Entry) and not entry.obsolete else entry
        for entry in catalogue.entries
    )
    if entries == catalogue.entries:
        return Settled(catalogue, pins)
    return Settled(replace(catalogue, entries=entries), pins)


def accepted(catalogue: Catalogue, keys: Iterable[Key]) -> Catalogue:
    """The catalogue with fuzzy cleared on these entries, as whoever signs, reviews or approves does."""
    chosen = frozenset(keys)
    entries = tuple(
        _with_flags(entry, fuzzy=False)
        if isinstance(entry, Entry) and entry.fuzzy and not entry.obsolete and entry.key in chosen
        else entry
        for entry in catalogue.entries
    )
    return replace(catalogue, entries=entries)


def _pins(verdicts: Sequence[Verdict]) -> frozenset[Pin]:
    states: Mapping[Key, State] = states_of(verdicts)
    return frozenset(
        verdict.group.pair
        for verdict in verdicts
        if not verdict.pinned
        and not verdict.filled
        and not any(states[key].missing for key in verdict.group.keys)
    )


def _settled(entry: Entry, verdicts: Sequence[Verdict], pins: frozenset[Pin]) -> Entry:
    if any(verdict.state == State.STALE for verdict in verdicts):
        return _marked(_without_lines_of_other_texts(entry), verdicts)
    if not entry.fuzzy and all(verdict.pinned or verdict.group.pair in pins for verdict in verdicts):
        return _bare(entry)
    return _without_lines_of_other_texts(entry)


def _marked(entry: Entry, verdicts: Sequence[Verdict]) -> Entry:
    """Stale: fuzzy, and with the line that makes the pair its own once somebody clears it."""
    headed = [verdict for verdict in verdicts if verdict.group.head.key == entry.key]
    # A text that memory filled must now be read by somebody, and then no longer counts as filled.
    kept = tuple(comment for comment in entry.comments if not _is_filled(comment))
    lines = tuple(
        str(MachineLine("carried", short(verdict.group.src), short(verdict.group.tgt), "fact"))
        for verdict in headed
        if not verdict.pinned and not any(line.kind == "carried" for line in verdict.own)
    )
    if (*kept, *lines) != entry.comments:
        entry = replace(entry, comments=(*kept, *lines), raw="")
    # Where a `<join/>` entry is the fuzzy one already, clearing that one is enough.
    bare = any(verdict.state == State.STALE and not verdict.group.fuzzy for verdict in headed)
    return _with_flags(entry, fuzzy=True) if bare and not entry.fuzzy else entry


def _bare(entry: Entry) -> Entry:
    comments = tuple(comment for comment in entry.comments if not is_machine_comment(comment))
    if comments == entry.comments and entry.previous is None:
        return entry
    return replace(entry, comments=comments, previous=None, raw="")


def _without_lines_of_other_texts(entry: Entry) -> Entry:
    if not any(map(is_machine_comment, entry.comments)):
        return entry
    tgt = short(target_of(entry))
    comments = tuple(comment for comment in entry.comments if _is_about(comment, tgt))
    return entry if comments == entry.comments else replace(entry, comments=comments, raw="")


def _is_about(comment: str, tgt: str) -> bool:
    if not is_machine_comment(comment):
        return True
    line = machine_line(comment)
    return (line.tgt if line else hinted_target(comment)) == tgt


def _is_filled(comment: str) -> bool:
    line = machine_line(comment)
    return line is not None and line.kind == "filled"


def _with_flags(entry: Entry, *, fuzzy: bool) -> Entry:
    others = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return replace(entry, flags=("fuzzy", *others) if fuzzy else others, raw="")
