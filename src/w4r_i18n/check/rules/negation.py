# SPDX-License-Identifier: GPL-3.0-or-later
"""Negations of the source that no word of the translation takes up."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.negations import lost_negations
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import shown

NAME = "negation"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
“She has not been tried” without its “not” says the opposite. Read both: where another word says it (to
refuse, to fail, un-), all is well; else put the negation back. Silent for languages whose words for no are
not known here."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("en", "Elle n’a pas été jugée.", "She has not been tried."),
    _in("en", "Elle refuse de parler.", "She refuses to talk."),
    _in("de", "Il n’y a aucun avocat.", "Es gibt keinen Anwalt."),
    _in("ja", "Elle n’a pas écrit.", "彼女は書きませんでした。"),
    _in("en", "Elle n’a fait que son devoir.", "She only did her duty."),
    _in("ar", "Elle n’a pas écrit.", "لم تكتب."),
    _in("fa", "Elle n’a pas écrit son nom.", "او نامش را ننوشت."),
    _in("zh", "Elle n’a pas écrit.", "她没有写信。"),
)
BAD = (
    _in("en", "Elle n’a pas été jugée.", "She has been tried."),
    _in("es", "Elle n’est jamais revenue.", "Ella ha vuelto."),
    _in("de", "Il n’y a aucun avocat.", "Es gibt einen Anwalt."),
    _in("ja", "Elle n’a pas écrit.", "彼女は書きました。"),
    _in("fa", "Elle n’a pas écrit son nom.", "او نامش را نیز نوشت."),
    _in("zh", "Elle n’a pas écrit.", "她给不同的人写信。"),
    _in("pt", "Il n’a pas installé le système.", "Ele instalou o sistema."),
)


def check(seen: Seen) -> Iterator[str]:
    if seen.whole.source_tag == "fr":
        yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    lost = lost_negations(pair)
    return [f"the negation in “{shown(lost)}” is not taken up"] if lost else []
