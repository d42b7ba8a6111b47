# SPDX-License-Identifier: GPL-3.0-or-later
"""A section's own Word form: its looks, the letter's words, and nothing that runs or calls out."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from tests.render import shown
from tests.render.letters import ADDRESS, CODE, EMAIL, STATUS, letter, saying

from w4r_i18n.model.errors import InputError
from w4r_i18n.render.channels import docx
from w4r_i18n.render.sheet import sheet


def form(*paragraphs: str, header: str = "Section d’Exemplie") -> bytes:
    """As an office saves it, with an author and a date."""
    document = Document()
    document.core_properties.author = "Paul Fictif"
    document.sections[0].header.paragraphs[0].text = header
    for each in paragraphs or ("Notre section vous remercie.", "{{content}}"):
        document.add_paragraph().add_run(each).font.size = Pt(10)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def control(tag: str) -> bytes:
    document = Document()
    document.add_paragraph("{{content}}")
    body = document.element.body
    body.insert(0, parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>'
        "<w:p><w:r><w:t>Objet</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ))  # fmt: skip
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(data: bytes, edit: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    edit(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("tag", ["fr", "ar", "ja"])
def test_every_word_of_the_letter_stands_in_the_form_in_order(tag: str) -> None:
    said = shown.packed(shown.of_docx(docx.render(letter(tag), form())))
    assert said.startswith(shown.packed("Notre section vous remercie."))
    at = 0
    for block in sheet(letter(tag)):
        for line in block.lines:
            for span in line:
                at = said.index(shown.packed(span.text), at)


def test_a_form_gives_the_same_bytes_and_nobodys_name() -> None:
    made = docx.render(letter("fr"), form())
    assert made == docx.render(letter("fr"), form())
    document = Document(io.BytesIO(made))
    assert document.core_properties.author == ""
    assert document.core_properties.title == letter("fr").title
    assert document.sections[0].header.paragraphs[0].text == "Section d’Exemplie"
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not [name for name in archive.namelist() if b"Fictif" in archive.read(name)]
        assert "docProps/app.xml" not in archive.namelist()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_form_names_parts_among_its_own_words_and_keeps_its_looks() -> None:
    parts = ("Objet : {{ subject }} !", "{{notices}}", "{{place_date}}", "{{recipient}}", "{{emails}}",
             "{{salutation}}", "{{body}}", "{{closing}}", "{{signature}}", "{{copies_label}}", "{{copies}}",
             "{{foot}}")  # fmt: skip
    made = Document(io.BytesIO(docx.render(letter("fr"), form(*parts))))
    assert made.paragraphs[0].text == f"Objet : {letter('fr').subject} !"
    sizes = {run.font.size for each in made.paragraphs for run in each.runs if run.text.strip()}
    assert sizes == {Pt(10)}


def test_a_name_that_the_office_cut_into_runs_is_one_name() -> None:
    document = Document(io.BytesIO(form("{{content}}")))
    paragraph = document.add_paragraph()
    for piece in ("Re: {", "{sub", "ject", "}} (copie)"):
        paragraph.add_run(piece).bold = piece == "ject"
    out = io.BytesIO()
    document.save(out)
    said = shown.of_docx(docx.render(letter("fr"), out.getvalue()))
    assert f"Re: {letter('fr').subject} (copie)" in said


def test_a_control_is_filled_by_its_tag_and_the_sections_own_are_left() -> None:
    said = shown.of_docx(docx.render(letter("fr"), control("subject")))
    assert said.startswith(letter("fr").subject)
    assert shown.of_docx(docx.render(letter("fr"), control("nombre"))).startswith("Objet")


def test_what_the_writer_fills_in_is_a_field_in_a_form_too() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.render(letter("fr"), form()))) as archive:
        body = archive.read("word/document.xml").decode()
    assert re.findall(r'<w:tag w:val="([a-z_]+)"/>', body)[:2] == ["place", "date"]


def test_texts_that_look_like_names_stay_texts() -> None:
    evil = "{{content}} {{subject}} {% for a in b %} <w:br/> ${x}"
    said = shown.of_docx(docx.render(saying(evil), form("Objet : {{subject}}", "{{content}}")))
    assert said.count(evil) > len(sheet(saying(evil)))
    assert f"Objet : {evil}" in said


@pytest.mark.parametrize(
    ("paragraphs", "wanted"),
    [
        (("{{subject}}",), "leaves out"),
        (("{{secret}}", "{{content}}"), "no 'secret'"),
        (("",), "leaves out"),
        (("{{content}}",) * 50, "at most 40"),
    ],
)
def test_a_form_that_shows_less_or_asks_for_more_is_refused(paragraphs: tuple[str, ...], wanted: str) -> None:
    with pytest.raises(InputError, match=wanted) as caught:
        docx.render(letter("fr"), form(*paragraphs))
    assert str(caught.value).startswith("letter.docx")


def _into(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def edit(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return edit


def _with(name: str, content: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({name: content})


BODY, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
TYPE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HOSTILE: dict[str, Callable[[dict[str, bytes]], None]] = {
    "macros": _with("word/vbaProject.bin", b"x"),
    "macro type": _into("[Content_Types].xml", b"wordprocessingml.document.main", b"x.macroEnabled.main"),
    "remote template": _into(
        RELATIONS, b"</Relationships>",
        b'<Relationship Id="z" Type="' + TYPE + b'/attachedTemplate" Target="https://elsewhere.test/t.dotm"'
        b' TargetMode="External"/></Relationships>',
    ),
    "remote picture": _into(
        RELATIONS, b"</Relationships>",
        b'<Relationship Id="z" Type="' + TYPE + b'/image" Target="file:///etc/passwd" TargetMode="External"/>'
        b"</Relationships>",
    ),
    "vector picture": _with("word/media/a.wmf", b"x"),
    "embedded object": _with("word/embeddings/a.bin", b"x"),
    "another document": _into(BODY, b"<w:sectPr", b'<w:altChunk r:id="z"/><w:sectPr'),
    "server field": _into(
        BODY, b"<w:sectPr",
        b'<w:p><w:fldSimple w:instr="INCLUDETEXT \\"/etc/passwd\\""/></w:p><w:sectPr',
    ),
    "dynamic exchange": _into(
        BODY, b"<w:sectPr", b"<w:p><w:r><w:instrText>DDEAUTO c:\\x</w:instrText></w:r></w:p><w:sectPr"
    ),
    "hidden": _into(BODY, b"<w:rPr>", b"<w:rPr><w:vanish/>"),
    "tracked": _into(BODY, b"<w:sectPr", b'<w:p><w:ins w:id="1" w:author="x"/></w:p><w:sectPr'),
    "entity": _into(BODY, b"<w:document", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document'),
    "broken": _into(BODY, b"</w:body>", b""),
    "missing": lambda parts: parts.__delitem__(BODY),
    "bomb": _with("word/settings.xml", b" " * 30_000_000),
}  # fmt: skip


@pytest.mark.parametrize("attack", HOSTILE)
def test_a_form_that_runs_hides_or_fetches_anything_is_refused(attack: str) -> None:
    with pytest.raises(InputError) as caught:
        docx.render(letter("fr"), changed(form(), HOSTILE[attack]))
    assert str(caught.value).startswith("letter.docx")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x", b"{{content}}"])
def test_what_is_no_form_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"letter\.docx"):
        docx.render(letter("fr"), data)


@pytest.mark.system("soffice")
@pytest.mark.system("pdfinfo")
def test_an_office_opens_a_filled_form_and_facing_pages(tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(docx.render(replace(letter("ar"), paper="a4"), form()))
    (tmp_path / "facing.docx").write_bytes(docx.facing(letter("ar"), letter("fr")))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to",
         "pdf", "--outdir", str(tmp_path), str(tmp_path / "form.docx"), str(tmp_path / "facing.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    for name in ("form", "facing"):
        said = shown.packed(shown.of_pdf((tmp_path / f"{name}.pdf").read_bytes(), tmp_path, "-layout"))
        for exact in (*ADDRESS, EMAIL, CODE, STATUS):
            assert shown.packed(exact) in said, name
