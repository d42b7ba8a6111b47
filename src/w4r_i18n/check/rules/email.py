# SPDX-License-Identifier: GPL-3.0-or-later
"""E-mail addresses: the source's, letter for letter, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Pair, Seen, Side
from w4r_i18n.check.strings import difference, missing_and_extra
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "email"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
SIGNS = "@"
DOC = """\
A letter sent to a changed address reaches nobody, or somebody else. Copy the address of the source letter
for letter."""
GOOD = (
    Entry("Écrivez à min@gouv.example.", "min@gouv.example に書いてください。"),
    Entry("Écrivez à a@b.example ou c@d.example", "c@d.example or a@b.example"),
)
BAD = (
    Entry("Écrivez à min@gouv.example.", "Write to mni@gouv.example."),
    Entry("Écrivez à min@gouv.example.", "Write to the minister."),
    Entry("Écrivez à min@gouv.example.", "Write to mіn@gouv.example."),
    Entry("Écrivez au ministre.", "Write to min@evil.example."),
    Entry("Écrivez au ministre.", "Write to <min@evil.example>."),
)


_IN_TAG = re.compile(r"(?<![\w.%+-])[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    return missing_and_extra("address", *difference(_addresses(pair.source), _addresses(pair.target)))


def _addresses(side: Side) -> list[str]:
    """The addresses in the prose, and those inside tags: `<a@b.example>`, `<a href="mailto:a@b.example">`."""
    in_prose = [token.text.rstrip(".-") for token in side.tokens if token.kind == "email"]
    return in_prose + [
        address for token in side.tokens if token.kind == "tag" for address in _IN_TAG.findall(token.text)
    ]
