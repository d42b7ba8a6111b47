# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole document in the page's own look, each sentence with its state: what a reader would meet."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from w4r_i18n.flow.desk_open import Opened
from w4r_i18n.flow.sources import readers
from w4r_i18n.flow.variants import one_variant
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.extraction import Extracted
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.review import State
from w4r_i18n.model.unit import Key
from w4r_i18n.render.fill import fill
from w4r_i18n.render.page import Page, untranslated, without_marks
from w4r_i18n.render.renderers import html

_STARTS = {state: chr(0xE010 + state) for state in State}
"""Stand before a sentence, by state; private-use signs, as those of `render.page` are."""
_END = "\ue020"
_MARK = re.compile("[\ue010-\ue015\ue020]")
_TITLE = re.compile(r"<title>[^<]*</title>")
_STYLE = """\
.state { border-radius: .15em; }
.state.approved { background: none; }
.state.reviewed, .state.translated { box-shadow: inset 0 -2px #3b82c4; }
.state.draft { background: #fde8c8; color: #221a0b; }
.state.stale { background: #f7d4d4; color: #2a1010; }
@media (prefers-color-scheme: dark) {
  .state.draft { background: #4c3510; color: #f7ead3; } .state.stale { background: #55201f; color: #f8e0df; }
}
</style>"""


def documents(opened: Opened) -> tuple[Extracted, ...]:
    """Those that have texts and are pages: a case's table of facts is none."""
    found = opened.source.extraction.documents
    return tuple(each for each in found if each.cuts)


def preview(opened: Opened, name: str, *, notice: str) -> bytes:
    """A document as a web page with everything that stands in the catalogue, finished or not.

    Raises InputError for a document that there is not, or whose texts do not fit together.
    """
    extracted = next((each for each in documents(opened) if each.document.name == name), None)
    if extracted is None or extracted.document.format == "toml":
        raise InputError("there is no such page")
    extracted = one_variant(opened.workspace, opened.source, extracted, {})
    reader = readers()[Path(extracted.document.path).suffix]
    source = opened.workspace.source
    filled = fill(
        extracted, lambda key: _marked(opened, key), locale=opened.locale, source=source, reader=reader
    )
    document = reader.read(filled.text.encode(), path=extracted.document.path)
    page = html.render(Page(replace(document, name=name), opened.locale, source, (notice,)))
    return _shown(page).encode()


def _marked(opened: Opened, key: Key) -> str:
    entry = opened.entries.get(key)
    if opened.is_source or entry is None or not entry.msgstr.strip():
        return key[1] if opened.is_source else untranslated(key[1])
    if is_join(entry.msgstr):
        return entry.msgstr
    state = opened.verdict(key).state
    return f"{_STARTS[state]}{_MARK.sub('', without_marks(entry.msgstr))}{_END}"


def _shown(page: str) -> str:
    page = _TITLE.sub(lambda found: _MARK.sub("", found[0]), page).replace("</style>", _STYLE, 1)
    for state, start in _STARTS.items():
        page = page.replace(start, f'<span class="state {state.name.lower()}">')
    return page.replace(_END, "</span>")
