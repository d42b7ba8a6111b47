# SPDX-License-Identifier: GPL-3.0-or-later
"""Characters of an answer that show that it was damaged on its way, or that nobody would see."""

from __future__ import annotations

import re
from itertools import islice

from w4r_i18n.model.locale import Locale
from w4r_i18n.text.marks import bidi_faults, controls, invisibles, stacks
from w4r_i18n.text.tokens import tokens

_MISREAD = re.compile("[-ÿŒœŠšŸŽžƒˆ˜–-›€™]{2,400}")
_LOST = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])|(?<!\S)\?(?=[^\W\d_])")
_MARK_LEFT = re.compile(
    r"(?i)(?<![a-z])x[bcdfghjklmnpqrstvwz]{2}[ _-]?\d{1,4}[ _-]?x(?![a-z])|[\[［【]\s?w\s?4\s?r"
    r"|<\s?x\s+id\s*=|⟦|⟧|__PH\d|\{\{?PH\d"
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")
_TAG_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")
_MARKDOWN = re.compile(r"\*\*(?=\S)|```|\]\(|^#{1,6} ", re.MULTILINE)


def damage(source: str, answer: str, target: Locale) -> str:
    """What of the answer's characters is wrong; "" when nothing is. What the source has too is its own."""
    rtl = target.direction == "rtl"
    for faults in (controls, bidi_faults, stacks):
        if _more(faults(answer), faults(source)):
            return "the answer holds characters that a text cannot have"
    if _more(invisibles(answer, right_to_left=rtl), invisibles(source)):
        return "the answer holds characters that nobody sees"
    if _is_misread(answer) and not _is_misread(source):
        return "the answer was read in another encoding than it was written in"
    if answer.count("?") > source.count("?") and _LOST.search(_prose(answer)) and not _LOST.search(source):
        return "the answer has question marks where letters were"
    if _MARK_LEFT.search(answer) and not _MARK_LEFT.search(source):
        return "the answer holds what is left of a mask"
    return _markup(source, answer)


def _more(these: object, those: object) -> bool:
    """Whether there are more of these; counted no further than a few."""
    return len(list(islice(these, 20))) > len(list(islice(those, 20)))  # type: ignore[call-overload]


def _prose(text: str) -> str:
    """Without addresses, where a question mark may touch letters."""
    parts, at = [], 0
    for token in tokens(text):
        if token.kind in ("url", "email", "tag"):
            parts.append(text[at : token.start])
            at = token.end
    return " ".join([*parts, text[at:]])


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


def _markup(source: str, answer: str) -> str:
    wanted, found = _tag_names(source), _tag_names(answer)
    if len(found) > len(wanted) and not set(found) <= set(wanted):
        return "the answer holds tags that the source has not"
    if _ENTITY.search(answer) and not _ENTITY.search(source):
        return "the answer holds an entity that the source has not"
    if _MARKDOWN.search(answer) and not _MARKDOWN.search(source):
        return "the answer holds markup that the source has not"
    return ""


def _tag_names(text: str) -> list[str]:
    found = (token.text[:60] for token in tokens(text) if token.kind == "tag")
    return [name.lower() for tag in found for name in _TAG_NAME.findall(tag)[:1]]
