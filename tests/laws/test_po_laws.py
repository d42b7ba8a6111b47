# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of reading and writing PO, over generated catalogues and over damage."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.catalogue.header import new_header
from w4r_i18n.catalogue.interchange import from_polib, to_polib
from w4r_i18n.catalogue.mo_write import write_mo
from w4r_i18n.catalogue.po_comments import ordered
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Catalogue, Entry, Junk, Previous
from w4r_i18n.model.locale import locale

LAW = settings(deadline=None, derandomize=True, max_examples=150)

_CHARACTERS = st.one_of(
    st.sampled_from("aé« »\\\"'#~|,.:{}%<>&\u2068\u2069\u200b\ufeff日\U0001f54a"),
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
)
_LINES = st.text(_CHARACTERS, max_size=12)
_TEXTS = st.lists(st.one_of(_LINES, st.sampled_from(["\n", "\t", "\r", "\\n"])), max_size=4).map("".join)
_WORDS = st.text("abcäé日-_/.", min_size=1, max_size=30)
_COMMENTS = (
    st.lists(_LINES.map(lambda line: line.rstrip(" \t")), max_size=3)
    .map(tuple)
    .filter(lambda lines: lines != ("",))  # polib cannot tell it from none
)
_FLAGS = st.lists(
    st.sampled_from(["fuzzy", "c-format", "python-brace-format", "no-wrap", "ours"]), max_size=3
)
_REFERENCES = st.lists(st.one_of(_WORDS, _WORDS.map(lambda path: f"a {path}:7")), max_size=4, unique=True)
_PREVIOUS = st.none() | st.builds(Previous, _TEXTS, st.none() | _TEXTS, st.none() | _TEXTS)
_CONTEXTS = st.none() | _TEXTS.filter(bool)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    forms = draw(st.just(()) | st.tuples(_TEXTS, _TEXTS))
    return Entry(
        msgid=draw(_TEXTS.filter(bool)),
        msgstr=forms[0] if forms else draw(_TEXTS),
        msgctxt=draw(_CONTEXTS),
        plural=draw(_TEXTS.filter(bool)) if forms else None,
        forms=forms,
        flags=ordered(draw(_FLAGS)),
        comments=draw(_COMMENTS),
        extracted=draw(_COMMENTS),
        references=tuple(draw(_REFERENCES)),
        previous=draw(_PREVIOUS),
        obsolete=draw(st.booleans()),
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    header = new_header(locale("de"), project="x", team=draw(st.sampled_from(["", "Berlin"])))
    header = replace(header, comments=draw(_COMMENTS), fuzzy=draw(st.booleans()))
    found = draw(st.lists(entries(), max_size=5, unique_by=lambda entry: entry.key))
    live = [entry for entry in found if not entry.obsolete]
    return Catalogue(header, (*live, *(entry for entry in found if entry.obsolete)))


@LAW
@given(catalogues())
def test_what_is_written_is_read_back(catalogue: Catalogue) -> None:
    """`read_po(write_po(c)) == c`, and writing is a fixed point."""
    text = write_po(catalogue)
    found = read_po(text)
    assert found.diagnostics == ()
    assert found == catalogue
    assert write_po(found) == text


def _as_msgfmt_wants(entry: Entry) -> Entry:
    """Without what msgfmt refuses and our checks report: a line end at one side of a pair only."""
    first, last = entry.msgid[0] == "\n", entry.msgid[-1] == "\n"

    def fitted(text: str) -> str:
        inner = text.strip("\n")
        return (
            ("\n" if first else "") + (inner or "x") + ("\n" if last else "")
            if entry.msgid.strip("\n")
            else entry.msgid
        )

    forms = tuple(fitted(form) for form in entry.forms)
    return replace(
        entry,
        msgstr=forms[0] if forms else fitted(entry.msgstr),
        forms=forms,
        plural=None if entry.plural is None else fitted(entry.plural),
        flags=tuple(flag for flag in entry.flags if not flag.endswith("-format")),
        references=tuple(reference for reference in entry.references if "\u2068" not in reference),
    )


@pytest.mark.system("msgfmt")
@settings(LAW, max_examples=60)
@given(catalogues())
def test_gettext_takes_what_is_written_and_compiles_the_same(catalogue: Catalogue) -> None:
    """`msgfmt -c` accepts what is neither Junk nor faulty, and `write_mo` makes its bytes."""
    fitted = replace(
        catalogue,
        header=replace(catalogue.header, fuzzy=False),
        entries=tuple(_as_msgfmt_wants(entry) for entry in catalogue.entries if isinstance(entry, Entry)),
    )
    command = ["msgfmt", "-c", "--no-hash", "-o", "-", "-"]
    done = subprocess.run(command, input=write_po(fitted).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == write_mo(fitted)


@LAW
@given(catalogues())
def test_polib_gives_back_what_it_was_given(catalogue: Catalogue) -> None:
    """`from_polib(to_polib(c)) == c`."""
    assert from_polib(to_polib(catalogue)) == catalogue


@LAW
@given(st.lists(entries(), min_size=2, max_size=6, unique_by=lambda entry: entry.key), st.data())
def test_one_broken_entry_leaves_the_others_readable(found: list[Entry], data: st.DataObject) -> None:
    """Whatever one entry is damaged to, each other entry is read, and the file is refused."""
    live = [replace(entry, obsolete=False) for entry in found]
    blocks = [write_po(Catalogue(new_header(locale("de"), project="x"))).rstrip("\n")]
    blocks += [write_po(Catalogue(entries=(entry,))).partition("\n\n")[2].rstrip("\n") for entry in live]
    broken = data.draw(st.integers(0, len(live) - 1))
    damage = data.draw(
        st.sampled_from(
            ['msgid "a', "msgid a", 'msgstr "b"', 'msgid "\\x41"\nmsgstr "b"', "<<<<<<< ours", 'msgid "a"']
        )
    )
    blocks[broken + 1] = damage
    catalogue = read_po("\n\n".join(blocks) + "\n")
    assert catalogue.refused
    assert [entry for entry in catalogue.entries if isinstance(entry, Entry)] == [
        entry for n, entry in enumerate(live) if n != broken
    ]
    assert [entry.raw.strip() for entry in catalogue.entries if isinstance(entry, Junk)] == [damage]


@LAW
@given(catalogues(), st.data())
def test_any_text_is_read_without_an_error_and_nothing_accepted_is_lost(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    """Reading raises nothing; what is accepted survives being written."""
    text = write_po(catalogue)
    at = data.draw(st.integers(0, len(text)))
    text = (
        text[:at]
        + data.draw(st.text(st.sampled_from('"\\\n#~|msgid str[0]\r\x00'), max_size=6))
        + text[at + data.draw(st.integers(0, 9)) :]
    )
    found = read_po(text)
    if not found.refused:
        again = read_po(write_po(found))
        assert not again.refused
        assert (again.messages, again.obsolete) == (found.messages, found.obsolete)
        assert write_po(again) == write_po(found)
