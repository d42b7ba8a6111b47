# SPDX-License-Identifier: GPL-3.0-or-later
"""Find and replace in translations: what would change is shown first, word by word; then saved by digest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from w4r_i18n.flow.desk_edit import seen_pair
from w4r_i18n.flow.desk_open import Desks, Opened
from w4r_i18n.memory.worddiff import Change, word_diff
from w4r_i18n.model.errors import InputError, W4RError
from w4r_i18n.model.inline import is_join
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.review import Pin, State
from w4r_i18n.project.layout import Domain

MAX_FIND = 200
"""Characters."""
MAX_FOUND = 300
"""Texts that are shown at once: nobody reads more before they press the button."""
_UNSPACED = frozenset({"th", "lo", "km", "my"})


@dataclass(frozen=True, slots=True)
class Replacing:
    find: str
    replace: str
    case: bool = True
    """Capitals count."""
    whole: bool = True
    """Whole words only; where no blanks are written, every sign is one."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """One text as it would be."""

    domain: Domain
    id: str
    source: str
    text: str
    changes: tuple[Change, ...]
    state: State
    """As it is; what is above TRANSLATED would lapse."""
    seen: Pin


def replaced(
    desks: Desks, target: Locale, domains: Sequence[Domain], wanted: Replacing
) -> tuple[Replaced, ...]:
    """What would change, in reading order, up to `MAX_FOUND`. Raises InputError for nothing to find."""
    if not 0 < len(wanted.find.strip()) <= MAX_FIND or len(wanted.replace) > MAX_FIND:
        raise InputError(f"what to find and to put has 1 to {MAX_FIND} characters")
    pattern = _pattern(wanted, spaced=bool(target.joint) and target.language not in _UNSPACED)
    found: list[Replaced] = []
    for domain in domains:
        try:
            opened = desks.opened(target, domain)
        except W4RError:
            continue  # told in the queue
        found += _in(opened, pattern, wanted)
    return tuple(found[:MAX_FOUND])


def _in(opened: Opened, pattern: re.Pattern[str], wanted: Replacing) -> Iterator[Replaced]:
    if opened.is_source:
        return
    for verdict in opened.verdicts:
        head = verdict.group.head
        if is_join(head.msgstr):
            continue
        text = pattern.sub(lambda found: _put(wanted, found[0]), head.msgstr)
        if text == head.msgstr:
            continue
        yield Replaced(
            domain=opened.domain,
            id=opened.names[head.key],
            source=verdict.group.source,
            text=text,
            changes=word_diff(head.msgstr, text),
            state=verdict.state,
            seen=seen_pair(opened, head.key),
        )


def _put(wanted: Replacing, found: str) -> str:
    """What stands in the place of what was found; where capitals don't count, it begins as that did."""
    put = wanted.replace
    return put[:1].upper() + put[1:] if not wanted.case and found[:1].isupper() else put


def _pattern(wanted: Replacing, *, spaced: bool) -> re.Pattern[str]:
    found = re.escape(wanted.find)
    if spaced and wanted.whole and wanted.find[:1].isalnum():
        found = rf"(?<!\w){found}"
    if spaced and wanted.whole and wanted.find[-1:].isalnum():
        found = rf"{found}(?!\w)"
    return re.compile(found, 0 if wanted.case else re.IGNORECASE)
