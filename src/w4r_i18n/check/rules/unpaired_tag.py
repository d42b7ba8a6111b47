# SPDX-License-Identifier: GPL-3.0-or-later
"""Elements that open and never close, close what is not open, or cross, in the translation alone."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.markup import element_names, keeps_tags, tags, unpaired
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.check.strings import difference
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "unpaired-tag"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = "<"
DOC = """\
A tag that lost its partner breaks the page from there on: bold never ends, a link swallows the text after
it. Put the missing half back, or delete the one that is left. Where the source's own tags do not pair,
nothing is said."""
GOOD = (
    Entry("Voir <em>ici</em>", "<em>Here</em>, see"),
    Entry("<a> ouvre", "<a> opens"),
)
BAD = (
    Entry("Voir <em>ici</em>", "See <em>here"),
    Entry("Voir <em>ici</em>", "See </em>here<em>"),
    Entry("<b>Voir <em>ici</em></b>", "<b>See <em>here</b></em>"),
)


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    if keeps_tags(pair):
        return []
    source, target = pair.source.text, pair.target.text
    names = element_names(source, target)
    before, after = (
        unpaired(tuple(tag for tag in tags(text) if tag.name in names)) for text in (source, target)
    )
    return [f"tag {name} has no partner" for name in difference(before, after)[1]]
