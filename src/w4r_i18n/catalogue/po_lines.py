# SPDX-License-Identifier: GPL-3.0-or-later
"""One entry, token by token: what the compiled expression did not match is read here, or its fault is named.

The slow way: reads what msgfmt reads too (blank lines inside an entry, several strings on a line,
indentation, a keyword glued to its string), and says for the rest which line is wrong, and how.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from w4r_i18n.catalogue.header import shown
from w4r_i18n.catalogue.po_grammar import CONTROL, STRING, unescape
from w4r_i18n.model.catalogue import Previous

_BLANK = re.compile(r"[ \t\n]*+")
_KEYWORD = re.compile(
    r"(?:msgctxt|msgid_plural|msgid|msgstr|domain)(?![A-Za-z0-9_])(?:\[[ \t]*([0-9]{1,20})[ \t]*\])?"
)
_PREVIOUS = re.compile(r"[ \t]*(?:#\|[^\n]*+\n[ \t\n]*+)++")
_PREVIOUS_MARK = re.compile(r"^[ \t]*#\|", re.MULTILINE)
_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")
_OPENED = re.compile(r'"(?:[^"\\\n]++|\\[ntr"\\])*+')

_NEXT_ENTRY = re.compile(r"^(?:[ \t]*$|#|[ \t]*msgctxt\b|[ \t]*msgid\b)", re.MULTILINE)
_NEXT_BLOCK = re.compile(r"^[ \t]*$", re.MULTILINE)


@dataclass(slots=True)
class Fields:
    """The texts of one entry while it is read; None for a keyword that has not come yet."""

    msgctxt: str | None = None
    msgid: str | None = None
    plural: str | None = None
    msgstr: str | None = None
    forms: list[str] = field(default_factory=list)
    starts: int = 0
    """Where the first keyword stands."""

    @property
    def complete(self) -> bool:
        return self.msgstr is not None or bool(self.forms)


class LineError(Exception):
    """A fault at an offset; `ends` is where the next entry may begin."""

    def __init__(self, check: str, message: str, at: int, hint: str = "") -> None:
        super().__init__(message)
        self.check, self.message, self.at, self.hint = check, message, at, hint
        self.ends = at


def read_entry(text: str, at: int) -> tuple[Fields, Previous | None, int]:
    """Read one entry from `at`: its fields, what `#|` lines say, and where it ends.

    Raises LineError, whose `ends` lies beyond the broken lines.
    """
    start, fields = at, Fields()
    try:
        previous, at = _read_previous(text, at)
        fields.starts = at
        return fields, previous, _read_fields(text, at, fields)
    except LineError as fault:
        after = fault.at if fault.at > start else text.find("\n", start) + 1 or len(text)
        boundary = (_NEXT_BLOCK if fields.msgid is None else _NEXT_ENTRY).search(text, after)
        fault.ends = boundary.start() if boundary else len(text)
        raise


def _read_previous(text: str, at: int) -> tuple[Previous | None, int]:
    lines = _PREVIOUS.match(text, at)
    if not lines:
        return None, _past_blanks(text, at)
    # The mark becomes blanks, so that offsets within the lines stay true.
    plain = _PREVIOUS_MARK.sub(_as_blanks, lines[0])
    fields = Fields()
    try:
        inner = _past_blanks(plain, 0)
        while inner < len(plain):
            inner = _read_field(plain, inner, fields)
    except LineError as fault:
        fault.at += at
        raise
    if fields.msgid is None or fields.complete:
        raise LineError("syntax", "#| lines without msgid or with msgstr; the former msgid was wanted", at)
    return Previous(fields.msgid, fields.msgctxt, fields.plural), _past_blanks(text, lines.end())


def _as_blanks(mark: re.Match[str]) -> str:
    return " " * len(mark[0])


def _read_fields(text: str, at: int, fields: Fields) -> int:
    while at < len(text):
        keyword = _KEYWORD.match(text, at)
        if fields.complete and not (fields.forms and keyword and keyword[0].startswith("msgstr[")):
            return at
        at = _read_field(text, at, fields)
    if not fields.complete:
        raise LineError("syntax", "the file ends inside an entry", max(len(text) - 1, 0), _TRUNCATED)
    return at


_TRUNCATED = "was the file cut off?"


def _read_field(text: str, at: int, fields: Fields) -> int:
    keyword = _KEYWORD.match(text, at)
    if not keyword:
        raise _named(text, at)
    name, index = keyword[0].partition("[")[0], keyword[1]
    value, after = _strings(text, keyword.end())
    _set(fields, name, index, value, at)
    return after


def _set(fields: Fields, name: str, index: str | None, value: str, at: int) -> None:
    match name:
        case "msgctxt" if fields.msgctxt is None and fields.msgid is None and index is None:
            fields.msgctxt = value
        case "msgid" if fields.msgid is None and index is None:
            fields.msgid = value
        case "msgid_plural" if fields.msgid is not None and fields.plural is None and not fields.complete:
            fields.plural = value
        case "msgstr" if index is None and fields.msgid is not None and fields.plural is None:
            fields.msgstr = value
        case "msgstr" if index is not None and fields.plural is not None:
            if int(index) != len(fields.forms):
                raise LineError(
                    "syntax", f"msgstr[{index[:9]}] where msgstr[{len(fields.forms)}] was wanted", at
                )
            fields.forms.append(value)
        case "domain":
            raise LineError("domain-directive", "a 'domain' directive; one domain a file was wanted", at)
        case _:
            raise LineError("syntax", f"{name} stands where it cannot; msgctxt, msgid, msgstr was wanted", at)


def _strings(text: str, at: int) -> tuple[str, int]:
    parts: list[str] = []
    at = _past_blanks(text, at)
    while found := STRING.match(text, at):
        parts.append(unescape(found[1]))
        at = _past_blanks(text, found.end())
    if not parts or text.startswith('"', at):
        raise _named(text, at)
    return "".join(parts), at


def _past_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _named(text: str, at: int) -> LineError:
    """What is wrong at `at`, where neither a keyword nor a string could be read."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    control = CONTROL.search(line)
    if control:
        return control_fault(control[0], at + control.start())
    if not line:
        return LineError("syntax", "the file ends inside an entry", max(at - 1, 0), _TRUNCATED)
    if _CONFLICT.match(line):
        return LineError("syntax", "a merge conflict", at, "resolve it and remove its marks")
    if line.startswith("#") and line.endswith("\\"):
        message = "a comment that ends in a backslash; gettext would read the next line as part of it"
        return LineError("syntax", message, at, "put a blank after it")
    if line.startswith("domain"):
        return LineError("domain-directive", "a 'domain' directive; one domain a file was wanted", at)
    if not line.startswith('"'):
        return LineError("syntax", "text outside quotes; a keyword or a quoted string was wanted", at)
    return _broken_string(text, at)


def control_fault(character: str, at: int) -> LineError:
    if character == "\r":
        return LineError("control", "a carriage return that ends no line", at, "save it with LF line ends")
    kind = (
        "a lone surrogate" if "\ud800" <= character <= "\udfff" else f"the character U+{ord(character):04X}"
    )
    return LineError("control", f"{kind}; no control and no noncharacter was wanted", at)


def _broken_string(text: str, at: int) -> LineError:
    opened = _OPENED.match(text, at)
    end = opened.end() if opened else at
    if text.startswith("\\", end) and text[end + 1 : end + 2] not in {"", "\n"}:
        message = (
            f'the escape \\{shown(text[end + 1])}; only \\n \\t \\r \\" \\\\ are read alike by every tool'
        )
        return LineError("escape", message, end)
    return LineError("syntax", "a string does not end on its line", at, _TRUNCATED)
