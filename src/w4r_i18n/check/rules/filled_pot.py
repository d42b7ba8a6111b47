# SPDX-License-Identifier: GPL-3.0-or-later
"""A template that carries translations."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "filled-pot"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
DOC = """\
A .pot file is a template: its texts are empty. One that is filled would put its text into every language at
the next merge. Move the translations to a .po file and run `w4r extract`."""
GOOD = (
    Catalogue(entries=(Entry("Écrivez"),), path="locales/2025-a.pot"),
    Catalogue(entries=(Entry("Écrivez", "Write"),), path="locales/en/LC_MESSAGES/2025-a.po"),
)
BAD = (Catalogue(entries=(Entry("Écrivez", "Write"),), path="locales/2025-a.pot"),)


def check(seen: Seen) -> Iterator[str]:
    if seen.catalogue.path.endswith(".pot"):
        yield "a template has a translation; its texts are empty"
