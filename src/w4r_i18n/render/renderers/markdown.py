# SPDX-License-Identifier: GPL-3.0-or-later
"""A Markdown document as Markdown: its own text, with what must be said set before the body."""

from __future__ import annotations

import re

from w4r_i18n.render.page import UNTRANSLATED_END, UNTRANSLATED_START, Page

SUFFIX = ".md"
FORMATS = frozenset({"markdown"})
"""Same format out = splice (DESIGN 2): other documents are not turned into Markdown."""

_MARKUP = re.compile(r"[\\`*_\[\]<>&]")


def render(page: Page) -> str:
    """The filled text; untranslated passages stand in `⟦ ⟧`, notices are quotations at the top."""
    text, front_end = page.document.text, page.document.front_end
    front, body = _marked(text[:front_end]), _marked(text[front_end:])
    notices = "".join(f"> **{_escaped(notice)}**\n\n" for notice in page.notices)
    joint = "\n" if notices and not body.startswith("\n") else ""
    return f"{front}{joint}{_after_blank(notices, body)}"


def _marked(text: str) -> str:
    return text.replace(UNTRANSLATED_START, "⟦").replace(UNTRANSLATED_END, "⟧")


def _escaped(notice: str) -> str:
    """A notice is a translator's text like any other: no markup of it may come to life."""
    return _MARKUP.sub(r"\\\g<0>", " ".join(notice.split()))


def _after_blank(notices: str, body: str) -> str:
    """Notices stand after the blank line that ends the front matter, not on it."""
    if not notices:
        return body
    lead = len(body) - len(body.lstrip("\r\n"))
    return body[:lead] + notices + body[lead:]
