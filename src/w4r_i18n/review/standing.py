# SPDX-License-Identifier: GPL-3.0-or-later
"""Which acts live, and what they say of each pair: a function of the set of acts, in any order (law 10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from w4r_i18n.model.review import PINNING, Act, Pin
from w4r_i18n.review.ledger import Ledger
from w4r_i18n.review.pairs import Group, digest_of_source

REVIEWS = frozenset({"reviewed", "approved"})
BLOCKING = frozenset({"rejected", "withdrawn"})
ABOUT_SOURCES = frozenset({"moved", "minor"})
"""They tell how a source changed, not that its text was read."""
DEMONSTRATION = "demo-"
MAX_MOVES = 64
"""Former contexts followed back; more can only be forged."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The living acts of a case's domains in one locale, by what one asks of them; callers may keep it."""

    acts: Mapping[Pin, tuple[Act, ...]]
    """The living ones."""
    writers: Mapping[Pin, frozenset[str]]
    """Who has signed a pair as its translator; also by an act that is dead, for having written is a fact."""
    reviews: Mapping[str, tuple[Act, ...]]
    """Living reviews by source, of whatever text."""
    sources: Mapping[str, frozenset[str]]
    """For each target, the sources under which somebody has read it."""
    withdrawn: frozenset[str]
    """Targets."""
    pinned: frozenset[Pin]
    damaged: bool = False
    demonstration: bool = False


def standing(
    ledger: Ledger,
    seen: frozenset[Pin] = frozenset(),
    *,
    demonstration: bool = False,
) -> Standing:
    """Join a ledger and the pins beside it.

    Acts of `demo-*` neither count, pin nor supersede unless `demonstration`.
    """
    acts = [act for act in ledger.acts if demonstration or not act.by.startswith(DEMONSTRATION)]
    writers = _writers(acts)
    living = _living(acts, writers)
    pinned = seen | {(act.src, act.tgt) for act in living if act.act in PINNING}
    read = pinned | {(act.src, act.tgt) for act in living if act.act not in ABOUT_SOURCES}
    return Standing(
        acts=_by_pair(living),
        writers={pair: frozenset(who) for pair, who in writers.items()},
        reviews=_by_source(living),
        sources=_by_target(read),
        withdrawn=frozenset(act.tgt for act in living if act.act == "withdrawn"),
        pinned=pinned,
        damaged=ledger.damaged,
        demonstration=demonstration,
    )


def homes(group: Group, attested: Standing) -> tuple[Pin, ...]:
    """The group's pair, then the pairs that it was before its context changed, as `moved` acts name them.

    Such an act stands on the pair as it is now, its note is the former context; it counts only where the
    digest that this context gives is one under which the text was read.
    """
    found = [group.pair]
    for pair in found:
        moves = {act.note for act in attested.acts.get(pair, ()) if act.act == "moved"}
        for context in sorted(moves):
            former = (digest_of_source(context, group.source), group.tgt)
            if former not in found and len(found) < MAX_MOVES:
                found.append(former)
    return tuple(found)


def _writers(acts: list[Act]) -> dict[Pin, set[str]]:
    writers: dict[Pin, set[str]] = defaultdict(set)
    for act in acts:
        if act.act == "translated":
            writers[act.src, act.tgt].add(act.by)
    return writers


def _living(acts: list[Act], writers: Mapping[Pin, set[str]]) -> list[Act]:
    """The acts that no other has ended.

    What ends a rejection or withdrawal must itself live; anything else stays dead once it was ended. Ids
    are digests, so a circle can't be made; were one forged, the rejections in it would live.
    """
    ended_by = _ended_by(acts, writers)
    dead = {act.id for act in acts if act.act not in BLOCKING and act.id in ended_by}
    # From what is certain outwards: what nothing living can end lives, and what that ends is dead.
    waiting = {act.id: len(ended_by.get(act.id, ())) for act in acts if act.act in BLOCKING}
    ends = _ends(ended_by, waiting)
    live = [act.id for act in acts if act.id not in dead and not waiting.get(act.id)]
    gone = list(dead)
    while live or gone:
        if live:
            fallen = [ended for ended in ends.get(live.pop(), ()) if ended not in dead]
            dead.update(fallen)
            gone.extend(fallen)
            continue
        for ended in ends.get(gone.pop(), ()):
            waiting[ended] -= 1
            if not waiting[ended] and ended not in dead:
                live.append(ended)
    return [act for act in acts if act.id not in dead]


def _ended_by(acts: list[Act], writers: Mapping[Pin, set[str]]) -> dict[str, set[str]]:
    """For each act the ids of those that name it and may."""
    named = {act.id: act for act in acts}
    found: dict[str, set[str]] = defaultdict(set)
    for act in acts:
        for name in act.supersedes:
            other = named.get(name)
            if other is not None and other is not act and _may_end(act, other, writers):
                found[name].add(act.id)
    return found


def _ends(ended_by: Mapping[str, set[str]], blocking: Mapping[str, int]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for ended, enders in ended_by.items():
        if ended in blocking:
            for ender in enders:
                found[ender].append(ended)
    return found


def _may_end(act: Act, other: Act, writers: Mapping[Pin, set[str]]) -> bool:
    pair = (other.src, other.tgt)
    if (act.src, act.tgt) != pair:
        # An approval ends the reviews of every other text of its source, and only names them then.
        return act.act == "approved" and act.src == other.src and other.act in REVIEWS
    return other.act not in BLOCKING or act.by not in writers.get(pair, ())


def _by_pair(acts: Iterable[Act]) -> dict[Pin, tuple[Act, ...]]:
    found: dict[Pin, list[Act]] = defaultdict(list)
    for act in acts:
        found[act.src, act.tgt].append(act)
    return {pair: tuple(those) for pair, those in found.items()}


def _by_source(acts: Iterable[Act]) -> dict[str, tuple[Act, ...]]:
    found: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        if act.act in REVIEWS:
            found[act.src].append(act)
    return {src: tuple(those) for src, those in found.items()}


def _by_target(pairs: Iterable[Pin]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for src, tgt in pairs:
        found[tgt].add(src)
    return {tgt: frozenset(sources) for tgt, sources in found.items()}
