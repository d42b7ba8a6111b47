# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter as one self-contained web page: right on a phone, in the dark, and on one sheet of paper."""

from __future__ import annotations

from markupsafe import Markup

from w4r_i18n.model.letter import Letter
from w4r_i18n.render.facing import SIZES, rows
from w4r_i18n.render.own_page import own_page
from w4r_i18n.render.sheet import Block, clean, point_size, sheet
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


FACING = """\
main.pair { max-width: 78rem; padding: 2rem; }
.row { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2rem; break-inside: avoid; }
.row > * { min-width: 0; } .row > * + * { border-left: 1px solid var(--line); padding-left: 2rem; }
.row .closing { margin-block: .75em; } .row .signature { margin-block: .75em 1.25em; }
@media (max-width: 40rem) { .row { column-gap: .75rem; } .row > * + * { padding-left: .75rem; } }
"""


def facing(letter: Letter, translation: Letter) -> bytes:
    """Both, paragraph by paragraph, on a page in the language of who reads: the letter left, whatever its
    direction.
    """
    found = rows(sheet(letter), sheet(translation))
    cells = Markup("").join(
        Markup('<div class="row">\n{}{}</div>\n').format(_cell(letter, one), _cell(translation, other))
        for one, other in found
    )
    body = Markup('<main class="pair" dir="ltr">\n{}</main>\n').format(cells)
    return page(translation, body, size=SIZES[-1], more_style=FACING, turned=True)


def _cell(letter: Letter, block: Block | None) -> Markup:
    shown = block_elements((block,)) if block else Markup("")
    locale = letter.locale
    return Markup('<div lang="{}" dir="{}">\n{}</div>\n').format(locale.tag, locale.direction, shown)


def _advice(letter: Letter) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>\n").format(clean(each)) for each in letter.advice)
    return Markup("<aside>\n<ul>\n{}</ul>\n</aside>\n").format(items) if items else Markup("")
