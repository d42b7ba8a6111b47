# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter as plain text: for a form on a web site, an e-mail, a screen reader."""

from __future__ import annotations

from w4r_i18n.model.letter import Letter
from w4r_i18n.render.plain import plain, refuse_template
from w4r_i18n.render.sheet import sheet

NAME = "text"
SUFFIX = ".txt"
MEDIA = "text/plain; charset=utf-8"
KINDS = frozenset({"authority", "solidarity"})


def missing(_letter: Letter) -> tuple[str, ...]:
    return ()


def render(letter: Letter, template: bytes | None = None) -> bytes:
    """A paragraph is a line: where it is shown it wraps by itself, and what is copied is whole."""
    refuse_template(template, NAME)
    return f"{plain(sheet(letter))}\n".encode()
