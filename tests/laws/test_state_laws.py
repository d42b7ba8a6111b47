# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws 5, 6 and 10 on a model: a campaign of three units, two branches, and what real tools do to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.catalogue.join import join
from w4r_i18n.model.catalogue import Catalogue, Entry, Previous
from w4r_i18n.model.errors import PolicyError
from w4r_i18n.model.inline import JOIN
from w4r_i18n.model.review import ACTS, Act, Pin, State
from w4r_i18n.model.target import MachineKind, MachineLine, machine_line
from w4r_i18n.review.acts import (
    Signer,
    afresh,
    approve,
    comment,
    ended,
    moved,
    reject,
    review,
    sign,
    withdraw,
)
from w4r_i18n.review.ledger import Ledger, read_ledger, sealed, write_line
from w4r_i18n.review.pairs import Group, digest_of_source, grouped, source_of, target_of
from w4r_i18n.review.quorum import Quorum
from w4r_i18n.review.settle import accepted, settle
from w4r_i18n.review.standing import Standing, standing
from w4r_i18n.review.state import Verdict, judge, states_of
from w4r_i18n.text.digest import short

PEOPLE = ("kea", "tui", "weka", "demo-mako")
DAY = "2025-12-10"
SOURCES = (
    # As it was, its typographic twin, another wording, another fact.
    (
        "L'appel dure dix ans.",
        "L’appel dure dix\u00a0ans.",
        "L'appel durera dix ans.",
        "L'appel dure onze ans.",
    ),
    ("Elle est libre.", "Elle est\u202flibre.", "La voilà libre.", "Elle n'est pas libre."),
    ("Libérez-la !", "Libérez-la\u00a0!", "Relâchez-la !", "Jugez-la !"),
)
CRITICAL = 2
"""The unit that is a demand."""
FACT = 3
"""The version of a source that changes a fact."""
LONG_WALKS, LONG_WALK, PAST = 120, 80, 20
CONTEXTS = (None, "heading")
"""A unit may gain and lose a context."""
SHARED = "Yes."
"""A text that may stand under several units."""


@dataclass(frozen=True)
class Branch:
    """What git holds on one branch."""

    entries: tuple[Entry, ...] = tuple(Entry(versions[0]) for versions in SOURCES)
    acts: frozenset[Act] = frozenset()
    seen: frozenset[Pin] = frozenset()
    stood: frozenset[str] = frozenset()
    """Targets that were TRANSLATED or better at a write that pins. What has not, the states can't protect."""
    past: tuple[tuple[Entry, ...], ...] = ()
    """What the entries have been; a revert goes back to it."""

    @property
    def catalogue(self) -> Catalogue:
        return Catalogue(entries=self.entries)

    @property
    def attested(self) -> Standing:
        return standing(Ledger(tuple(self.acts)), self.seen)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        texts = (version for versions in SOURCES for version in versions)
        every = (Entry(text, msgctxt=context) for text in texts for context in CONTEXTS)
        return judge(
            grouped(self.catalogue),
            self.attested,
            critical={(context or "", version) for version in SOURCES[CRITICAL] for context in CONTEXTS},
            policy=Quorum(),
            source_states={source_of(entry): State.APPROVED for entry in every},
        )

    def at(self, unit: int) -> Entry:
        return self.entries[unit]

    def having(self, unit: int, entry: Entry) -> Branch:
        """With the unit's live entry replaced; obsolete ones stand after the three."""
        entries = (*self.entries[:unit], entry, *self.entries[unit + 1 :])
        return replace(self, entries=entries)

    def group(self, unit: int) -> Group:
        """The unit, with what it joins or is joined to: the three are one block."""
        return next(group for group in grouped(self.catalogue) if self.at(unit).key in group.keys)


@dataclass
class World:
    """Two branches, their common ancestor, and what people did."""

    branches: list[Branch] = field(default_factory=lambda: [Branch(), Branch()])
    base: Branch = field(default_factory=Branch)
    endorsed: set[Pin] = field(default_factory=set)
    """Pairs that a person has typed, cleared or signed; and under which a text stood first."""


def line(kind: MachineKind, group: Group, detail: str = "") -> str:
    return str(MachineLine(kind, short(group.src), short(group.tgt), detail))


def text_of(unit: int, number: int) -> str:
    return SHARED if number == FACT else f"text {number} of unit {unit}"


# What happens: each event takes the world, a branch, a unit and a number, and may change the branch.

Event = Callable[[World, Branch, int, int], Branch]


def type_text(world: World, branch: Branch, unit: int, number: int) -> Branch:
    """In an editor: it clears fuzzy and drops `#|`, and keeps the comments."""
    entry = replace(branch.at(unit), msgstr=text_of(unit, number), flags=(), previous=None)
    branch = branch.having(unit, entry)
    world.endorsed.add(branch.group(unit).pair)
    return branch


def type_and_stay_fuzzy(world: World, branch: Branch, unit: int, number: int) -> Branch:
    branch = branch.having(unit, replace(branch.at(unit), msgstr=text_of(unit, number), flags=("fuzzy",)))
    world.endorsed.add(branch.group(unit).pair)
    return branch


def type_join(world: World, branch: Branch, unit: int, _number: int) -> Branch:
    """`<join/>`: said in the segment before."""
    branch = branch.having(unit, replace(branch.at(unit), msgstr=JOIN, flags=(), previous=None))
    world.endorsed.add(branch.group(unit).pair)
    return branch


def clear_fuzzy(world: World, branch: Branch, unit: int, _number: int) -> Branch:
    entry = branch.at(unit)
    if not entry.fuzzy:
        return branch
    # An editor shows the entry, a page the whole: the person has read both.
    world.endorsed |= {branch.group(unit).pair, (source_of(entry), target_of(entry))}
    return branch.having(unit, replace(entry, flags=()))


def clear_fuzzy_and_comments(world: World, branch: Branch, unit: int, number: int) -> Branch:
    if not branch.at(unit).fuzzy:
        return branch
    branch = clear_fuzzy(world, branch, unit, number)
    return branch.having(unit, replace(branch.at(unit), comments=()))


def set_fuzzy(_world: World, branch: Branch, unit: int, _number: int) -> Branch:
    return (
        branch.having(unit, replace(branch.at(unit), flags=("fuzzy",))) if branch.at(unit).msgstr else branch
    )


def empty_text(_world: World, branch: Branch, unit: int, _number: int) -> Branch:
    return branch.having(unit, replace(branch.at(unit), msgstr="", flags=()))


def draft(_world: World, branch: Branch, unit: int, number: int) -> Branch:
    """Fills empty strings only; always fuzzy."""
    return _machine(branch, unit, number, "mt", ("fuzzy",))


def fill(_world: World, branch: Branch, unit: int, number: int) -> Branch:
    """Context-exact memory, without fuzzy."""
    return _machine(branch, unit, number, "filled", ())


def _machine(branch: Branch, unit: int, number: int, kind: MachineKind, flags: tuple[str, ...]) -> Branch:
    if branch.at(unit).msgstr:
        return branch
    branch = branch.having(unit, replace(branch.at(unit), msgstr=text_of(unit, number)))
    detail = "apertium@3.8.3" if kind == "mt" else ""
    comments = (*branch.at(unit).comments, line(kind, branch.group(unit), detail))
    return branch.having(unit, replace(branch.at(unit), flags=flags, comments=comments))


def write(world: World, branch: Branch, _unit: int = 0, _number: int = 0) -> Branch:
    """Any of our writes that pin; checks what settling may never do."""
    verdicts = branch.verdicts
    stand = [each.group for each in verdicts if not each.state.missing and not each.filled]
    world.endorsed |= {group.pair for group in stand if group.tgt not in branch.stood}
    found = settle(branch.catalogue, verdicts, pin=True)
    after = replace(
        branch,
        entries=_entries(found.catalogue),
        seen=branch.seen | found.pins,
        stood=branch.stood | {group.tgt for group in stand},
    )
    _settling_loses_nothing(branch, after)
    again = settle(after.catalogue, after.verdicts, pin=True)
    assert (again.catalogue, again.pins) == (after.catalogue, frozenset())
    _clearing_is_the_way_out(after)
    return after


def format_file(_world: World, branch: Branch, _unit: int, _number: int) -> Branch:
    """`fmt` and the clean filter: settle, pin nothing."""
    found = settle(branch.catalogue, branch.verdicts, pin=False)
    assert not found.pins
    return replace(branch, entries=_entries(found.catalogue))


def change_source(world: World, branch: Branch, unit: int, number: int) -> Branch:
    """Our own merge, in small (FORMATS 7): the old text is kept, stale, obsolete or revived."""
    branch = write(world, branch)
    old, msgid = branch.at(unit), SOURCES[unit][number]
    if msgid == old.msgid:
        return branch
    if source_of(Entry(msgid)) == source_of(old):
        return branch.having(unit, replace(old, msgid=msgid))
    back = [entry for entry in branch.entries[3:] if entry.msgid == msgid]
    state = states_of(branch.verdicts)[old.key]
    rest = tuple(entry for entry in branch.entries[3:] if entry.msgid not in {msgid, old.msgid})
    stood = state >= State.TRANSLATED and old.msgstr != JOIN
    kept = (replace(old, obsolete=True),) if stood else ()
    branch = replace(branch, entries=(*branch.entries[:3], *rest, *kept))
    if back:
        return branch.having(unit, replace(back[0], obsolete=False))
    if old.msgstr in {"", JOIN} or state == State.DRAFT:
        return branch.having(unit, Entry(msgid))
    branch = branch.having(unit, replace(old, msgid=msgid, flags=("fuzzy",), previous=Previous(old.msgid)))
    carried = line("carried", branch.group(unit), "fact" if number == FACT else "")
    branch = branch.having(unit, replace(branch.at(unit), comments=(carried,)))
    assert states_of(branch.verdicts)[branch.at(unit).key] == State.STALE
    return branch


def change_context(world: World, branch: Branch, unit: int, _number: int) -> Branch:
    """Our own merge: the text and its acts are kept, and an act `moved` says whence (FORMATS 7)."""
    branch = write(world, branch)
    old, group = branch.at(unit), branch.group(unit)
    if group.empty or group.fuzzy or len(group.entries) > 1:
        return branch
    state = states_of(branch.verdicts)[old.key]
    new = replace(old, msgctxt="heading" if old.msgctxt is None else None)
    lines = (machine_line(each) for each in old.comments)
    own = [
        replace(each, src=short(source_of(new))) for each in lines if each and each.src == short(group.src)
    ]
    branch = branch.having(unit, replace(new, comments=tuple(map(str, own))))
    act = moved(branch.group(unit), branch.attested, Signer("w4r", DAY), former_context=old.msgctxt or "")
    if state >= State.TRANSLATED:
        world.endorsed.add(branch.group(unit).pair)
    return replace(branch, acts=branch.acts | {act})


def msgmerge(world: World, branch: Branch, unit: int, number: int) -> Branch:
    """Another tool merges: fuzzy, comments carried to the near match, `#|` dropped."""
    branch = write(world, branch)
    flags = ("fuzzy",) if branch.at(unit).msgstr else ()
    return branch.having(
        unit, replace(branch.at(unit), msgid=SOURCES[unit][number], flags=flags, previous=None)
    )


def msgmerge_previous(world: World, branch: Branch, unit: int, number: int) -> Branch:
    old = branch.at(unit).msgid
    branch = msgmerge(world, branch, unit, number)
    return branch.having(unit, replace(branch.at(unit), previous=Previous(old) if old else None))


def pair_in_silence(world: World, branch: Branch, unit: int, number: int) -> Branch:
    """Git merges the msgid of one side with the text of the other, without a conflict."""
    branch = write(world, branch)
    return branch.having(unit, replace(branch.at(unit), msgid=SOURCES[unit][number]))


def join_branches(world: World, branch: Branch, _unit: int, number: int) -> Branch:
    """Git's three-way merge, field by field; ledger and pins by union. Heads are pinned before."""
    ours, theirs = (write(world, each) for each in world.branches)
    entries = []
    for unit in range(3):
        base, left, right = world.base.at(unit), ours.at(unit), theirs.at(unit)
        entries.append(_merged(base, left, right, prefer=(left, right)[number % 2]))
    merged = replace(
        branch,
        entries=(*entries, *ours.entries[3:]),
        acts=ours.acts | theirs.acts,
        seen=ours.seen | theirs.seen,
        stood=ours.stood | theirs.stood,
        past=ours.past + theirs.past,
    )
    world.base = merged
    world.branches = [merged, merged]
    return merged


def join_by_driver(world: World, branch: Branch, _unit: int, number: int) -> Branch:
    """The merge driver: by entry. In a conflict, and where both reworded, a person takes one side's."""
    ours, theirs = (write(world, each) for each in world.branches)
    found = join(world.base.catalogue, ours.catalogue, theirs.catalogue)
    chosen = {
        **{each.key: each for each in found.catalogue.messages},
        **(found.conflicts if number % 2 else {}),
    }
    side = (ours, theirs)[number % 2]
    live = tuple(chosen.get(side.at(unit).key, side.at(unit)) for unit in range(3))
    keys = {entry.key for entry in live}
    left = [replace(each, obsolete=True) for each in chosen.values() if each.key not in keys and each.msgstr]
    merged = replace(
        branch,
        entries=(*live, *left, *found.catalogue.obsolete),
        acts=ours.acts | theirs.acts,
        seen=ours.seen | theirs.seen,
        stood=ours.stood | theirs.stood,
        past=ours.past + theirs.past,
    )
    world.base = merged
    world.branches = [merged, merged]
    return merged


def _merged(base: Entry, left: Entry, right: Entry, *, prefer: Entry) -> Entry:
    """Lines that both sides changed, or that touch, are a conflict: a person takes one side whole."""
    names = ["flags", "previous", "msgctxt", "msgid", "msgstr"]
    for name in ("previous", "msgctxt"):
        if getattr(base, name) is getattr(left, name) is getattr(right, name) is None:
            names.remove(name)
    ours, theirs = (
        [at for at, name in enumerate(names) if getattr(side, name) != getattr(base, name)]
        for side in (left, right)
    )
    if any(abs(one - two) <= 1 for one in ours for two in theirs):
        return prefer
    # One side clears fuzzy, the other adds the line that says why it should stand: once joined, no state
    # can tell that from an acceptance. `review verify` lists such a pair (FORMATS 8); here a person looks.
    if (left.fuzzy != right.fuzzy) and left.comments != right.comments:
        return prefer
    merged = replace(base, comments=right.comments if left.comments == base.comments else left.comments)
    for side, changed in ((left, ours), (right, theirs)):
        taken = {names[at]: getattr(side, names[at]) for at in changed}
        merged = replace(merged, **taken)
    return merged


def revert(world: World, branch: Branch, _unit: int, number: int) -> Branch:
    """The catalogue as it was; the ledger only grows."""
    branch = write(world, branch)
    return replace(branch, entries=branch.past[number % len(branch.past)]) if branch.past else branch


def union_of_comments(world: World, branch: Branch, unit: int, _number: int) -> Branch:
    """msgcat joins the comments of both sides."""
    branch = write(world, branch)
    lines = (comment for each in (branch, *world.branches) for comment in each.at(unit).comments)
    return branch.having(unit, replace(branch.at(unit), comments=tuple(dict.fromkeys(lines))))


def _by_a_person(kind: str) -> Event:
    def act(world: World, branch: Branch, unit: int, number: int) -> Branch:
        signer, group, attested = Signer(PEOPLE[number], DAY), branch.group(unit), branch.attested
        makers = {
            "sign": sign, "review": review, "approve": approve, "reject": reject,
            "withdraw": withdraw, "comment": comment,
        }  # fmt: skip
        try:
            made = makers[kind](group, attested, signer, note="because")
        except PolicyError:
            return branch
        acts = made if isinstance(made, tuple) else (made,)
        living = {act.id for those in attested.acts.values() for act in those}
        dead = {act.id for act in branch.acts} - living
        branch = replace(branch, acts=branch.acts | {afresh(act, dead) for act in acts})
        if kind not in {"sign", "review", "approve"}:
            return branch
        world.endorsed.add(group.pair)
        return write(world, replace(branch, entries=_entries(accepted(branch.catalogue, group.keys))))

    act.__name__ = kind
    return act


def take_back(_world: World, branch: Branch, unit: int, number: int) -> Branch:
    """Somebody names an act of the pair as ended, by a mere comment."""
    acts = sorted(branch.attested.acts.get(branch.group(unit).pair, ()), key=lambda act: act.id)
    if not acts:
        return branch
    chosen = acts[number % len(acts)]
    ended = (chosen.id,)
    comment = Act("commented", "", chosen.src, chosen.tgt, PEOPLE[number % 3], DAY, supersedes=ended)
    return replace(branch, acts=branch.acts | {sealed(comment)})


def revert_person(_world: World, branch: Branch, _unit: int, number: int) -> Branch:
    """All that one person signed ends, pair by pair."""
    attested = branch.attested
    theirs = ([act for act in those if act.by == PEOPLE[number]] for those in attested.acts.values())
    signer = Signer(PEOPLE[(number + 1) % 3], DAY)
    lines = {ended(those, attested, signer, note="account taken over") for those in theirs if those}
    return replace(branch, acts=branch.acts | lines)


EVENTS: tuple[Event, ...] = (
    type_text, type_text, type_and_stay_fuzzy, type_join, clear_fuzzy, clear_fuzzy_and_comments, set_fuzzy,
    empty_text, draft, fill,
    write, write, format_file, change_source, change_source, msgmerge, msgmerge_previous, pair_in_silence,
    join_branches, join_by_driver, revert, union_of_comments, take_back, change_context, revert_person,
    *map(_by_a_person, ("sign", "review", "approve", "approve", "reject", "withdraw", "comment")),
)  # fmt: skip
Step = tuple[Event, int, int, int]
STEP = st.tuples(st.sampled_from(EVENTS), st.integers(0, 1), st.integers(0, 2), st.integers(0, 3))


def _entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    return tuple(entry for entry in catalogue.entries if isinstance(entry, Entry))


# What must hold


def walk(steps: Iterable[Step], *laws: Callable[[World, Branch], None]) -> None:
    world = World()
    for event, side, unit, number in steps:
        after = event(world, world.branches[side], unit, number)
        world.branches[side] = replace(after, past=(*after.past, after.entries)[-PAST:])
        for law in laws:
            law(world, after)


def _settling_loses_nothing(before: Branch, after: Branch) -> None:
    for old, new in zip(before.entries, after.entries, strict=True):
        assert (old.key, old.msgstr, old.obsolete) == (new.key, new.msgstr, new.obsolete)
        assert set(new.flags) - set(old.flags) <= {"fuzzy"}


def _clearing_is_the_way_out(branch: Branch) -> None:
    stale = {key for each in branch.verdicts if each.state == State.STALE for key in each.group.keys}
    cleared = replace(branch, entries=_entries(accepted(branch.catalogue, stale)))
    living = oracle_living(branch.acts)
    rejected = {(act.src, act.tgt) for act in living if act.act == "rejected"}
    withdrawn = {act.tgt for act in living if act.act == "withdrawn"}
    for verdict in cleared.verdicts:
        if verdict.group.head.key in stale:
            refused = not rejected.isdisjoint(oracle_homes(verdict.group, living))
            refused = refused or verdict.group.tgt in withdrawn
            assert verdict.state >= (State.DRAFT if refused else State.TRANSLATED)


def oracle_living(acts: Iterable[Act]) -> set[Act]:
    """FORMATS 8 said over again, slowly."""
    counted = [act for act in acts if not act.by.startswith("demo-")]
    writers = defaultdict(set)
    for act in counted:
        if act.act == "translated":
            writers[act.src, act.tgt].add(act.by)

    def may_end(one: Act, other: Act) -> bool:
        if other.id not in one.supersedes or one == other:
            return False
        if (one.src, one.tgt) == (other.src, other.tgt):
            return not (other.act in {"rejected", "withdrawn"} and one.by in writers[other.src, other.tgt])
        return one.act == "approved" and one.src == other.src and other.act in {"reviewed", "approved"}

    def lives(act: Act) -> bool:
        enders = [other for other in counted if may_end(other, act)]
        if act.act in {"rejected", "withdrawn"}:
            return not any(map(lives, enders))
        return not enders

    return {act for act in counted if lives(act)}


def oracle_homes(group: Group, living: Iterable[Act]) -> list[Pin]:
    """The pair, and what it was before its context changed."""
    found = [group.pair]
    for pair in found:
        notes = {act.note for act in living if act.act == "moved" and (act.src, act.tgt) == pair}
        found += [
            former
            for note in notes
            if (former := (digest_of_source(note, group.source), group.tgt)) not in found
        ]
    return found


def only_what_was_let_stand(world: World, after: Branch) -> None:
    """Law 5, of states."""
    verdicts, sources = after.verdicts, after.attested.sources
    at_home = {each.group.tgt for each in verdicts if each.group.src in sources.get(each.group.tgt, ())}
    for verdict in verdicts:
        group = verdict.group
        if verdict.state.missing or group.pair in world.endorsed:
            continue
        if group.tgt not in after.stood and not made_by_a_machine(group):
            continue  # a person typed it, and nothing has been written down of it
        demand = any(entry.msgid in SOURCES[CRITICAL] for entry in group.entries)
        # A text that stands under another source of the file too is nobody's mistake (row 4).
        assert (verdict.filled and not demand) or (group.tgt in at_home and group.head.msgstr == SHARED)


def made_by_a_machine(group: Group) -> bool:
    lines = (machine_line(comment) for comment in group.head.comments)
    return any(line and line.tgt == short(group.tgt) for line in lines)


def nothing_above_translated_but_by_acts(_world: World, after: Branch) -> None:
    """Law 6."""
    living = oracle_living(after.acts)
    for verdict in after.verdicts:
        if verdict.state <= State.TRANSLATED:
            continue
        homes = oracle_homes(verdict.group, living)
        acts = [act for act in living if (act.src, act.tgt) in homes]
        assert verdict.group.tgt not in {act.tgt for act in living if act.act == "withdrawn"}
        wrote = {act.by for act in acts if act.act == "translated"}
        read = [act for act in acts if act.by not in wrote and act.act in {"reviewed", "approved"}]
        assert not verdict.group.fuzzy
        assert "rejected" not in {act.act for act in acts}
        assert len({act.by for act in read}) >= (1 if wrote else 2)
        assert verdict.state == State.REVIEWED or "approved" in {act.act for act in read}


@settings(deadline=None, derandomize=True, max_examples=400)
@given(st.lists(STEP, min_size=1, max_size=60))
def test_law_5_a_text_stands_only_under_a_source_beside_which_a_person_let_it_stand(
    steps: list[Step],
) -> None:
    """Law 5, of states: a text that once stood, and whose source then changes, is kept and stale; it is
    TRANSLATED or better only as a pair that a person typed, cleared or signed, or that memory filled where
    nothing is critical. So is what a machine wrote, from the start."""
    walk(steps, only_what_was_let_stand)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(st.lists(STEP, min_size=1, max_size=60))
def test_law_6_no_edit_by_itself_yields_more_than_translated(steps: list[Step]) -> None:
    """Law 6: more than TRANSLATED is only what the ledger holds a living review of, for exactly that pair,
    by somebody who did not write it; APPROVED only with a living approval, and never beside a rejection."""
    walk(steps, nothing_above_translated_but_by_acts)


@settings(deadline=None, derandomize=True, max_examples=LONG_WALKS)
@given(st.randoms(use_true_random=True))
def test_laws_5_and_6_hold_on_long_walks(chance: Random) -> None:
    """Laws 5 and 6 after every step of walks so long that branches part and meet many times."""
    steps = [
        (chance.choice(EVENTS), chance.randrange(2), chance.randrange(3), chance.randrange(4))
        for _ in range(LONG_WALK)
    ]
    walk(steps, only_what_was_let_stand, nothing_above_translated_but_by_acts)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Act]:
    """Acts on two sources and two texts that end one another in every way, also where they may not."""
    acts: list[Act] = []
    for _ in range(draw(st.integers(0, 10))):
        ended = draw(st.lists(st.sampled_from(acts), max_size=3)) if acts else []
        src, tgt = (
            grouped(Catalogue(entries=(Entry("a"),)))[0].src[:-1] + draw(st.sampled_from("01")) for _ in "st"
        )
        ids = tuple(sorted({act.id for act in ended}))
        by = draw(st.sampled_from(PEOPLE))
        acts.append(sealed(Act(draw(st.sampled_from(ACTS)), "", src, tgt, by, DAY, supersedes=ids)))
    return acts


@settings(deadline=None, derandomize=True, max_examples=600)
@given(ledgers())
def test_the_acts_that_live_are_those_of_the_rules_said_slowly(acts: list[Act]) -> None:
    """Of a set of acts, those live that the rules of FORMATS 8, read word by word, leave alive."""
    found = standing(Ledger(tuple(dict.fromkeys(acts))))
    assert {act for those in found.acts.values() for act in those} == oracle_living(dict.fromkeys(acts))


@st.composite
def forged(draw: st.DrawFn) -> list[Act]:
    """Acts whose ids are made up, so that they can end one another in circles, and themselves."""
    ids = [f"{number:024x}" for number in range(6)]
    return [
        Act(
            draw(st.sampled_from(ACTS)), "", *SHARED_PAIR, draw(st.sampled_from(PEOPLE)), DAY,
            supersedes=tuple(draw(st.lists(st.sampled_from(ids), max_size=3))), id=name,
        )
        for name in ids
    ]  # fmt: skip


SHARED_PAIR = grouped(Catalogue(entries=(Entry(SOURCES[0][0], SHARED),)))[0].pair


@settings(deadline=None, derandomize=True, max_examples=400)
@given(forged() | ledgers(), st.randoms(use_true_random=False), st.frozensets(st.just(SHARED_PAIR)))
def test_law_10_the_state_is_a_function_of_the_set_of_acts(
    acts: list[Act], chance: Random, seen: frozenset[Pin]
) -> None:
    """Law 10: acts in any order, or twice, give the same states; circles forged of them too."""
    shuffled = [*acts, *acts[::2]]
    chance.shuffle(shuffled)
    catalogue = Catalogue(entries=(Entry(SOURCES[0][0], SHARED), Entry(SOURCES[0][FACT], SHARED)))
    one, two = (
        judge(
            grouped(catalogue), standing(Ledger(tuple(order)), seen, demonstration=True),
            critical=frozenset(), policy=Quorum(people=0), source_states={},
        )
        for order in (acts, shuffled)
    )  # fmt: skip
    assert one == two


@settings(deadline=None, derandomize=True, max_examples=300)
@given(ledgers(), st.randoms(use_true_random=False))
def test_law_10_of_text_lines_in_any_order_or_twice_are_the_same_ledger(
    acts: list[Act], chance: Random
) -> None:
    """Law 10, of the file: git's union of two branches' lines, in any order or twice, is one ledger."""
    lines = [write_line(act) for act in (*acts, *acts[::2])]
    chance.shuffle(lines)
    whole = read_ledger("".join(lines), path="x")
    assert not whole.damaged
    assert whole == read_ledger("".join(map(write_line, acts)), path="x")


@settings(deadline=None, derandomize=True, max_examples=400)
@given(st.text(max_size=300) | st.sampled_from(SOURCES[0]).map(lambda text: text * 20), st.integers(0, 300))
def test_reading_a_ledger_never_raises(text: str, cut: int) -> None:
    """Whatever stands in a ledger is acts or diagnostics, also when a true line is cut or changed."""
    act = sealed(Act("rejected", "Libérez", *SHARED_PAIR, "kea", DAY, note="x"))
    true = write_line(act)
    for tried in (text, true[:cut] + text + true[cut:]):
        found = read_ledger(tried, path="x")
        assert found.damaged is bool(found.diagnostics)
        assert {each.id for each in found.acts} <= {act.id}
