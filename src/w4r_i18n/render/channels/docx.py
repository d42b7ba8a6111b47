# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter for Word and LibreOffice: what the writer fills in is a field, the rest is ready."""

from __future__ import annotations

from w4r_i18n.model.letter import Letter
from w4r_i18n.render.plain import refuse_template
from w4r_i18n.render.sheet import point_size, sheet
from w4r_i18n.render.word import package

NAME = "docx"
SUFFIX = ".docx"
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = frozenset({"authority", "solidarity"})


def missing(_letter: Letter) -> tuple[str, ...]:
    return ()


def render(letter: Letter, template: bytes | None = None) -> bytes:
    refuse_template(template, NAME)
    blocks = sheet(letter)
    return package(letter, blocks, point_size(blocks, letter.paper))
