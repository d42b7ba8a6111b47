# SPDX-License-Identifier: GPL-3.0-or-later
"""How much a changed source changes: typography, wording, or a fact (FORMATS 7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from w4r_i18n.text.facts import HARD, Fact, FactKind, difference, facts
from w4r_i18n.text.normalise import typographic


class Class(IntEnum):
    """Ordered: of several changes the worst stands."""

    NONE = 0
    TYPOGRAPHIC = 1
    WORDING = 2
    FACT = 3


@dataclass(frozen=True, slots=True)
class Change:
    kind: Class
    what: str = ""
    """For translators, in the source's language: `12 → 21`, `négation ajoutée`; empty for mere wording."""


def classify(old: str, new: str, *, critical: bool, names: Iterable[str] = (), minor: bool = False) -> Change:
    """Compare two French sources of what is meant to be one sentence.

    `critical`: a critical unit, a letter or a standfirst, where every change of words counts as a fact.
    `minor`: a named editor called the change minor, which makes it wording, but never where a number,
    date, time, amount, name or negation changed.
    """
    if old == new:
        return Change(Class.NONE)
    if typographic(old) == typographic(new):
        return Change(Class.TYPOGRAPHIC)
    names = tuple(names)
    lost, gained = difference(facts(old, names), facts(new, names))
    what = _told(lost, gained)
    if any(fact.kind in HARD for fact in (*lost, *gained)):
        return Change(Class.FACT, what)
    if (critical or lost or gained) and not minor:
        return Change(Class.FACT, what)
    return Change(Class.WORDING, what)


# kind -> what it is called, and whether that is feminine.
_CALLED: dict[FactKind, tuple[str, bool]] = {
    "number": ("nombre", False), "percent": ("pourcentage", False), "money": ("montant", False),
    "date": ("date", True), "time": ("heure", True), "name": ("nom", False), "negation": ("négation", True),
    "address": ("adresse", True), "demand": ("demande", True), "status": ("situation", True),
    "value": ("valeur", True),
}  # fmt: skip
_TOLD_AT_MOST = 3


def _told(lost: tuple[Fact, ...], gained: tuple[Fact, ...]) -> str:
    parts: list[str] = []
    for kind in _CALLED:
        before = [fact.text for fact in lost if fact.kind == kind]
        after = [fact.text for fact in gained if fact.kind == kind]
        if before or after:
            parts.append(_one(kind, before, after))
    return "; ".join(parts[:_TOLD_AT_MOST])


def _one(kind: FactKind, before: list[str], after: list[str]) -> str:
    if before and after:
        return f"{_list(before)} → {_list(after)}"
    name, feminine = _CALLED[kind]
    done = ("ajouté" if after else "supprimé") + ("e" if feminine else "")
    return f"{name} {done}" if kind == "negation" else f"{name} {done} : {_list(before or after)}"


def _list(texts: list[str]) -> str:
    return ", ".join(texts[:_TOLD_AT_MOST]) + (" …" if len(texts) > _TOLD_AT_MOST else "")
