# SPDX-License-Identifier: GPL-3.0-or-later
"""What in a piece of French text no engine may touch, and what stands for it in the target."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from w4r_i18n.draft.forms import form, ranged
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.term import Lexicon, Occurrence, Wording
from w4r_i18n.text.lexicon import Finder
from w4r_i18n.text.tokens import VERBATIM, Token, tokens

WORDS = frozenset(
    {"name", "place", "proper", "term", "placeholder", "identifier", "phone",
     "number", "date", "time", "percent", "money"},
)  # fmt: skip
"""Kinds that stand in a sentence as a word does, so that grammar should see one."""

_IDENTIFIER = re.compile(r"(?<![^\W_])(?=[^\W_]{0,40}\d)(?=[^\W_]{0,40}[A-Z])[^\W_]{2,40}(?![^\W_])")
_ORDINAL = re.compile(r"\d+(?:er|re|ère|e|es|ers|ème|èmes|nd|nde|ᵉ|ᵉʳ)", re.IGNORECASE)
_CHAIN = re.compile(r"\d{1,12}(?:[./:–-]\d{1,12})+")
_LETTER = re.compile(r"[^\W\d_]")
_BETWEEN_NAMES = re.compile(r"[\s・·＝]+")


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` is masked; `target` takes its place."""

    start: int
    end: int
    kind: str
    target: str


class NoFormError(Exception):
    """A person's name whose form in the target's script nobody has recorded: nothing may be drafted."""


def spans(
    text: str, first: Iterable[Span], *, before: str, source: Locale, target: Locale, lexicon: Lexicon
) -> list[Span]:
    """What is masked, in order, none overlapping another. `before`: what stands before the text.

    What the caller has found comes `first`; then addresses, then names and terms, then figures. A figure
    glued to letters is left to the engine, unless the whole is an identifier (`W4R`, `A4`).

    Raises NoFormError.
    """
    found = tokens(text, source.tag)
    fixed = [token for token in found if token.kind in VERBATIM]
    taken = _Taken()
    taken.add_all(first)
    taken.add_all(Span(token.start, token.end, token.kind, token.text) for token in fixed)
    taken.add_all(_wordings(text, target, lexicon))
    taken.add_all(_identifiers(text, found))
    for one, other in pairwise(found):
        taken.add_all(
            Span(written.start, written.end, "date", written.text)
            for written in ranged(one, other, text, source=source, target=target)
        )
    for token in found:
        if token.kind not in VERBATIM and not _is_glued(text, token):
            written = form(token, text, before=before, source=source, target=target)
            if written:
                taken.add_all([Span(written.start, written.end, token.kind, written.text)])
    return taken.in_order()


class _Taken:
    """Spans that do not overlap: who comes first stays."""

    def __init__(self) -> None:
        self._spans: list[Span] = []
        self._held: set[int] = set()

    def add_all(self, found: Iterable[Span]) -> None:
        for span in found:
            places = range(span.start, span.end)
            if places and self._held.isdisjoint(places):
                self._held.update(places)
                self._spans.append(span)

    def in_order(self) -> list[Span]:
        return sorted(self._spans, key=lambda span: span.start)


def _wordings(text: str, target: Locale, lexicon: Lexicon) -> Iterator[Span]:
    for found in _finder(lexicon.wordings).find(text) if lexicon.wordings else ():
        written = _rendering(text, found, target)
        if written:
            yield Span(found.start, found.end, found.wording.kind, written)


@lru_cache(maxsize=16)
def _finder(wordings: tuple[Wording, ...]) -> Finder:
    return Finder(wordings)


def _rendering(text: str, found: Occurrence, target: Locale) -> str:
    """What stands for a name or term; "" leaves it to the engine."""
    wording, spelling = found.wording, text[found.start : found.end]
    if wording.kind == "name":
        if wording.targets:
            return _matching(spelling, wording)
        if target.script == "Latn":
            return spelling
        name = wording.concept or wording.sources[0]
        raise NoFormError(f"no form of the name '{name}' is recorded in {target.tag}")
    if wording.kind == "term":
        # A common noun is inflected by its sentence; only what is kept as it is can be written blindly.
        return spelling if spelling in wording.targets[:1] else ""
    return wording.targets[0] if wording.targets else ""


def _matching(spelling: str, wording: Wording) -> str:
    """The form that answers to this spelling: itself, the full name, or the first as many words long."""
    if spelling in wording.targets:
        return spelling
    if spelling == wording.sources[0]:
        return wording.targets[0]
    size = _size(spelling)
    return next((form for form in wording.targets if _size(form) == size), wording.targets[0])


def _size(name: str) -> int:
    """Its words; Japanese and Chinese part those of a foreign name by a point."""
    return len(_BETWEEN_NAMES.split(name.strip()))


def _identifiers(text: str, found: Iterable[Token]) -> Iterator[Span]:
    """`W4R`, `A4`, and chains of figures that are no number: `60/16`, `3.7.1`, `2024-2025`."""
    for match in _IDENTIFIER.finditer(text):
        if not _ORDINAL.fullmatch(match[0]):
            yield Span(match.start(), match.end(), "identifier", match[0])
    numbers = [token.start for token in found if token.kind == "number"]
    for match in _CHAIN.finditer(text):
        parts = bisect_left(numbers, match.end()) - bisect_left(numbers, match.start())
        if parts > 1 and not _is_glued_at(text, match.start(), match.end()):
            yield Span(match.start(), match.end(), "identifier", match[0])


def _is_glued(text: str, token: Token) -> bool:
    return _is_glued_at(text, token.start, token.end)


def _is_glued_at(text: str, start: int, end: int) -> bool:
    """Whether a letter touches the figure, so that it is a part of a word."""
    return bool(_LETTER.match(text[end : end + 1]) or _LETTER.match(text[max(0, start - 1) : start]))
