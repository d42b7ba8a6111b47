# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers of a machine about the task, refusals, or error pages, in place of or around a translation."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.check.talk import talk
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "chatter"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
DOC = """\
“Here is the translation:”, “As an AI model, I cannot …”, “Error 500”: a machine talked about its work, and
nobody read the answer. Delete what is no translation; where nothing is left, translate the text."""
GOOD = (
    Entry("Traduction : Kim Exemple", "Translation: Kim Exemple"),
    Entry("Désolée, je ne peux pas venir.", "Sorry, I cannot come."),
    Entry("Écrivez.", "Write."),
)
BAD = (
    Entry("Écrivez au ministre.", "Here is the translation:\n\nWrite to the minister."),
    Entry("Écrivez au ministre.", "As an AI language model, I cannot translate this text."),
    Entry("Écrivez au ministre.", "Lo siento, pero no puedo ayudar con eso."),
    Entry("Écrivez au ministre.", "Error 500 (Server Error)"),
    Entry("Écrivez au ministre.", "Write.\n\nNote: I kept the placeholders unchanged."),
)


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    source, target = pair.source.text, pair.target.text
    said = talk(target)
    return [f"“{shown(said)}” is a machine’s talk about its work"] if said and not talk(source) else []
