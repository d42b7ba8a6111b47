# SPDX-License-Identifier: GPL-3.0-or-later
"""What a French sentence claims: figures, dates, names, negations, demands, what became of a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from w4r_i18n.text.french import (
    AFTER_NE,
    DAYS,
    MONTHS,
    NEGATIONS,
    ORDINALS,
    RELATIVE_DAYS,
    SPELT,
    demanded,
    plain,
    spelt_number,
    status,
)
from w4r_i18n.text.normalise import typographic
from w4r_i18n.text.tokens import Token, TokenKind, tokens

FactKind = Literal[
    "number", "percent", "money", "date", "time", "name", "negation", "address", "demand", "status", "value"
]
HARD: frozenset[FactKind] = frozenset({"number", "percent", "money", "date", "time", "name", "negation"})
"""Kinds that no editor can call a minor change (FORMATS 7)."""

_KINDS: dict[TokenKind, FactKind] = {
    "number": "number", "percent": "percent", "money": "money", "date": "date", "time": "time",
    "url": "address", "email": "address", "phone": "address", "handle": "address", "hashtag": "address",
    "placeholder": "value",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    kind: FactKind
    value: str
    """Canonical: two spellings of one fact have one value (`1500`, `2025-05-03`, `libéré`)."""
    text: str = field(default="", compare=False)
    """As the sentence writes it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one text, in its order: a multiset that must not change unseen."""

    all: tuple[Fact, ...]
    words: frozenset[str] = field(default=frozenset(), compare=False)
    """Every word without case and accents: a word that a new place gave a capital is no new name."""


def facts(text: str, names: Iterable[str] = ()) -> Facts:
    """What the text claims. `names`: the forms of the register as the French source writes them.

    Gender, number and inclusive spelling are no facts (`emprisonnés`, `emprisonné·e·s`), nor is the
    spelling of a figure (`dix`, `10`). A capital in mid-sentence makes a name even of a word that no
    register knows. Linear in the length of the text.
    """
    found = tokens(text)
    figures = [Fact(_KINDS[token.kind], token.value, token.text) for token in found if token.kind in _KINDS]
    prose = typographic(_prose(text, found))
    words = frozenset(plain(word) for word in _WORD.findall(prose))
    named, prose = _named(prose, tuple(sorted({typographic(name) for name in names if name.strip()})))
    spelt, prose = _spelt(prose)
    return Facts((*figures, *named, *spelt, *_proper(prose), *_said(prose)), words)


def difference(old: Facts, new: Facts) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """What was lost and what was gained."""
    return _missing(old.all, new), _missing(new.all, old)


def _missing(these: Sequence[Fact], other: Facts) -> tuple[Fact, ...]:
    left = Counter(other.all)
    out: list[Fact] = []
    for fact in these:
        if left[fact]:
            left[fact] -= 1
        elif not (fact.value.startswith(_GUESSED) and fact.value[1:] in other.words):
            out.append(fact)
    return tuple(out)


_GUESSED = "~"
"""Begins the value of a name that no register knows."""
_FILLER = "\ue000"
_WORD = re.compile(r"n'|[^\W\d_]+", re.IGNORECASE)


def _prose(text: str, found: Sequence[Token]) -> str:
    """The text with each token blotted out; tags vanish, so that a word keeps its place in the sentence."""
    parts: list[str] = []
    at = 0
    for token in found:
        parts += (text[at : token.start], "" if token.kind == "tag" else _FILLER)
        at = token.end
    return "".join(parts) + text[at:]


def _named(prose: str, names: tuple[str, ...]) -> tuple[list[Fact], str]:
    if not names:
        return [], prose
    register = _register(names)
    named = [Fact("name", plain(found[0]), found[0]) for found in register.finditer(prose)]
    return named, register.sub(_FILLER, prose)


@lru_cache(maxsize=8)
def _register(names: tuple[str, ...]) -> re.Pattern[str]:
    """Longest first, so that a full name is not taken for its short form."""
    forms = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)


def _spelt(prose: str) -> tuple[list[Fact], str]:
    found = [
        Fact(
            "percent" if words[1] else "number", spelt_number(words[0].removesuffix(words[1] or "")), words[0]
        )
        for words in SPELT.finditer(prose)
    ]
    spelt = [
        Fact(fact.kind, f"{fact.value} %", fact.text) if fact.kind == "percent" else fact for fact in found
    ]
    return spelt, SPELT.sub(_FILLER, prose)


def _proper(prose: str) -> Iterator[Fact]:
    """Words with a capital that their place does not explain, each once."""
    if prose.isupper():
        return
    seen: set[str] = set()
    for word in _WORD.finditer(prose):
        bare = plain(word[0])
        if len(bare) > 1 and word[0][0].isupper() and bare not in seen and not _opens(prose, word.start()):
            seen.add(bare)
            yield Fact("name", _GUESSED + bare, word[0])


def _opens(prose: str, at: int) -> bool:
    """Whether a sentence, quotation or bracket begins here. The point of an initial (`M.`) ends nothing."""
    before = prose[max(0, at - 4) : at].rstrip()
    if not before.endswith("."):
        return not before or before[-1] in '!?…:;"“(–—[-/•*'
    return not re.fullmatch(r".*(?:^|\W)[A-Z]\.", before)


def _said(prose: str) -> Iterator[Fact]:
    since_ne = 99
    for word in _WORD.findall(prose):
        low = word.casefold()
        since_ne = 0 if low in {"ne", "n'"} else since_ne + 1
        if low in NEGATIONS or (low in AFTER_NE and since_ne <= 8):
            yield Fact("negation", _NEGATION.get(low, low), word)
        elif low in MONTHS:
            yield Fact("date", MONTHS[low], word)
        elif low in DAYS or low in RELATIVE_DAYS:
            yield Fact("date", low, word)
        elif low in ORDINALS:
            yield Fact("number", ORDINALS[low], word)
        elif state := status(low):
            yield Fact("status", state, word)
        elif verb := demanded(low):
            yield Fact("demand", verb, word)


_NEGATION = {"n'": "ne", **dict.fromkeys(("aucune", "aucuns", "aucunes"), "aucun")}
_NEGATION |= dict.fromkeys(("nulle", "nuls", "nulles"), "nul")
