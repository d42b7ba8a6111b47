# SPDX-License-Identifier: GPL-3.0-or-later
"""What a section's page says around its letters: from `common`, whole in one language or in another."""

from __future__ import annotations

from w4r_i18n.flow.notices import said
from w4r_i18n.flow.sources import Source
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.render.pack_page import PageWords

_OURS = {
    "page-text": "Text",
    "page-state": "Status",
    "page-code": "Letter code",
    "page-current": "This letter is current.",
    "page-as-of": "List as of {date}.",
    "page-question": "Can this letter still be sent?",
    "page-check": "Check",
    "page-unknown": "No letter to be sent has this code: it was withdrawn or replaced, or the code was "
    "mistyped. Do not send this letter.",
}
"""By context in `sources/common`; in English, for a campaign that has no words of its own."""


def page_words(workspace: Workspace, target: Locale, common: Source | None) -> PageWords:
    """In that language where all of them are translated, else in the source's, else ours."""
    for language in (target, workspace.source):
        found = said(workspace, language, common, _OURS)
        if all(found.get(name) for name in _OURS):
            return _words(language, found)
    return _words(locale("en"), _OURS)


def _words(language: Locale, found: dict[str, str]) -> PageWords:
    return PageWords(language, *(found[name] for name in _OURS))
