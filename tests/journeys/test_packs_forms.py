# SPDX-License-Identifier: GPL-3.0-or-later
"""What a section chooses for its pack: facing pages, a form of its own; and what it is told of its files."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.journeys import tree
from tests.render import shown

ROOT = Path(__file__).parents[2]
AMINA = "2025-exemple-amina-exemple"
FACING = "[facing]\n"


@pytest.fixture
def japan(tmp_path: Path) -> Path:
    """The demonstration's invented cases for a section that sends English letters and reads Japanese."""
    root = tmp_path / "tree"
    for name in ("sources", "locales", "sections"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "w4r.toml", root)
    for folder in (root / "sources" / "2025").iterdir():
        if folder.name != "exemple-amina-exemple":
            shutil.rmtree(folder)
    _channels(root, "docx", "html", "mail")
    return root


def _channels(root: Path, *names: str, more: str = "") -> None:
    path = root / "sections" / "jp.toml"
    text = path.read_text(encoding="utf-8")
    listed = ", ".join(f'"{name}"' for name in names)
    start = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("channels"))
    head, _, tables = start.partition(FACING)
    path.write_text(f"{head}\nchannels = [{listed}]\n{FACING}{tables}{more}", encoding="utf-8")


def _items(root: Path) -> dict[str, dict[str, Any]]:
    done = tree.w4r(root, "compile", "--section", "jp", "--as-of", "2026-11-24", "--format", "json")
    assert done.code == 0, done.said
    return {item["key"]: item for item in done.json[0]["items"]}


def _pack(root: Path) -> Path:
    return root / "build" / "sections" / "jp"


def _form(root: Path, *paragraphs: str) -> None:
    document = Document()
    for each in paragraphs:
        document.add_paragraph(each)
    out = io.BytesIO()
    document.save(out)
    folder = root / "sections" / "jp"
    folder.mkdir(exist_ok=True)
    (folder / "letter.docx").write_bytes(out.getvalue())


def test_a_section_whose_members_read_another_language_gets_facing_pages(japan: Path) -> None:
    item = _items(japan)[f"{AMINA}/letter/en"]
    files = {file["channel"]: file["path"] for file in item["files"]}
    assert files["html-facing"] == f"{AMINA}/en/letter-facing-ja.html"
    assert {"html", "docx", "mail", "html-facing", "docx-facing"} == files.keys()
    page = shown.of_html((_pack(japan) / files["html-facing"]).read_bytes())
    assert page.index("Amina Exemple") < page.index("アミナ・エグザンプル")
    assert not list((_pack(japan) / AMINA / "ja").glob("*facing*"))


def test_no_letter_faces_a_text_that_may_not_go_out(japan: Path) -> None:
    (japan / "locales" / "ja" / "reviews" / f"{AMINA}.jsonl").write_text("", encoding="utf-8")
    item = _items(japan)[f"{AMINA}/letter/en"]
    assert item["state"] == "ready"
    assert any(note.startswith("facing ja: ") for note in item["notes"])
    assert not list(_pack(japan).rglob("*facing*"))


def test_a_language_that_faces_itself_is_refused_with_its_line(japan: Path) -> None:
    tree.rewrite(japan / "sections" / "jp.toml", 'en = "ja"', 'en = "en"')
    done = tree.w4r(japan, "compile", "--section", "jp")
    assert done.code == 3
    assert "sections/jp.toml:" in done.err


def test_a_sections_own_word_form_carries_its_letters(japan: Path) -> None:
    _channels(japan, "docx", "text", more='\n[templates]\ndocx = "letter.docx"\n')
    _form(japan, "支部からのお知らせ", "{{content}}")
    item = _items(japan)[f"{AMINA}/letter/en"]
    assert {"docx", "text", "docx-facing"} == {file["channel"] for file in item["files"]}
    said = shown.of_docx((_pack(japan) / AMINA / "en" / "letter.docx").read_bytes())
    assert said.startswith("支部からのお知らせ")
    assert "1, rue de l’Exemple" in said


def test_a_form_that_leaves_a_demand_out_keeps_the_file_back_and_no_other(japan: Path) -> None:
    _channels(japan, "docx", "text", more='\n[templates]\ndocx = "letter.docx"\n')
    _form(japan, "{{subject}}")
    item = _items(japan)[f"{AMINA}/letter/en"]
    assert "docx" not in {file["channel"] for file in item["files"]}
    assert any("letter.docx: the form leaves out" in note for note in item["notes"])
    _form(japan, "{{content}}")
    assert "docx" in {file["channel"] for file in _items(japan)[f"{AMINA}/letter/en"]["files"]}


def test_one_template_for_all_channels_is_refused(japan: Path) -> None:
    _channels(japan, "text", more='\n[templates]\n"*" = "letter.html"\n')
    done = tree.w4r(japan, "compile", "--section", "jp")
    assert done.code == 3
    assert "sections/jp.toml:" in done.err


def test_what_a_channel_has_to_say_of_its_file_is_told(japan: Path) -> None:
    item = _items(japan)[f"{AMINA}/letter/ja"]
    assert any("channel mail: the mailto link has" in note for note in item["notes"])


@pytest.mark.module("typst")
@pytest.mark.system("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
def test_a_sign_that_no_font_has_keeps_that_pdf_back_with_the_package(japan: Path) -> None:
    _channels(japan, "pdf", "text")
    path = japan / "sections" / "jp.toml"
    config = path.read_text(encoding="utf-8")
    path.write_text(config + '\n[overrides.en]\nfooter = "Sign: \u0378"\n', encoding="utf-8")
    found = _items(japan)
    letter = found[f"{AMINA}/letter/en"]
    assert "pdf" not in {file["channel"] for file in letter["files"]}
    (why,) = [note for note in letter["notes"] if note.startswith("channel pdf: ")]
    assert "fonts-noto" in why
    assert "\n" not in why
    assert "pdf" in {file["channel"] for file in found[f"{AMINA}/letter/ja"]["files"]}
