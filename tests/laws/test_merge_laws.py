# SPDX-License-Identifier: GPL-3.0-or-later
"""Law 5: merge is idempotent, and no text that a person touched disappears."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.catalogue.carry import machine
from w4r_i18n.catalogue.merge import merge
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.inline import JOIN
from w4r_i18n.model.review import Pin, State
from w4r_i18n.model.unit import Key, Spot, Unit
from w4r_i18n.review.ledger import Ledger
from w4r_i18n.review.pairs import grouped
from w4r_i18n.review.quorum import Quorum
from w4r_i18n.review.settle import settle
from w4r_i18n.review.standing import standing
from w4r_i18n.review.state import judge, states_of
from w4r_i18n.text.normalise import typographic

SENTENCES = (
    "L'avocate a parlé longtemps hier soir.",
    "L’avocate a parlé longtemps hier soir.",
    "L'avocate a parlé très longtemps hier soir.",
    "L'avocate n'a pas parlé longtemps hier soir.",
    "Il a 12 ans.",
    "Il a 21 ans.",
    "Sa famille attend.",
    "Il a 12 ans. Sa famille attend.",
    "Agir",
    "Signez la pétition avant lundi.",
)
CONTEXTS = ("", "", "", "title", "writer=f")

Document = list[list[tuple[str, str]]]
documents: st.SearchStrategy[Document] = st.lists(
    st.lists(st.tuples(st.sampled_from(CONTEXTS), st.sampled_from(SENTENCES)), min_size=1, max_size=4),
    max_size=4,
)
Act = tuple[str, int]
acts = st.lists(
    st.tuples(st.sampled_from(("type", "join", "accept", "doubt", "draft", "clear")), st.integers(0, 9)),
    max_size=4,
)
years = st.lists(st.tuples(documents, acts), min_size=1, max_size=5)


def units_of(document: Document) -> list[Unit]:
    spots: dict[Key, list[Spot]] = {}
    for number, sentences in enumerate(document):
        for at, key in enumerate(sentences):
            spots.setdefault(key, []).append(Spot("case.md", number, at))
    return [Unit(msgid, context, "paragraph", tuple(where)) for (context, msgid), where in spots.items()]


def settled(found: Catalogue, document: Document, seen: frozenset[Pin]) -> tuple[Catalogue, frozenset[Pin]]:
    """What every write also does; the file with its pins."""
    verdicts = judge(
        grouped(found, document), standing(Ledger(), seen), critical=(), policy=Quorum(), source_states=None
    )
    done = settle(found, verdicts, pin=True)
    return done.catalogue, seen | done.pins


def known(found: Catalogue, document: Document, seen: frozenset[Pin]) -> tuple[dict[Key, State], set[Key]]:
    verdicts = judge(
        grouped(found, document), standing(Ledger(), seen), critical=(), policy=Quorum(), source_states=None
    )
    return states_of(verdicts), {key for verdict in verdicts if verdict.pinned for key in verdict.group.keys}


class Translator:
    """Does to a catalogue what people do in an editor, and remembers every text that they typed."""

    def __init__(self) -> None:
        self.typed: set[str] = set()
        self.count = 0

    def work(self, found: Catalogue, done: list[Act]) -> Catalogue:
        for act, at in done:
            live = found.messages
            if live:
                found = self._on(found, live[at % len(live)], act)
        return found

    def _on(self, found: Catalogue, entry: Entry, act: str) -> Catalogue:
        deeds: dict[str, Callable[[Entry], Entry]] = {
            "type": self._type,
            "join": self._join,
            "accept": lambda entry: replace(entry, flags=()),
            "doubt": lambda entry: replace(entry, flags=("fuzzy",)) if entry.msgstr else entry,
            "draft": self._draft,
            "clear": self._clear,
        }
        changed = replace(deeds[act](entry), raw="")
        return replace(found, entries=tuple(changed if one is entry else one for one in found.entries))

    def _type(self, entry: Entry) -> Entry:
        self.count += 1
        self._forget(entry.msgstr)
        self.typed.add(f"text {self.count}")
        return replace(entry, msgstr=f"text {self.count}", flags=())

    def _join(self, entry: Entry) -> Entry:
        self._forget(entry.msgstr)
        return replace(entry, msgstr=JOIN, flags=())

    def _draft(self, entry: Entry) -> Entry:
        if entry.msgstr:
            return entry
        self.count += 1
        text = f"draft {self.count}"
        unit = Unit(entry.msgid, entry.msgctxt or "", "paragraph", ())
        line = machine("mt", unit, entry.msgid, text, detail="echo@1")
        return replace(entry, msgstr=text, flags=("fuzzy",), comments=(*entry.comments, line))

    def _clear(self, entry: Entry) -> Entry:
        self._forget(entry.msgstr)
        return replace(entry, msgstr="", flags=())

    def _forget(self, text: str) -> None:
        """A person replaced it herself: nothing has to keep it."""
        self.typed = {typed for typed in self.typed if typed not in text}


def held(found: Catalogue) -> str:
    return "\n".join(entry.msgstr for entry in (*found.messages, *found.obsolete))


@settings(deadline=None, max_examples=250, derandomize=True)
@given(years)
def test_no_text_that_a_person_touched_disappears(history: list[tuple[Document, list[Act]]]) -> None:
    """Law 5: whatever becomes of the sources, a person's text is kept, stale or obsolete."""
    found, seen = Catalogue(Header((("Language", "en"),))), frozenset[Pin]()
    translator = Translator()
    before: Document = []
    for document, done in history:
        states, pinned = known(found, before, seen)
        found = merge(found, units_of(document), groups=document, states=states, pinned=pinned).catalogue
        found, seen = settled(found, document, seen)
        assert all(text in held(found) for text in translator.typed)
        found = translator.work(found, done)
        before = document


@settings(deadline=None, max_examples=250, derandomize=True)
@given(years)
def test_merging_again_changes_nothing(history: list[tuple[Document, list[Act]]]) -> None:
    """Law 5: merge(merge(c, u), u) == merge(c, u), with the writes that settle it in between or not."""
    found, seen = Catalogue(Header((("Language", "en"),))), frozenset[Pin]()
    translator = Translator()
    before: Document = []
    for document, done in history:
        units = units_of(document)
        states, pinned = known(found, before, seen)
        found = merge(found, units, groups=document, states=states, pinned=pinned).catalogue
        states, pinned = known(found, document, seen)
        assert merge(found, units, groups=document, states=states, pinned=pinned).catalogue == found
        found, seen = settled(found, document, seen)
        states, pinned = known(found, document, seen)
        assert merge(found, units, groups=document, states=states, pinned=pinned).catalogue == found
        found = translator.work(found, done)
        before = document


@settings(deadline=None, max_examples=150, derandomize=True)
@given(years)
def test_no_merge_makes_an_old_text_look_translated(history: list[tuple[Document, list[Act]]]) -> None:
    """A text is TRANSLATED or better after a merge only under a source for which it was so before."""
    found, seen = Catalogue(Header((("Language", "en"),))), frozenset[Pin]()
    translator = Translator()
    before: Document = []
    ever: set[tuple[str, str]] = set()
    for document, done in history:
        states, pinned = known(found, before, seen)
        ever |= _translated(found, before, states)
        found = merge(found, units_of(document), groups=document, states=states, pinned=pinned).catalogue
        after, _ = known(found, document, seen)
        assert {(words, text) for words, text in _translated(found, document, after)} <= ever
        found, seen = settled(found, document, seen)
        found = translator.work(found, done)
        before = document


def _translated(found: Catalogue, document: Document, states: dict[Key, State]) -> set[tuple[str, str]]:
    return {
        (typographic(group.source), group.head.msgstr)
        for group in grouped(found, document)
        if all(states[key] >= State.TRANSLATED for key in group.keys)
    }


@settings(deadline=None, max_examples=100, derandomize=True)
@given(years)
def test_what_was_merged_reads_back_from_its_file(history: list[tuple[Document, list[Act]]]) -> None:
    """Law 4 for what merge writes: `read_po(write_po(c)) == c`, without a fault of the file."""
    found = Catalogue(Header((("Language", "en"), ("Content-Type", "text/plain; charset=UTF-8"))))
    translator = Translator()
    for document, done in history:
        found = merge(found, units_of(document), groups=document).catalogue
        read = read_po(write_po(found))
        assert read.entries == found.entries
        assert not read.refused
        found = translator.work(found, done)
