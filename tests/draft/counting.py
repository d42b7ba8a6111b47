# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting what of a source stands in its draft, by value: names, figures, addresses, tags, placeholders."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.text.tokens import Token, tokens

_FIGURES = frozenset({"number", "percent", "money", "date", "time"})
_CODE = re.compile(r"</?g\d+>|<x\d+/>")
_HOUR = re.compile(r"(?P<hour>\d{1,2})[ \u00a0\u202f]?(?:h|heures?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """`right` of `all`, kind by kind; `wrong` says which are not."""

    right: int
    all: int
    wrong: tuple[str, ...] = ()

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.all + other.all, self.wrong + other.wrong)


def counted(msgid: str, draft: str, target: Locale, names: Iterable[tuple[str, str]] = ()) -> Count:
    """How much of what a source states stands in the draft, as often, with the same value.

    `names`: each name as the source writes it and as the target must; the longest are counted first, and
    nothing is looked for within them. A date counts by its parts, for a range may share month and year; an
    amount by number and unit.
    """
    wanted = Counter(_facts(msgid, locale("fr")))
    has = Counter(_facts(draft, target))
    for name, form in sorted(names, key=lambda pair: -len(pair[0])):
        wanted[f"name {form}"] += msgid.count(name)
        has[f"name {form}"] += draft.count(form)
        msgid, draft = msgid.replace(name, "\0"), draft.replace(form, "\0")
    found = wanted & has
    lost = tuple(sorted((wanted - found).elements()))
    return Count(found.total(), wanted.total(), lost)


def _facts(text: str, language: Locale) -> list[str]:
    facts = [f"tag {tag}" for tag in _CODE.findall(text)]
    for token in tokens(text, language.tag):
        if token.kind in _FIGURES:
            facts += _parts(token, text)
        elif token.kind not in ("tag", "entity"):
            facts.append(f"{token.kind} {token.value}")
    return facts


def _parts(token: Token, text: str) -> list[str]:
    if token.kind == "date":
        year, month, day = (*token.value.rsplit("-", 2), "")[:3]
        return [f"month {int(month)}", *(str(int(part)) for part in (day, year) if part and part != "-")]
    hour = _HOUR.fullmatch(token.text)
    if token.kind == "time" and hour and not re.search(r"(?:à|dès|vers|avant) \Z", text[: token.start]):
        return [str(int(hour["hour"]))]  # `24 heures` is a while
    return [token.value]
