# SPDX-License-Identifier: GPL-3.0-or-later
"""Words in which letters of two scripts look alike and pass for one, and letters of a neighbour language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import name_of

NAME = "mixed-script"
SEVERITY = Severity.ERROR
SCOPE: Scope = "pair"
DOC = """\
A Cyrillic “а” in a Latin word, an Arabic “ي” in Persian, a Chinese “一” for the Japanese long mark: the word
looks right and is found by no search, and an address with one leads to a stranger. Type the word anew."""


def _in(tag: str, msgid: str, msgstr: str) -> Catalogue:
    return Catalogue(Header((("Language", tag),)), (Entry(msgid, msgstr),))


GOOD = (
    _in("ru", "Le Web", "веб-API и SMS"),
    _in("fa", "Bonjour", "کتابی"),
    _in("ja", "Un serveur", "サーバーの一覧"),
    _in("en", "5 µm", "5 µm"),
)
BAD = (
    _in("en", "Le ministre", "The minіster"),
    _in("ru", "Le ministre", "Министp"),
    _in("fa", "Un livre", "كتاب"),
    _in("ar", "Un livre", "كتابی"),
    _in("ja", "Un serveur", "サ一バー"),
)

_LIKELY = re.compile("[\u0370-\u058f\u1f00-\u1fff\u0400-\u052f]")
_LATIN = "A-Za-z\u00c0-\u024f"
_MIXED = re.compile(
    f"[{_LATIN}](?=[\u0370-\u03ff\u0400-\u052f])|[\u0370-\u03ff\u0400-\u052f](?=[{_LATIN}])"
    "|[\u0370-\u03ff](?=[\u0400-\u052f])|[\u0400-\u052f](?=[\u0370-\u03ff])"
)
_LOOK_ALIKE = "асеорхуіјѕһԁԛԝАВЕКМНОРСТХУІЈЅοΟΑΒΕΖΗΙΚΜΝΡΤΥΧνν"
_ALONE = re.compile(rf"(?<!\w)[{_LOOK_ALIKE}]{{1,12}}(?!\w)")
_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "tt"})
_LATIN_ALONE = re.compile(r"(?<![\w.'’/-])(?:[aeopcxyiAEOPCXYBHKMTI])(?![\w.'’/:)-])")
_FOREIGN = {
    "fa": re.compile("[\u064a\u0649\u0643\u0629](?!\u200f)"),
    "ar": re.compile("[\u06cc\u06a9\u06d2\u0679\u0688\u0691](?=[\u0600-\u06ff]|\\W|\\Z)"),
    "ja": re.compile(
        "(?<=[\u30a1-\u30fa])[\u4e00\u529b\u53e3\u4e8c\u535c\u5915\u516b\u5de5](?=[\u30a1-\u30fa])"
            "|(?<=[\u30a1-\u30fa])\u4e00(?![\u4e00-\u9fff\u3064])"
        "|(?<![\u30a0-\u30ff])(?:[\u30ed\u30cb](?=[\u4e00-\u9fff])"
            "|\u30ab(?=[\u4e00-\u9fff])(?![\u6708\u6240\u56fd\u5e74\u6761\u6751]))"
            "|(?<=[\u4e00-\u9fff])[\u30ab\u30ed\u30cb\u30bf](?![\u30a0-\u30ff\u6708\u6240\u56fd\u5e74\u6761\u90e8])"
        "|[\u66f0\u56d7]|(?<=[\u30a0-\u30ff])\u53e3|\u53e3(?=[\u30a0-\u30ff])"
            "|\u672b(?![\u5c3e\u7aef\u671f\u65e5\u5e74\u4ee3\u8def\u5f1f\u5b50\u3005\u306e\u306b\u307e])(?<![\u6708\u9031\u5e74\u671f\u7aef\u5dfb\u7d42]\u672b)"
    ),
    "zh": re.compile("[\u66f0\u56d7]|(?<=[\u4e00-\u9fff])[\u30ab\u30ed\u30cb](?=[\u4e00-\u9fff])"
        "|(?<![\u30a0-\u30ff])[\u30ab\u30cb](?![\u30a0-\u30ff])"
        "|\u672b(?![\u5c3e\u7aef\u671f\u65e5\u5e74\u4ee3\u8def])(?<![\u6708\u5468\u5e74\u671f\u59cb\u5fae\u672c]\u672b)"),
}  # fmt: skip
_SEVERAL = 3
"""More such letters than these in one text, or a source that has them too: somebody writes so on purpose."""


def check(seen: Seen) -> Iterator[str]:
    yield from seen.least(_faults)


def _faults(pair: Pair) -> list[str]:
    source, target = pair.source.text, pair.target.text
    if target.isascii():
        return []
    found: re.Match[str] | None = None
    if _LIKELY.search(target):
        found = _MIXED.search(target)
        if not found and pair.language in _CYRILLIC:
            found = _alone(_LATIN_ALONE, pair)
        elif not found and pair.language != "el":
            found = _alone(_ALONE, pair)
    strange = _FOREIGN.get(pair.language)
    if not found and strange:
        every = list(strange.finditer(pair.target.prose))
        found = every[0] if 0 < len(every) <= _SEVERAL and every[0][0] not in source else None
    strangers = (
        [char for char in target[found.start() : found.start() + 2] if not char.isascii()] if found else []
    )
    return [
        f"{name_of(char)} stands among letters of another script"
        for char in strangers[:1]
        if char not in source
    ]


def _alone(pattern: re.Pattern[str], pair: Pair) -> re.Match[str] | None:
    found = pattern.search(pair.target.prose)
    return found if found and not pattern.search(pair.source.prose) else None
