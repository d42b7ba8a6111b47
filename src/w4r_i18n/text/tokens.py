# SPDX-License-Identifier: GPL-3.0-or-later
"""What in a text is no prose (addresses, tags, dates, figures), found first so that nothing looks inside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from w4r_i18n.text.dates import dates, times
from w4r_i18n.text.numbers import Number, find

TokenKind = Literal[
    "url", "email", "handle", "hashtag", "phone", "tag", "placeholder", "entity",
    "money", "percent", "date", "time", "number",
]  # fmt: skip


VERBATIM: frozenset[TokenKind] = frozenset(
    {"url", "email", "handle", "hashtag", "phone", "tag", "placeholder", "entity"}
)
"""The same in every language, letter for letter; the others are figures."""


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]` of the whole text is `text`."""

    kind: TokenKind
    start: int
    end: int
    text: str
    value: str
    """What compares: a canonical number (`1500`), amount (`2000 EUR`, `50 %`), date (`2025-05-03`), time
    (`09:30`), a phone number's digits; for the rest the text itself."""


_STOP = (
    r"\s<>\"«»“”„{}|\\^`\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef\u060c\u061b\u061f"
)
_TOP = "org|com|net|int|info|eu|fr|ch|be|ca|uk|de|io|ngo|onion"
_S = "[ \u00a0\u202f.\\-]"
# Each alternative begins with a literal, or with the first letter of a run, and is bounded or made of one
# class: no start is tried twice over the same characters, so 200 kB of one character cost one pass. What must
# not precede is asked after the first letter, because an expression runs ten times as fast over what cannot
# begin any of its alternatives. An empty group at the end tells which alternative it was.
_SIGNED = r"""
    </?[A-Za-z][^<>]{0,2000}>(?P<tag>)
  | \{\{ | \}\}
  | \{[A-Za-z0-9_.!:,%=^+\[\]-]{0,80}\}(?P<braces>)
  | %(?<!\d%)(?<!\d[ \u00a0\u202f]%)(?:\([A-Za-z0-9_]{1,60}\)|\d{1,2}\$)?   # not `100 % des`
      [-+0]{0,3}\d{0,4}(?:\.\d{1,4})?[sdifgxXur](?![A-Za-z]{2})(?P<percent>)
  | &(?:[A-Za-z]{2,31}[0-9]{0,2}|\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6});(?P<entity>)
"""
_LINK = rf"""
  | https?://[^{_STOP}]{{1,2000}}(?P<http>)
  | ftps?://[^{_STOP}]{{1,2000}}(?P<ftp>)
  | www\.(?<![\w.@-]www\.)[^{_STOP}]{{1,2000}}(?P<www>)
  | [A-Za-z0-9](?<![\w.@-][A-Za-z0-9])[A-Za-z0-9-]{{0,62}}\.(?:[A-Za-z0-9][A-Za-z0-9-]{{0,62}}\.){{0,3}}
      (?:{_TOP})(?![\w@-])(?!\.\w)(?:/[^{_STOP}]{{0,2000}})?(?P<host>)
"""
_MAIL = r"""
  | [A-Za-z0-9._%+-](?<![A-Za-z0-9._%+-]{2})[A-Za-z0-9._%+-]{0,63}
      @[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?P<email>)
"""
_CALLED = rf"""
  | @(?<![\w@./-]@)[A-Za-z0-9_]{{2,30}}(?P<handle>)
  | \#(?<![\w&\#/]\#)(?=\w{{0,40}}[^\W\d_])[^\s\#@.,;:!?…()\[\]{{}}<>"«»“”’'/،。、！？]{{1,100}}(?P<hashtag>)
  | \+(?<![\w+]\+)(?:
        \d{{1,3}}{_S}?(?:\(0\){_S}?)?\d{{1,4}}(?:{_S}\d{{2,4}}){{1,6}}(?!\d)
      | \d{{7,15}}(?!\d))(?P<abroad>)
  | 0(?<![\w+]0)\d(?:{_S}\d\d){{4}}(?!\d)(?P<inland>)
"""
_KINDS: dict[str | None, TokenKind] = {
    "tag": "tag", "braces": "placeholder", "percent": "placeholder", "entity": "entity",
    "http": "url", "ftp": "url", "www": "url", "host": "url", "email": "email",
    "handle": "handle", "hashtag": "hashtag", "abroad": "phone", "inland": "phone",
}  # fmt: skip


@lru_cache(maxsize=4)
def _protected_in(links: bool, mail: bool) -> re.Pattern[str]:
    parts = (_SIGNED, _LINK if links else "", _MAIL if mail else "", _CALLED)
    return re.compile("".join(parts), re.VERBOSE)


_LINKS_LIKELY = re.compile(rf"\.(?:{_TOP})(?![\w@-])|://|www\.")
# Most sentences have none of either: quick looks, each at what is rare, save them all the rest.
_SIGN_LIKELY = re.compile(r"[<{}&@#+%]")
_PHONE_LIKELY = re.compile(rf"0\d{_S}\d\d")
_DIGIT = re.compile(r"\d")
_FILLER = "\ue000"
"""Stands for what is found already: no letter, digit, blank or mark."""


def tokens(text: str, language: str = "fr") -> tuple[Token, ...]:
    """All tokens of the text, in its order, none overlapping another; linear in the length of the text.

    The language decides what `1.500` is worth, which names are months, and which number comes first in
    `3/5/2025`. A URL in the middle of a sentence ends before the sentence's own punctuation.
    """
    found = verbatim(text)
    if not _DIGIT.search(text):
        return found
    rest = _without(text, [(token.start, token.end) for token in found])
    if not _DIGIT.search(rest):
        return found
    calendar = [_token("date", text, date.start, date.end, date.value) for date in dates(rest, language)]
    rest = _without(rest, [(token.start, token.end) for token in calendar])
    clock = [_token("time", text, time.start, time.end, time.value) for time in times(rest)]
    rest = _without(rest, [(token.start, token.end) for token in clock])
    figures = [_figure(text, number) for number in find(rest, language)]
    return tuple(sorted([*found, *calendar, *clock, *figures], key=lambda token: token.start))


def verbatim(text: str) -> tuple[Token, ...]:
    """The tokens of the kinds in `VERBATIM`, for whoever does not ask for figures."""
    links = _LINKS_LIKELY.search(text) is not None
    if not (links or _SIGN_LIKELY.search(text) or _PHONE_LIKELY.search(text)):
        return ()
    pattern = _protected_in(links, "@" in text)
    return tuple(token for token in map(_protected, pattern.finditer(text)) if token)


def without(text: str, found: tuple[Token, ...]) -> str:
    """The text of the same length with each token blotted out, for whoever looks at its prose."""
    return _without(text, [(token.start, token.end) for token in found])


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], _FILLER * (end - start))
        at = end
    return "".join(parts) + text[at:]


def _protected(match: re.Match[str]) -> Token | None:
    kind = _KINDS.get(match.lastgroup)
    if kind is None:  # a doubled brace
        return None
    start, end = match.span()
    if kind == "url":
        end = start + len(_trimmed(match[0]))
    elif kind == "phone":
        digits = "".join(char for char in match[0] if char.isdigit())
        return _token("phone", match.string, start, end, digits)
    return _token(kind, match.string, start, end, match.string[start:end])


def _trimmed(url: str) -> str:
    """Without the sentence's own marks at the end; a bracket stays where its partner is inside."""
    while url:
        if url[-1] in ".,;:!?…'’*_":
            url = url.rstrip(".,;:!?…'’*_")
        elif url[-1] in ")]" and url.count(url[-1]) > url.count("(" if url[-1] == ")" else "["):
            url = url[:-1]
        else:
            break
    return url


def _figure(text: str, number: Number) -> Token:
    kind: TokenKind = "number"
    if number.unit in {"%", "‰"}:
        kind = "percent"
    elif number.unit:
        kind = "money"
    value = f"{number.value} {number.unit}" if number.unit else number.value
    return _token(kind, text, number.start, number.end, value)


def _token(kind: TokenKind, text: str, start: int, end: int, value: str) -> Token:
    return Token(kind, start, end, text[start:end], value)
