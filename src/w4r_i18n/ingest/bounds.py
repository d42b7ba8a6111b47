# SPDX-License-Identifier: GPL-3.0-or-later
"""What every reader asks of a file before it looks at it: UTF-8, no controls, a size, a depth."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterable

from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.errors import InputError
from w4r_i18n.text.marks import bidi_faults, name_of

SIZE_LIMIT_BYTES = 2_000_000
"""Of a text document (reference/security.md 2)."""
DEPTH_LIMIT = 100
"""Of block quotes, lists, elements or TOML arrays within each other."""

LINE_END = re.compile(r"\r\n?|\n")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class Lines:
    """Offsets to line numbers of one text, counted from 1."""

    __slots__ = ("starts",)

    def __init__(self, text: str) -> None:
        self.starts = [0, *(end.end() for end in LINE_END.finditer(text))]
        """Offset of each line's first character."""

    def number(self, offset: int) -> int:
        return bisect_right(self.starts, offset)


def decode(data: bytes, *, path: str, limit_bytes: int = SIZE_LIMIT_BYTES) -> str:
    """The text of a UTF-8 file, byte order mark and line ends as found.

    Raises InputError for another encoding, a control character or a file over the limit.
    """
    if len(data) > limit_bytes:
        raise InputError(
            f"the file has {len(data)} bytes; at most {limit_bytes} are read", place=Place(path, 1)
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n?|\n", data[: error.start])) + 1
        raise InputError(
            f"byte 0x{data[error.start]:02x} is not UTF-8 (the file looks like {_encoding(data)})",
            hint="save the file as UTF-8",
            place=Place(path, line),
        ) from None
    if found := _FORBIDDEN.search(text):
        raise InputError(
            f"control character U+{ord(found.group()):04X}; wanted text",
            place=Place(path, Lines(text[: found.start()]).number(found.start())),
        )
    return text


def _encoding(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "UTF-16"
    undefined = re.search(rb"[\x81\x8d\x8f\x90\x9d]", data)
    return "Mac Roman or a binary file" if undefined else "Windows-1252 or Latin-1"


def refuse_depth(path: str, line: int, what: str) -> InputError:
    return InputError(f"{what} more than {DEPTH_LIMIT} deep", place=Place(path, line))


def nearest(word: str, choices: Iterable[str]) -> str:
    """A hint: the choice that was probably meant, else all of them."""
    known = sorted(choices)
    close = difflib.get_close_matches(word[:40], known, n=1)
    return f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(known)}"


def direction_findings(text: str, path: str) -> tuple[Diagnostic, ...]:
    """One finding a line for what makes it read otherwise than it is stored."""
    faults = list(bidi_faults(text))
    if not faults:
        return ()
    lines = Lines(text)
    first = {lines.number(at): text[at] for at in reversed(faults)}
    return tuple(
        Diagnostic(
            "bidi",
            Severity.ERROR,
            f"{name_of(mark)}: the line does not read as it is stored",
            Place(path, line),
            "remove it, or close what it opens on the same line",
        )
        for line, mark in sorted(first.items())
    )
