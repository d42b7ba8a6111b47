# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a word was used: each source that holds it, or whose translations do, with all of them in view."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from w4r_i18n.memory.rows import Kept, Memory, Side
from w4r_i18n.memory.terms import MAX_CHARS, Word, fold, terms, words
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.review import State
from w4r_i18n.text.normalise import typographic

MAX_WORDS = 20
"""Of one question."""
_LOOKED_AT = 5_000
"""Sources read for one question: some only hold words that begin alike."""


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    found: tuple[tuple[int, int], ...] = ()
    """Where in the text the words stand."""

    def excerpt(self, around: int) -> Passage:
        """The part with the first find, with so many characters on each side; cut at blanks if it can be."""
        begin, end = self.found[0] if self.found else (0, around)
        start, stop = _cut(self.text, begin - around, end + around)
        lead, tail = ("… " if start else ""), (" …" if stop < len(self.text) else "")
        shift = len(lead) - start
        kept = tuple((a + shift, b + shift) for a, b in self.found if start <= a and b <= stop)
        return Passage(f"{lead}{self.text[start:stop]}{tail}", kept)


@dataclass(frozen=True, slots=True)
class Said:
    """One translation of the source."""

    locale: str
    passage: Passage
    state: State
    domains: tuple[str, ...]
    """Where it stands, the newest first."""
    is_reference: bool = False
    """Shown beside those asked for, because their translators read it."""


@dataclass(frozen=True, slots=True)
class Hit:
    source: Passage
    targets: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words looked for, in this order, one after the other. Case and accents do not count."""

    words: tuple[str, ...]
    terms: tuple[str, ...]
    """Under which texts that hold them are indexed; the last is that of the last word."""
    open_end: bool
    """The last word may go on (`libér*`)."""

    def within(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where they stand in the part of a text that is indexed."""
        run = list(words(text[:MAX_CHARS]))
        size = len(self.words)
        return tuple(
            (run[at].start, run[at + size - 1].end)
            for at in range(len(run) - size + 1)
            if self._stand(run[at : at + size])
        )

    def _stand(self, run: Sequence[Word]) -> bool:
        *first, last = self.words
        if any(word.folded != wanted for word, wanted in zip(run, first, strict=False)):
            return False
        return run[-1].folded.startswith(last) if self.open_end else run[-1].folded == last


def wanted(text: str) -> Wanted:
    """Read what a person typed: words, the last with `*` where it may go on. Raises InputError for none."""
    found = tuple(word.folded for word in words(text))
    if not 0 < len(found) <= MAX_WORDS:
        raise InputError(f"{len(found)} words to look for; wanted 1 to {MAX_WORDS}")
    (last,) = sorted(terms(found[-1]))
    others = terms(fold(text)) - {last}
    return Wanted(found, (*sorted(others), last), text.rstrip().endswith("*"))


def search(
    memories: Sequence[Memory],
    text: str,
    *,
    locales: Collection[str] = (),
    sides: Sequence[Side] = ("source", "target"),
    references: Mapping[str, Collection[str]] | None = None,
    limit: int = 20,
) -> list[Hit]:
    """Sources that hold the words, then those of which only a translation does; the newest first.

    `locales` (none: all) are shown, and asked where it is about targets; `references` names for each locale
    others whose approved texts are shown beside it. Raises InputError where nothing is asked for.
    """
    asked = _Search(wanted(text), frozenset(locales), references or {})
    hits: dict[str, Hit] = {}
    for side in sides:
        for memory in memories:
            found = memory.texts_with(side, asked.wanted.terms, open_end=asked.wanted.open_end)
            for rows in islice(found, _LOOKED_AT):
                if len(hits) >= limit:
                    break
                if hit := asked.hit(rows, side):
                    hits.setdefault(typographic(hit.source.text), hit)
    return list(hits.values())


@dataclass(frozen=True, slots=True)
class _Search:
    wanted: Wanted
    locales: frozenset[str]
    references: Mapping[str, Collection[str]]

    def hit(self, rows: Sequence[Kept], side: Side) -> Hit | None:
        shown = [kept for kept in rows if not self.locales or kept.holding.locale in self.locales]
        # A reference is shown, and found, where nothing is translated yet: it is then most needed.
        said = (*(self._said(same) for same in _same_texts(shown)), *self._beside(rows))
        if not said:
            return None
        source = self._passage((shown or rows)[0].source)
        holds = bool(source.found) if side == "source" else any(each.passage.found for each in said)
        return Hit(source, said) if holds else None

    def _beside(self, rows: Sequence[Kept]) -> Iterator[Said]:
        """The approved texts of the references of the locales asked for."""
        tags = {tag for locale in self.locales for tag in self.references.get(locale, ())} - self.locales
        approved = [kept for kept in rows if kept.holding.locale in tags and kept.state == State.APPROVED]
        for same in _same_texts(approved):
            yield self._said(same, is_reference=True)

    def _said(self, same: Sequence[Kept], *, is_reference: bool = False) -> Said:
        best = max(same, key=lambda kept: kept.state)
        domains = tuple(sorted({kept.holding.domain for kept in same}, reverse=True))
        return Said(best.holding.locale, self._passage(best.target), best.state, domains, is_reference)

    def _passage(self, text: str) -> Passage:
        return Passage(text, self.wanted.within(text))


def _same_texts(rows: Sequence[Kept]) -> list[list[Kept]]:
    """The rows of each translation, by locale."""
    found: dict[tuple[str, str], list[Kept]] = {}
    for kept in rows:
        found.setdefault((kept.holding.locale, kept.target), []).append(kept)
    return [found[key] for key in sorted(found)]


def _cut(text: str, start: int, stop: int) -> tuple[int, int]:
    start, stop = max(0, start), min(len(text), stop)
    if start:
        blank = text.find(" ", start, start + 15)
        start = start if blank < 0 else blank + 1
    if stop < len(text):
        blank = text.rfind(" ", max(start, stop - 15), stop)
        stop = stop if blank < 0 else blank
    return start, stop
