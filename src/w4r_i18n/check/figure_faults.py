# SPDX-License-Identifier: GPL-3.0-or-later
"""How a difference of figures is told: under the kind of what the source says, one fact once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from w4r_i18n.check.strings import Doubt, missing_and_extra
from w4r_i18n.text.marks import shown
from w4r_i18n.text.tokens import Token

FigureKind = Literal["number", "percent", "money", "date", "time", "sign"]
_WORDS: Mapping[FigureKind, str] = {
    "number": "figure", "percent": "percentage", "money": "amount", "date": "date", "time": "time",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    kind: FigureKind
    message: str


def faults(missing: Mapping[str, FigureKind], extra: Mapping[str, FigureKind]) -> tuple[Fault, ...]:
    """What only the source has, and what only the translation has, as written; each kind for itself.

    Where a kind is left on the one side and another on the other (`50 %` became `5`), that is one change.
    """
    shared = [kind for kind in _WORDS if kind in missing.values() and kind in extra.values()]
    found = [
        Fault(kind, message)
        for kind in shared
        for message in missing_and_extra(_WORDS[kind], _of(missing, [kind]), _of(extra, [kind]))
    ]
    kinds = [kind for kind in _WORDS if kind not in shared]
    left, come = _of(missing, kinds), _of(extra, kinds)
    if left and come:
        kind = missing[left[0]]
        found += [Fault(kind, message) for message in missing_and_extra(_WORDS[kind], left, come)]
        return tuple(found)
    for kind in kinds:
        sentences = missing_and_extra(_WORDS[kind], _of(missing, [kind]), _of(extra, [kind]))
        found += [Fault(kind, message) for message in sentences]
    return tuple(found)


def _of(texts: Mapping[str, FigureKind], kinds: Iterable[FigureKind]) -> list[str]:
    return [text for text, kind in texts.items() if kind in kinds]


def units(ours: Iterable[Token], theirs: Iterable[Token]) -> Iterator[Fault]:
    """Amounts whose number stayed while their unit did not: `%` became `‰`; a currency may be converted."""
    wanted = dict(_amount(token) for token in ours if token.kind in ("money", "percent"))
    for token in theirs:
        number, unit = _amount(token)
        if token.kind not in ("money", "percent") or wanted.get(number, unit) == unit:
            continue
        message = f"unit {wanted[number]} became {unit} in {shown(token.text)}"
        both_shares = token.kind == "percent" and wanted[number] in ("%", "‰")
        yield Fault("percent", message) if both_shares else Fault("money", Doubt(message))


def _amount(token: Token) -> tuple[str, str]:
    number, _, unit = token.value.partition(" ")
    return number, unit
