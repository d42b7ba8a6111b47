# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole pages against what a careful person would keep: every pair of files in `pages/` is a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from w4r_i18n.ingest.communique import Ingested, ingest
from w4r_i18n.ingest.readers import markdown
from w4r_i18n.model.inline import Code, Text

PAGES = Path(__file__).parent / "pages"
SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
TODAY = "2026-01-15"
Row = tuple[str, str, str]


def _pages() -> list[Path]:
    return sorted(path for path in PAGES.iterdir() if path.suffix not in {".expected", ".cuts"})


def _read(path: Path) -> Ingested:
    return ingest(path.read_bytes(), path=path.name, today=TODAY)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _expected(path: Path) -> list[Row]:
    """Lines `role | speaker | text`."""
    rows = path.with_suffix(".expected").read_text("utf-8").splitlines()
    split = [row.split("|", 2) for row in rows if row.strip()]
    return [(role.strip(), speaker.strip(), _plain(text)) for role, speaker, text in split]


@pytest.mark.parametrize("path", _pages(), ids=lambda path: path.name)
def test_a_page_gives_exactly_its_text_with_roles_and_speakers(path: Path) -> None:
    blocks = [(block.role, block.speaker, _plain(block.text)) for block in _read(path).blocks]
    assert blocks == _expected(path)


@pytest.mark.parametrize("path", _pages(), ids=lambda path: path.name)
def test_a_page_reports_each_of_its_cuts(path: Path) -> None:
    cuts = [f"{cut.line}\t{cut.reason}\t{_plain(cut.text)[:60]}" for cut in _read(path).cuts]
    assert cuts == path.with_suffix(".cuts").read_text("utf-8").splitlines()


@pytest.mark.parametrize("path", _pages(), ids=lambda path: path.name)
def test_the_document_reads_back_as_the_blocks_that_it_was_made_of(path: Path) -> None:
    page = _read(path)
    document = markdown.read(page.document.encode(), path="sources/2025/x/communique.md")
    read_back = sorted((block.role, block.speaker, _text(block.content)) for block in document.blocks)
    written = [(block.role, block.speaker, _plain(block.text)) for block in page.blocks]
    if written[0][0] == "dateline":
        written[0] = ("dateline", "", written[0][2].rstrip(".: \u00a0"))
    assert read_back == sorted(written)
    assert document.front.kind == "communique"
    assert document.front.tier == "restricted"


def _text(content: tuple[object, ...]) -> str:
    parts = [part.text if isinstance(part, Text) else " " * _is_break(part) for part in content]
    return _plain("".join(parts))


def _is_break(part: object) -> bool:
    return isinstance(part, Code) and part.kind == "single"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not beside this clone")
def test_the_real_page_comes_out_clean() -> None:
    sample = next(SAMPLES.glob("*.txt"))
    page = _read(sample)
    roles = [block.role for block in page.blocks]
    assert roles[:3] == ["dateline", "title", "standfirst"]
    assert roles.count("item") == 8
    assert [b.text for b in page.blocks if b.role == "heading"] == [
        "Soutenir les personnes en danger",
        "Changer des vies",
    ]
    assert [b.speaker for b in page.blocks if b.role == "quote"] == [
        "Agnès Callamard", "Agnès Callamard?", "Ellinor Guttorm Utsi?", "Miriam Bankston", "Miriam Bankston?",
    ]  # fmt: skip
    lines = {block.line for block in page.blocks} | {cut.line for cut in page.cuts}
    assert lines == set(range(1, 58))
    assert {block.line for block in page.blocks}.isdisjoint(cut.line for cut in page.cuts)
    assert page.year == 2025
