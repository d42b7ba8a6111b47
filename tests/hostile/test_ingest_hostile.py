# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages and Word documents made to harm: refused or made harmless, in bounded time, never a traceback."""

from __future__ import annotations

import io
import json
import time
import warnings
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from w4r_i18n.ingest.communique import ingest
from w4r_i18n.ingest.readers import docx
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.errors import InputError

BAD = Path(__file__).parents[2].parent / "shared" / "bad_inputs"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(body: str, *, parts: dict[str, str] | None = None, encoding: str = "utf-8") -> bytes:
    """A minimal .docx around these paragraphs."""
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><w:document {W} {R}><w:body>{body}</w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml.encode(encoding))
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def texts(data: bytes) -> list[str]:
    return [block.text for block in ingest(data, path="x.docx", today="2026-01-15").blocks]


@pytest.mark.skipif(not BAD.is_dir(), reason="the shared corpus is not beside this clone")
def test_every_bad_word_document_is_refused_or_flagged_as_the_index_says() -> None:
    for row in json.loads((BAD / "index.json").read_text("utf-8")):
        if not row["file"].startswith("docx/"):
            continue
        data = (BAD / row["file"]).read_bytes()
        if row["expect"] == "reject":
            with pytest.raises(InputError) as caught:
                docx.read(data, path=row["file"])
            assert str(caught.value).startswith(f"{row['file']}: ")
        else:
            found = docx.read(data, path=row["file"]).diagnostics
            assert any(one.severity is Severity.ERROR and one.fault == "text" for one in found)


def test_deleted_hidden_and_moved_text_is_never_read_and_inserted_text_is() -> None:
    body = paragraph(
        run("Elle a ")
        + f"<w:del {W}><w:r><w:delText>fui</w:delText></w:r></w:del>"
        + f"<w:ins {W}>{run('parlé')}</w:ins>"
        + run(" à Ana", "<w:vanish/>")
        + f"<w:moveFrom {W}>{run(' hier')}</w:moveFrom>"
        + run(" devant tout le village."),
    )
    assert texts(word(body)) == ["Elle a parlé devant tout le village."]


def test_comments_and_authors_are_not_read() -> None:
    parts = {"word/comments.xml": f"<w:comments {W}><w:p>{run('secret')}</w:p></w:comments>"}
    found = ingest(
        word(paragraph(run("Un texte public, et rien d’autre.")), parts=parts),
        path="x.docx",
        today="2026-01-15",
    )
    assert "secret" not in found.document
    assert any("comments were not read" in one.message for one in found.diagnostics)


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "frame"])
def test_a_part_that_would_call_out_is_dropped_and_flagged(kind: str) -> None:
    relation = (
        f'<Relationship Id="r1" Type="{KINDS}/{kind}" Target="http://198.51.100.1/t" TargetMode="External"/>'
    )
    parts = {"word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">{relation}</Relationships>'}
    found = docx.read(word(paragraph(run("Bonjour.")), parts=parts), path="x.docx")
    assert [one.severity for one in found.diagnostics] == [Severity.ERROR]
    assert "198.51.100.1" not in found.text


def test_a_link_to_a_page_stays_and_a_link_that_runs_is_flagged() -> None:
    relations = "".join(
        f'<Relationship Id="{name}" Type="{KINDS}/hyperlink" Target="{target}" TargetMode="External"/>'
        for name, target in (("r1", "https://droits.example/a"), ("r2", "javascript:alert(1)"))
    )
    parts = {"word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">{relations}</Relationships>'}
    body = paragraph(
        run("Lisez ") + f'<w:hyperlink r:id="r1">{run("le rapport")}</w:hyperlink>'
        f'<w:hyperlink r:id="r2">{run(" et signez")}</w:hyperlink>' + run(" avant lundi."),
    )
    found = docx.read(word(body, parts=parts), path="x.docx")
    assert "[le rapport](https://droits.example/a) et signez avant lundi." in found.text
    assert [one.severity for one in found.diagnostics] == [Severity.ERROR]


def test_two_members_of_one_name_are_refused() -> None:
    out = io.BytesIO(word(paragraph(run("Bonjour."))))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr("WORD/document.xml", "<x/>")
    with pytest.raises(InputError, match="two parts"):
        docx.read(out.getvalue(), path="x.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_in_every_encoding(encoding: str) -> None:
    data = word(paragraph(run("Bonjour.")), encoding=encoding)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                shown = content.decode(encoding).replace("?>", '?><!DOCTYPE a [<!ENTITY e "x">]>', 1)
                content = shown.encode(encoding)
            new.writestr(name, content)
    with pytest.raises(InputError, match="DOCTYPE"):
        docx.read(out.getvalue(), path="x.docx")


def test_more_than_two_hundred_members_are_refused() -> None:
    with pytest.raises(InputError, match="at most 200"):
        docx.read(word("", parts={f"word/media/{n}.txt": "x" for n in range(200)}), path="x.docx")


def test_a_header_that_lies_about_its_size_is_caught_while_inflating() -> None:
    data = bytearray(word(paragraph(run("a" * 3_000_000))))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = (
            data.find(b"word/document.xml")
            if signature == b"PK\x03\x04"
            else data.rfind(b"word/document.xml")
        )
        start = data.rfind(signature, 0, at)
        data[start + offset : start + offset + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(InputError):
        docx.read(bytes(data), path="x.docx")


HEAD = "<h1>Un titre</h1>"
HOSTILE_HTML = (
    f'<base href="https://evil.example/">{HEAD}<p>Un paragraphe assez long pour être du texte.</p>',
    '<meta http-equiv=refresh content="0;url=https://evil.example">',
    f'{HEAD}<iframe src="https://evil.example"></iframe><p>Un paragraphe assez long.</p>',
    f'{HEAD}<p><a href="javascript:alert(1)">Un lien</a> vers rien.</p>',
    f'{HEAD}<p><a href=" JaVa\tscript:alert(1)">Un lien</a> vers rien.</p>',
    f'{HEAD}<p><a href="data:text/html,x">Un lien</a> vers rien.</p>',
)


@pytest.mark.parametrize("page", HOSTILE_HTML)
def test_what_would_act_is_dropped_and_reported(page: str) -> None:
    found = ingest(page.encode(), path="x.html", today="2026-01-15")
    assert any(one.check == "active-content" for one in found.diagnostics)
    assert "evil" not in found.document
    assert "script:" not in found.document
    assert "data:" not in found.document


def test_scripts_and_handlers_leave_no_trace() -> None:
    page = f"{HEAD}<script>alert(1)</script><p onclick=x>Une phrase <svg onload=y></svg>entière ici.</p>"
    found = ingest(page.encode(), path="x.html", today="2026-01-15")
    assert "alert" not in found.document
    assert "onload" not in found.document
    assert "Une phrase entière ici." in found.document


def test_markup_in_a_text_page_stays_text() -> None:
    page = "Un titre de page assez long\nUne phrase avec [un lien](javascript:x) et `du code`, sans plus.\n"
    found = ingest(page.encode(), path="x.txt", today="2026-01-15")
    assert r"\[un lien\](javascript:x)" in found.document


@pytest.mark.parametrize("data", [b"a\0b", b"<p>a\0b</p>", b"<meta charset=utf-7>+ADw-script+AD4-"])
@pytest.mark.parametrize("name", ["x.txt", "x.html", "x.md"])
def test_nul_and_hidden_encodings_are_refused(data: bytes, name: str) -> None:
    with pytest.raises(InputError, match=r"NUL|charset"):
        ingest(data, path=name, today="2026-01-15")


SEEDS = (
    "a", "A", "Ab ", ". ", "« A. » ", "«", "…", "(", "a(a)", "1 ", "+1 ", "x\n", "- x\n", "\u00a0", "<",
    "&amp;", "Ana Reis, ", "» a dit ", "Ana. ", "a | ", "et ", "é", "[", "*", "Ã", "Ã©",
    "Ana Reis a dit que\n",
)  # fmt: skip


@pytest.mark.parametrize("name", ["x.txt", "x.html", "x.md"])
@pytest.mark.parametrize("seed", SEEDS)
def test_forty_kilobytes_of_one_thing_take_no_longer_than_the_bound(seed: str, name: str) -> None:
    page = "Un titre de page assez long\n\n" + seed * (40_000 // len(seed.encode()))
    begun = time.process_time()
    with suppress(InputError):
        ingest(page.encode(), path=name, today="2026-01-15")
    assert time.process_time() - begun < 2.0


def test_elements_nested_too_deep_are_refused() -> None:
    with pytest.raises(InputError, match="nested deeper"):
        ingest(b"<div>" * 300_000, path="x.html", today="2026-01-15")
