# SPDX-License-Identifier: GPL-3.0-or-later
"""Characters of an answer that show that it was damaged on its way, or that nobody would see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from w4r_i18n.draft.side import Side
from w4r_i18n.model.locale import Locale
from w4r_i18n.text.marks import bidi_faults, controls, invisibles, stacks

_MISREAD = re.compile("[-ÿŒœŠšŸŽžƒˆ˜–-›€™]{2,400}")
_LOST = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])|(?<!\S)\?(?=[^\W\d_])")
_MARK_LEFT = re.compile(
    r"(?i)(?<![a-z])x[bcdfghjklmnpqrstvwz]{2}[ _-]?\d{1,4}[ _-]?x(?![a-z])|[\[［【]\s?w\s?4\s?r"
    r"|<\s?x\s+id\s*=|⟦|⟧|__PH\d|\{\{?PH\d"
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")
_MARKDOWN = re.compile(r"\*\*(?=\S)|```|\]\(|^#{1,6} ", re.MULTILINE)


def damage(source: Side, answer: Side, target: Locale) -> str:
    """What of the answer's characters is wrong; "" when nothing is. What the source has too is its own."""
    before, after = source.text, answer.text
    rtl = target.direction == "rtl"
    for faults in (controls, bidi_faults, stacks):
        if _more(faults(after), faults(before)):
            return "the answer holds characters that a text cannot have"
    if _more(invisibles(after, right_to_left=rtl), invisibles(before, right_to_left=rtl)):
        return "the answer holds characters that nobody sees"
    if _is_misread(after) and not _is_misread(before):
        return "the answer was read in another encoding than it was written in"
    if after.count("?") > before.count("?") and _LOST.search(answer.prose) and not _LOST.search(source.prose):
        return "the answer has question marks where letters were"
    if _MARK_LEFT.search(after) and not _MARK_LEFT.search(before):
        return "the answer holds what is left of a mask"
    return _additions(source, answer)


def _additions(source: Side, answer: Side) -> str:
    """What masks cannot have brought: the source's own addresses and tags come back letter for letter."""
    new = [address for address in answer.addresses if address not in source.text]
    if new and len(answer.addresses) > len(source.addresses):
        return "the answer holds an address that the source has not"
    if len(answer.tags) > len(source.tags) and not set(answer.tags) <= set(source.tags):
        return "the answer holds tags that the source has not"
    if _ENTITY.search(answer.text) and not _ENTITY.search(source.text):
        return "the answer holds an entity that the source has not"
    if _MARKDOWN.search(answer.text) and not _MARKDOWN.search(source.text):
        return "the answer holds markup that the source has not"
    return ""


def _more(these: Iterator[int], those: Iterator[int]) -> bool:
    """Whether there are more of these; counted no further than a few."""
    return len(list(islice(these, 20))) > len(list(islice(those, 20)))


def _is_misread(text: str) -> bool:
    """UTF-8 read as Latin-1 or Windows-1252: `libÃ©rÃ©e`, `lâ€™appel`, `Ø§Ù„`."""
    letters = 0
    for run in _MISREAD.finditer(text):
        count = _decoded(run[0])
        letters += count
        if letters >= 3 or (count and _is_telling(text, run)):
            return True
    return False


def _is_telling(text: str, run: re.Match[str]) -> bool:
    """Whether one misread character alone shows: capitals before a closing mark (`NÃO”`) look alike."""
    first, before = run[0][0], text[run.start() - 1 : run.start()] if run.start() else ""
    if first == "â":
        return len(run[0]) > 2
    if first == "Â":
        return not before.isupper()
    return first == "Ã" and (before.islower() or text[run.end() : run.end() + 1].islower())


def _decoded(run: str) -> int:
    """How many characters the run is when its bytes are read as UTF-8; 0 where they are no UTF-8."""
    data = bytearray()
    for char in run:
        try:
            data += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return 0
            data.append(ord(char))
    text = bytes(data).decode("utf-8", errors="ignore")
    return sum(ord(char) > 0x7F for char in text)
