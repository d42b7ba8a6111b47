# SPDX-License-Identifier: GPL-3.0-or-later
"""Terms and names in running text: the longest wins, whole words only, in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from w4r_i18n.model.term import Occurrence, Wording
from w4r_i18n.text.letters import any_of, bare, composed, lowered
from w4r_i18n.text.locutions import is_in_phrase
from w4r_i18n.text.wordforms import APOSTROPHES, HYPHENS, RUN, Form, form_of

_RANK = {"name": 0, "place": 1, "proper": 2, "term": 3}
_PREFIXES = frozenset({"ex", "anti", "pro"})
_NAME_PREFIXES = _PREFIXES | {"non", "post", "sous"}
_AFTER_HYPHEN = frozenset({"ci", "là", "même", "mêmes"})
"""What French hangs on a noun by a hyphen without making another word of it."""
_SIGN = re.compile(r"[<{@#&:w]")
"""Where what is no prose may be told."""
_FROM_SIGN = re.compile(
    r"</?[a-z!][^<>]{0,4000}>|\{[^{}\s]{0,80}\}|&[a-z]{2,10};|[#@]\w[\w.-]*|://\S+|(?<![^\W_])www\.\S+"
)
_TO_SIGN = re.compile(r"[\w.+-]{1,64}\Z")
"""What stands before `@` or `://` and belongs to it."""
_ADDRESS = re.compile(
    r"://|www\.|@|\w\.(?:org|com|net|info|int|eu|fr|ch|be|ca|html?|php|pdf|md|toml|po)\b|\w\.[a-z]{2,6}/\w"
)
_LAST_RUN = re.compile(r"[^\W_]{1,20}\Z")
_BESIDE_LETTERS = 64
"""Letters on each side of what was found in which an address is looked for."""


class Finder:
    """Finds wordings in a text of their source language.

    Law: occurrences are in order, do not overlap, and no other reading of the wordings begins or ends
    outside one that it overlaps and is longer. Time grows with the text alone: at each word there are at
    most as many trials as wordings begin with it.

    Terms are found in every number and gender, in inclusive spellings and doublets, in capitals; names,
    places and proper names as they are written, save apostrophes, blanks, hyphens and capitals. Acronyms are
    found in their own letters only. Nothing is found inside other words, addresses and tags.
    """

    __slots__ = ("_buckets", "_first", "_french")

    def __init__(self, wordings: Iterable[Wording], language: str = "fr") -> None:
        french = language.partition("-")[0] == "fr"
        forms: dict[str, list[Form]] = {}
        for wording in wordings:
            for source in wording.sources:
                _add(forms, form_of(source, wording, french=french))
        self._french = french
        self._buckets = {run: _bucket(found) for run, found in forms.items()}
        self._first = re.compile(rf"(?<!\w)(?:{any_of(forms)})(?![^\W_])") if forms else None

    def find(self, text: str) -> tuple[Occurrence, ...]:
        """What stands where; offsets are the text's own."""
        if self._first is None:
            return ()
        text, origin = composed(text)
        low = lowered(text)
        found = _longest(self._all(text, low))
        return tuple(Occurrence(origin(each.start), origin(each.end), each.form.wording) for each in found)

    def _all(self, text: str, low: str) -> Iterator[_Match]:
        assert self._first is not None
        hidden = _no_prose(low)
        at = 0
        for found in self._first.finditer(low):
            start = found.start()
            while at < len(hidden) and hidden[at][1] <= start:
                at += 1
            if at < len(hidden) and hidden[at][0] <= start:
                continue
            for form in self._buckets[bare(found[0])].likely(low, found.end()):
                end = form.end(text, low, start)
                if (
                    end
                    and not _is_part(text, low, start, end, form)
                    and not self._means_else(low, start, end, form)
                ):
                    yield _Match(start, end, form)

    def _means_else(self, low: str, start: int, end: int, form: Form) -> bool:
        return self._french and form.wording.kind == "term" and is_in_phrase(low, start, end)


_FEW = 6
_NEXT_LETTERS = 120
"""Letters in which the second word of a form stands, whatever inclusive spellings and doublets are before."""


@dataclass(frozen=True, slots=True)
class _Bucket:
    """The forms that begin with one word: where they are many, by their second."""

    always: tuple[Form, ...]
    by_second: Mapping[str, Sequence[Form]]

    def likely(self, low: str, end: int) -> Iterable[Form]:
        if not self.by_second:
            return self.always
        runs = dict.fromkeys(map(bare, RUN.findall(low, end, end + _NEXT_LETTERS)))
        seconds = {id(form): form for run in runs for form in self.by_second.get(run, ())}
        return (*self.always, *seconds.values())


def _bucket(forms: Sequence[Form]) -> _Bucket:
    if len(forms) <= _FEW:
        return _Bucket(tuple(forms), {})
    by_second: dict[str, list[Form]] = {}
    for form in forms:
        for run in form.runs(1) if len(form.words) > 1 else ():
            by_second.setdefault(run, []).append(form)
    return _Bucket(tuple(form for form in forms if len(form.words) == 1), by_second)


def _add(forms: dict[str, list[Form]], form: Form | None) -> None:
    if form:
        for run in form.runs():
            forms.setdefault(run, []).append(form)


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    form: Form


def _is_part(text: str, low: str, start: int, end: int, form: Form) -> bool:
    """Whether what was found is a part of something else: a compound, an address, a file's name."""
    named = form.wording.kind != "term"
    return (
        _is_second(low, start, _NAME_PREFIXES if named else _PREFIXES)
        or _goes_on(low, end, named=named)
        or _is_in_address(text, start, end)
    )


def _is_second(low: str, start: int, prefixes: frozenset[str]) -> bool:
    """`co-détenu` is another word than `détenu`, `ex-détenu` is not."""
    before = low[start - 1 : start]
    if not before or before not in HYPHENS or not low[start - 2 : start - 1].isalnum():
        return False
    prefix = _LAST_RUN.search(low, max(0, start - 21), start - 1)
    return not prefix or prefix[0] not in prefixes


def _goes_on(low: str, end: int, *, named: bool) -> bool:
    """`peine-là` is the word still, `avocat-conseil` another."""
    after = low[end : end + 1]
    if not after or not low[end + 1 : end + 2].isalnum():
        return after == "_"
    if after in HYPHENS:
        suffix = RUN.match(low, end + 1)
        return not suffix or suffix[0] not in _AFTER_HYPHEN
    return after == "_" or (after in APOSTROPHES and not named)


def _is_in_address(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if not ((before and before in "./=&?%\\~:") or (after and after in "./=&%\\~:")):
        return False
    left, right = text[max(0, start - _BESIDE_LETTERS) : start], text[end : end + _BESIDE_LETTERS]
    head = left.split()[-1] if left and not left[-1].isspace() else ""
    tail = right.split(maxsplit=1)[0] if right and not right[0].isspace() else ""
    return bool(_ADDRESS.search(head + text[start:end] + tail))


def _no_prose(low: str) -> list[tuple[int, int]]:
    """Tags, values to be filled in, addresses, handles and topics, in order."""
    found: list[tuple[int, int]] = []
    end = 0
    for sign in _SIGN.finditer(low):
        start = sign.start()
        if start < end:
            continue
        span = _FROM_SIGN.match(low, start)
        if span:
            before = _TO_SIGN.search(low, max(end, start - 64), start) if sign[0] in "@:" else None
            end = span.end()
            found.append((before.start() if before else start, end))
    return found


def _longest(found: Iterable[_Match]) -> list[_Match]:
    """Of what overlaps the longest, the first of two as long, a name before a term."""
    kept: list[_Match] = []
    cluster: list[_Match] = []
    reach = 0
    for each in found:
        if each.start >= reach:
            kept += _best(cluster)
            cluster = []
        cluster.append(each)
        reach = max(reach, each.end)
    return kept + _best(cluster)


def _best(cluster: list[_Match]) -> list[_Match]:
    if len(cluster) < 2:
        return cluster
    taken: list[_Match] = []
    for each in sorted(cluster, key=_weight):
        at = bisect_left(taken, each.start, key=attrgetter("start"))
        if (not at or taken[at - 1].end <= each.start) and (at == len(taken) or each.end <= taken[at].start):
            taken.insert(at, each)
    return taken


def _weight(match: _Match) -> tuple[int, int, int]:
    return match.start - match.end, match.start, _RANK[match.form.wording.kind]
