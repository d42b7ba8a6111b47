# SPDX-License-Identifier: GPL-3.0-or-later
"""A header marked fuzzy: msgfmt leaves it out, and with it the character set and the plural rule."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "fuzzy-header"
SEVERITY = Severity.ERROR
SCOPE: Scope = "header"
DOC = """\
`msgfmt` skips fuzzy entries, and the header is one: the compiled catalogue then has no character set and no
plural rule. Delete the line `#, fuzzy` above the first msgid. In a template it is usual and harmless."""
_FIELDS = (("Language", "de"), ("Content-Type", "text/plain; charset=UTF-8"))
GOOD = (Catalogue(Header(_FIELDS), path="de.po"), Catalogue(Header(_FIELDS, fuzzy=True), path="letters.pot"))
BAD = (Catalogue(Header(_FIELDS, fuzzy=True), path="de.po"),)


def check(seen: Seen) -> Iterator[str]:
    if seen.entry.fuzzy and not seen.catalogue.path.endswith(".pot"):
        yield "the header is fuzzy, so compiling drops it"
