# SPDX-License-Identifier: GPL-3.0-or-later
"""A figure, a date, an amount of a French text as another language writes it, by CLDR."""

from __future__ import annotations

from dataclasses import dataclass

from w4r_i18n.draft import calendar_forms, figure_forms
from w4r_i18n.model.locale import Locale
from w4r_i18n.text.tokens import VERBATIM, Token, TokenKind, tokens


@dataclass(frozen=True, slots=True)
class Form:
    """`text` stands in the target for what the source has from `start` to `end`."""

    start: int
    end: int
    text: str


def form(token: Token, text: str, *, before: str, source: Locale, target: Locale) -> Form | None:
    """The token of `text` in the target's form; None where CLDR has none, or where ours would misread it.

    Law: `tokens` finds the same kind and value in what is written, in the target's language. `before` is
    what stands before `text` in the sentence. The form may cover more than the token (the name of a day
    before a date) or less (`2 millions d’euros` leaves the euros to the engine). In the source's own
    language everything stays as it is written.
    """
    if token.kind in VERBATIM or source.language == target.language:
        return Form(token.start, token.end, token.text)
    if token.kind in ("date", "time"):
        written = calendar_forms.written(token, text, before=before, target=target)
    else:
        written = figure_forms.written(token, target=target)
    return next(
        (
            Form(start, end, spelling)
            for start, end, spelling, kind, value in written
            if reads_as(spelling, kind, value, target)
        ),
        None,
    )


def ranged(first: Token, date: Token, text: str, *, source: Locale, target: Locale) -> list[Form]:
    """A range of days within a month, where the target writes the year or month first; else nothing.

    Law: day, month and year are the same figures in both, each once.
    """
    if first.kind != "number" or date.kind != "date" or source.language == target.language:
        return []
    written = calendar_forms.ranged(first, date, text, target)
    if not written or not all(reads_as(*one[2:], target) for one in written):
        return []
    return [Form(start, end, spelling) for start, end, spelling, _, _ in written]


def reads_as(spelling: str, kind: TokenKind, value: str, target: Locale) -> bool:
    """Whether a reader of the target language finds this value in it, and no other figure."""
    found = [token for token in tokens(spelling, target.tag) if token.kind not in VERBATIM]
    return [(token.kind, token.value) for token in found] == [(kind, value)]
