# SPDX-License-Identifier: GPL-3.0-or-later
"""The canonical spelling: msgcat's, and nobody's name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.catalogue.po_samples import HEADER, RICH, needs_gettext, run, with_entries

from w4r_i18n.catalogue.header import new_header, template_header
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import HEADER_FIELDS, Catalogue, Entry, Junk
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.locale import locale


@needs_gettext
def test_a_canonical_file_is_what_msgcat_writes_without_wrapping() -> None:
    assert write_po(read_po(RICH)) == RICH
    assert run("msgcat", "--no-wrap", "-", text=RICH) == RICH


@needs_gettext
@pytest.mark.parametrize("width", range(66, 84))
def test_references_break_where_msgcat_breaks_them(width: int) -> None:
    references = ("é" * 9 + ".md", "a" * (width - 30) + ".md", "b.md", "c.md")
    text = write_po(
        Catalogue(new_header(locale("de"), project="x"), (Entry("a", "b", references=references),))
    )
    assert run("msgcat", "--no-wrap", "-", text=text) == text


@needs_gettext
def test_a_wrapped_file_becomes_canonical() -> None:
    wrapped = run("msgcat", "--width=30", "-", text=RICH)
    assert wrapped != RICH
    assert write_po(read_po(wrapped)) == RICH


def test_obsolete_entries_stand_last_and_the_others_in_their_order() -> None:
    text = with_entries('#~ msgid "old"\n#~ msgstr "alt"\n\nmsgid "b"\nmsgstr "B"\n\nmsgid "a"\nmsgstr "A"\n')
    written = write_po(read_po(text))
    assert [line for line in written.split("\n") if "msgid" in line][1:] == [
        'msgid "b"',
        'msgid "a"',
        '#~ msgid "old"',
    ]


def test_the_header_has_our_fields_alone_in_our_order_and_no_name() -> None:
    text = (
        'msgid ""\nmsgstr ""\n"X-Generator: Poedit 3.4\\n"\n"Language: pt-BR\\n"\n'
        '"Last-Translator: Ana Example <ana@example.org>\\n"\n"Language-Team: Brazil <br@example.org>\\n"\n'
        '"PO-Revision-Date: 2026-11-02 10:00+0100\\n"\n'
    )
    written = write_po(read_po(text))
    fields = dict(line[1:-3].split(": ", 1) for line in written.split("\n")[2:-1])
    assert tuple(fields) == HEADER_FIELDS
    assert (fields["Last-Translator"], fields["Language-Team"]) == ("", "Brazil")
    assert (fields["Language"], fields["PO-Revision-Date"]) == ("pt_BR", "2026-11-02 10:00+0100")
    assert fields["Plural-Forms"] == "nplurals=2; plural=(n > 1);"


def test_a_pseudonym_stays() -> None:
    assert '"Last-Translator: kea-2\\n"' in write_po(
        read_po('msgid ""\nmsgstr "Last-Translator: kea-2\\n"\n')
    )


def test_a_changed_field_is_written_though_the_raw_lines_are_the_old_ones() -> None:
    catalogue = read_po(with_entries('msgid "a"\nmsgstr "alt"\n'))
    (entry,) = catalogue.messages
    changed = replace(catalogue, entries=(replace(entry, msgstr="neu"),))
    assert 'msgstr "neu"' in write_po(changed)


def test_a_refused_catalogue_is_not_rewritten() -> None:
    with pytest.raises(InputError, match="not rewritten") as caught:
        write_po(read_po(with_entries('msgid "a\n'), path="de.po"))
    assert str(caught.value).startswith("de.po:12: ")


def test_a_text_that_no_reader_would_take_back_is_not_written() -> None:
    with pytest.raises(InputError, match=r"U\+0007"):
        write_po(Catalogue(new_header(locale("de"), project="x"), (Entry("a", "b\a"),)))


def test_a_value_with_a_line_end_adds_no_field_to_the_header() -> None:
    header = new_header(locale("de"), project="x\nX-W4R-State: approved")
    assert "X-W4R" not in write_po(Catalogue(header))


def test_a_comment_with_a_line_end_stays_a_comment() -> None:
    text = write_po(
        Catalogue(new_header(locale("de"), project="x"), (Entry("a", "b", comments=('c\nmsgid "d"',)),))
    )
    assert read_po(text).messages[0].comments == ("c", 'msgid "d"')


def test_a_comment_that_ends_in_a_backslash_swallows_no_line() -> None:
    entry = Entry("a", "b", flags=("fuzzy",), comments=("C:\\",), references=("a\\",))
    text = write_po(Catalogue(new_header(locale("de"), project="x"), (entry,)))
    assert "# C:\\ \n" in text
    assert read_po(text).messages == (entry,)


def test_junk_without_fault_is_written_verbatim_at_the_end() -> None:
    assert (
        write_po(Catalogue(new_header(locale("de"), project="2026-brief"), (Junk("# tail\n"),)))
        == f"{HEADER}\n# tail\n"
    )


@pytest.mark.parametrize(
    ("tag", "rule"),
    [
        ("fr", "nplurals=2; plural=(n > 1);"),
        ("ca-valencia", "nplurals=2; plural=(n != 1);"),
        ("ja", "nplurals=1; plural=0;"),
        ("zh-Hant", "nplurals=1; plural=0;"),
        ("tok", "nplurals=2; plural=(n != 1);"),
    ],
)
def test_a_new_header_has_the_rule_of_cldr_or_the_default_of_gettext(tag: str, rule: str) -> None:
    assert new_header(locale(tag), project="x").get("Plural-Forms") == rule


def test_a_template_header_has_no_language_and_no_rule() -> None:
    text = write_po(Catalogue(template_header("2026-brief")))
    assert '"Language: \\n"' in text
    assert "Plural" not in text
    assert read_po(text, path="x.pot").diagnostics == ()
