# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: INP001  # a script beside the pages of documentation
"""Gathers the words of the review page into its catalogues: `python docs/reference/make_words.py`.

What is translated stays; a new word comes empty, and a test says so. Any PO editor fills it in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from w4r_i18n.catalogue.header import new_header, template_header
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.document import ROLES
from w4r_i18n.model.locale import locale
from w4r_i18n.model.review import ACTS
from w4r_i18n.web.shown import LEVELS, REGISTERS, RISKS, STATES

WEB = Path(__file__).parents[2] / "src" / "w4r_i18n" / "web"
CATALOGUES = WEB / "locale"
LANGUAGES = ("fr",)
PROJECT = "w4r review"
_CALL = re.compile(r"""\b(?:_|said|words\(visit\.language\))\(\s*(?:"([^"]+)"|'([^']+)')\s*\)""")


def words() -> dict[str, set[str]]:
    """Every word that the page says, and the files that say it."""
    found: dict[str, set[str]] = {}
    for path in sorted([*WEB.glob("templates/*.html"), *WEB.glob("pages/*.py")]):
        for call in _CALL.finditer(path.read_text(encoding="utf-8")):
            found.setdefault(call[1] or call[2], set()).add(path.relative_to(WEB).as_posix())
    for word in _listed():
        found.setdefault(word, set()).add("shown.py")
    return found


def _listed() -> Iterator[str]:
    """Those that a page looks up by what it shows."""
    yield from (*STATES.values(), *RISKS.values(), *LEVELS.values(), *REGISTERS, *ROLES, *ACTS)


def entries(known: dict[str, str]) -> tuple[Entry, ...]:
    return tuple(
        Entry(word, known.get(word, ""), references=tuple(sorted(places)))
        for word, places in sorted(words().items(), key=lambda each: (sorted(each[1]), each[0].casefold()))
    )


def main() -> None:
    template = Catalogue(template_header(PROJECT), entries({}))
    (CATALOGUES / "review.pot").write_text(write_po(template), encoding="utf-8")
    for language in LANGUAGES:
        path = CATALOGUES / f"{language}.po"
        old = read_po(path.read_text(encoding="utf-8"), path=path.name) if path.exists() else Catalogue()
        known = {entry.msgid: entry.msgstr for entry in old.messages}
        header = old.header if old.header.fields else new_header(locale(language), project=PROJECT)
        path.write_text(write_po(Catalogue(header, entries(known))), encoding="utf-8")


if __name__ == "__main__":
    main()
