# SPDX-License-Identifier: GPL-3.0-or-later
"""What other people's tools do to our files, and that nothing of ours is lost by it."""

from __future__ import annotations

import io
from pathlib import Path

import polib
import pytest
from tests.catalogue.po_samples import RICH, run

from w4r_i18n.catalogue.interchange import from_polib, to_polib
from w4r_i18n.catalogue.po_read import read_po, read_po_bytes
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.target import machine_line

HERE = Path(__file__).parent


def _machine_lines(entry: Entry) -> list[str]:
    return [comment for comment in entry.comments if machine_line(comment)]


def _without_isolates(text: str) -> str:
    """The sample without its path with blanks, which polib, Babel and translate-toolkit don't know."""
    return text.replace(" \u2068a path with blanks.md\u2069", "")


@pytest.mark.system("msgcat")
@pytest.mark.parametrize("options", [["--no-wrap"], ["--width=40"], ["--sort-output"], ["--no-location"]])
def test_msgcat_keeps_texts_comments_and_previous_texts(options: list[str]) -> None:
    before = {entry.key: entry for entry in read_po(RICH).messages}
    for entry in read_po(run("msgcat", *options, "-", text=RICH)).messages:
        assert (entry.texts, entry.comments, entry.extracted, entry.previous) == (
            before[entry.key].texts,
            before[entry.key].comments,
            before[entry.key].extracted,
            before[entry.key].previous,
        )


@pytest.mark.system("msgattrib")
def test_msgattrib_clears_fuzzy_and_keeps_the_machine_line() -> None:
    cleared = read_po(run("msgattrib", "--clear-fuzzy", "--no-wrap", "-", text=RICH))
    first = cleared.messages[0]
    assert not first.fuzzy
    assert len(_machine_lines(first)) == 1
    assert first.previous == read_po(RICH).messages[0].previous


@pytest.mark.system("msgmerge")
def test_msgmerge_keeps_machine_lines_and_translators_words_and_takes_extracted_ones_anew(
    tmp_path: Path,
) -> None:
    template = write_po(read_po(RICH)).replace("#. paragraph\n#. speaker: Ana (f)", "#. demand")
    (tmp_path / "x.po").write_text(RICH, encoding="utf-8")
    (tmp_path / "x.pot").write_text(template, encoding="utf-8")
    merged = run(
        "msgmerge", "--quiet", "--previous", "--no-wrap", str(tmp_path / "x.po"), str(tmp_path / "x.pot")
    )
    before, after = read_po(RICH).messages[0], read_po(merged).messages[0]
    assert (after.msgstr, after.comments, after.flags) == (before.msgstr, before.comments, before.flags)
    assert after.extracted == ("demand",)


@pytest.mark.system("msgmerge")
def test_msgmerge_carries_a_machine_line_to_a_changed_msgid_where_its_digest_no_longer_fits(
    tmp_path: Path,
) -> None:
    template = write_po(read_po(RICH)).replace('Write to {name} \\"now\\".', 'Write to {name} \\"today\\".')
    (tmp_path / "x.po").write_text(RICH, encoding="utf-8")
    (tmp_path / "x.pot").write_text(template, encoding="utf-8")
    merged = run("msgmerge", "--quiet", "--no-wrap", str(tmp_path / "x.po"), str(tmp_path / "x.pot"))
    (entry,) = [entry for entry in read_po(merged).messages if "today" in entry.msgid]
    assert entry.fuzzy
    assert _machine_lines(entry) == _machine_lines(read_po(RICH).messages[0])
    assert entry.previous is None  # lost without --previous


def test_polib_writes_what_we_read_back() -> None:
    text = _without_isolates(RICH)
    (ours, theirs) = (read_po(text), read_po(str(polib.pofile(text, wrapwidth=0))))
    assert theirs.messages == ours.messages
    # It skips `#~|` lines: the previous text of obsolete entries is all that it loses.
    assert [entry.texts for entry in theirs.obsolete] == [entry.texts for entry in ours.obsolete]


def test_a_polib_object_becomes_the_catalogue_of_its_file() -> None:
    text = _without_isolates(RICH)
    assert from_polib(polib.pofile(text)).messages == read_po(text).messages
    assert from_polib(to_polib(read_po(RICH))) == read_po(RICH)
    assert read_po(str(to_polib(read_po(RICH)))).messages[1:] == read_po(RICH).messages[1:]


def test_a_refused_file_does_not_become_a_polib_object() -> None:
    with pytest.raises(InputError, match="faults"):
        to_polib(read_po('msgid "a'))


def test_babel_keeps_texts_flags_and_comments() -> None:
    from babel.messages.pofile import read_po as babel_reads
    from babel.messages.pofile import write_po as babel_writes

    text = _without_isolates(RICH)
    out = io.BytesIO()
    babel_writes(out, babel_reads(io.BytesIO(text.encode()), locale="de"), width=0)
    ours, theirs = read_po(text), read_po_bytes(out.getvalue())
    assert [entry.texts for entry in theirs.messages] == [entry.texts for entry in ours.messages]
    assert _machine_lines(theirs.messages[0]) == _machine_lines(ours.messages[0])
    assert theirs.messages[0].extracted == ours.messages[0].extracted


def test_translate_toolkit_keeps_everything_but_our_header_order() -> None:
    from translate.storage.po import pofile

    text = _without_isolates(RICH)
    store = pofile(io.BytesIO(text.encode()))
    theirs = read_po_bytes(bytes(store))
    assert theirs.messages == read_po(text).messages
    assert theirs.obsolete == read_po(text).obsolete


def test_a_file_saved_by_poedit_loses_nothing_of_ours_and_the_name_goes() -> None:
    catalogue = read_po_bytes((HERE / "as_poedit_saves_it.po").read_bytes())
    assert catalogue.diagnostics == ()
    written = write_po(catalogue)
    assert "Muster" not in written
    assert "Poedit" not in written
    assert "PO-Revision-Date: 2026-11-03 21:14+0100" in written
    accepted, carried = catalogue.messages
    assert (accepted.fuzzy, len(_machine_lines(accepted))) == (False, 1)
    assert (carried.fuzzy, len(_machine_lines(carried)), carried.comments[1]) == (
        True,
        1,
        "Bitte die Zahl prüfen.",
    )
    assert read_po(written).entries == catalogue.entries
    assert max(map(len, written.split("\n"))) > 79
