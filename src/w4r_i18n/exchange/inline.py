# SPDX-License-Identifier: GPL-3.0-or-later
"""Inline codes between a file's own names for them and our numbers; what a code is, the source decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from w4r_i18n.exchange.content import code_of
from w4r_i18n.model.inline import PLACEHOLDER, Code, Content, Inline, Placeholder, Text, merged

_OWN_NAME = re.compile(r"(?:[0-9]{1,6}-)?([0-9]{1,6})e?(?:\.[0-9]{1,6})?")
"""`1`, `1.2` (the third code with that number), `4-1` (in the fourth segment), `1e` (an end on its own)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline element as a file has it."""

    kind: Literal["open", "close", "single"]
    name: str
    """The same in source and target; of a pair both ends have it."""
    native: str = ""
    """The markup that it stands for, where the file tells; never taken over from a target."""


Marked = Sequence[str | Mark]
"""An element's content: texts and marks, in order."""


def resolved(source: Marked, target: Marked) -> tuple[Content, Content, tuple[str, ...]]:
    """Both contents, and a sentence for each code of the target that claims to be what it is not."""
    names = _Names(source)
    faults = [fault for mark in target if isinstance(mark, Mark) and (fault := names.fault(mark))]
    return names.content(source), names.content(target), tuple(dict.fromkeys(faults))


class _Names:
    """What each name of a source stands for."""

    def __init__(self, source: Marked) -> None:
        marks = [mark for mark in source if isinstance(mark, Mark)]
        self.natives: dict[tuple[str, str], str] = {}
        for mark in marks:
            self.natives.setdefault((mark.kind, mark.name), mark.native)
        self.numbers: dict[str, int] = {}
        for mark in marks:
            if (own := _own_number(mark)) is not None:
                self.numbers.setdefault(mark.name, own)
        self.next = max(self.numbers.values(), default=0) + 1
        for mark in marks:
            self._number(mark)

    def content(self, marked: Marked) -> Content:
        return merged(tuple(self._inline(part) for part in marked))

    def fault(self, mark: Mark) -> str:
        wanted = self.natives.get((mark.kind, mark.name))
        if wanted is None:
            return f"inline code {mark.name} is not in the source" if mark.native else ""
        if mark.native and mark.native != wanted:
            return f"inline code {mark.name} is not as in the source, whose code is kept"
        return ""

    def _inline(self, part: str | Mark) -> Inline:
        if isinstance(part, str):
            return Text(part)
        native = self.natives.get((part.kind, part.name), part.native)
        named = PLACEHOLDER.fullmatch(native) if part.kind == "single" else None
        return Placeholder(named[1]) if named else Code(self._number(part), part.kind)

    def _number(self, mark: Mark) -> int:
        if mark.name not in self.numbers:
            own = _own_number(mark)
            self.numbers[mark.name] = self.next if own is None else own
            self.next += own is None
        return self.numbers[mark.name]


def _own_number(mark: Mark) -> int | None:
    tag = code_of(mark.native)
    if tag:
        return tag.number
    own = _OWN_NAME.fullmatch(mark.name)
    return int(own[1]) if own else None


@dataclass(frozen=True, slots=True)
class Named:
    """An inline of ours with the name that it gets in a file."""

    inline: Code | Placeholder
    name: str
    whole: bool = True
    """Of an open or close: its other half stands where well-formed XML wants it."""


def named(content: Content, prefix: str = "") -> Iterator[Text | Named]:
    """Give each code a name that is unique in the content, the same in a source and its translation."""
    whole = _whole(content)
    used: Counter[str] = Counter()
    stack: list[str] = []
    for at, part in enumerate(content):
        if isinstance(part, Text):
            yield part
            continue
        closes = isinstance(part, Code) and part.kind == "close"
        if closes and at in whole:
            yield Named(part, stack.pop())
            continue
        label = part.name if isinstance(part, Placeholder) else f"{part.number}{'e' if closes else ''}"
        name = f"{prefix}{label}" + (f".{used[label]}" if used[label] else "")
        used[label] += 1
        is_whole = isinstance(part, Placeholder) or part.kind == "single" or at in whole
        if isinstance(part, Code) and part.kind == "open" and is_whole:
            stack.append(name)
        yield Named(part, name, is_whole)


def _whole(content: Content) -> set[int]:
    """Where the opens and closes stand that nest as elements must."""
    found: set[int] = set()
    stack: list[tuple[int, int]] = []
    for at, part in enumerate(content):
        if not isinstance(part, Code) or part.kind == "single":
            continue
        if part.kind == "open":
            stack.append((part.number, at))
        elif stack and stack[-1][0] == part.number:
            found |= {stack.pop()[1], at}
    return found


def text_and_marks(parts: Iterable[str | Mark]) -> tuple[str | Mark, ...]:
    """Without empty texts."""
    return tuple(part for part in parts if part != "")
