# SPDX-License-Identifier: GPL-3.0-or-later
"""A plural rule that picks other forms than the language has."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.plurals import unlike_cldr
from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "plural-rule"
SEVERITY = Severity.ERROR
SCOPE: Scope = "header"
DOC = """\
Plural-Forms decides which form stands beside a number; a rule of another language, or one turned round,
shows "1 letters". Copy the rule of the language from CLDR: `w4r fmt` fills in an absent one. Files without
plural entries are not asked."""

_PLURAL = (Entry("une lettre", plural="%d lettres", forms=("%d Brief", "%d Briefe")),)


def _with(tag: str, rule: str) -> Catalogue:
    return Catalogue(Header((("Language", tag), ("Plural-Forms", rule))), _PLURAL)


GOOD = (
    _with("de", "nplurals=2; plural=(n != 1);"),
    _with("de", "nplurals=2; plural=n==1?0:1;"),
    _with("fr", "nplurals=2; plural=(n > 1);"),
    _with(
        "ru",
        "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;",
    ),
    _with("ja", "nplurals=1; plural=0;"),
    Catalogue(Header((("Language", "de"), ("Plural-Forms", "nplurals=1; plural=0;"))), (Entry("a", "b"),)),
)
BAD = (
    _with("de", "nplurals=2; plural=(n == 1);"),
    _with("de", "nplurals=2; plural=(n > 1);"),
    _with("ru", "nplurals=2; plural=(n != 1);"),
)


def check(seen: Seen) -> Iterator[str]:
    catalogue = seen.catalogue
    header = catalogue.header.get("Plural-Forms")
    if any(entry.plural is not None for entry in catalogue.messages) and header:
        fault = unlike_cldr(header, seen.whole.tag)
        if fault:
            yield fault
