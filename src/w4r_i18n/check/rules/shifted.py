# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations that seem to belong to another source."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.examples import among
from w4r_i18n.check.judge import judged
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "shifted"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
The text does not fit its source, as when a line was lost and every translation slipped to its neighbour.
Compare with the entries above and below. The check learns from the other texts which words go together, and
is silent without many of them."""
GOOD = (among("La maison de la ville de demain est ouverte.", "The house of the city of tomorrow is open."),)
BAD = (
    among(
        "La maison de la ville de demain est ouverte.",
        "The letter is lost? The garden, the door of my sister: https://a.example is here (7, 8)!",
    ),
)


def check(seen: Seen) -> Iterator[str]:
    if seen.whole.source_tag == "fr":
        yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    found = pair.once(judged).get("shift")
    return [f"seems to translate another text: {found[1]}"] if found else []
