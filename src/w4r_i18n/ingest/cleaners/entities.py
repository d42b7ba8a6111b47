# SPDX-License-Identifier: GPL-3.0-or-later
"""Entities and tags that came through as text (`d&#8217;Amnesty`, `<br />`): read once more, and reported."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from w4r_i18n.ingest.page import Finding, Page, each_text

_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|nbsp|amp|quot|apos|laquo|raquo|rsquo|lsquo|ldquo|rdquo"
    r"|hellip|ndash|mdash"
    r"|middot|eacute|egrave|ecirc|agrave|acirc|ccedil|ocirc|icirc|ucirc|ugrave|oelig|Eacute|Agrave"
    r"|euml|iuml|shy);",
)
_TAG = re.compile(
    r"</?(?:p|br|b|i|em|strong|span|div|a|ul|ol|li|h[1-6]|blockquote|img|hr)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)


def _read(text: str) -> str:
    return html.unescape(_ENTITY.sub(lambda found: html.unescape(found.group()), _TAG.sub("", text)))


def clean(page: Page) -> Iterator[Finding]:
    for chunk in page.chunks:
        if _ENTITY.search(chunk.text) or _TAG.search(chunk.text):
            yield Finding(chunk.at, "markup left in the text, read once more", each_text(_read), chunk.text)
