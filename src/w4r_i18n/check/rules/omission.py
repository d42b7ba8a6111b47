# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations in which part of the source seems to be left out."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.examples import among
from w4r_i18n.check.judge import judged
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "omission"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
A clause or a sentence of the source is not taken up: the translation is shorter than usual, and words that
go with the source's are not there. Compare the two to their ends. The check learns from the other texts,
and is silent without many."""
GOOD = (among("La maison de la ville de demain est ouverte.", "The house of the city of tomorrow is open."),)
BAD = (
    among(
        "La maison de la ville est ouverte. Le livre de la famille est ici. Le jour de la fête est demain"
        " (à 15 h), et le"
        " jardin de ma sœur est perdu.",
        "The house of the city is open.",
    ),
)


def check(seen: Seen) -> Iterator[str]:
    if seen.whole.source_tag == "fr":
        yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    found = pair.once(judged).get("omission")
    return [f"part of the source seems to be left out: {found[1]}"] if found else []
