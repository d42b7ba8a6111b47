# SPDX-License-Identifier: GPL-3.0-or-later
"""The mark that ends the source and is missing at the end of the translation."""

from __future__ import annotations

from collections.abc import Iterator

from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "end-mark"
SEVERITY = Severity.WARNING
SCOPE: Scope = "pair"
DOC = """\
The source ends with a full stop, a question mark, an exclamation mark or a colon and the translation with
none, or with one of another kind. Write the mark that the language has for it: ؟ 。 ।, or Greek ; for a
question."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("en", "Merci !", "Thank you!"),
    _in("ja", "Écrivez.", "書いてください。"),
    _in("ar", "Pourquoi ?", "لماذا؟"),
    _in("el", "Pourquoi ?", "Γιατί;"),
    _in("en", "Voir :", "See:"),
    _in("en", "Fin (voir plus haut.)", "The end (see above)."),
    Entry(
        "Veuillez agréer mes salutations.", "Yours faithfully,", extracted=("closing; register authority",)
    ),
)
BAD = (
    _in("en", "Écrivez au ministre.", "Write to the minister"),
    _in("ar", "Pourquoi ?", "لماذا"),
    _in("ja", "Voir ici :", "こちらを参照"),
    _in("en", "Pourquoi ?", "Why."),
)

_CLASSES = {
    **dict.fromkeys(".。．।۔።។॥៕", "."), **dict.fromkeys("?？؟፧", "?"), **dict.fromkeys("!！", "!"),
    **dict.fromkeys(":：፦", ":"), "…": "…",
}  # fmt: skip
_NAMES = {".": "a full stop", "?": "a question mark", "!": "an exclamation mark", ":": "a colon"}
_CLOSING = " \n\t\u00a0\u202f\"'’‘”“„‚»«›‹)]*_`」』）】>\u200e\u200f\u2069"
_AS_STATEMENT = {"!": ".!", ".": ".!:", ":": ":.", "?": "?"}
_NO_STOP = frozenset({"th", "lo", "my", "km"})
"""A blank ends a sentence there."""


def check(seen: Seen) -> Iterator[str]:
    said = seen.entry.extracted
    is_closing = bool(said) and said[0].startswith(("closing", "salutation"))
    if seen.whole.language not in _NO_STOP and not is_closing:
        yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    wanted, found = _end(pair.source.text), _end(pair.target.text)
    if wanted not in _NAMES or pair.source.text.rstrip().endswith(("..", "::")) or found == "…":
        return []
    if wanted == "." and pair.target.text.rstrip(_CLOSING).endswith((";", "；", "؛")):
        return []  # an item of a list
    if wanted == "?" and pair.language == "el" and pair.target.text.rstrip(_CLOSING).endswith((";", ";")):
        return []
    if found and (found in _AS_STATEMENT[wanted] or (found == "?" and "?" in pair.source.text)):
        return []
    return [f"the source ends with {_NAMES[wanted]}, the translation does not"]


def _end(text: str) -> str:
    bare = text.rstrip(_CLOSING)
    return _CLASSES.get(bare[-1:], "") if bare else ""
