# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a document says what language it is in: that must change with its text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from w4r_i18n.model.document import Document
from w4r_i18n.model.locale import Locale
from w4r_i18n.render.splice import Span

_FRONT = re.compile(r"""^language[ \t]*[=:][ \t]*(["']?)([A-Za-z0-9_@-]+)\1""", re.MULTILINE)
_HTML = re.compile(r"<html(?=[\s>])([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s(?:xml:lang|lang|dir)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)


def labels(document: Document, locale: Locale) -> Mapping[Span, str]:
    """Edits, none of them in a block: front matter's `language`; in HTML `lang` and `dir`."""
    edits: dict[Span, str] = {}
    if found := _FRONT.search(document.text, 0, document.front_end):
        edits[found.span(2)] = locale.tag
    if document.format == "html" and (page := _HTML.search(document.text, document.front_end)):
        others = _ATTRIBUTE.sub("", page[1])
        edits[page.span(1)] = f' lang="{locale.tag}" dir="{locale.direction}"{others}'
    return edits
