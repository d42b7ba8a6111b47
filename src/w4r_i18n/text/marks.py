# SPDX-License-Identifier: GPL-3.0-or-later
"""Characters that a reader cannot see, or that change what a reader sees: where, and how to show them.

Each recogniser yields offsets of what harms and stays silent on what a language needs: joiners in Persian
and Hindi, marks of direction beside right-to-left script, emoji sequences, word breaks in Thai.
Sources: UAX 9 (bidirectional text), UTS 51 (emoji), UAX 31 section 2.3 (joiners), XML 1.0 section 2.2.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import regex

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffd-\uffff\ud800-\udfff"
_BIDI = "\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROLS = re.compile(f"[{_CONTROL}\U00010000-\U0010ffff]")
"""With all beyond the first plane: the two noncharacters that end each plane are told apart one by one."""
_BIDI_MARKS = re.compile(f"[{_BIDI}]")
_BIDI_MARKS_AND_LINE_ENDS = re.compile(f"[{_BIDI}\n\r]")
_INVISIBLES = re.compile(f"[{_INVISIBLE}]")
_MARK_LIKELY = re.compile(
    "[\u0300-\u1fff\u20d0-\u20ff\u2c00-\u2dff\u302a-\u309a\ua000-\uabff\ufb1e\ufe20-\ufe2f\U00010000-\U000e0fff]"
)
_MARKS = regex.compile(r"[\p{Mn}\p{Me}]{3,}")
_GENERAL_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4}")
_SAME_MARK = re.compile(r"(.)\1\1")
_LONGEST_STACK = 8
"""Tibetan and Burmese syllables pile up to six marks of their own; nothing that is read piles nine."""

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_HOME_NATIONS = re.compile("\U0001f3f4\U000e0067\U000e0062[\U000e0061-\U000e007a]{3}\U000e007f")
"""The flags of England, Scotland and Wales: the only use of tag characters that is shown."""


def _ranges(*ranges: tuple[int, int]) -> re.Pattern[str]:
    return re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges) + "]")


_JOINING_SCRIPTS = _ranges(
    (0x0600, 0x0DFF), (0x0F00, 0x109F), (0x1780, 0x18AF), (0x1B00, 0x1BFF), (0xA840, 0xA87F),
    (0xA8E0, 0xA8FF), (0xA980, 0xA9DF), (0xAA60, 0xAA7F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC),
    (0x10A00, 0x10AFF), (0x11000, 0x114FF), (0x1E900, 0x1E95F),
)  # fmt: skip
_NO_BLANK_SCRIPTS = _ranges(
    (0x0E00, 0x109F), (0x1780, 0x17FF), (0x19E0, 0x19FF), (0x1A20, 0x1AAF), (0x1B00, 0x1B7F),
    (0xA980, 0xA9DF), (0xAA60, 0xAA7F),
)  # fmt: skip
_HAN = _ranges((0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
_MONGOLIAN = _ranges((0x1800, 0x18AF))
_HEBREW = _ranges((0x0590, 0x05FF))


def controls(text: str) -> Iterator[int]:
    """Controls but tab and line ends, line and paragraph separators, halves of surrogate pairs,
    noncharacters, and the replacement character that stands where something was lost.
    """
    for found in _CONTROLS.finditer(text):
        code = ord(found.group())
        if code <= 0xFFFF or code & 0xFFFE == 0xFFFE:
            yield found.start()


def bidi_faults(text: str) -> Iterator[int]:
    """Overrides wherever they stand; embeddings and isolates that do not close within their line.

    What is balanced is legitimate: Arabic and Hebrew need it around Latin names and numbers.
    """
    if not _BIDI_MARKS.search(text):
        return
    opened: list[tuple[int, str]] = []
    for found in _BIDI_MARKS_AND_LINE_ENDS.finditer(text):
        at, mark = found.start(), found.group()
        if mark in "\n\r":  # the bidirectional algorithm forgets all at a line's end
            yield from (start for start, _ in opened)
            opened.clear()
        elif mark in "\u202a\u202b":
            opened.append((at, "\u202c"))
        elif mark in "\u2066\u2067\u2068":
            opened.append((at, "\u2069"))
        elif mark in "\u202d\u202e":
            yield at
        elif opened and opened[-1][1] == mark:
            opened.pop()
        else:
            yield at
    yield from (start for start, _ in opened)


def invisibles(text: str, *, right_to_left: bool = False) -> Iterator[int]:
    """What takes no room and joins, breaks or hides, where the script around it has no use for it.

    Marks of direction are needed beside right-to-left letters, and in a language that is written so.
    """
    first = _INVISIBLES.search(text)
    if not first:
        return
    flags = {at for flag in _HOME_NATIONS.finditer(text) for at in range(*flag.span())}
    right_to_left = right_to_left or _RTL.search(text) is not None
    for found in _INVISIBLES.finditer(text, first.start()):
        at = found.start()
        if at not in flags and not _is_needed(text, at, right_to_left=right_to_left):
            yield at


def _is_needed(text: str, at: int, *, right_to_left: bool) -> bool:
    mark, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if mark in "\u200e\u200f\u061c":
        return right_to_left
    if mark == "\u200b":
        return bool(_NO_BLANK_SCRIPTS.match(before) or _NO_BLANK_SCRIPTS.match(after))
    if mark in "\u200c\u200d":
        return bool(_JOINING_SCRIPTS.match(before)) or (mark == "\u200d" and _joins_pictures(before, after))
    if "\ufe00" <= mark <= "\ufe0f" or "\U000e0100" <= mark <= "\U000e01ef":
        return _selects(mark, before)
    if mark == "\u034f":
        return bool(_HEBREW.match(before))
    return "\u180b" <= mark <= "\u180f" and bool(_MONGOLIAN.match(before))


def _joins_pictures(before: str, after: str) -> bool:
    """Whether a zero width joiner stands within an emoji such as a family or a rainbow flag."""
    return bool(after) and before != "" and all(_is_picture(mark) for mark in (before, after))


def _is_picture(mark: str) -> bool:
    return mark == "\ufe0f" or unicodedata.category(mark) in ("So", "Sk")


_PICTURE_LIKE = frozenset({"So", "Sk", "Sm", "Po", "Pd", "Nl", "No"})


def _selects(selector: str, base: str) -> bool:
    """Whether a variation selector stands on what has variants; one after another can carry hidden bytes."""
    if not base:
        return False
    if selector >= "\U000e0100":
        return bool(_HAN.match(base))
    if selector >= "\ufe0e":
        return base in "0123456789#*\u2139" or unicodedata.category(base) in _PICTURE_LIKE
    is_letter_with_variants = bool(_HAN.match(base) or _JOINING_SCRIPTS.match(base))
    return is_letter_with_variants or unicodedata.category(base) in ("Sm", "So")


def stacks(text: str) -> Iterator[int]:
    """Where marks pile up on one letter higher than any spelling does."""
    if not _MARK_LIKELY.search(text):
        return
    for found in _MARKS.finditer(text):
        run = found.group()
        if len(run) > _LONGEST_STACK or _GENERAL_MARKS.search(run) or _SAME_MARK.search(run):
            yield found.start()


def is_plain(text: str) -> bool:
    """Whether none of the recognisers can find anything in the text: one pass, for skipping most of them."""
    if text.isascii() and text.isprintable():
        return True
    return not (_UNSEEN.search(text) or _MARK_LIKELY.search(text))


_UNSEEN = re.compile(f"[{_CONTROL}{_BIDI}{_INVISIBLE}]")
_HIDDEN = re.compile(f"[{_CONTROL}{_BIDI}{_INVISIBLE}\t\n\r]")


def shown(text: str, *, limit: int = 60) -> str:
    """The text for a message: one line, nothing hidden, nothing that moves a cursor, cut at `limit`."""
    text = text if len(text) <= limit else f"{text[: limit - 1]}…"
    text = _HIDDEN.sub(lambda found: code_point(found.group()), text)
    return _MARKS.sub(lambda run: run.group()[0] + "…" if len(run.group()) > 3 else run.group(), text)


def code_point(mark: str) -> str:
    r"""A character as an escape: `\n`, `\u202e`, `\U000e0041`."""
    named = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(mark)
    return named or (f"\\u{ord(mark):04x}" if ord(mark) <= 0xFFFF else f"\\U{ord(mark):08x}")


def name_of(mark: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`, as a finding names a character that can't be shown."""
    return f"U+{ord(mark):04X} {unicodedata.name(mark, '')}".strip()
