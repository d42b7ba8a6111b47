# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets for people who have an office and nothing else: out, filled in, saved by LibreOffice, taken in."""

from __future__ import annotations

import contextlib
import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.journeys import tree

from w4r_i18n.exchange.formats import docx as word
from w4r_i18n.exchange.formats import xlsx
from w4r_i18n.model.errors import InputError

DOMAIN = "2025-riviere"
SINGING = "Elle chantait."
WAITING = "La foule attendait dehors."
FORMS = ("xlsx", "docx")
TYPED = {"de": "Sie sang laut.", "ar": "كانت تغني بصوت عالٍ.", "ja": "彼女は大声で歌った。"}
FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "docx": "MS Word 2007 XML"}


def handed_out(root: Path, form: str, tag: str) -> Path:
    done = tree.w4r(root, "review", "sheet", DOMAIN, "--locale", tag, "--format", form)
    assert done.code == 0, done.said
    return root / done.out.rpartition(": ")[0]


def taken(root: Path, path: Path, *, code: int = 0) -> Mapping[str, Mapping[str, Any]]:
    done = tree.w4r(root, "review", "take-in", str(path), "--by", "kai", "--format", "json")
    assert done.code == code, done.said
    return {str(each["source"]): each for each in done.json["taken"]}


def typed(path: Path, texts: Mapping[str, str]) -> None:
    """Another text beside each of these sources, as a translator types it."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        for row in document.tables[0].rows:
            if row.cells[0].text in texts:
                row.cells[1].text = texts[row.cells[0].text]
        document.save(str(path))
        return
    in_sheet(path, lambda sheet: _type(sheet, texts))


def _type(sheet: Worksheet, texts: Mapping[str, str]) -> None:
    for source, target, *_ in sheet.iter_rows(min_row=2):
        if source.value in texts:
            sheet[target.coordinate] = texts[str(source.value)]


def in_sheet(path: Path, edit: Callable[[Worksheet], object]) -> None:
    book = openpyxl.load_workbook(path)
    edit(book.worksheets[0])
    book.save(path)


def saved_by_libreoffice(paths: list[Path], folder: Path) -> None:
    """Each is opened and saved again in its own format."""
    for suffix, name in FILTERS.items():
        subprocess.run(
            [
                "soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--convert-to", f"{suffix}:{name}", "--outdir", str(folder / "saved"),
                *(str(path) for path in paths if path.suffix == f".{suffix}"),
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    for path in paths:
        (folder / "saved" / path.name).replace(path)


@pytest.mark.system("soffice")
def test_what_libreoffice_saves_comes_back_whole_in_three_scripts(campaign: Path, tmp_path: Path) -> None:
    """One journey for all: the office takes seconds to start."""
    paths = {(form, tag): handed_out(campaign, form, tag) for form in FORMS for tag in TYPED}
    for (form, tag), path in paths.items():
        typed(path, {SINGING if form == "xlsx" else WAITING: TYPED[tag]})
    saved_by_libreoffice(list(paths.values()), tmp_path)
    for (form, tag), path in paths.items():
        source = SINGING if form == "xlsx" else WAITING
        before = {entry.msgid: entry.msgstr for entry in tree.catalogue(campaign, tag, DOMAIN).messages}
        assert taken(campaign, path)[source]["what"] == "set", (form, tag)
        after = {entry.msgid: entry.msgstr for entry in tree.catalogue(campaign, tag, DOMAIN).messages}
        assert after == {**before, source: TYPED[tag]}, (form, tag)


@pytest.mark.parametrize("form", FORMS)
def test_what_comes_back_untouched_changes_no_file(campaign: Path, form: str) -> None:
    path = handed_out(campaign, form, "ar")
    before = tree.bytes_below(campaign / "locales")
    assert {each["what"] for each in taken(campaign, path).values()} == {"same"}
    assert tree.bytes_below(campaign / "locales") == before


@pytest.mark.parametrize("form", FORMS)
def test_a_row_that_was_not_touched_is_no_conflict_when_work_went_on_here(campaign: Path, form: str) -> None:
    path = handed_out(campaign, form, "de")
    tree.edit(campaign, "de", DOMAIN, {SINGING: "Sie sang laut."})
    assert taken(campaign, path)[SINGING]["what"] == "same"
    assert tree.entry(campaign, "de", DOMAIN, SINGING).msgstr == "Sie sang laut."


@pytest.mark.parametrize("form", FORMS)
def test_an_edited_source_is_refused_and_the_other_rows_are_taken(campaign: Path, form: str) -> None:
    path = handed_out(campaign, form, "de")
    typed(path, {SINGING: "Sie sang laut."})
    if form == "docx":
        document = docx.Document(str(path))
        cell = next(row.cells[0] for row in document.tables[0].rows if row.cells[0].text == WAITING)
        cell.text = "La foule criait dehors."
        document.save(str(path))
    else:
        in_sheet(path, lambda sheet: _replaced(sheet, WAITING, "La foule criait dehors."))
    found = taken(campaign, path, code=3)
    assert found["La foule criait dehors."]["what"] == "refused"
    assert found[SINGING]["what"] == "set"


def _replaced(sheet: Worksheet, old: str, new: str) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == old:
                sheet[cell.coordinate] = new


def test_a_lost_row_is_told_and_its_text_stays(campaign: Path) -> None:
    path = handed_out(campaign, "xlsx", "de")
    before = tree.bytes_below(campaign / "locales")
    in_sheet(path, lambda sheet: sheet.delete_rows(4, 2))
    (lost,) = [each for each in taken(campaign, path).values() if each["what"] == "absent"]
    assert lost["reason"].startswith(f"2 texts of {DOMAIN} are not in the file")
    assert tree.bytes_below(campaign / "locales") == before


def test_texts_in_each_other_s_column_are_refused_as_what_they_are(campaign: Path) -> None:
    path = handed_out(campaign, "xlsx", "de")

    def exchange(sheet: Worksheet) -> None:
        for source, target, *_ in sheet.iter_rows(min_row=2):
            a, b = source.value, target.value
            sheet[source.coordinate], sheet[target.coordinate] = b, a

    in_sheet(path, exchange)
    done = tree.w4r(campaign, "review", "take-in", str(path), "--by", "kai")
    assert done.code == 3
    assert "the texts of the columns 'source' and 'target' are exchanged" in done.said


def test_columns_in_another_order_are_read_by_their_names(campaign: Path) -> None:
    path = handed_out(campaign, "xlsx", "de")
    typed(path, {SINGING: "Sie sang laut."})
    in_sheet(path, lambda sheet: sheet.move_range(f"A1:A{sheet.max_row}", cols=7))
    in_sheet(path, lambda sheet: sheet.delete_cols(1))
    assert taken(campaign, path)[SINGING]["what"] == "set"


def test_what_the_spreadsheet_made_of_a_text_is_told_and_not_taken(campaign: Path) -> None:
    path = handed_out(campaign, "xlsx", "de")
    typed(path, {SINGING: "=1+1"})
    assert taken(campaign, path, code=1)[SINGING]["what"] == "absent"
    said = tree.w4r(campaign, "review", "take-in", str(path), "--by", "kai").out
    assert "holds a formula" in said


def test_hidden_text_and_tracked_changes_in_a_word_file_are_told(campaign: Path) -> None:
    path = handed_out(campaign, "docx", "de")
    document = docx.Document(str(path))
    cell = next(row.cells[1] for row in document.tables[0].rows if row.cells[0].text == SINGING)
    cell.paragraphs[0].add_run(" Geheim.").font.hidden = True
    document.save(str(path))
    assert taken(campaign, path, code=1)[SINGING]["what"] == "absent"
    assert tree.entry(campaign, "de", DOMAIN, SINGING).msgstr != "Sie sang. Geheim."


@pytest.mark.parametrize("form", FORMS)
def test_a_sheet_with_a_macro_is_refused(campaign: Path, form: str) -> None:
    path = handed_out(campaign, form, "de")
    content = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(InputError, match="macro"):
        (word if form == "docx" else xlsx).read(content.getvalue(), path=path.name)


@pytest.mark.parametrize("form", FORMS)
def test_a_part_with_a_doctype_is_refused_before_any_library_reads_it(campaign: Path, form: str) -> None:
    path = handed_out(campaign, form, "de")
    content = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("x.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    with pytest.raises(InputError, match="DOCTYPE"):
        (word if form == "docx" else xlsx).read(content.getvalue(), path=path.name)


@pytest.mark.parametrize("form", FORMS)
def test_what_was_cut_anywhere_is_refused_or_read_and_never_a_traceback(campaign: Path, form: str) -> None:
    content = handed_out(campaign, form, "de").read_bytes()
    for cut in range(0, len(content), len(content) // 40):
        for broken in (content[:cut], content[:cut] + b"\0" * 9 + content[cut + 9 :]):
            with contextlib.suppress(InputError):
                (word if form == "docx" else xlsx).read(broken, path="a")


def test_sheets_say_what_a_translator_needs_beside_each_text(campaign: Path) -> None:
    path = handed_out(campaign, "xlsx", "ja")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    heads = [str(cell.value) for cell in next(sheet.iter_rows())]
    assert {"source", "target", "note", "state", "id"} <= set(heads)
    assert sheet.protection.sheet
    cells = [list(row) for row in sheet.iter_rows(min_row=2)]
    unlocked = {
        head for row in cells for head, cell in zip(heads, row, strict=True) if not cell.protection.locked
    }
    assert unlocked == {"target"}


def test_a_kit_holds_the_file_the_memory_the_terms_and_a_preview(campaign: Path) -> None:
    done = tree.w4r(campaign, "review", "kit", "de", DOMAIN)
    assert done.code == 0, done.said
    with zipfile.ZipFile(campaign / done.out.strip()) as packed:
        names = {name.partition("/")[2] for name in packed.namelist()}
        po = packed.read(f"{DOMAIN}.de/{DOMAIN}.po")
    assert {"README.txt", f"{DOMAIN}.po", "memory.tmx", "terms.tbx", "preview/fr/case.html"} <= names
    assert po == tree.po_path(campaign, "de", DOMAIN).read_bytes()


def test_what_weblate_calls_approved_counts_as_the_act_of_who_is_named(campaign: Path) -> None:
    tree.edit(campaign, "de", DOMAIN, {SINGING: "Sie sang laut."})
    assert tree.w4r(campaign, "pin").code == 0
    out = tree.w4r(campaign, "exchange", "out", "xliff12", DOMAIN, "--locale", "de", "--format", "json")
    path = campaign / str(out.json["files"][0]["path"])
    text = path.read_text(encoding="utf-8")
    at = text.index(SINGING)
    start = text.rindex("<trans-unit", 0, at)
    edited = text[start:at].replace('approved="no"', 'approved="yes"')
    edited += text[at:].replace('state="translated"', 'state="final"', 1)
    path.write_text(text[:start] + edited, encoding="utf-8")
    assert tree.states(campaign, "de", DOMAIN)[SINGING] == "translated"
    for person in ("mia", "noa"):
        done = tree.w4r(campaign, "review", "take-in", str(path), "--by", "kai", "--approved-by", person)
        assert done.code == 0, done.said
    assert tree.states(campaign, "de", DOMAIN)[SINGING] == "approved"
