# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter as one self-contained web page: right on a phone, in the dark, and on one sheet of paper."""

from __future__ import annotations

from markupsafe import Markup

from w4r_i18n.model.letter import Letter
from w4r_i18n.render.own_page import own_page
from w4r_i18n.render.sheet import clean, point_size, sheet
from w4r_i18n.render.web import block_elements, page

NAME = "html"
SUFFIX = ".html"
MEDIA = "text/html; charset=utf-8"
KINDS = frozenset({"authority", "solidarity"})


def missing(_letter: Letter) -> tuple[str, ...]:
    return ()


def render(letter: Letter, template: bytes | None = None) -> bytes:
    """The letter, and beside it, on the screen only, what writers should know.

    Raises InputError for a section's own template that does more than show the letter.
    """
    blocks = sheet(letter)
    elements = block_elements(blocks)
    if template is not None:
        return own_page(letter, blocks, elements, template)
    body = Markup("<main>\n{}</main>\n{}").format(elements, _advice(letter))
    return page(letter, body, size=point_size(blocks, letter.paper))


def _advice(letter: Letter) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>\n").format(clean(each)) for each in letter.advice)
    return Markup("<aside>\n<ul>\n{}</ul>\n</aside>\n").format(items) if items else Markup("")
