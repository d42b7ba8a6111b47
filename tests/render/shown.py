# SPDX-License-Identifier: GPL-3.0-or-later
"""What people read in a finished file, taken out of it by other programs than those that made it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

from lxml import etree
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEADER = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks of direction, which pdftotext writes around what runs the other way."""


def of_html(page: bytes) -> str:
    """Of what is between <main> and </main>."""
    main = LexborHTMLParser(page).css_first("main")
    assert main is not None
    return main.text(separator=" ")


def of_markdown(text: bytes) -> str:
    return LexborHTMLParser(MarkdownIt("commonmark").render(text.decode())).text(separator=" ")


def of_docx(document: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    paragraphs = (
        "".join(each.text or "" for each in paragraph.iter(f"{_WORD}t"))
        for paragraph in tree.iter(f"{_WORD}p")
    )
    return "\n".join(paragraphs)


def of_pdf(document: bytes, folder: Path, order: str = "-raw") -> str:
    """`-raw`: in the order in which it is written, as a reader hears it; `-layout`: in which it is seen."""
    path = folder / "letter.pdf"
    path.write_bytes(document)
    done = subprocess.run(["pdftotext", order, path, "-"], capture_output=True, check=True, text=True)
    return _LEADER.sub("", done.stdout)


def told(command: str, document: bytes, folder: Path) -> str:
    """What pdfinfo or pdffonts says."""
    path = folder / "letter.pdf"
    path.write_bytes(document)
    return subprocess.run([command, path], capture_output=True, check=True, text=True).stdout


def packed(text: str) -> str:
    """Without blanks and marks of direction: what breaks lines differs from file to file."""
    return _LEADER.sub("", "".join(text.split()))
