# SPDX-License-Identifier: GPL-3.0-or-later
"""Text as Apertium's stream format has it, and back; what an engine must not see passes as superblanks.

Its programs give three signs a meaning that no escape takes away: `*` and `#` mark words, `~` wakes the
post-generator. `<` and `>` that come back are tags of a word that could not be generated. So none of these is
handed over as itself: each stands in a superblank `[w4r:0]`, with control characters, and comes back from it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from w4r_i18n.model.draft import Translation
from w4r_i18n.model.errors import EngineError

MARK = re.compile(r"\[w4r[0-9]{1,6}\]")
"""A mask of form `blank`: the only brackets in a text that reach Apertium as brackets."""

_ASIDE = r"*#~<>\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
"""U+FFFF among them, which the programs take for the end of their input."""
_TO_STREAM = re.compile(rf"({MARK.pattern})|([{_ASIDE}]+)|([\[\]{{}}^$@\\/])")
_FROM_STREAM = re.compile(
    rf"(?P<debris>\\<[^\\\[\]]{{0,60}}\\>)"
    rf"|\\(?P<escaped>.)"
    rf"|\[w4r:(?P<kept>[0-9]{{1,7}})\]"
    rf"|(?P<mark>{MARK.pattern})"
    rf"|(?P<empty>\[\])"
    rf"|(?P<sign>[*#@])(?P<word>(?:[^\W_]|[\u0300-\u036f\u00ad])*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Stream:
    """A text on its way through one or more pipes."""

    raw: str
    """In stream format, without NUL."""
    kept: tuple[str, ...] = ()
    """What the superblanks `[w4r:0]`, `[w4r:1]`… stand for."""
    words: tuple[str, ...] = ()
    """What the stand-ins are for: the words that an earlier pipe did not know."""
    stem: str = ""
    """Of the stand-ins."""
    noted: tuple[str, ...] = ()
    """Words that an earlier pipe could not inflect."""

    def answered(self, raw: str) -> Stream:
        """What a pipe made of it."""
        return replace(self, raw=raw)


def to_stream(text: str) -> Stream:
    """Everything that is Apertium's is escaped or kept aside; marks `[w4r0]` stay as they are."""
    kept: list[str] = []

    def spelt(match: re.Match[str]) -> str:
        mark, aside, reserved = match.groups()
        if aside is None:
            return mark or f"\\{reserved}"
        kept.append(aside)
        return f"[w4r:{len(kept) - 1}]"

    return Stream(_TO_STREAM.sub(spelt, _nfc(text)), tuple(kept))


def with_stand_ins(stream: Stream) -> Stream:
    """The same with a made-up word for each that the pipe before did not know.

    The next pipe would look a French word up among its own: Catalan `cuidat` passes for Italian, and a name
    gets translated. It leaves a word alone that no language has. A word that was known and could not be
    inflected (`#`) is of the language between, and goes on.
    """
    words, noted = list(stream.words), list(stream.noted)
    stem = stream.stem or _stem(stream.raw)

    def replaced(match: re.Match[str]) -> str:
        sign, word = match["sign"], match["word"]
        if sign is None:
            return "" if match["debris"] else match[0]
        if not word or stem in word.casefold():
            return word
        if sign == "#":
            noted.append(word)
            return word
        words.append(word)
        stand_in = f"{stem}{_letters(len(words) - 1)}"
        return stand_in.capitalize() if word[0].isupper() else stand_in

    return Stream(_FROM_STREAM.sub(replaced, stream.raw), stream.kept, tuple(words), stem, tuple(noted))


def from_stream(stream: Stream) -> Translation:
    """The text, with the words that no pipe knew.

    Raises EngineError where what was kept aside did not come back, each piece once.
    """
    unknown: list[str] = []
    back: Counter[str] = Counter()

    def read(match: re.Match[str]) -> str:
        if (number := match["kept"]) is not None:
            back[number] += 1
            return stream.kept[int(number)] if int(number) < len(stream.kept) else ""
        if match["sign"] is None:
            return match["escaped"] or match["mark"] or ""
        unknown.append(match["word"])
        return match["word"]

    text = _FROM_STREAM.sub(read, stream.raw)
    if stream.words:
        text = _without_stand_ins(text, stream, back)
        # A mark may stand in the midst of a stand-in: what follows it is no word of the text.
        found = (word for word in dict.fromkeys(unknown) if word in text)
        unknown = [*stream.words, *(word for word in found if stream.stem not in word.casefold())]
    _demand_once(back, [*map(str, range(len(stream.kept))), *map(_letters, range(len(stream.words)))])
    words = dict.fromkeys(_nfc(word) for word in (*stream.noted, *unknown) if any(map(str.isalpha, word)))
    return Translation(_nfc(text), tuple(words))


def _without_stand_ins(text: str, stream: Stream, back: Counter[str]) -> str:
    """A stand-in may have become part of an address or of another word, so marks do not tell where one is."""
    words = {_letters(at): word for at, word in enumerate(stream.words)}

    def read(match: re.Match[str]) -> str:
        name = match[1].lower()
        back[name] += 1
        return words.get(name, "")

    return re.sub(rf"{stream.stem}([{_DIGITS}]{{1,8}}a)", read, text, flags=re.IGNORECASE)


def _demand_once(back: Counter[str], wanted: Sequence[str]) -> None:
    if +back != Counter(wanted):
        raise EngineError("apertium lost or doubled a sign or a word that it was to leave alone")


def _stem(raw: str) -> str:
    """The beginning of words that are not in a text, nor in any language: `xqz`, else `xqj`…"""
    folded = raw.casefold()
    stems = (f"x{one}{other}" for one, other in product("qjkwz", _DIGITS[::-1]))
    stem = next((stem for stem in stems if stem not in folded), None)
    if stem is None:
        raise EngineError("apertium: this text holds every word that could stand for one it does not know")
    return stem


_DIGITS = "bcdfghjklmnprstvwxyz"


def _letters(number: int) -> str:
    """0 is `ba`, 19 `za`, 20 `cba`: its only vowel ends a name, so that none begins another."""
    out = ""
    while True:
        number, rest = divmod(number, len(_DIGITS))
        out = _DIGITS[rest] + out
        if not number:
            return f"{out}a"


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
