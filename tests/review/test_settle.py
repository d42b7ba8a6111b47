# SPDX-License-Identifier: GPL-3.0-or-later
"""What every write also does (FORMATS 8)."""

from __future__ import annotations

from dataclasses import replace

from w4r_i18n.model.catalogue import Catalogue, Entry, Junk, Previous
from w4r_i18n.model.review import Act, Pin, State
from w4r_i18n.model.target import MachineKind, MachineLine, machine_line
from w4r_i18n.model.unit import Key
from w4r_i18n.review.ledger import Ledger, sealed
from w4r_i18n.review.pairs import grouped
from w4r_i18n.review.quorum import Quorum
from w4r_i18n.review.settle import Settled, accepted, settle
from w4r_i18n.review.standing import standing
from w4r_i18n.review.state import Verdict, judge, states_of
from w4r_i18n.text.digest import short

NEW = Entry("Elle risque onze ans.", "She faces ten years.")
OLD = Entry("Elle risque dix ans.", "She faces ten years.")
FIRST, SECOND = (
    Entry("Il est libre.", "He is free, and he thanks you."),
    Entry("Il vous remercie.", "<join/>"),
)
BLOCK = [FIRST.key, SECOND.key]
NO_PINS: frozenset[Pin] = frozenset()


def pair(entry: Entry) -> Pin:
    return grouped(Catalogue(entries=(entry,)))[0].pair


def line(kind: MachineKind, entry: Entry, detail: str = "") -> str:
    src, tgt = pair(entry)
    return str(MachineLine(kind, short(src), short(tgt), detail))


def verdicts(
    catalogue: Catalogue,
    seen: frozenset[Pin] = NO_PINS,
    *acts: Act,
    blocks: list[list[Key]] | None = None,
) -> tuple[Verdict, ...]:
    attested = standing(Ledger(acts), seen)
    groups = grouped(catalogue, blocks)
    return judge(groups, attested, critical=frozenset(), policy=Quorum(), source_states={})


def settled(*entries: Entry | Junk, seen: frozenset[Pin] = NO_PINS, pin: bool = True) -> Settled:
    catalogue = Catalogue(entries=entries)
    return settle(catalogue, verdicts(catalogue, seen), pin=pin)


def only(found: Settled) -> Entry:
    (entry,) = found.catalogue.messages
    return entry


# (a)


def test_what_is_stale_becomes_fuzzy_with_a_line_of_its_own() -> None:
    found = settled(NEW, seen=frozenset({pair(OLD)}))
    assert only(found).fuzzy
    assert only(found).comments == (line("carried", NEW, "fact"),)
    assert not found.pins


def test_a_person_s_words_and_other_flags_stay_where_they_are() -> None:
    entry = replace(NEW, comments=("check the figure",), flags=("python-brace-format",))
    found = only(settled(entry, seen=frozenset({pair(OLD)})))
    assert found.comments[0] == "check the figure"
    assert found.flags == ("fuzzy", "python-brace-format")


def test_clearing_fuzzy_is_the_way_out_of_what_is_stale() -> None:
    seen = frozenset({pair(OLD)})
    marked = settled(NEW, seen=seen).catalogue
    cleared = accepted(marked, [NEW.key])
    again = verdicts(cleared, seen)
    assert states_of(again) == {NEW.key: State.TRANSLATED}
    done = settle(cleared, again, pin=True)
    assert done.pins == {pair(NEW)}
    assert only(done).comments == ()


def test_clearing_is_enough_where_another_tool_set_fuzzy_and_kept_the_former_source() -> None:
    seen = frozenset({pair(OLD)})
    merged = replace(NEW, flags=("fuzzy",), previous=Previous(OLD.msgid))
    marked = settled(merged, seen=seen).catalogue
    assert states_of(verdicts(marked, seen)) == {NEW.key: State.STALE}
    assert states_of(verdicts(accepted(marked, [NEW.key]), seen)) == {NEW.key: State.TRANSLATED}


def test_a_whole_that_is_stale_is_marked_at_its_head() -> None:
    catalogue = Catalogue(entries=(FIRST, SECOND))
    marked = settle(
        catalogue, verdicts(catalogue, frozenset({pair(FIRST)}), blocks=[BLOCK]), pin=True
    ).catalogue
    first, second = marked.messages
    assert first.fuzzy
    assert not second.fuzzy
    assert second.comments == ()
    assert states_of(verdicts(marked, blocks=[BLOCK]))[SECOND.key] is State.STALE
    cleared = accepted(marked, [FIRST.key])
    assert (
        states_of(verdicts(cleared, frozenset({pair(FIRST)}), blocks=[BLOCK]))[FIRST.key] is State.TRANSLATED
    )


def test_a_filled_text_that_went_stale_must_be_read_and_then_counts_as_read() -> None:
    found = only(settled(replace(NEW, comments=(line("filled", OLD),))))
    assert found.fuzzy
    assert found.comments == (line("carried", NEW, "fact"),)


# (b)


def test_what_stands_and_is_unpinned_is_pinned() -> None:
    assert settled(NEW).pins == {pair(NEW)}
    assert settled(replace(NEW, comments=(line("mt", NEW, "apertium@3.8.3"),))).pins == {pair(NEW)}


def test_nothing_is_pinned_twice_nor_a_draft_nor_an_empty_entry() -> None:
    assert not settled(NEW, seen=frozenset({pair(NEW)})).pins
    assert not settled(replace(NEW, flags=("fuzzy",))).pins
    assert not settled(replace(NEW, msgstr="")).pins


def test_what_memory_filled_is_not_pinned() -> None:
    found = settled(replace(NEW, comments=(line("filled", NEW),)))
    assert not found.pins
    assert only(found).comments == (line("filled", NEW),)


def test_formatting_pins_nothing_but_settles_all_else() -> None:
    entry = replace(NEW, comments=(line("mt", NEW, "apertium@3.8.3"), line("mt", replace(NEW, msgstr="x"))))
    found = settled(entry, pin=False)
    assert not found.pins
    assert only(found).comments == entry.comments[:1]


def test_a_join_is_pinned_with_its_whole() -> None:
    catalogue = Catalogue(entries=(FIRST, SECOND))
    found = verdicts(catalogue, blocks=[BLOCK])
    assert settle(catalogue, found, pin=True).pins == {found[0].group.pair}


# (c)


def test_a_pinned_entry_loses_its_machine_lines_and_its_former_source() -> None:
    entry = replace(
        NEW, comments=("mind the tone", line("carried", NEW, "fact")), previous=Previous(OLD.msgid)
    )
    for seen in (NO_PINS, frozenset({pair(NEW)})):
        found = only(settled(entry, seen=seen))
        assert (found.comments, found.previous) == (("mind the tone",), None)


def test_a_pinned_entry_that_is_fuzzy_keeps_them() -> None:
    entry = replace(NEW, flags=("fuzzy",), comments=(line("carried", NEW),), previous=Previous(OLD.msgid))
    assert only(settled(entry, seen=frozenset({pair(NEW)}))) == entry


def test_lines_of_another_text_and_unreadable_ones_go() -> None:
    other = line("mt", replace(NEW, msgstr="Sie riskiert elf Jahre."), "apertium@3.8.3")
    own = line("mt", NEW, "apertium@3.8.3")
    entry = replace(NEW, flags=("fuzzy",), comments=(other, "w4r: mt nonsense", own))
    assert only(settled(entry)).comments == (own,)


def test_a_line_of_this_text_under_another_source_stays_while_the_entry_is_fuzzy() -> None:
    entry = replace(NEW, flags=("fuzzy",), comments=(line("mt", OLD, "apertium@3.8.3"),))
    kept = [machine_line(comment) for comment in only(settled(entry)).comments]
    assert str(kept[0]) == entry.comments[0]


# Care


def test_settling_what_is_settled_gives_the_same_value() -> None:
    catalogue = settled(NEW, seen=frozenset({pair(NEW)})).catalogue
    assert settle(catalogue, verdicts(catalogue, frozenset({pair(NEW)})), pin=True).catalogue is catalogue


def test_junk_and_obsolete_entries_stay_as_they_are() -> None:
    gone = replace(NEW, obsolete=True, comments=(line("mt", OLD, "apertium@3.8.3"),), raw="#~ …")
    found = settled(Junk("msgid oops"), gone)
    assert found.catalogue.entries == (Junk("msgid oops"), gone)


def test_a_changed_entry_forgets_how_it_was_written_and_others_do_not() -> None:
    stale, fine = replace(NEW, raw="as found"), replace(FIRST, raw="as found")
    first, second = settled(stale, fine, seen=frozenset({pair(OLD)})).catalogue.messages
    assert (first.raw, second.raw) == ("", "as found")


def test_accepting_clears_fuzzy_on_the_chosen_live_entries_only() -> None:
    fuzzy = replace(NEW, flags=("fuzzy", "c-format"), raw="as found")
    gone = replace(fuzzy, obsolete=True)
    other = replace(FIRST, flags=("fuzzy",))
    found = accepted(Catalogue(entries=(fuzzy, gone, other)), [NEW.key])
    assert found.entries == (replace(NEW, flags=("c-format",)), gone, other)


def test_an_approved_pair_needs_no_line() -> None:
    act = sealed(Act("approved", "Elle", *pair(NEW), "kea", "2025-12-10"))
    catalogue = Catalogue(entries=(replace(NEW, comments=(line("mt", NEW),)),))
    found = settle(catalogue, verdicts(catalogue, NO_PINS, act), pin=False)
    assert only(found).comments == ()
