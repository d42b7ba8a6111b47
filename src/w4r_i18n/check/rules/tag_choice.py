# SPDX-License-Identifier: GPL-3.0-or-later
"""Elements of other people's markup that the translation has more or fewer of than the source."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.markup import element_names, tags
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.check.strings import difference, missing_and_extra
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "tag-choice"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
The source has <strong>, <a> or another element and the translation lacks it, or the reverse. It may be an
editor's choice; where a link or a warning is lost, put the element back."""
GOOD = (
    Entry("Lire <em>ici</em>", "Read <em>here</em>"),
    Entry("Lire <em>ici</em><br>", "Read <em>here</em><br/>"),
    Entry("Signez <g1>ici</g1>", "Sign <g1>here</g1>"),
)
BAD = (
    Entry("Lire <em>ici</em>", "Read here"),
    Entry("Lire <em>ici</em>", "Read <strong>here</strong>"),
)


def check(seen: Seen) -> Iterator[str]:
    if "<" in seen.chars:
        yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    source, target = pair.source.text, pair.target.text
    names = element_names(source, target)
    return missing_and_extra("element", *difference(_elements(source, names), _elements(target, names)))


def _elements(text: str, names: frozenset[str]) -> list[str]:
    return [
        f"<{tag.name}>"
        for tag in tags(text)
        if tag.kind != "close" and tag.name in names and not _is_code(tag.name)
    ]


def _is_code(name: str) -> bool:
    return name[0] in "gx" and name[1:].isdigit()
