# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks that stand for what no engine may touch: how each form writes them, and how they are known again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product

from w4r_i18n.model.draft import MaskForm

_BLANK = r"[ \t\u00a0\u202f\u2009]{0,3}"
_NUMBER = r"(\d{1,5})"
_BLANK_MARK = rf"[\[［【]{_BLANK}[wWｗＷ]{_BLANK}[4４]{_BLANK}[rRｒＲ]{_BLANK}{_NUMBER}{_BLANK}[\]］】]"
_QUOTE = r"(?:[\"'“”„«»＂]|&quot;|&\#0?3[49];|&apos;)?"
_TAG_MARK = (
    rf"(?:<|&lt;|＜){_BLANK}[xXｘＸ][ \t\u00a0\u202f\u2009]{{1,3}}[iIｉＩ][dDｄＤ]{_BLANK}[=＝]{_BLANK}"
    rf"{_QUOTE}{_BLANK}{_NUMBER}{_BLANK}{_QUOTE}{_BLANK}[/／]?{_BLANK}(?:>|&gt;|＞)"
    rf"(?:{_BLANK}<{_BLANK}/{_BLANK}[xX]{_BLANK}>)?"
)
_CONSONANTS = "PQVZKJWHBDGFMNTLRCS"


@dataclass(frozen=True, slots=True)
class Marking:
    """How one text's marks are written. `core`: the letters of its word marks, found nowhere in the text."""

    form: MaskForm
    core: str = "XPH"

    def mark(self, number: int, *, is_word: bool) -> str:
        """`XPH0X`, `[w4r0]` or `<x id="0"/>`.

        Among words, what grammar must not see (a tag, an address) is a blank mark: a word mark beside a
        word would make one unknown word of both.
        """
        if self.form == "tag":
            return f'<x id="{number}"/>'
        if self.form == "token" and is_word:
            return f"{self.core}{number}X"
        return f"[w4r{number}]"

    def found(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Start, end and number of each mark, however an engine changed its case, blanks or brackets."""
        for match in self._pattern.finditer(text):
            yield *match.span(), int(next(number for number in match.groups() if number))

    def remains(self, text: str) -> int:
        """How many pieces of broken marks a text without its marks seems to hold."""
        return len(_remains(self.form, self.core).findall(text))

    @property
    def _pattern(self) -> re.Pattern[str]:
        return _pattern(self.form, self.core)


def marking(form: MaskForm, text: str) -> Marking | None:
    """Marks that this text cannot be taken for; None where a hostile text holds every word there is."""
    if form != "token":
        return Marking(form)
    folded = unicodedata.normalize("NFKC", text).casefold()
    others = ("X" + "".join(letters) for letters in product(_CONSONANTS, repeat=2))
    ordered = chain(("XPH",), others)
    return next((Marking(form, core) for core in ordered if core.casefold() not in folded), None)


@lru_cache(maxsize=64)
def _pattern(form: MaskForm, core: str) -> re.Pattern[str]:
    if form == "tag":
        return re.compile(_TAG_MARK)
    if form == "blank":
        return re.compile(_BLANK_MARK)
    return re.compile(rf"{_word(core)}{_BLANK}{_NUMBER}{_BLANK}[xXｘＸ]|{_BLANK_MARK}")


@lru_cache(maxsize=64)
def _remains(form: MaskForm, core: str) -> re.Pattern[str]:
    if form == "tag":
        return re.compile(r"(?:<|&lt;|＜)\s{0,3}/?\s{0,3}[xXｘＸ](?![A-Za-z0-9])", re.IGNORECASE)
    blank = r"[wWｗＷ][ ]?[4４][ ]?[rRｒＲ][ ]?\d"
    return re.compile(blank if form == "blank" else rf"{_word(core)}|{blank}")


def _word(core: str) -> str:
    """The letters in either case and width."""
    return "".join(f"[{c}{c.lower()}{chr(ord(c) + 0xFEE0)}{chr(ord(c.lower()) + 0xFEE0)}]" for c in core)
