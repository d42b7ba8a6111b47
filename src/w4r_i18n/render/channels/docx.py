# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter for Word and LibreOffice: what the writer fills in is a field, the rest is ready."""

from __future__ import annotations

from importlib import metadata, util

from w4r_i18n.model.errors import ServiceError
from w4r_i18n.model.letter import Letter
from w4r_i18n.model.locale import Locale
from w4r_i18n.render.facing import SIZES, rows
from w4r_i18n.render.sheet import point_size, sheet

NAME = "docx"
SUFFIX = ".docx"
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = frozenset({"authority", "solidarity"})


def made_with() -> str:
    return "" if _lacking() else metadata.version("python-docx")


def missing(_letter: Letter) -> tuple[str, ...]:
    return _lacking()


def unready(_locale: Locale) -> tuple[str, ...]:
    return _lacking()


def _lacking() -> tuple[str, ...]:
    is_here = util.find_spec("docx") is not None
    return () if is_here else ("python-docx is not installed: pip install 'w4r_i18n[letters]'",)


def _must_be_here() -> None:
    if lacking := _lacking():
        raise ServiceError(lacking[0])


def render(letter: Letter, template: bytes | None = None) -> bytes:
    """Raises InputError for a section's own form that is refused, ServiceError without python-docx."""
    _must_be_here()
    from w4r_i18n.render import own_form, word

    blocks = sheet(letter)
    if template is not None:
        return own_form.own_form(letter, blocks, template)
    return word.package(letter, blocks, point_size(blocks, letter.paper))


def facing(letter: Letter, translation: Letter) -> bytes:
    """Both, paragraph by paragraph, on a sheet that lies on its side. Raises ServiceError as `render`."""
    _must_be_here()
    from w4r_i18n.render import word

    pairs = rows(sheet(letter), sheet(translation))
    return word.facing_package(letter, translation, pairs, SIZES[-1])
