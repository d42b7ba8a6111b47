# SPDX-License-Identifier: GPL-3.0-or-later
"""A project's own exceptions: strings within and after which no sentence ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from w4r_i18n.model.errors import ConfigError
from w4r_i18n.model.ports import Breaker

_LONGEST = 200
"""Characters of one string."""
_MOST = 500
"""Strings in a list."""


@dataclass(frozen=True, slots=True)
class NoBreak:
    """A breaker that keeps together what its list names: `St-Barth.`, `Rabat… Amnesty`.

    A break falls away inside an occurrence and right after it. Blanks and apostrophes of any kind match each
    other. An occurrence begins where a word begins. Law: it only ever removes breaks.
    """

    breaker: Breaker
    strings: Sequence[str]
    _pattern: regex.Pattern[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Raises ConfigError for a list or a string beyond the bounds."""
        if len(self.strings) > _MOST or any(len(string) > _LONGEST for string in self.strings):
            raise ConfigError(
                "the list of no-break strings is too long", hint=f"{_MOST} strings of {_LONGEST} at most"
            )
        forms = sorted({" ".join(string.split()) for string in self.strings} - {""}, key=len, reverse=True)
        either = "|".join(map(_flexible, forms))
        pattern = regex.compile(rf"(?:{either})\s*+") if forms else None
        object.__setattr__(self, "_pattern", pattern)

    def breaks(self, text: str) -> list[int]:
        found = self.breaker.breaks(text)
        if not found or self._pattern is None:
            return found
        held = [match.span() for match in self._pattern.finditer(text)]
        return [offset for offset in found if not _is_held(offset, held)]


def _flexible(form: str) -> str:
    escaped = regex.escape(form.replace("\u2019", "'"), literal_spaces=True)
    word = r"(?<!\w)" if form[0].isalnum() else ""
    return word + escaped.replace(" ", r"\s{1,4}").replace("'", "['\u2019]")


def _is_held(offset: int, held: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(held, (offset, 0))
    return at > 0 and held[at - 1][0] < offset <= held[at - 1][1]
