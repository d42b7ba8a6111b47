# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a text the memory already has: what a coordinator quotes to translators."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from w4r_i18n.memory.lookup import Match, Query, look_up
from w4r_i18n.memory.rows import Memory
from w4r_i18n.text.normalise import typographic

Band = Literal[
    "context-exact", "exact", "near-95", "near-85", "near-75", "other-fact", "repeated", "new",
]  # fmt: skip
BANDS: tuple[Band, ...] = get_args(Band)
"""`near-85`: a score of 85 to 94. `other-fact`: a near one that claims something else, so to be translated
anew with care. `repeated`: the same words stand earlier in the text. Each text is in one band."""
CUTOFF = 75
"""Score below which a text is new: to mend another would take as long."""
_NEAR: tuple[tuple[int, Band], ...] = ((95, "near-95"), (85, "near-85"), (CUTOFF, "near-75"))
_CODES = re.compile(r"</?g[0-9]+>|<x[0-9]+/>")


@dataclass(frozen=True, slots=True)
class Amount:
    """Of the source, without codes."""

    texts: int = 0
    words: int = 0
    """What blanks part."""
    characters: int = 0
    """With blanks."""

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.texts + other.texts, self.words + other.words, self.characters + other.characters)


def amount(text: str) -> Amount:
    """One source's."""
    shown = _CODES.sub("", text)
    return Amount(1, len(shown.split()), len(shown))


Text = tuple[str, str]
"""Context and source, typography apart: what makes two texts of a document the same."""


def leverage(
    memories: Sequence[Memory],
    texts: Iterable[Query],
    *,
    locale: str,
    names: Sequence[str] = (),
    without: str = "",
) -> Mapping[Band, Amount]:
    """Every text of a document, in reading order, by what the memory has for it.

    Law: the amounts of all bands together are those of all texts.
    """
    return tally(banded(memories, texts, locale=locale, names=names, without=without))


def banded(
    memories: Sequence[Memory],
    texts: Iterable[Query],
    *,
    locale: str,
    names: Sequence[str] = (),
    without: str = "",
) -> Iterator[tuple[Text, Band, Amount]]:
    """The same, text by text."""
    seen: set[Text] = set()
    for query in texts:
        key = (query.context, typographic(query.text))
        if key in seen:
            band: Band = "repeated"
        else:
            seen.add(key)
            band = band_of(
                look_up(memories, query, locale=locale, names=names, cutoff=CUTOFF, limit=1, without=without)
            )
        yield key, band, amount(query.text)


def tally(
    found: Iterable[tuple[Text, Band, Amount]], *, before: Collection[Text] = ()
) -> Mapping[Band, Amount]:
    """The amounts by band; a text that stands in `before` is repeated."""
    bands = dict.fromkeys(BANDS, Amount())
    for key, band, size in found:
        bands["repeated" if key in before else band] += size
    return bands


def band_of(matches: Sequence[Match]) -> Band:
    """By the best usable match; without one, whether there is one that differs by a fact."""
    best = next((match for match in matches if match.usable), None)
    if best is None:
        return "other-fact" if matches else "new"
    if best.kind != "near":
        return best.kind
    return next((band for points, band in _NEAR if best.score >= points), "new")
