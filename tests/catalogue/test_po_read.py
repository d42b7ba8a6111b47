# SPDX-License-Identifier: GPL-3.0-or-later
"""What the reader reads, what it refuses, and on which line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.catalogue.po_samples import HEADER, RICH, SHARED, checks, with_entries

from w4r_i18n.catalogue.po_read import read_po, read_po_bytes
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Entry, Junk, Previous

BAD = SHARED / "bad_inputs"


def test_every_field_of_an_entry_is_read() -> None:
    catalogue = read_po(RICH, path="x.po")
    assert catalogue.diagnostics == ()
    first = catalogue.messages[0]
    assert first == Entry(
        'Write to {name} "now".',
        "Schreiben Sie {name}\t\\ „jetzt“.",
        msgctxt="demand",
        flags=("fuzzy", "python-brace-format"),
        comments=(
            "a note by a person",
            "  with an indentation",
            "",
            "w4r: mt apertium@3.8.3 src=v1:0123456789ab tgt=v1:ba9876543210",
        ),
        extracted=("paragraph", "speaker: Ana (f)"),
        references=("letter.md", "a path with blanks.md"),
        previous=Previous("Write to {name}.", "demand"),
    )
    assert RICH.split("\n")[first.line - 1] == 'msgctxt "demand"'


def test_obsolete_entries_keep_their_previous_text_and_plurals() -> None:
    gone, plural = read_po(RICH).obsolete
    assert (gone.msgid, gone.previous, gone.comments) == (
        "gone",
        Previous("before", "caption"),
        ("kept by a person",),
    )
    assert (plural.plural, plural.forms) == ("%d cases", ("ein Fall", "%d\nFälle"))


@pytest.mark.parametrize(
    "spelling",
    [
        'msgid"k"msgstr"v"',
        '  msgid\t"k"\n\n\tmsgstr ""  \n\n  "v"',
        'msgid "" "k" \nmsgstr "v" ""',
        'msgid "k"\nmsgstr "v"\n\n""',
    ],
)
def test_spellings_that_msgfmt_reads_are_read_too(spelling: str) -> None:
    catalogue = read_po(with_entries(spelling))
    assert catalogue.diagnostics == ()
    assert [(entry.msgid, entry.msgstr) for entry in catalogue.messages] == [("k", "v")]


def test_crlf_is_read_as_lf() -> None:
    assert read_po(RICH.replace("\n", "\r\n")) == read_po(RICH)


def test_a_byte_order_mark_is_dropped_and_not_written_back() -> None:
    catalogue = read_po_bytes(b"\xef\xbb\xbf" + RICH.encode())
    assert catalogue == read_po(RICH)
    assert write_po(catalogue)[0] == "#" or write_po(catalogue).startswith("msgid")


@pytest.mark.parametrize("mark", ["#,", "#=", "#!", "#,  ", "#=fuzzy,"])
def test_flags_of_newer_and_older_gettext_are_flags(mark: str) -> None:
    (entry,) = read_po(
        with_entries(f'{mark} fuzzy, range: 0..5 , c-format\nmsgid "k"\nmsgstr "v"\n')
    ).messages
    assert entry.flags == ("fuzzy", "c-format", "range: 0..5")


def test_comments_after_the_last_entry_stay() -> None:
    text = with_entries('msgid "k"\nmsgstr "v"\n\n# tail\n# of two lines\n')
    assert read_po(text).diagnostics == ()
    assert write_po(read_po(text)) == text


@pytest.mark.parametrize(
    ("entries", "check", "line"),
    [
        ('msgid "a\nmsgstr "b"\n', "syntax", 0),
        ('msgid "a"\nmsgstr "b', "syntax", 1),
        ('msgid "a"\n', "syntax", 0),
        ('msgid "a"\nmsgstr b\n', "syntax", 1),
        ('msgid "a"\nmsgstr "b" c\n', "syntax", 1),
        ('msgid "a"b"\nmsgstr "b"\n', "syntax", 0),
        ('msgid "a"\n# inside\nmsgstr "b"\n', "syntax", 1),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', "syntax", 1),
        ('msgctxt "x"\nmsgctxt "y"\nmsgid "b"\nmsgstr "c"\n', "syntax", 1),
        ('msgid "a"\nmsgstr[0] "b"\n', "syntax", 1),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr "b"\n', "syntax", 2),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[0] "c"\n', "syntax", 3),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[99999999999] "b"\n', "syntax", 2),
        ('#| msgid "old"\n# comment\nmsgid "a"\nmsgstr "b"\n', "syntax", 1),
        ('#| msgstr "old"\nmsgid "a"\nmsgstr "b"\n', "syntax", 0),
        ('#~ msgid "a"\nmsgstr "b"\n', "syntax", 0),
        ('#~ #, fuzzy\nmsgid "a"\nmsgstr "b"\n', "syntax", 0),
        ('<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n', "syntax", 0),
        ('domain "x"\nmsgid "a"\nmsgstr "b"\n', "domain-directive", 0),
        ('msgid "a"\nmsgstr "\\074b"\n', "escape", 1),
        ('msgid "a"\nmsgstr "\\x3c"\n', "escape", 1),
        ('msgid "a"\nmsgstr ""\n"x"\n"\\a"\n', "escape", 3),
        ('msgid "a"\nmsgstr "b\x00"\n', "control", 1),
        ('msgid "a"\nmsgstr "b\x85"\n', "control", 1),
        ('msgid "a"\nmsgstr "b\ufffe"\n', "control", 1),
        ('msgid "a"\nmsgstr "b\ud800"\n', "control", 1),
        ('# C:\\\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n', "syntax", 0),
        ('#, fuzzy\n#, c-format\nmsgid "a"\nmsgstr "b"\n', "syntax", 2),
        ('# a\x1b[2Jcomment\nmsgid "a"\nmsgstr "b"\n', "control", 0),
        ('msgid "a"\rmsgstr "b"\n', "control", 0),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "duplicate", 3),
        ('msgid ""\nmsgstr "Language: fr\\n"\n', "duplicate", 0),
        ('msgid"a"msgstr"b"msgid"a"msgstr"c"\n', "duplicate", 0),
        ('msgctxt ""\nmsgid ""\nmsgstr "x"\n', "duplicate", 0),
        ('#~ msgid ""\n#~ msgstr "Language: fr\\n"\n', "duplicate", 0),
        ("#, " + ", ".join(f"f{n}" for n in range(51)) + '\nmsgid "a"\nmsgstr "b"\n', "bound", 1),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n', "plural", 0),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "b"\nmsgstr[2] "b"\n', "plural", 0),
    ],
)
def test_a_fault_of_the_file_is_named_with_its_line(entries: str, check: str, line: int) -> None:
    before = HEADER.count("\n") + 2
    text = with_entries(entries)
    assert checks(text)[0] == (check, before + line)
    assert read_po(text).refused


@pytest.mark.parametrize(
    ("field", "check"),
    [
        ("X-W4R-Approved-By: chief", "header"),
        ("x-w4r-state: approved", "header"),
        ("Language: ../../srv", "header"),
        ("Language: fr\\nLanguage: de", "header"),
        ("Content-Type: text/plain; charset=UTF-7", "encoding"),
        ("Content-Type: text/plain; charset=CHARSET", "encoding"),
        ("X-Note: charset=UTF-7", "header"),
        ("X-Note: plural=0;", "header"),
        ("Plural-Forms: nplurals=0; plural=0;", "plural"),
        ("Plural-Forms: nplurals=7; plural=n%7;", "plural"),
        ("Plural-Forms: nplurals=2; plural=n/0;", "plural"),
        ("Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;", "plural"),
    ],
)
def test_a_fault_of_the_header_is_named_with_the_line_of_its_field(field: str, check: str) -> None:
    assert checks(f'# by us\nmsgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"{field}\\n"\n')[0] in {
        (check, 5),
        (check, 2),
    }


def test_fields_of_editors_other_order_and_absent_fields_are_no_fault() -> None:
    assert checks('msgid ""\nmsgstr "X-Generator: Poedit 3\\nLanguage: de\\nBugs: x@y\\n"\n') == []


def test_a_missing_header_is_a_fault_and_so_is_a_late_one() -> None:
    assert checks('msgid "a"\nmsgstr "b"\n') == [("header", 1)]
    assert checks(f'msgid "a"\nmsgstr "b"\n\n{HEADER}') == [("header", 4)]
    assert checks("") == [("header", 1)]
    assert checks('msgid ""\nmsgstr ""\n') == [("header", 1)]


def test_a_template_may_hold_the_placeholders_of_xgettext() -> None:
    template = (
        '#, fuzzy\nmsgid ""\nmsgstr ""\n"Language: \\n"\n"Content-Type: text/plain; charset=CHARSET\\n"\n'
        '"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n\n'
        'msgid "a"\nmsgid_plural "as"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )
    assert checks(template, "x.pot") == []
    assert {check for check, _ in checks(template, "x.po")} == {"encoding", "plural"}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (HEADER.encode("utf-16"), "UTF-16"),
        (HEADER.encode("utf-16-le"), "UTF-16"),
        (HEADER.encode("utf-32"), "UTF-32"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"PK\x03\x04rest", "zip"),
        (b"\xde\x12\x04\x95rest", "MO"),
    ],
)
def test_what_is_no_utf_8_text_is_named(data: bytes, name: str) -> None:
    catalogue = read_po_bytes(data, path="x.po")
    assert catalogue.refused
    assert [found.check for found in catalogue.diagnostics] == ["encoding"]
    assert name in catalogue.diagnostics[0].message


def test_a_byte_that_is_no_utf_8_leaves_the_other_entries_readable() -> None:
    data = with_entries('msgid "a"\nmsgstr "M\xfcnchen"\n\nmsgid "b"\nmsgstr "c"\n').encode("latin-1")
    catalogue = read_po_bytes(data, path="x.po")
    assert [(found.check, found.place.line) for found in catalogue.diagnostics] == [
        ("encoding", HEADER.count("\n") + 3)
    ]
    assert [entry.msgid for entry in catalogue.messages] == ["b"]


def test_one_broken_entry_is_kept_verbatim_and_the_others_stay_readable() -> None:
    broken = '# about it\nmsgid "two"\nmsgstr "cut\n'
    text = with_entries(f'msgid "one"\nmsgstr "eins"\n\n{broken}\nmsgid "three"\nmsgstr "drei"\n')
    catalogue = read_po(text)
    assert [entry.msgid for entry in catalogue.messages] == ["one", "three"]
    assert [junk.raw.strip() for junk in catalogue.entries if isinstance(junk, Junk)] == [broken.strip()]


def test_a_live_entry_wins_over_its_obsolete_shadow_and_both_stay() -> None:
    text = with_entries('msgid "a"\nmsgstr "gut"\n\n#~ msgid "a"\n#~ msgstr "böse"\n')
    catalogue = read_po(text)
    assert [entry.msgstr for entry in catalogue.messages] == ["gut"]
    assert write_po(catalogue) == text


def _bad_files() -> list[tuple[str, str]]:
    index = BAD / "index.json"
    if not index.exists():
        return []
    rows = json.loads(index.read_text(encoding="utf-8"))
    return [(row["file"], row["expect"]) for row in rows if row["file"].startswith(("po/", "fuzz/"))]


@pytest.mark.parametrize(("name", "expect"), _bad_files())
def test_hostile_files_are_refused_with_their_line_or_survive_a_round_trip(name: str, expect: str) -> None:
    catalogue = read_po_bytes((BAD / name).read_bytes(), path=Path(name).name)
    assert catalogue.refused or expect != "reject"
    if catalogue.refused:
        assert expect in {"reject", "either"}
        assert all(
            str(found).startswith(f"{Path(name).name}:{found.place.line}: ")
            for found in catalogue.diagnostics
        )
    else:
        assert write_po(read_po(write_po(catalogue))) == write_po(catalogue)
        assert read_po(write_po(catalogue)).entries == catalogue.entries


def test_half_a_pair_of_isolates_is_no_reference() -> None:
    header = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    found = read_po(f'{header}#: \u2068:7 a.md\nmsgid "x"\nmsgstr ""\n')
    assert found.messages[0].references == (":7", "a.md")
