# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of joining two branches: of catalogues by entry, of ledgers and pins by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.catalogue.join import Joined, join, spelled
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.flow.join import joined_lines
from w4r_i18n.model.catalogue import Catalogue, Entry, Header, Previous
from w4r_i18n.model.target import MachineKind, MachineLine, is_machine_comment
from w4r_i18n.model.unit import Key
from w4r_i18n.text.digest import short, source_digest, target_digest

SOURCES = (
    "La rivière traverse deux villages.",
    "La rivière traverse trois villages.",
    "La rivière sombre traverse deux villages.",
    "Elle n'a jamais été jugée.",
    "Elle n’a jamais été jugée.",
    "Libérez-la !",
)
TEXTS = ("ja", "nein", "vielleicht", "keineswegs", "gewiss", "wer weiß")
"""One for each source: what a draw of a text also says of a rewording."""
HEADER = Header((("Language", "de"), ("PO-Revision-Date", "2025-01-01 10:00+0000")))
Edit = Callable[[Catalogue], Catalogue]


def line(kind: MachineKind, msgid: str, text: str, detail: str = "") -> str:
    return str(MachineLine(kind, short(source_digest("", msgid)), short(target_digest(text)), detail))


def entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    return tuple(entry for entry in catalogue.entries if isinstance(entry, Entry))


def having(catalogue: Catalogue, old: Entry, *new: Entry) -> Catalogue:
    found: list[Entry] = []
    for entry in entries(catalogue):
        found += new if entry is old else [entry]
    return replace(catalogue, entries=tuple(found))


# What one person or program does to one entry of a branch


def typed(catalogue: Catalogue, entry: Entry, text: str) -> Catalogue:
    return having(catalogue, entry, replace(entry, msgstr=f"{text} ({entry.msgid})", flags=(), previous=None))


def drafted(catalogue: Catalogue, entry: Entry, text: str) -> Catalogue:
    if entry.msgstr:
        return catalogue
    made = line("mt", entry.msgid, text, "echo@1")
    return having(catalogue, entry, replace(entry, msgstr=text, flags=("fuzzy",), comments=(made,)))


def cleared(catalogue: Catalogue, entry: Entry, _text: str) -> Catalogue:
    return having(catalogue, entry, replace(entry, flags=()))


def marked(catalogue: Catalogue, entry: Entry, _text: str) -> Catalogue:
    return having(catalogue, entry, replace(entry, flags=("fuzzy",) if entry.msgstr else ()))


def noted(catalogue: Catalogue, entry: Entry, text: str) -> Catalogue:
    return having(catalogue, entry, replace(entry, comments=(*entry.comments, f"note: {text}")))


def emptied(catalogue: Catalogue, entry: Entry, _text: str) -> Catalogue:
    return having(catalogue, entry, replace(entry, msgstr="", flags=(), previous=None, comments=()))


def reworded(catalogue: Catalogue, entry: Entry, text: str) -> Catalogue:
    """Our own merge, in small: the old pair obsolete, its text carried to the new source."""
    msgid = SOURCES[TEXTS.index(text)]
    if msgid in {each.msgid for each in catalogue.messages}:
        return catalogue
    if not entry.msgstr or entry.fuzzy:
        return having(catalogue, entry, Entry(msgid))
    comments = (line("carried", msgid, entry.msgstr, "fact"),)
    new = Entry(msgid, entry.msgstr, flags=("fuzzy",), previous=Previous(entry.msgid), comments=comments)
    return having(catalogue, entry, new, replace(entry, obsolete=True))


def taken_out(catalogue: Catalogue, entry: Entry, _text: str) -> Catalogue:
    return having(catalogue, entry, *([replace(entry, obsolete=True)] if entry.msgstr else []))


def turned(catalogue: Catalogue, _entry: Entry, _text: str) -> Catalogue:
    """The paragraphs in another order."""
    return replace(catalogue, entries=(*reversed(catalogue.messages), *catalogue.obsolete))


EVENTS = (
    typed,
    typed,
    typed,
    reworded,
    drafted,
    cleared,
    marked,
    noted,
    emptied,
    reworded,
    reworded,
    taken_out,
    turned,
)


@st.composite
def branch(draw: st.DrawFn, start: Catalogue) -> Catalogue:
    """What becomes of a catalogue in a few steps."""
    for _ in range(draw(st.integers(0, 4))):
        if start.messages:
            event, entry = draw(st.sampled_from(EVENTS)), draw(st.sampled_from(start.messages))
            start = event(start, entry, draw(st.sampled_from(TEXTS)))
    return canonical(start)


def canonical(catalogue: Catalogue) -> Catalogue:
    return read_po(write_po(catalogue), path="x.po")


@st.composite
def sides(draw: st.DrawFn) -> tuple[Catalogue, Catalogue, Catalogue]:
    chosen = draw(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=4, unique=True))
    base = draw(branch(Catalogue(HEADER, tuple(Entry(msgid) for msgid in chosen))))
    return base, draw(branch(base)), draw(branch(base))


def spread(joined: Joined) -> tuple[set[object], set[object]]:
    """What a join came to, without the order of entries, of comments and of a conflict's sides."""
    clear = {
        (e.key, e.texts, e.obsolete, frozenset(e.flags), frozenset(e.comments), e.previous)
        for e in entries(joined.catalogue)
        if e.obsolete or e.key not in joined.conflicts
    }
    chosen = {entry.key: entry for entry in joined.catalogue.messages}
    pairs: set[object] = {
        (key, frozenset((chosen[key].texts, other.texts))) for key, other in joined.conflicts.items()
    }
    return set(clear), pairs


def texts(joined: Joined) -> set[str]:
    kept = {text for entry in entries(joined.catalogue) for text in entry.texts}
    return kept | {text for entry in joined.conflicts.values() for text in entry.texts}


def by_people(catalogue: Catalogue) -> dict[Key, str]:
    return {
        entry.key: entry.msgstr
        for entry in catalogue.messages
        if entry.msgstr and not (entry.fuzzy and any(map(is_machine_comment, entry.comments)))
    }


@settings(deadline=None, derandomize=True, max_examples=150)
@given(sides())
def test_joining_two_branches_loses_no_text(three: tuple[Catalogue, Catalogue, Catalogue]) -> None:
    """A text that a person gave an entry on either side is in the join: live, obsolete or in a conflict."""
    base, *branches = three
    found = texts(join(base, *branches))
    before = by_people(base)
    for side in branches:
        for key, text in by_people(side).items():
            assert before.get(key) == text or text in found


@settings(deadline=None, derandomize=True, max_examples=150)
@given(sides())
def test_joining_two_branches_commutes(three: tuple[Catalogue, Catalogue, Catalogue]) -> None:
    """Whichever branch is merged into which: the same entries, the same conflicts."""
    base, ours, theirs = three
    assert spread(join(base, ours, theirs)) == spread(join(base, theirs, ours))


@settings(deadline=None, derandomize=True, max_examples=150)
@given(sides())
def test_joining_with_an_unchanged_branch_gives_the_other(
    three: tuple[Catalogue, Catalogue, Catalogue],
) -> None:
    """What only one side changed is as that side has it, in its order; so is what both did alike. An obsolete
    twin of a live text says nothing more, and goes."""
    base, side, _ = three
    for found in (join(base, side, base), join(base, base, side), join(base, side, side)):
        assert not found.conflicts
        assert found.catalogue.messages == side.messages
        live = {(entry.key, entry.texts) for entry in side.messages}
        twins = {entry for entry in side.obsolete if (entry.key, entry.texts) in live}
        assert set(found.catalogue.obsolete) == set(side.obsolete) - twins


@settings(deadline=None, derandomize=True, max_examples=150)
@given(sides())
def test_no_text_stands_where_neither_side_had_it_unless_fuzzy(
    three: tuple[Catalogue, Catalogue, Catalogue],
) -> None:
    """A pair that is not fuzzy after a join was not fuzzy on one of the sides: none is made in silence."""
    base, *branches = three
    found = join(base, *branches)
    clear = {(e.msgid, e.msgstr) for side in branches for e in side.messages if not e.fuzzy}
    like = {(source_digest("", msgid), text) for msgid, text in clear}
    for entry in found.catalogue.messages:
        if entry.msgstr and not entry.fuzzy and entry.key not in found.conflicts:
            assert (source_digest("", entry.msgid), entry.msgstr) in like


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.sampled_from(TEXTS), st.permutations(SOURCES[:3]), st.booleans())
def test_what_one_side_typed_and_the_other_reworded_is_fuzzy_under_the_new_source(
    text: str, sources: list[str], first: bool
) -> None:
    """The new text comes to the new source, fuzzy, `carried fact`, with the old source beside it."""
    old, new = sources[:2]
    base = canonical(Catalogue(HEADER, (Entry(old, "alt"),)))
    ours = canonical(typed(base, base.messages[0], text))
    theirs = canonical(reworded(base, base.messages[0], TEXTS[SOURCES.index(new)]))
    found = join(base, ours, theirs) if first else join(base, theirs, ours)
    (entry,) = found.catalogue.messages
    stands = ours.messages[0].msgstr
    assert (entry.msgid, entry.msgstr, entry.fuzzy) == (new, stands, True)
    assert entry.previous == Previous(old)
    assert line("carried", new, stands, "fact") in entry.comments
    assert (old, stands) in {(each.msgid, each.msgstr) for each in found.catalogue.obsolete}


@settings(deadline=None, derandomize=True, max_examples=150)
@given(sides())
def test_a_join_is_read_back_whole_or_refused_for_its_conflicts(
    three: tuple[Catalogue, Catalogue, Catalogue],
) -> None:
    """What is written without a conflict reads back as it is; with one no reader takes it, each text once."""
    found = join(*three)
    text = spelled(found)
    again = read_po(text, path="x.po")
    assert again.refused is bool(found.conflicts)
    if not found.conflicts:
        assert entries(again) == entries(found.catalogue)
    assert text.count("<<<<<<<") == text.count(">>>>>>>") == len(found.conflicts)


LINES = st.lists(st.sampled_from([b"a", b"b", b"c", b"d", b"e"]), unique=True, max_size=5)


def block(lines: list[bytes]) -> bytes:
    return b"".join(each + b"\n" for each in lines)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(LINES, LINES, LINES, st.booleans())
def test_joining_ledgers_loses_no_line(
    base: list[bytes], ours: list[bytes], theirs: list[bytes], order: bool
) -> None:
    """Every act and pin that either branch added is there once; so is what both still have."""
    found = joined_lines(block(base), block(ours), block(theirs), order=order).splitlines()
    assert len(found) == len(set(found))
    wanted = {each for each in {*ours, *theirs} if each not in base or (each in ours and each in theirs)}
    assert set(found) == wanted
