# SPDX-License-Identifier: GPL-3.0-or-later
"""Web addresses: the source's, letter for letter, or the same site's page in another language."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.links import changed_links
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.check.strings import missing_and_extra
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "url"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = "./"
DOC = """\
A link that is altered leads nowhere, or to somebody else's page. Copy the address of the source letter for
letter. The same site's page in the translation's language is allowed and reported as url-localised."""
_ENGLISH = Header((("Language", "en"),))
GOOD = (
    Entry("Voir https://exemple.example/a.", "https://exemple.example/a を見る。"),
    Entry("La fin.Le début", "The end. The start"),
)
BAD = (
    Entry("Voir https://exemple.example/a.", "See https://exmeple.example/a."),
    Entry("Voir https://exemple.example/a.", "See https://exemple.example/b."),
    Entry("Voir https://exemple.example/a.", "See there."),
    Entry("Écrivez.", "Write: https://evil.example/form"),
    Entry("Écrivez.", "Write: <https://evil.example/form>"),
    Entry("<a href='https://a.example'>Ici</a>", "<a href='https://b.example'>Here</a>"),
    Catalogue(_ENGLISH, (Entry("Voir https://a.example/fr/x.", "See https://b.example/en/x."),)),
)


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    changes = changed_links(pair)
    return missing_and_extra("link", changes.missing, changes.extra)
