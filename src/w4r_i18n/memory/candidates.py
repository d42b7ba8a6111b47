# SPDX-License-Identifier: GPL-3.0-or-later
"""Candidate terms of French texts: acronyms, names, phrases that come back, ranked, beside what is known.

Phrases are weighed by their C-value: how often they stand for themselves, not within a longer candidate; the
longer and the more widespread, the likelier a term. Source: Frantzi, Ananiadou and Mima, "Automatic
recognition of multi-word terms", 2000.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from w4r_i18n.memory.phrases import PhraseKind, Token, acronyms, clauses, names_in, phrases
from w4r_i18n.model.term import Concept, Occurrence, Wording
from w4r_i18n.text.common_french import LINKS
from w4r_i18n.text.inflect import singulars
from w4r_i18n.text.lexicon import Finder
from w4r_i18n.text.normalise import typographic

Status = Literal["forbidden", "new", "variant", "known"]
"""`variant`: a known term in another word than the first; `forbidden`: one that the campaign does not use."""
MAX_CHARS = 2_000_000
"""Of all texts together: what is beyond is not looked at."""
_LEAST_SINGLE = 3
"""How often a single word comes back before it is a candidate."""
_WEIGHTS: dict[PhraseKind, float] = {"acronym": 2.0, "name": 1.5, "phrase": 1.0, "word": 0.4}


@dataclass(frozen=True, slots=True)
class Text:
    """One document's running text, block after block."""

    document: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    term: str
    """As it stands most often."""
    status: Status
    kind: PhraseKind
    count: int
    documents: tuple[str, ...]
    score: float = 0.0
    forms: tuple[str, ...] = ()
    """All its spellings, the most frequent first."""
    concept: str = ""
    """Of the glossary, where it is known."""
    preferred: str = ""
    """What to write in its place."""


def candidates(
    texts: Sequence[Text], concepts: Sequence[Concept], names: Iterable[str] = (), *, least: int = 2
) -> list[Candidate]:
    """Forbidden forms first, then what is new by its rank, then variants, then known terms.

    `names`: of people whose cases are registered; they are no news. `least`: how often a phrase comes back
    before it is a candidate; names and acronyms need to stand once.
    """
    known = _Known(concepts, names)
    gathered = _Gathered()
    room = MAX_CHARS
    for text in texts:
        for block in text.blocks:
            found = known.look(text.document, block[:room])
            gathered.add(text.document, block[:room], found)
            room = max(0, room - len(block))
    new = gathered.ranked(least)
    seen = sorted(known.seen(), key=lambda one: (-one.count, one.term))
    return [
        *(one for one in seen if one.status == "forbidden"),
        *new,
        *(one for one in seen if one.status == "variant"),
        *(one for one in seen if one.status == "known"),
    ]


class _Known:
    """The glossary's terms and forbidden forms, and where they were seen."""

    def __init__(self, concepts: Sequence[Concept], names: Iterable[str]) -> None:
        self._concepts = {concept.id: concept for concept in concepts}
        wordings = [Wording(concept.kind, concept.terms, (), concept=concept.id) for concept in concepts]
        wordings += [
            Wording(concept.kind, concept.forbidden, (), concept.forbidden, concept=concept.id)
            for concept in concepts
            if concept.forbidden
        ]
        wordings += [Wording("name", (name,), ()) for name in names]
        self._finder = Finder(wordings)
        self._first: dict[str, Finder] = {}
        """By a concept's first term, what finds that alone."""
        self._seen: dict[tuple[str, Status], _Tally] = {}

    def look(self, document: str, block: str) -> tuple[Occurrence, ...]:
        found = self._finder.find(block)
        for one in found:
            if one.wording.concept:
                written = block[one.start : one.end]
                key = (one.wording.concept, self._status(one, written))
                self._seen.setdefault(key, _Tally()).add(written, document)
        return found

    def _status(self, found: Occurrence, written: str) -> Status:
        if found.wording.forbidden:
            return "forbidden"
        first = found.wording.sources[0]
        if first not in self._first:
            self._first[first] = Finder([Wording(found.wording.kind, (first,), ())])
        return "known" if self._first[first].find(written) else "variant"

    def seen(self) -> Iterator[Candidate]:
        for (concept, status), tally in self._seen.items():
            preferred = self._concepts[concept].terms[0]
            kind: PhraseKind = "phrase" if " " in tally.commonest else "word"
            yield Candidate(
                preferred if status == "known" else tally.commonest, status, kind, tally.count,
                tuple(tally.documents), 0.0, tally.forms, concept, "" if status == "known" else preferred,
            )  # fmt: skip


@dataclass(slots=True)
class _Tally:
    """How one candidate was written, how often and where."""

    spellings: Counter[str] = field(default_factory=Counter)
    documents: dict[str, None] = field(default_factory=dict)
    within: int = 0
    """Of these, how often a longer candidate holds it."""
    longer: set[str] = field(default_factory=set)

    def add(self, spelling: str, document: str) -> None:
        self.spellings[spelling] += 1
        self.documents[document] = None

    @property
    def count(self) -> int:
        return self.spellings.total()

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(spelling for spelling, _ in self.spellings.most_common())

    @property
    def commonest(self) -> str:
        return self.forms[0]


class _Gathered:
    """The candidates that are new, as they come."""

    def __init__(self) -> None:
        self._tallies: dict[tuple[str, PhraseKind], _Tally] = {}

    def add(self, document: str, block: str, known: Sequence[Occurrence]) -> None:
        ends = [one.end for one in known]
        for clause in clauses(block):
            for kind, tokens in (*acronyms(clause), *names_in(clause), *phrases(clause)):
                start, end = tokens[0].start, tokens[-1].end
                at = bisect_left(ends, end)
                if at < len(known) and known[at].start <= start:
                    continue
                written = typographic(block[start:end])
                written = written if kind in ("acronym", "name") else written.lower()
                self._tallies.setdefault((_key(tokens, kind), kind), _Tally()).add(written, document)

    def ranked(self, least: int) -> list[Candidate]:
        kept = {
            key: tally
            for key, tally in self._tallies.items()
            if key[1] in ("acronym", "name") or tally.count >= (_LEAST_SINGLE if key[1] == "word" else least)
        }
        names = {key for key, kind in kept if kind in ("acronym", "name")}
        kept = {
            key: tally for key, tally in kept.items() if key[1] in ("acronym", "name") or key[0] not in names
        }
        _nest(kept)
        found = [
            Candidate(
                tally.commonest, "new", kind, tally.count, tuple(tally.documents),
                round(_score(key, kind, tally), 2), tally.forms,
            )
            for (key, kind), tally in kept.items()
        ]  # fmt: skip
        return sorted((one for one in found if one.score > 0), key=lambda one: (-one.score, one.term))


def _score(key: str, kind: PhraseKind, tally: _Tally) -> float:
    """The C-value, more for what stands in several documents."""
    alone = tally.count - (tally.within / len(tally.longer) if tally.longer else 0)
    length = 1 + sum(word not in LINKS for word in key.split())
    return math.log2(length) * alone * (1 + math.log(len(tally.documents))) * _WEIGHTS[kind]


def _nest(tallies: dict[tuple[str, PhraseKind], _Tally]) -> None:
    """Tell each candidate how often, and within how many longer ones, it stands."""
    by_key: dict[str, list[_Tally]] = {}
    for (key, _), tally in tallies.items():
        by_key.setdefault(key, []).append(tally)
    for (key, _), tally in tallies.items():
        words = key.split()
        parts = {
            " ".join(words[start:end])
            for start in range(len(words))
            for end in range(start + 1, len(words) + 1)
            if end - start < len(words)
        }
        for part in parts & by_key.keys():
            for shorter in by_key[part]:
                shorter.within += tally.count
                shorter.longer.add(key)


def _key(tokens: Sequence[Token], kind: PhraseKind) -> str:
    """The same for a singular and its plural."""
    if kind == "acronym":
        return tokens[0].text
    return " ".join(_lemma(token.low) for token in tokens)


def _lemma(word: str) -> str:
    found = min(singulars(word), key=len, default=word)
    return found if not word.endswith("aux") else word
