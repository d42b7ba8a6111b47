# SPDX-License-Identifier: GPL-3.0-or-later
"""TOML: the translatable fields of a case; every other byte stays as it is."""

from __future__ import annotations

from pathlib import PurePosixPath

from w4r_i18n.ingest import front, toml_source
from w4r_i18n.ingest.bounds import decode, direction_findings
from w4r_i18n.ingest.case import texts
from w4r_i18n.ingest.case import tier as tier_of
from w4r_i18n.model.document import Document, FrontMatter
from w4r_i18n.text import toml_strings

SUFFIXES = (".toml",)


def read(data: bytes, *, path: str) -> Document:
    """Law 1. What is translated are the one-line strings in double quotes that `case.texts` names.

    Raises InputError for what is no UTF-8 TOML.
    """
    text = decode(data, path=path)
    body = 1 if text.startswith("\ufeff") else 0
    table = toml_source.parse(text[body:], path=path)
    blocks, doubts = front.value_blocks(table, text, body, texts(table))
    name = PurePosixPath(path).stem
    matter = FrontMatter(tier=tier_of(table), kind=name)
    findings = (*doubts, *direction_findings(text, path))
    return Document(name, path, "toml", text, blocks, matter, body, findings)


def spell(text: str) -> str:
    """Law: between double quotes it reads as this very text; a line break becomes a blank."""
    return toml_strings.spell(text)
