# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter as one self-contained web page: right on a phone, in the dark, and on one sheet of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_i18n.model.letter import Letter
from w4r_i18n.render.sheet import clean, point_size, sheet
from w4r_i18n.render.web import block_elements, page, style

if TYPE_CHECKING:
    from markupsafe import Markup

NAME = "html"
SUFFIX = ".html"
MEDIA = "text/html; charset=utf-8"
KINDS = frozenset({"authority", "solidarity"})


def missing(_letter: Letter) -> tuple[str, ...]:
    return ()


def render(letter: Letter, template: bytes | None = None) -> bytes:
    """The letter, and beside it, on the screen only, what writers should know.

    A section's own page is a Jinja template in a fence (`render.own_page`).
    """
    blocks = sheet(letter)
    elements = block_elements(blocks)
    if template is not None:
        from w4r_i18n.render.own_page import own_page

        return own_page(letter, blocks, elements, template)
    body = _main(elements) + _advice(letter)
    return page(letter, body, style(letter, point_size(blocks, letter.paper)))


def _main(elements: Markup) -> Markup:
    from markupsafe import Markup

    return Markup("<main>\n{}</main>\n").format(elements)


def _advice(letter: Letter) -> Markup:
    from markupsafe import Markup

    items = Markup("").join(Markup("<li>{}</li>\n").format(clean(each)) for each in letter.advice)
    return Markup("<aside>\n<ul>\n{}</ul>\n</aside>\n").format(items) if items else Markup("")
