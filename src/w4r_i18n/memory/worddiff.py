# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two sources, word by word, as a person reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from w4r_i18n.text.similar import steps

_PARTS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Change:
    """Law: the `old` of all, joined, is the old text; the `new` of all is the new one."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        return self.old == self.new


def word_diff(old: str, new: str) -> tuple[Change, ...]:
    """From what the memory has to what was asked for. One that only lost or gained has one side empty."""
    olds, news = _PARTS.findall(old), _PARTS.findall(new)
    found: list[Change] = []
    for step in steps(olds, news):
        before = "".join(olds[step.old_start : step.old_end])
        after = "".join(news[step.new_start : step.new_end])
        if found and not step.same and not found[-1].same:
            before, after = found[-1].old + before, found[-1].new + after
            found.pop()
        found.append(Change(before, after))
    return tuple(found)
