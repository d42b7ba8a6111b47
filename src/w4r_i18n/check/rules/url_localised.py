# SPDX-License-Identifier: GPL-3.0-or-later
"""Links to another language's page of the source's site: usually right, and worth a look."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.links import changed_links
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "url-localised"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
SIGNS = "./"
DOC = """\
The link leads to the same site in another language. Open it once: the page must exist and be the same one."""
_ENGLISH = Header((("Language", "en"),))
GOOD = (Entry("Voir https://exemple.example/a.", "See https://exemple.example/a."),)
BAD = (
    Catalogue(
        _ENGLISH, (Entry("Voir https://fr.wiki.example/Lettre", "See https://en.wiki.example/Letter"),)
    ),
    Catalogue(_ENGLISH, (Entry("Voir https://a.example/fr/x.", "See https://a.example/en/y."),)),
)


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    changes = changed_links(pair)
    return [f"link {shown(old)} became {shown(new)}, the same site" for old, new in changes.localised]
