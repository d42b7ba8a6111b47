# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags in a string, found in one pass; which are balanced, and what they carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from w4r_i18n.check.seen import Pair, Side

_ELEMENTS = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote
body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div
dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr
html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee math
menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext
portal pre progress q rp rt ruby s samp script search section select slot small source span strike strong
style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var
video wbr xml xmp
"""
_EMPTY_ELEMENTS = "area base br col embed hr img input link meta param source track wbr xref"
HTML = frozenset(_ELEMENTS.split())
"""The element names of HTML, those of former days included: browsers still obey them."""
VOID = frozenset(_EMPTY_ELEMENTS.split())
"""Elements that never close; `xref` is DocBook's."""

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9_.-]{0,60}(?::[A-Za-z][A-Za-z0-9_.-]{0,60})?)"
    r"(?P<attributes>(?:[\s/]+(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)?)>",
)
_ATTRIBUTE = re.compile(
    r"([A-Za-z_:@][\w:.-]{0,60})\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]*)|(?<![\w=])(on[a-z]{3,30})(?![\w=])"
)


@dataclass(frozen=True, slots=True)
class Tag:
    kind: Literal["open", "close", "single"]
    name: str
    """As written; HTML's own are compared without case."""
    attributes: tuple[tuple[str, str], ...]
    """Names in lower case, values without their quotation marks; what is no assignment and no handler of
    events is a word of a placeholder such as `<first name>`, and left out."""
    start: int
    end: int

    def __str__(self) -> str:
        return {"open": "<{}>", "close": "</{}>", "single": "<{}/>"}[self.kind].format(self.name)


@lru_cache(maxsize=8)
def tags(text: str) -> tuple[Tag, ...]:
    """All tags, in order. `<https://…>`, `a < b` and `<3` are none; an unfinished one is none either."""
    return tuple(map(_tag, _TAG.finditer(text))) if "<" in text else ()


def _tag(found: re.Match[str]) -> Tag:
    inside = found["attributes"]
    is_single = inside.endswith("/") or found["name"].lower() in VOID
    kind: Literal["open", "close", "single"] = (
        "close" if found["close"] else "single" if is_single else "open"
    )
    attributes = tuple(
        ((name or handler).lower(), value.strip("\"'")) for name, value, handler in _ATTRIBUTE.findall(inside)
    )
    return Tag(kind, found["name"], attributes, found.start(), found.end())


_WHOLE = re.compile(r"""<[^<>"']*(?:"[^"<>]*"[^<>"']*|'[^'<>]*'[^<>"']*)*>""")


def spelt_tags(side: Side) -> tuple[str, ...] | None:
    """Whatever stands between `<` and `>`, as it is spelt; None where one opens and is not plainly closed.

    Law: texts with the same ones have the same `tags`, but for their places.
    """
    found = tuple(_WHOLE.findall(side.text))
    return found if len(found) == side.text.count("<") else None


def keeps_tags(pair: Pair) -> bool:
    """Whether the tags are certainly the source's, letter for letter and in its order."""
    ours = pair.source.once(spelt_tags)
    return ours is not None and ours == pair.target.once(spelt_tags)


def unpaired(found: tuple[Tag, ...]) -> list[str]:
    """The tags that open and never close, close what is not open, or cross: in order, as `str(tag)`.

    A closing tag that crosses others counts alone; what it crosses may still close.
    """
    left: list[str] = []
    opened: list[Tag] = []
    for tag in found:
        if tag.kind == "open":
            opened.append(tag)
        elif tag.kind == "close":
            if opened and opened[-1].name == tag.name:
                opened.pop()
            else:
                left.append(str(tag))
    return [*left, *map(str, opened)]


def element_names(*texts: str) -> frozenset[str]:
    """The names that are elements in any of the texts: HTML's own, and what closes somewhere.

    `<first name>` and `<https://…>` are none.
    """
    return frozenset(
        tag.name for text in texts for tag in tags(text) if tag.kind != "open" or tag.name.lower() in HTML
    )
