# SPDX-License-Identifier: GPL-3.0-or-later
"""The grammar of PO as compiled expressions, and the five escapes that every tool reads the same way.

Each loop is possessive: no text makes it go back, so reading is linear whatever stands in the file.
Spellings that this grammar lacks but msgfmt has (blank lines inside an entry, several strings on a line,
indentation) are read by `po_lines`, line by line; spellings that msgfmt lacks are in neither.
"""

from __future__ import annotations

import re

FORBIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
"""As a character class: C0 and C1 controls but tab and line feed, and what XML 1.0 cannot carry."""

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
"""All that may follow a backslash. msgfmt decodes octal, hexadecimal and `\\a \\b \\f \\v` too, where polib
and Babel show them as they stand: two people would read two texts (FORMATS 6)."""

_INNER = rf'[^"\\\n{FORBIDDEN}]*+(?:(?:\\[ntr"\\]|"\n")[^"\\\n{FORBIDDEN}]*+)*+'
_STRING = rf'[ \t]*"({_INNER})"\n'
# A comment that ends in a backslash takes the next line with it in gettext, be it `#, fuzzy` or a msgid.
_COMMENT = rf"[ \t]*(?:\#(?![|~])[^\n{FORBIDDEN}]*+(?<!\\))?\n"

HEAD = re.compile(rf"(?:{_COMMENT})*+")
"""Blank lines and the comments of the next entry; matches always."""

PLAIN = re.compile(
    rf'((?:{_COMMENT})*+)(?:msgctxt{_STRING})?msgid{_STRING}msgstr{_STRING}(?![ \t\n]*+")',
)
"""An entry without plural and without `#|`: nearly all. Groups: head, msgctxt, msgid, msgstr, still escaped;
`"\n"` stands where two lines meet."""

OBSOLETE = re.compile(rf"(?:\#~[^\n{FORBIDDEN}]*+\n)++")
"""A run of obsolete lines: one entry or more."""

STRING = re.compile(rf'"([^"\\\n{FORBIDDEN}]*+(?:\\[ntr"\\][^"\\\n{FORBIDDEN}]*+)*+)"')
"""One string of one line."""

CONTROL = re.compile(f"[{FORBIDDEN}]")

_PREVIOUS_MARK = re.compile(r"^#~\|", re.MULTILINE)
_PLAIN_MARK = re.compile(r"^#~[ \t]*", re.MULTILINE)
_LINE_START = re.compile(r"^(?=[^\n])", re.MULTILINE)
_ESCAPE = re.compile(r'"(?:[^"\\\n]++|\\[ntr"\\])*+\\(.?)')
CONTROL = re.compile(f"[{FORBIDDEN}]")

_PREVIOUS_MARK = re.compile(r"^#~\|", re.MULTILINE)
_PLAIN_MARK = re.compile(r"^#~[ \t]*", re.MULTILINE)
_LINE_START = re.compile(r"^(?=[^\n])", re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)")


def _escaped(found: re.Match[str]) -> str:
    return ESCAPES[found[1]]


def unescape(spelt: str) -> str:
    """The text of a string that the grammar has matched."""
    if "\n" in spelt:
        spelt = spelt.replace('"\n"', "")
    if "\\" not in spelt:
        return spelt
    if "\\\\" in spelt:
        return _ESCAPE.sub(_escaped, spelt)
    # Four passes in C are faster than one call a match; without a doubled backslash none can mislead another.
    return spelt.replace('\\"', '"').replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r")


def escape(text: str) -> str:
    """The inverse of `unescape`, on one line."""
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if '"' in text:
        text = text.replace('"', '\\"')
    if "\t" in text or "\r" in text:
        text = text.replace("\t", "\\t").replace("\r", "\\r")
    return text.replace("\n", "\\n")


def unmarked(obsolete: str) -> str:
    """The lines that `#~` hides, as live ones, line by line."""
    return _PLAIN_MARK.sub("", _PREVIOUS_MARK.sub("#|", obsolete))


def marked(lines: str) -> str:
    """The inverse of `unmarked`."""
    return _LINE_START.sub("#~ ", lines).replace("#~ #|", "#~|")
