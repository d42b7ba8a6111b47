# SPDX-License-Identifier: GPL-3.0-or-later
"""Regular expressions of SRX files (ICU and Java spelling) in the spelling of `regex`, bounded."""

from __future__ import annotations

import regex

_REACH = 100
"""What `*` and `+` stand for at most: Java bounds its look-behinds so, and time stays linear."""
_TOKEN = regex.compile(
    r"\\Q(?P<literal>.*?)(?:\\E|\Z)|\\x\{(?P<hex>[0-9A-Fa-f]{1,6})\}|\\p\{java(?P<java>[A-Za-z]{1,20})\}"
    r"|(?P<plain>\\.)|\{(?P<least>\d{1,4}),\}|(?P<repeat>\{\d{1,4}(?:,\d{1,4})?\})|(?P<sign>.)",
    regex.DOTALL,
)
_JAVA = {
    "UpperCase": r"\p{Lu}", "LowerCase": r"\p{Ll}", "Letter": r"\p{L}", "Digit": r"\p{Nd}",
    "LetterOrDigit": r"[\p{L}\p{Nd}]", "Whitespace": r"\s", "SpaceChar": r"\p{Z}",
    "Alphabetic": r"\p{Alphabetic}", "TitleCase": r"\p{Lt}",
}  # fmt: skip
_ESCAPES = {r"\Z": r"(?=\n?\Z)", r"\z": r"\Z", r"\e": r"\x1b", r"\v": r"[\n\x0b\f\r\x85\u2028\u2029]"}


def translate(pattern: str) -> str:
    r"""A pattern as `regex` (VERSION1) reads it.

    `\Q…\E`, `\x{…}`, `\p{java…}`, `\Z`, `\z`, `\v` and `\e` are rewritten; `*`, `+` and `{n,}` reach 100 at
    most. All else is spelt alike, nested classes and `&&` too. White space is Unicode's, as ICU's is.
    """
    out: list[str] = []
    depth, after_quantifier = 0, False
    for token in _TOKEN.finditer(pattern):
        sign = token["sign"] or ""
        written = _rewritten(token)
        quantifier = depth == 0 and bool(token["least"] or token["repeat"] or (sign and sign in "*+?"))
        if quantifier and not after_quantifier:
            written = _bounded(token, written)
        elif depth == 0 and after_quantifier and sign and sign in "+?":
            quantifier = False  # possessive or lazy: belongs to the quantifier before
        depth = max(0, depth + (sign == "[") - (sign == "]"))
        out.append(written)
        after_quantifier = quantifier
    return "".join(out)


def _rewritten(token: regex.Match[str]) -> str:
    if token["literal"] is not None:
        return str(regex.escape(token["literal"]))
    if token["hex"]:
        return f"\\U{int(token['hex'], 16):08x}"
    if token["java"]:
        return _JAVA.get(token["java"], token[0])
    return _ESCAPES.get(token[0], token[0])


def _bounded(token: regex.Match[str], written: str) -> str:
    if token["least"]:
        least = int(token["least"])
        return f"{{{least},{max(least, _REACH)}}}"
    return {"*": f"{{0,{_REACH}}}", "+": f"{{1,{_REACH}}}"}.get(written, written)
