# SPDX-License-Identifier: GPL-3.0-or-later
"""A protected text and its masks, and an answer taken apart at its marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from w4r_i18n.draft.marking import Marking
from w4r_i18n.model.draft import MaskForm

_LETTER = re.compile(r"[^\W\d_]")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|apos|#0?39|#0?34|#x27|#x22);", re.IGNORECASE)
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


@dataclass(frozen=True, slots=True)
class Mask:
    mark: str
    """As it stands in `Protected.text`."""
    kind: str
    """`open`, `close`, `single` (our tags), `placeholder`, `name`, `date`, `url`, …"""
    source: str
    """As the msgid writes it."""
    target: str
    """What takes the mark's place, as the msgstr writes it."""


@dataclass(frozen=True, slots=True)
class Protected:
    text: str
    """For the engine; in form `tag` it is XML text."""
    masks: tuple[Mask, ...]
    """In the order of their numbers, from 0."""
    form: MaskForm
    core: str = "XPH"
    """Letters of the word marks."""
    codes: bool = False
    """The entry has tags, so `<` and `&` are written as entities in it."""
    placeholders: bool = False
    """The entry has `{name}`, so other braces are doubled in it."""
    is_prepared: bool = False
    """The text was spelt out for an engine of another language, whose typography the answer gets."""

    @property
    def is_only_masks(self) -> bool:
        """Nothing is left to translate: `restore(protected, protected.text, …)` is the translation."""
        return not _LETTER.search("".join(taken_apart(self, self.text).texts))


class MaskError(Exception):
    """A mark was lost, doubled, changed or misplaced, or a name has no form: the entry stays empty.

    The message never holds the text; the name that has no form is in it, for somebody has to record one.
    """


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text and the marks in it: `texts[0]`, mark `numbers[0]`, `texts[1]`, …, `texts[-1]`."""

    texts: tuple[str, ...]
    """Without an engine's XML escapes."""
    numbers: tuple[int, ...]
    remains: int = 0
    """Pieces of marks that are marks no more."""


def taken_apart(protected: Protected, answer: str) -> Pieces:
    """The answer at its marks, however the engine changed their case, blanks or brackets."""
    marks = Marking(protected.form, protected.core)
    texts, numbers = [], []
    at = 0
    for start, end, number in marks.found(answer):
        texts.append(answer[at:start])
        numbers.append(number)
        at = end
    texts.append(answer[at:])
    remains = sum(map(marks.remains, texts))
    plain = map(_unescaped, texts) if protected.form == "tag" else texts
    return Pieces(tuple(plain), tuple(numbers), remains)


def _unescaped(text: str) -> str:
    return _ENTITY.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    name = found[0][1:-1].lower()
    return _ENTITIES.get(name) or ("'" if name in ("#39", "#039", "#x27") else '"')


def escaped(text: str) -> str:
    """For engines that read XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def in_msgid(text: str, *, codes: bool, placeholders: bool) -> str:
    """Plain text as an entry with tags or placeholders writes it (FORMATS 4)."""
    if codes:
        text = text.replace("&", "&amp;").replace("<", "&lt;")
    if placeholders:
        text = text.replace("{", "{{").replace("}", "}}")
    return text


def loss(masks: Sequence[Mask], numbers: Sequence[int]) -> str:
    """What is not exactly once in an answer; "" when every mask is."""
    counted: dict[int, int] = {}
    for number in numbers:
        counted[number] = counted.get(number, 0) + 1
    for number, mask in enumerate(masks):
        times = counted.pop(number, 0)
        if times != 1:
            return f"a {mask.kind} was {'lost' if not times else 'doubled'}"
    return "a mark was invented" if counted else ""
