# SPDX-License-Identifier: GPL-3.0-or-later
"""What in a French text may be a term: acronyms, capitals, words of substance with small ones between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from w4r_i18n.text.common_french import LINKS, is_everyday

PhraseKind = Literal["acronym", "name", "phrase", "word"]
MAX_WORDS = 6
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*|\d+|[.!?…:;,()«»“”\"\[\]{}<>/|*\n—–]|['’]")
MAX_LETTERS = 60
"""Of one word: longer ones are none."""
_ACRONYM = re.compile(r"(?=[A-Z0-9]{1,7}[A-Z][0-9]{0,6}\Z)[A-Z][A-Z0-9]{1,7}")
_ROMAN = re.compile(r"[IVXLCDM]+")
_NAME_LINKS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "pour"})
_TITLES = frozenset({"M", "MM", "Mme", "Mmes", "Mlle", "Dr", "Me", "Pr", "Monsieur", "Madame"})
_ENDS = frozenset(".!?…:\n")


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int
    end: int
    first: bool
    """Of its sentence."""

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def is_content(self) -> bool:
        return self.text[0].isalpha() and not is_everyday(self.low)

    @property
    def is_capitalised(self) -> bool:
        return len(self.text) > 1 and self.text[0].isupper() and not self.text.isupper()


def clauses(block: str) -> Iterator[list[Token]]:
    """The words between two marks."""
    clause: list[Token] = []
    first = True
    for found in _WORD.finditer(block):
        sign = found[0]
        if sign in "'’":
            continue
        if sign[0].isalnum() and len(sign) <= MAX_LETTERS:
            clause.append(Token(sign, found.start(), found.end(), first))
            first = False
            continue
        yield clause
        clause = []
        first = first or sign in _ENDS
    yield clause


Found = tuple[PhraseKind, Sequence[Token]]


def acronyms(clause: Sequence[Token]) -> Iterator[Found]:
    if sum(token.text.isupper() for token in clause) > len(clause) / 2 and len(clause) > 2:
        return  # a title in capitals
    for token in clause:
        if _ACRONYM.fullmatch(token.text) and not _ROMAN.fullmatch(token.text):
            yield "acronym", (token,)


def names_in(clause: Sequence[Token]) -> Iterator[Found]:
    """Capitals within a sentence, with the small words between them: `Fonds pour la Rivière`."""
    at = 0
    while at < len(clause):
        if not clause[at].is_capitalised:
            at += 1
            continue
        end = _end_of_name(clause, at)
        tokens = clause[at:end]
        if not tokens[0].first or len(tokens) > 1:
            if tokens[0].text in _TITLES or (tokens[0].first and is_everyday(tokens[0].low)):
                tokens = tokens[1:]
                while tokens and not tokens[0].is_capitalised:
                    tokens = tokens[1:]
            if tokens and not all(is_everyday(token.low) for token in tokens):
                yield "name", tokens
        at = end


def _end_of_name(clause: Sequence[Token], at: int) -> int:
    end = at + 1
    while end < len(clause) and end - at < MAX_WORDS:
        ahead = end
        while ahead < len(clause) and clause[ahead].text in _NAME_LINKS and ahead - end < 2:
            ahead += 1
        if ahead == len(clause) or not clause[ahead].is_capitalised:
            break
        end = ahead + 1
    return end


def phrases(clause: Sequence[Token]) -> Iterator[Found]:
    """Words of substance and what links them; names are gathered by themselves."""
    for start, token in enumerate(clause):
        if not token.is_content or (token.is_capitalised and not token.first):
            continue
        yield "word", (token,)
        for end in range(start + 1, min(len(clause), start + MAX_WORDS)):
            if clause[end].is_content and clause[end].text == clause[end].low:
                yield "phrase", clause[start : end + 1]
            elif clause[end].text not in LINKS:
                break
