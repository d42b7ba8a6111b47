# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a Markdown link's target ends, and whether it leads to a script (CommonMark 0.31, section 6.3)."""

from __future__ import annotations

import re
from typing import NamedTuple

from w4r_i18n.ingest.readers._markdown_blocks import References
from w4r_i18n.ingest.references import REFERENCE, resolved

_BLANK = re.compile(r"[ \t\n]*")
_ANGLED = re.compile(r"<((?:[^<>\\\n]|\\.)*+)>")
_BARE = re.compile(r"(?:[^\s\\()\x00-\x1f\x7f]|\\[!-/:-@\[-`{-~]|\\(?![!-/:-@\[-`{-~\s]))++")
_TITLE = re.compile(
    r""""(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)""",
    re.DOTALL,
)
_LABEL = re.compile(r"\[((?:[^\\\[\]]|\\.){0,999}+)\]", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SCRIPT = re.compile(r"\s*(?:javascript|vbscript|file|data):", re.IGNORECASE)
_PICTURE = re.compile(r"\s*data:image/(?:gif|png|jpeg|webp);", re.IGNORECASE)
_NESTING = 32
_LABEL_LIMIT = 999


class Target(NamedTuple):
    end: int
    """Behind the closing bracket or parenthesis."""
    url: str

    @property
    def is_script(self) -> bool:
        """Whether following it would run or embed something; the same list as markdown-it's."""
        plain = REFERENCE.sub(lambda found: resolved(found) or "", _ESCAPED.sub(r"\1", self.url))
        return bool(_SCRIPT.match(plain)) and not _PICTURE.match(plain)


def inline_target(text: str, at: int) -> Target | None:
    """`(destination "title")` at an offset."""
    if not text.startswith("(", at):
        return None
    start = _after_blank(text, at + 1)
    if angled := _ANGLED.match(text, start):
        end, url = angled.end(), angled[1]
    elif text.startswith("<", start):
        return None
    else:
        end = _bare_end(text, start)
        if end < 0:
            return None
        url = text[start:end]
    after = _after_blank(text, end)
    if after > end and (title := _TITLE.match(text, after)):
        after = _after_blank(text, title.end())
    return Target(after + 1, url) if text.startswith(")", after) else None


def _after_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _bare_end(text: str, at: int) -> int:
    """Where a destination without angles ends; -1 when its parentheses do not balance."""
    depth = 0
    while at < len(text):
        if found := _BARE.match(text, at):
            at = found.end()
        elif text[at] == "(" and depth < _NESTING:
            depth += 1
            at += 1
        elif text[at] == ")" and depth:
            depth -= 1
            at += 1
        else:
            break
    return -1 if depth else at


def reference_target(text: str, start: int, at: int, references: References) -> Target | None:
    """`[text][label]`, `[label][]` or `[label]`, whose text stands between `start` and the `]` at `at`."""
    label = _LABEL.match(text, at + 1)
    if label and label[1].strip():
        return Target(label.end(), "") if normalised(label[1]) in references else None
    if at - start > _LABEL_LIMIT:
        return None
    if not _LABEL.fullmatch(text, start - 1, at + 1) or normalised(text[start:at]) not in references:
        return None
    return Target(label.end() if label else at + 1, "")


def normalised(label: str) -> str:
    """A label as markdown-it keeps it."""
    from markdown_it.common.utils import normalizeReference

    return str(normalizeReference(label))
