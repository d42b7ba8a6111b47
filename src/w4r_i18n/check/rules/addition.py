# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations that seem to say more than their source."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.examples import among
from w4r_i18n.check.judge import judged
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "addition"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
Something stands in the translation that nothing of the source explains: a second text pasted in, or a
sentence of the translator's own. Compare the two. The check learns from the other texts, and is silent
without many of them."""
GOOD = (among("La maison de la ville de demain est ouverte.", "The house of the city of tomorrow is open."),)
BAD = (
    among(
        "La maison de la ville est ouverte.",
        "The house of the city is open. The book of the family is here. The day of the feast is tomorrow"
        " (15), and the garden of my sister: https://a.example",
    ),
)


def check(seen: Seen) -> Iterator[str]:
    if seen.whole.source_tag == "fr":
        yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    found = pair.once(judged).get("addition")
    return [f"seems to say more than the source: {found[1]}"] if found else []
