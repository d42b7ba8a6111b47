# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations that are the French source, or that carry it beside the translation."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.leftovers import is_french
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "copied"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
DOC = """\
The translation is the source itself: a program or a hurried hand copied it. Translate it. Names, titles and
what has no word of French in it may stay as they are."""
GOOD = (
    Entry("Amnesty International", "Amnesty International"),
    Entry("Python 3", "Python 3"),
    Entry("Écrivez-lui dès demain.", "Write to her tomorrow."),
)
BAD = (
    Entry("Écrivez-lui dès demain.", "Écrivez-lui dès demain."),
    Entry("Merci de votre aide", "Merci de votre aide"),
    Entry("Elle a été libérée hier.", "Elle a été libérée hier. / She was released yesterday."),
)


def check(seen: Seen) -> Iterator[str]:
    if seen.whole.source_tag == "fr" and seen.whole.language != "fr":
        yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    ours, theirs = pair.source.low_words, pair.target.low_words
    if len(ours) < 3 or len(ours) > len(theirs):
        return []
    if _stands_beside(pair.source.text.strip(), pair.target.text.strip()) and is_french(
        pair.source.words, ""
    ):
        return ["holds the whole French source beside a translation"]
    if not {*theirs}.issuperset(ours) or not is_french(ours, pair.language):
        return []
    if ours == theirs:
        return ["is the French source, not translated"]
    source, target = " ".join(ours), " ".join(theirs)
    if f" {source} " in f" {target} ":
        return ["holds the whole French source beside a translation"]
    return []


def _stands_beside(source: str, target: str) -> bool:
    """Whether the target is the source, letter for letter, and half as many letters again."""
    if source not in target:
        return False
    rest = target.replace(source, "", 1)
    return sum(map(str.isalpha, rest)) * 2 >= sum(map(str.isalpha, source)) > 0
