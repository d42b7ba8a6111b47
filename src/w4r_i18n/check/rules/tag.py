# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbered tags of the source, each as often in the translation; every tag that opens, closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.markup import element_names, keeps_tags, tags
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.check.strings import Doubt, difference, missing_and_extra
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.inline import InlineError, parse
from w4r_i18n.model.ports import Scope

NAME = "tag"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = "<"
DOC = """\
<g1>…</g1> stands for a link or bold letters of the source, <x1/> for a line break or picture. Each stands in
the translation exactly as often, around the words that mean the same, and what opens last closes first. They
may change places. In a string that has them, write &lt; and &amp; for < and &. An element of other
people's markup (<em>, <a>) that one side has more often is a warning: it may be an editor's choice."""
GOOD = (
    Entry("Signez <g1>la pétition</g1> de <g2>Sofia</g2>.", "<g2>Sofia’s</g2> <g1>petition</g1>: sign."),
    Entry("Une ligne<x1/>deux", "One line<x1/>two"),
    Entry("<g1>a &lt; b</g1> &amp; c", "<g1>a &lt; b</g1> &amp; c"),
    Entry("Voir <em>ici</em><br>", "See <em>here</em><br>"),
    Entry("si a < b", "if a < b"),
)
BAD = (
    Entry("Signez <g1>la pétition</g1>.", "Sign the petition."),
    Entry("Signez <g1>la pétition</g1>.", "Sign <g1>the petition."),
    Entry("Signez <g1>la pétition</g1>.", "Sign <g2>the petition</g2>."),
    Entry("<g1>a</g1> <g2>b</g2>", "<g1>a <g2>b</g1></g2>"),
    Entry("Signez <g1>la pétition</g1>.", "Sign <g1>the petition</g1> & <g1>go</g1>."),
    Entry("Une ligne<x1/>deux", "One line two"),
    Entry("Voir <em>ici</em>", "See here"),
    Entry("Lire <em>ici</em>", "Read <strong>here</strong>"),
    Entry("Lire", "Read <x1/>"),
)

_CODE = re.compile(r"</?g\d{1,6}>|<x\d{1,6}/>")


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    source, target = pair.source.text, pair.target.text
    wanted, found = _CODE.findall(source), _CODE.findall(target)
    if wanted or found:
        return missing_and_extra("tag", *difference(wanted, found)) or _broken(source, target, bool(wanted))
    if keeps_tags(pair):
        return []
    names = element_names(source, target)
    missing, extra = difference(_elements(source, names), _elements(target, names))
    return [Doubt(fault) for fault in missing_and_extra("element", missing, extra)]


def _elements(text: str, names: frozenset[str]) -> list[str]:
    return [f"<{tag.name}>" for tag in tags(text) if tag.kind != "close" and tag.name in names]


def _broken(source: str, target: str, codes: bool) -> list[str]:
    try:
        parse(source, codes=codes, placeholders=False)
    except InlineError:
        return []  # the source breaks the rules of tags itself, so it is not one of ours
    try:
        parse(target, codes=codes, placeholders=False)
    except InlineError as error:
        return [f"the tags are not well-formed: {error}"]
    return []
