# SPDX-License-Identifier: GPL-3.0-or-later
"""Two letters face to face: the one that is sent, and the same in the language of who signs it."""

from __future__ import annotations

from markupsafe import Markup

from w4r_i18n.model.letter import Letter
from w4r_i18n.render.sheet import point_size, sheet
from w4r_i18n.render.web import block_elements, page

STYLE = """\
main.pair { display: grid; gap: 1.5rem; grid-template-columns: 1fr 1fr; max-width: 90rem;
  padding: 0 1rem; background: none; box-shadow: none; }
.pair > article { background: var(--paper); padding: 2rem; box-shadow: 0 0 0 1px #0002, 0 2px 12px #0002; }
.pair > article + article { border-inline-start: 4px solid var(--line); }
@media (max-width: 56rem) { main.pair { grid-template-columns: 1fr; margin: 0; padding: 0; } }
@media print {
  main.pair { display: block; max-width: none; margin: 0; padding: 0; }
  .pair > article { padding: 0; box-shadow: none; }
  .pair > article + article { break-before: page; border: 0; }
}
"""


def facing(letter: Letter, translation: Letter) -> bytes:
    """A page in the translation's language, for whoever signs: the letter to send stands first, on a sheet of
    its own on paper; beside it, or on the next sheet, what it says. Law: both letters are there whole.
    """
    sheets = sheet(letter), sheet(translation)
    size = min(point_size(blocks, letter.paper) for blocks in sheets)
    articles = [
        Markup('<article lang="{}" dir="{}">\n{}</article>\n').format(
            each.locale.tag, each.locale.direction, block_elements(blocks)
        )
        for each, blocks in zip((letter, translation), sheets, strict=True)
    ]
    body = Markup('<main class="pair">\n{}</main>\n').format(Markup("").join(articles))
    return page(translation, body, size=size, more_style=STYLE)
