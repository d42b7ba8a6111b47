# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers, amounts, dates and times of a pair, compared by value: what differs for sure, and what perhaps."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, TypeVar, cast

from w4r_i18n.check.figure_faults import Fault, FigureKind, faults, units
from w4r_i18n.check.number_words import (
    east_asian_numbers,
    french_numbers,
    plain_numbers,
    roman_numbers,
)
from w4r_i18n.check.seen import Pair, Seen
from w4r_i18n.check.spelt_out import is_spelt_out
from w4r_i18n.text.marks import shown
from w4r_i18n.text.tokens import Token, without

_COMPARED = frozenset({"number", "percent", "money", "date", "time"})
_DATE = re.compile(r"(?P<year>-|\d+)-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_RUN = re.compile(r"\d+(?:[ \u00a0\u202f\u2009.,'’٬٫]\d+)*")
_BETWEEN_DIGITS = re.compile(r"[ \u00a0\u202f\u2009.,'’٬٫]")
_EITHER_READING = re.compile(r"\D*\d{1,3}[.,٫٬]\d{3}\D*")
_CODE = re.compile(r"</?[gx]\d{1,6}/?>")
"""Our own tags: their numbers count nothing."""
_SCALE_LANGUAGES = frozenset(
    {"fr", "en", "de", "es", "it", "pt", "nl", "sv", "da", "nb", "nn", "fi",
     "pl", "ru", "uk", "ro", "tr", "el", "ar", "fa", "ja", "zh", "ko", "id"},
)  # fmt: skip
"""Whose words for thousand, million and so on `text.amounts` reads."""
_SCALES = frozenset(10.0**power for power in (3, 5, 6, 7, 9, 12))
"""Thousand, lakh, million, crore, milliard, billion."""
_YEARS_AHEAD = {"fa": (-621, -622), "th": (543,), "am": (-7, -8), "ti": (-7, -8), "ne": (56, 57)}
"""How far a language's own calendar is from the source's."""
_OFTEN_SPELT = frozenset(
    [*map(str, range(21)), *map(str, range(30, 100, 10)), "100", "200", "500", "1000", "1000000", "0.5"]
)
"""What a translator may write as a word where the source has digits, or the reverse."""
_LOOKED_AT = 100
"""Differences beyond these are not explained away: hostile text costs at most 100 × 100 comparisons."""

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Differences:
    sure: tuple[Fault, ...] = ()
    """A figure changed, vanished or appeared, and no other way of writing explains that."""
    doubtful: tuple[str, ...] = ()
    """Sentences: what a small number in words, another calendar or an unknown word may explain."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number, or one part of a date or time."""

    kind: Literal["number", "month", "time", "hour"]
    value: str
    text: str = field(compare=False)
    """As the whole figure is written, for the message."""
    whole: FigureKind = field(compare=False)
    """What the whole figure is."""


def differences(pair: Pair) -> Differences:
    """What `compared` finds; asked by several rules, found once."""
    return pair.once(compared)


def changed(kind: FigureKind, seen: Seen) -> Iterator[str]:
    """The sentences of an entry about figures of one kind: what each of the rules about figures says."""
    yield from seen.least(
        lambda pair: [fault.message for fault in differences(pair).sure if fault.kind == kind]
    )


def compared(pair: Pair) -> Differences:
    """Compare the figures of a text and its translation.

    Order, grouping, script of the digits, spelling of dates and of the clock are free. A figure that stands
    elsewhere in the other text, be it inside a link or a word, is no difference.
    """
    source, target, tag = pair.source.text, pair.target.text, pair.tag
    all_ours = [token for token in pair.source.tokens if token.kind in _COMPARED]
    all_theirs = [token for token in pair.target.tokens if token.kind in _COMPARED]
    if sorted(token.value for token in all_ours) == sorted(token.value for token in all_theirs):
        return Differences()
    ours, theirs = _unequal(all_ours, all_theirs, lambda token: token.value)
    missing, extra = _unequal(_figures(ours, theirs), _figures(theirs, ours), lambda one: one)
    missing, extra, _ = _unmatched(missing, extra, _is_another_reading)
    if not (_months(missing) and _months(extra)):
        missing, extra, _ = _unmatched(missing, extra, _is_part_in_digits)
    missing, extra, turned = _unmatched(missing, extra, _is_turned)
    missing, extra, perhaps = _unmatched(missing, extra, partial(_is_perhaps, language=tag.partition("-")[0]))
    rest = _rest(target, all_theirs, theirs)
    missing = _unwritten(missing, roman_numbers(rest) | east_asian_numbers(rest) | _runs(rest))
    words = pair.target.prose
    missing = [
        one for one in missing if one.kind != "number" or not is_spelt_out(one.value, words, pair.language)
    ]
    rest = _rest(source, all_ours, ours)
    spelt = plain_numbers(rest)
    known = roman_numbers(rest) | spelt | _runs(rest)
    negative = [*_made_negative(extra, spelt, pair)]
    beyond = _unwritten(extra, known)
    extra = _unwritten(beyond, french_numbers(rest))
    # `une` may be the 1 of the translation; not where the source's `trois` is nowhere in it.
    unsaid = _unsaid(spelt, all_theirs, pair) if beyond else []
    found = _judged(missing, extra, tag)
    signs = [Fault("sign", f"sign of {shown(one)} became {shown(other)}") for one, other in turned]
    unsure = [f"figure {shown(one)} became {shown(other)}" for one, other in perhaps]
    unsure += [f"{number}, in a word in the source, is not in the translation" for number in unsaid]
    return Differences((*signs, *negative, *units(ours, theirs), *found.sure), (*unsure, *found.doubtful))


def _unsaid(spelt: set[str], theirs: Iterable[Token], pair: Pair) -> list[str]:
    """Numbers in the source's words, from two on, that the translation has neither in digits nor in words."""
    said = {token.value.partition(" ")[0] for token in theirs}
    return sorted(
        number
        for number in spelt - said - {"1"}
        if not is_spelt_out(number, pair.target.prose, pair.language)
    )


def _made_negative(extra: Iterable[_Figure], spelt: set[str], pair: Pair) -> Iterator[Fault]:
    """What the source says in a word, and the translation below zero."""
    for one in extra:
        if one.value.startswith("-") and one.value[1:] in spelt and "moins" not in pair.source.low_words:
            yield Fault("sign", f"{shown(one.text)} has a minus sign that the source has not")


def _unequal(
    ours: Sequence[Thing], theirs: Sequence[Thing], key: Callable[[Thing], Hashable]
) -> tuple[list[Thing], list[Thing]]:
    """Each side without what the other has as well, as often as both have it."""
    both = Counter(map(key, ours)) & Counter(map(key, theirs))
    return _less(ours, both.copy(), key), _less(theirs, both, key)


def _less(things: Iterable[Thing], less: Counter[Hashable], key: Callable[[Thing], Hashable]) -> list[Thing]:
    left = []
    for thing in things:
        if less[key(thing)] > 0:
            less[key(thing)] -= 1
        else:
            left.append(thing)
    return left


def _rest(text: str, all_figures: Iterable[Token], unequal: Iterable[Token]) -> str:
    """The text without the figures that the other side has too: one figure does not stand for two."""
    left = {token.start for token in unequal}
    rest = without(text, tuple(token for token in all_figures if token.start not in left))
    return _CODE.sub("", rest) if "<" in rest else rest


def _figures(tokens: Sequence[Token], others: Sequence[Token]) -> list[_Figure]:
    """The parts of each; a time stays whole where the other side has times to compare it with."""
    has_times = any(token.kind == "time" for token in others)
    return [part for token in tokens for part in _parts(token, whole_times=has_times)]


def _parts(token: Token, *, whole_times: bool) -> list[_Figure]:
    if token.kind == "date" and (date := _DATE.fullmatch(token.value)):
        numbers = [str(int(part)) for part in (date["day"], date["year"]) if part and part != "-"]
        month = _Figure("month", str(int(date["month"])), token.text, "date")
        return [month, *(_Figure("number", part, token.text, "date") for part in numbers)]
    if token.kind == "time" and whole_times:
        return [_Figure("time", token.value, token.text, "time")]
    if token.kind == "time":
        hour, minute = map(int, token.value.split(":"))
        minutes = [_Figure("number", str(minute), token.text, "time")] if minute else []
        return [_Figure("hour", str(hour), token.text, "time"), *minutes]
    return [_Figure("number", token.value.partition(" ")[0], token.text, cast(FigureKind, token.kind))]


def _months(figures: Iterable[_Figure]) -> list[_Figure]:
    return [one for one in figures if one.kind == "month"]


def _unmatched(
    missing: Sequence[_Figure], extra: Sequence[_Figure], same: Callable[[_Figure, _Figure], bool]
) -> tuple[list[_Figure], list[_Figure], list[tuple[str, str]]]:
    """What is left of either side, and how the matches are written."""
    left, others, matches = [], list(extra), []
    for place, one in enumerate(missing):
        near = others[:_LOOKED_AT] if place < _LOOKED_AT else ()
        at = next((n for n, other in enumerate(near) if same(one, other)), None)
        if at is None:
            left.append(one)
        else:
            matches.append((one.text, others.pop(at).text))
    return left, others, matches


def _is_another_reading(one: _Figure, other: _Figure) -> bool:
    """`1.500` or `1,500`: a thousand and a half for some, one and a half for others."""
    return other.value in _other_readings(one) or one.value in _other_readings(other)


def _other_readings(figure: _Figure) -> tuple[str, ...]:
    if figure.kind != "number" or not _EITHER_READING.fullmatch(figure.text):
        return ()
    return (_times(figure.value, 1000), _times(figure.value, 0.001))


def _times(value: str, factor: float) -> str:
    return f"{float(value) * factor:.6f}".rstrip("0").rstrip(".") if len(value) < 16 else value


def _is_part_in_digits(one: _Figure, other: _Figure) -> bool:
    """A month or an hour that the other side gives as a plain number."""
    return one.value == other.value and one.kind != other.kind and "number" in (one.kind, other.kind)


def _is_turned(one: _Figure, other: _Figure) -> bool:
    """Whether one is the other with a minus sign."""
    return one.kind == other.kind == "number" and one.value.lstrip("-") == other.value.lstrip("-")


def _runs(text: str) -> set[str]:
    """Every figure of the text as bare digits, whole and by its groups, wherever it stands."""
    runs = set()
    for found in _RUN.finditer(text if text.isascii() else _with_ascii_digits(text)):
        groups = _BETWEEN_DIGITS.split(found[0])
        runs |= {group.lstrip("0") or "0" for group in (*groups, "".join(groups))}
        if len(groups) == 2:
            runs.add(f"{groups[0]}.{groups[1].rstrip('0')}")
    return runs


def _with_ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _unwritten(figures: Iterable[_Figure], written: set[str]) -> list[_Figure]:
    return [one for one in figures if one.kind in ("month", "time") or one.value.lstrip("-") not in written]


def _judged(missing: list[_Figure], extra: list[_Figure], tag: str) -> Differences:
    language = tag.partition("-")[0]
    if not (_months(missing) and _months(extra)):  # else CLDR has no names of months for the language
        missing, extra = ([one for one in side if one.kind != "month"] for side in (missing, extra))
    if _is_own_calendar(missing, extra, language):
        return Differences(
            doubtful=tuple(f"date {shown(one.text)} is of another calendar" for one in extra[:1])
        )
    if missing and extra:
        return Differences(_told(missing, extra))
    extra = [one for one in extra if one.value not in ("1", "2")]  # an article, a pair, the other one
    sure, spelt = (
        _told(*([one for one in side if (one.value in _OFTEN_SPELT) is often] for side in (missing, extra)))
        for often in (False, True)
    )
    return Differences(sure, tuple(fault.message for fault in spelt))


def _told(missing: Iterable[_Figure], extra: Iterable[_Figure]) -> tuple[Fault, ...]:
    return faults(*({one.text: one.whole for one in side} for side in (missing, extra)))


def _is_own_calendar(missing: Sequence[_Figure], extra: Sequence[_Figure], language: str) -> bool:
    years = {int(one.value) for one in extra if one.value.isdigit() and len(one.value) == 4}
    return any(
        int(one.value) + ahead in years
        for one in missing
        for ahead in _YEARS_AHEAD.get(language, ())
        if one.value.isdigit() and len(one.value) == 4
    )


def _is_perhaps(one: _Figure, other: _Figure, *, language: str) -> bool:
    """Whether a word that is not read may make them equal: `170 ezer` for 170 000, `9:30 du.` for 21 h 30."""
    if one.kind == other.kind == "time":
        hours = abs(int(one.value[:2]) - int(other.value[:2]))
        return language != "en" and hours == 12 and one.value[2:] == other.value[2:]
    if {one.kind, other.kind} == {"hour", "number"}:
        return abs(float(one.value) - float(other.value)) == 12
    if one.kind != "number" or other.kind != "number" or language in _SCALE_LANGUAGES:
        return False
    few, many = sorted((abs(float(one.value)), abs(float(other.value))))
    return few > 0 and round(many / few, 6) in _SCALES
