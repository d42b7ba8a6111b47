# SPDX-License-Identifier: GPL-3.0-or-later
"""The state of each text: the first row of FORMATS 8's table that holds. Computed, never stored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.review import Pin, State
from w4r_i18n.model.target import MachineLine, is_machine_comment, machine_line
from w4r_i18n.model.unit import Key
from w4r_i18n.review.ledger import Ledger
from w4r_i18n.review.pairs import Group, grouped, source_groups, source_of, target_of
from w4r_i18n.review.quorum import Quorum, readers
from w4r_i18n.review.standing import Standing, homes, standing
from w4r_i18n.text.digest import short


@dataclass(frozen=True, slots=True)
class Verdict:
    """A group's state, and what the writes that pin need to know beside it."""

    group: Group
    state: State
    pinned: bool
    """A living seen, translated, reviewed or approved stands on exactly this pair."""
    own: tuple[MachineLine, ...]
    """Machine lines with this src and this tgt."""

    @property
    def filled(self) -> bool:
        """Put here by context-exact memory, and read by nobody."""
        return any(line.kind == "filled" for line in self.own)


def states(  # what a state is a function of, all of it
    catalogue: Catalogue,
    *,
    groups: Sequence[Sequence[Key]] | None,
    critical: Collection[Key],
    ledger: Ledger,
    seen: frozenset[Pin],
    policy: Quorum,
    source_states: Mapping[str, State] | None,
    demonstration: bool = False,
) -> dict[Key, State]:
    """The state of every live entry of one locale's catalogue, in one pass.

    `groups` are the keys of each block (None: the file's order); `ledger` is joined over the case's
    domains; `source_states` is by source digest, as `states_of_sources` gives it (None: this *is* the
    source language). For more than the states, call `grouped`, `standing` and `judge`: each keeps.
    """
    return states_of(
        judge(
            grouped(catalogue, groups),
            standing(ledger, seen, demonstration=demonstration),
            critical=critical,
            policy=policy,
            source_states=source_states,
        ),
    )


def states_of_sources(
    keys: Iterable[Key],
    attested: Standing,
    *,
    critical: Collection[Key],
    policy: Quorum,
) -> dict[str, State]:
    """The state of each source by its digest (24 digits), from the source language's own ledger."""
    verdicts = judge(source_groups(keys), attested, critical=critical, policy=policy, source_states=None)
    return {verdict.group.src: verdict.state for verdict in verdicts}


def states_of(verdicts: Iterable[Verdict]) -> dict[Key, State]:
    """By entry; of one that stands in several groups the lowest."""
    found: dict[Key, State] = {}
    for verdict in verdicts:
        for key in verdict.group.keys:
            found[key] = min(found.get(key, State.APPROVED), verdict.state)
    return found


def judge(
    groups: Sequence[Group],
    attested: Standing,
    *,
    critical: Collection[Key],
    policy: Quorum,
    source_states: Mapping[str, State] | None,
) -> tuple[Verdict, ...]:
    """The verdict on each group of one file. Linear; each line, act and digest is looked at once."""
    court = _Court(
        attested,
        critical if isinstance(critical, (frozenset, set, dict)) else frozenset(critical),
        policy,
        source_states,
        at_home=_at_home(groups, attested),
    )
    return tuple(court.verdict(group) for group in groups)


@dataclass(frozen=True, slots=True)
class _Court:
    """What every verdict on one file is reached with."""

    attested: Standing
    critical: Collection[Key]
    policy: Quorum
    source_states: Mapping[str, State] | None
    at_home: Mapping[str, Collection[str]]
    """For each target, the sources under which it was read and stands in this file."""

    def verdict(self, group: Group) -> Verdict:
        lines = _machine_lines(group.head)
        own = tuple(line for line in lines if line.src == short(group.src) and line.tgt == short(group.tgt))
        places = homes(group, self.attested)
        pinned = not self.attested.pinned.isdisjoint(places)
        state = self._state(group, lines, own, places, pinned=pinned)
        if self.attested.damaged:
            state = min(state, State.TRANSLATED)
        return Verdict(group, state, pinned, own)

    def _state(
        self,
        group: Group,
        lines: Sequence[MachineLine],
        own: Sequence[MachineLine],
        places: Sequence[Pin],
        *,
        pinned: bool,
    ) -> State:
        critical = any(key in self.critical for key in group.keys)
        if group.empty:  # row 1
            return State.EMPTY
        if any(_carried_over(entry) for entry in group.entries if entry.fuzzy):  # row 2
            return State.STALE
        if not pinned and not own:
            if any(line.tgt == short(group.tgt) for line in lines):  # row 3
                return State.STALE
            if self._read_elsewhere(group, places):  # row 4
                return State.STALE
        if group.fuzzy or self._refused(group, places):  # rows 5 and 6
            return State.DRAFT
        if critical and not pinned and any(line.kind == "filled" for line in own):  # row 7
            return State.DRAFT
        return self._counted(group, places, critical=critical)

    def _read_elsewhere(self, group: Group, places: Sequence[Pin]) -> bool:
        """Row 4: git or a near match has paired a text, that people know, with another source.

        "Under other sources only" is read as "not pinned under this one": a mere comment here, or a
        rejection that is taken back, does not say that anybody read the text beside its new source.
        """
        own = {src for src, _ in places}
        read = self.attested.sources.get(group.tgt, frozenset())
        return _has_others(read, own) and not _has_others(self.at_home.get(group.tgt, frozenset()), own)

    def _refused(self, group: Group, places: Sequence[Pin]) -> bool:
        return group.tgt in self.attested.withdrawn or any(
            act.act == "rejected" for pair in places for act in self.attested.acts.get(pair, ())
        )

    def _counted(self, group: Group, places: Sequence[Pin], *, critical: bool) -> State:
        """Rows 8 to 10."""
        acts = [act for pair in places for act in self.attested.acts.get(pair, ())]
        if not acts:
            return State.TRANSLATED
        writers = {who for pair in places for who in self.attested.writers.get(pair, ())}
        found = readers(acts, writers, alone=self.policy.alone)
        if found.approved(self.policy.of(critical=critical)) and self._source_is_approved(group):
            return State.APPROVED
        return found.state

    def _source_is_approved(self, group: Group) -> bool:
        """Of each critical unit; what nobody has told the state of is not approved."""
        if self.source_states is None:
            return True
        wanted = [source_of(entry) for entry in group.entries if entry.key in self.critical]
        return all(self.source_states.get(src) == State.APPROVED for src in wanted)


def _at_home(groups: Iterable[Group], attested: Standing) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        if group.src in attested.sources.get(group.tgt, ()):
            found.setdefault(group.tgt, set()).add(group.src)
    return found


def _has_others(sources: Collection[str], own: Collection[str]) -> bool:
    # Counted over `own`, which is one or two: thousands of entries may share one text.
    return len(sources) > sum(src in sources for src in own)


def _machine_lines(entry: Entry) -> list[MachineLine]:
    read = (machine_line(comment) for comment in entry.comments if is_machine_comment(comment))
    return [line for line in read if line]


def _carried_over(entry: Entry) -> bool:
    """Row 2, of a fuzzy entry: its text was made for another source, as its own lines say."""
    if entry.previous:
        former = Entry(entry.previous.msgid, msgctxt=entry.previous.msgctxt, plural=entry.previous.plural)
        if source_of(former) != source_of(entry):
            return True
    carried = [line for line in _machine_lines(entry) if line.kind == "carried"]
    return bool(carried) and short(target_of(entry)) in {line.tgt for line in carried}
