# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that stands where a letter stood: "please write no more", translated long before it is needed."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n import registry
from w4r_i18n.flow.compile import rendered
from w4r_i18n.flow.shelf import Shelf
from w4r_i18n.model.locale import locale
from w4r_i18n.model.section import Section
from w4r_i18n.render.page import Page

FALLBACK = (
    "Merci de ne plus écrire : cette action est terminée. / Please stop writing: this action has ended."
)


def stop_words(shelf: Shelf, tag: str, section: Section) -> tuple[str, str]:
    """Title and text: in the language, else in the section's first, else in the source's. Never nothing."""
    said = shelf.words(stop_language(shelf, tag, section))
    return said.stop_title, said.stop or FALLBACK


def stop_language(shelf: Shelf, tag: str, section: Section) -> str:
    others = (section.fallbacks.get(tag, ""), section.locales[0], shelf.workspace.source.tag)
    return next((each for each in (tag, *others) if each and shelf.words(each).stop), others[-1])


def stop_files(shelf: Shelf, tag: str, section: Section) -> Iterator[tuple[str, bytes]]:
    """The page by suffix. It names nobody: after a withdrawal even a name may be too much."""
    title, text = stop_words(shelf, tag, section)
    language = stop_language(shelf, tag, section)
    reader = registry.find("reader", "markdown")
    lines = [f"# {reader.spell(title)}", reader.spell(text)] if title else [reader.spell(text)]
    document = reader.read("\n\n".join(lines).encode(), path="stop.md")
    notices = shelf.notices(language).for_document(untranslated=False)
    page = Page(document, locale(language), shelf.workspace.source, notices)
    for suffix, content in rendered(page):
        if suffix in (".html", ".txt"):
            yield suffix, content
