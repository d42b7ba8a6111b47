# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks of Markdown and reStructuredText that no longer pair in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "markdown"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
SIGNS = r"*`[\]"
DOC = """\
`**`, double backticks, `[[…]]` and a link come in pairs. One half that is lost shows as stars and brackets
in the finished page. Write the marks as the source has them."""
GOOD = (
    Entry("Lire **ceci** et ``cela``", "Read **this** and ``that``"),
    Entry("Lire **ceci**", "Read this"),
    Entry("Voir [ici](a.html)", "See [here](a.html)"),
    Entry("a ** b", "a ** b"),
)
BAD = (
    Entry("Lire **ceci**", "Read **this*"),
    Entry("Lire ``ceci``", "Read `this``"),
    Entry("Voir [ici](a.html)", "See [herea.html)"),
    Entry("Voir [[ici]]", "See [[here"),
    Entry("Voir :ref:`ceci <a>`", "See :ref:`this `"),
)

_PAIRED = ("**", "``")
_EMPTY_TARGET = re.compile(r":[a-z]{2,20}:`[^`<>]{1,200} `(?!`)")


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    source, target = pair.source.text, pair.target.text
    faults = [
        f"{mark} stands an odd number of times"
        for mark in _PAIRED
        if target.count(mark) % 2 and not source.count(mark) % 2
    ]
    for opening, closing in (("[[", "]]"), ("[", "]")):
        if target.count(opening) != target.count(closing) and source.count(opening) == source.count(closing):
            faults.append(f"{opening} and {closing} do not pair")
            break
    if _EMPTY_TARGET.search(target) and not _EMPTY_TARGET.search(source):
        faults.append("a reference has lost its target")
    if "](" in source and target.count("](") < source.count("]("):
        faults.append("a link has lost its brackets")
    return faults
