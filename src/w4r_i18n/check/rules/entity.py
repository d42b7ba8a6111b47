# SPDX-License-Identifier: GPL-3.0-or-later
"""Entities of HTML in the translation of a text that has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "entity"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
SIGNS = "&"
DOC = """\
&quot; &#39; &amp;amp; and their like are how a web page writes a mark; in a letter they show as they stand.
Write the mark itself. Where the source has entities too, nothing is said."""
GOOD = (
    Entry("Elle & lui", "Her & him"),
    Entry("Un &amp; deux", "One &amp; two"),
    Entry("<g1>A</g1> et B", "<g1>A</g1> &amp; B"),
)
BAD = (
    Entry("L’été", "It&#39;s summer"),
    Entry("Elle dit « oui »", "She says &quot;yes&quot;"),
    Entry("Elle dit « oui »", "She says &laquo;yes&raquo;"),
)

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#[xX][0-9A-Fa-f]{2,5});")
_CODES = re.compile(r"<[gx]\d+/?>")


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    known = {*_ENTITY.findall(pair.source.text)}
    if _CODES.search(pair.source.text):
        known |= {"&lt;", "&amp;"}
    extra = [entity for entity in _ENTITY.findall(pair.target.text) if entity not in known]
    # A source that writes its own marks as entities may want other ones in another language.
    return [f"{shown(extra[0])} shows as it stands"] if extra and len(known) < 3 else []
