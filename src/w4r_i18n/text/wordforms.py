# SPDX-License-Identifier: GPL-3.0-or-later
"""One spelling of a term or name, as words and what stands between them, matched against a running text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from w4r_i18n.model.term import Wording
from w4r_i18n.text.inflect import INVARIABLE, forms
from w4r_i18n.text.letters import bare

RUN = re.compile(r"[^\W_]+")
"""The letters and figures of one word."""
APOSTROPHES = "'\u2019\u2018\u02bc\u2032\uff07"
HYPHENS = "\u2010\u2011\u2012\u2013\ufe63\uff0d-"
_MARKS = "·.\u2022\u22c5\u2219\u2027\u30fb\u0387"
"""What stands between the parts of an inclusive form; a hyphen, a slash or brackets may too."""
_PIECES = re.compile(r"([^\W_]+(?:·[^\W\d_]+)*)([^·]*?)(?=[^\W_]|\Z)", re.DOTALL)
_TAIL = re.compile(
    rf"(?:[{_MARKS}/{HYPHENS}][^\W\d_]{{1,7}}|\([^\W\d_]{{1,7}}\)(?:[^\W\d_]{{1,2}}(?![^\W_]))?){{1,3}}"
)
_JOINS = re.compile(rf"[{_MARKS}/(){HYPHENS}]+")
_BLANK = r"(?=\s)[^\S\n]{0,40}\n?[^\S\n]{0,40}"
_BESIDE = re.compile(
    rf"{_BLANK}(?:et|ou|et/ou|&|,){_BLANK}(?:(?:des|les|aux|de|nos|vos|leurs|ces|mes|ses|le|la|un|une|du|au)"
    rf"{_BLANK}|[ld][{APOSTROPHES}])?"
)
"""Between the two halves of a doublet: `les défenseurs et les défenseuses des droits humains`."""

MAX_WORDS = 40
MAX_LETTERS = 60
"""Of a spelling and of one word in it: longer ones are no terms."""
MAX_CHARS = 4_000
"""Of a spelling with all that stands between its words; a longer one is not even taken apart."""
_FEW = 8
"""Spellings of a wording among which the feminine is looked for."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a form: what may stand for it."""

    written: str
    forms: frozenset[str]
    """In small letters; empty: only `written`, its letters at most in capitals."""
    by_letters: Mapping[str, Sequence[str]]
    """By their letters without accents, as capitals are often written."""
    inclusive: bool
    capital: bool = False
    """A noun of one word that is recorded with a capital (`État`) is another without."""

    def end(self, text: str, low: str, start: int) -> int:
        """Where the word that begins here ends, if it is this one; else 0."""
        run = RUN.match(low, start)
        if not run:
            return 0
        if self.inclusive:
            end = self._tail(text, low, start, run.end())
            if end:
                return end
        return run.end() if self.fits(text[start : run.end()], run[0]) else 0

    def _tail(self, text: str, low: str, start: int, end: int) -> int:
        tail = _TAIL.match(low, end)
        if not tail:
            return 0
        ends = [at for at in range(tail.end(), end, -1) if at == len(low) or not low[at].isalnum()]
        for at in ends:
            if self.fits(_joined(text[start:at]), _joined(low[start:at])):
                return at
        return 0

    def fits(self, word: str, low: str) -> bool:
        if not self.forms:
            return _is_written(word, self.written)
        if self.capital and not word[:1].isupper():
            return False
        if low in self.forms:
            return True
        return word != low and any(
            _is_capital_for(word, low, form) for form in self.by_letters.get(bare(low), ())
        )


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a wording, as words and what stands between them."""

    words: tuple[Word, ...]
    gaps: tuple[re.Pattern[str] | None, ...]
    """After each word; None: nothing."""
    wording: Wording

    def runs(self, number: int = 0) -> frozenset[str]:
        """The letters, without accents, with which a word of a text begins that fits."""
        word = self.words[number]
        found = word.forms or frozenset({word.written.lower()})
        return frozenset(bare(form.partition("·")[0]) for form in found)

    def end(self, text: str, low: str, start: int) -> int:
        return self._end(text, low, start, 0)

    def _end(self, text: str, low: str, start: int, number: int) -> int:
        if number == len(self.words):
            return start
        word = self.words[number]
        end = word.end(text, low, start)
        if not end:
            return 0
        if word.inclusive and number < 2:  # no term has more of them, and each doubles the trials
            beside = _BESIDE.match(low, end)
            other = word.end(text, low, beside.end()) if beside else 0
            if beside and other and _are_two(low[start:end], low[beside.end() : other]):
                further = self._after(text, low, other, number)
                if further:
                    return further
        return self._after(text, low, end, number)

    def _after(self, text: str, low: str, end: int, number: int) -> int:
        gap = self.gaps[number]
        if gap is None:
            return self._end(text, low, end, number + 1)
        between = gap.match(low, end)
        return self._end(text, low, between.end(), number + 1) if between else 0


def _are_two(word: str, other: str) -> bool:
    """Whether they are the two genders written out, and no inclusive form beside another word."""
    return word != other and word.isalpha() and other.isalpha()


def form_of(source: str, wording: Wording, *, french: bool) -> Form | None:
    """One spelling of a wording, ready to be looked for; None where it holds no letter, or far too many."""
    pieces = _pieces(source)
    if not pieces or len(pieces) > MAX_WORDS or any(len(piece) > MAX_LETTERS for piece, _ in pieces):
        return None
    several = sum(piece.lower() not in INVARIABLE for piece, _ in pieces) > 1
    if wording.kind != "term":
        words = tuple(_as_written(piece) for piece, _ in pieces)
    else:
        others = _others(pieces, wording.sources) if french else {}
        words = tuple(
            _inflected(piece, french=french, several=several, other=others.get(piece, ""))
            for piece, _ in pieces
        )
    return Form(words, tuple(_gap(gap) for _, gap in pieces), wording)


def _pieces(source: str) -> list[tuple[str, str]]:
    """The words of a spelling, each with what stands after it; none of one that is too long."""
    if len(source) > MAX_CHARS:
        return []
    written = " ".join(unicodedata.normalize("NFC", source).split())
    return [(found[1], found[2]) for found in _PIECES.finditer(written)]


def _others(pieces: Sequence[tuple[str, str]], sources: Sequence[str]) -> dict[str, str]:
    """The feminine of each word, where a wording gives the masculine and the feminine side by side."""
    found: dict[str, str] = {}
    for source in sources[:_FEW]:
        beside = _pieces(source)
        if len(beside) == len(pieces):
            found.update(
                (one, other.lower())
                for (one, _), (other, _) in zip(pieces, beside, strict=True)
                if one != other and other.endswith("e") and one[:3].lower() == other[:3].lower()
            )
    return found


def _as_written(written: str) -> Word:
    return Word(written, frozenset(), {}, inclusive=False)


def _inflected(written: str, *, french: bool, several: bool, other: str) -> Word:
    is_acronym = len(written) > 1 and written.isupper()
    if is_acronym:
        return _as_written(written)
    low = written.lower()
    found = forms(low, agrees=several, other=other) if french else frozenset({low})
    by_letters: dict[str, list[str]] = {}
    for form in sorted(found):
        by_letters.setdefault(bare(form), []).append(form)
    return Word(
        written,
        found,
        by_letters,
        inclusive=any("·" in form for form in found),
        capital=not several and written[:1].isupper(),
    )


def _gap(written: str) -> re.Pattern[str] | None:
    return re.compile("".join(map(_sign, written))) if written else None


def _sign(sign: str) -> str:
    if sign.isspace():
        return _BLANK
    if sign in APOSTROPHES:
        return rf"[{APOSTROPHES}]\s?"
    return f"[{HYPHENS}]" if sign in HYPHENS else re.escape(sign)


def _is_written(word: str, written: str) -> bool:
    """The same letters; small ones may be capitals at a word's beginning, or all of them."""
    if word == written:
        return True
    if len(word) != len(written) or not word[0].isupper():
        return False
    is_acronym = len(written) > 1 and written.isupper()
    if is_acronym:
        return False
    pairs = list(zip(word, written, strict=True))
    if len(word) > 1 and word.isupper():
        return all(_capital(one, other) for one, other in pairs)
    return _capital(*pairs[0]) and word[1:] == written[1:]


def _capital(letter: str, written: str) -> bool:
    upper = written.upper()
    return letter in (written, upper) or letter == bare(written.lower()).upper()


def _is_capital_for(word: str, low: str, form: str) -> bool:
    """Whether only capitals lack an accent: `ETAT`, `Etat`."""
    return len(form) == len(low) and all(
        one == other or (written.isupper() and one == bare(other))
        for written, one, other in zip(word, low, form, strict=True)
    )


def _joined(word: str) -> str:
    return _JOINS.sub("·", word).strip("·")
