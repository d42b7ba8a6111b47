# SPDX-License-Identifier: GPL-3.0-or-later
"""One source text with two translations in the same catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from w4r_i18n.check.seen import Seen, Whole
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown
from w4r_i18n.text.normalise import typographic

NAME = "same-source"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
The same French text stands in two places with different translations. Where the places ask for it (a title,
a button), all is well; else readers wonder whether two things are meant. Choose one."""
GOOD = (Catalogue(entries=(Entry("Signez", "Sign", msgctxt="a"), Entry("Signez", "Sign", msgctxt="b"))),)
BAD = (
    Catalogue(
        entries=(
            Entry("Écrivez au ministre", "Write to the minister", msgctxt="a"),
            Entry("Écrivez au ministre", "Send the minister a letter", msgctxt="b"),
        )
    ),
)


def check(seen: Seen) -> Iterator[str]:
    if not seen.whole.in_order or len(seen.entry.msgid.split()) < 3 or seen.entry.fuzzy:
        return
    others = seen.whole.once(_targets)[typographic(seen.entry.msgid)] - {typographic(seen.entry.msgstr)}
    if others:
        yield f"the same source is “{shown(min(others))}” elsewhere"


def _targets(whole: Whole) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in whole.catalogue.messages:
        if entry.msgstr and not entry.fuzzy and not is_join(entry.msgstr) and entry.plural is None:
            found[typographic(entry.msgid)].add(typographic(entry.msgstr))
    return found
