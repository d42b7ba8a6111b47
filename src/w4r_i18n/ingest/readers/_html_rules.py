# SPDX-License-Identifier: GPL-3.0-or-later
"""What each HTML element is to a reader of prose, and what is refused or dropped (FORMATS 9)."""

from __future__ import annotations

import re

from w4r_i18n.ingest.readers._html_tokens import Token
from w4r_i18n.ingest.references import REFERENCE, resolved

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source",
     "track", "wbr", "basefont", "bgsound", "keygen"},
)  # fmt: skip
BLOCK = frozenset(
    {"address", "article", "aside", "blockquote", "body", "button", "caption", "center", "col", "colgroup",
     "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
     "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html",
     "legend", "li", "link", "main", "menu", "meta", "nav", "ol", "optgroup", "option", "p", "pre", "search",
     "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"},
)  # fmt: skip
"""Text on their two sides belongs to different blocks."""
DROPPED = frozenset(
    {"script", "style", "template", "svg", "math", "object", "embed", "applet", "noscript", "canvas", "audio",
     "video", "noembed", "noframes", "textarea", "select", "datalist", "xmp", "pre"},
)  # fmt: skip
"""Their content is no prose, or runs; it makes no block."""
HARMFUL = frozenset({"script", "style", "template", "svg", "math", "object", "embed", "applet", "link"})
"""What no output may hold."""
_LEAVES_DRAWING = BLOCK - {"title", "link", "meta"} | {
    "b", "big", "br", "code", "em", "font", "i", "img", "s", "small", "span", "strike", "strong", "sub",
    "sup", "tt", "u", "var",
}  # fmt: skip
REFUSED = {
    "base": "<base> turns every relative link to another place",
    "form": "<form> sends what a reader types somewhere",
    "frame": "<frame> shows another page",
    "frameset": "<frameset> shows other pages",
    "iframe": "<iframe> shows another page",
}
ROLES = {
    "blockquote": "quote", "figcaption": "caption", "caption": "caption", "address": "address",
    "li": "item", "title": "title",
}  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
IMPLIED_END = {
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}), "dt": ({"dt", "dd"}, {"dl"}), "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}), "td": ({"td", "th"}, {"tr", "table"}), "th": ({"td", "th"}, {"tr", "table"}),
    "tbody": ({"tbody", "thead", "tfoot"}, {"table"}), "tfoot": ({"tbody", "thead", "tfoot"}, {"table"}),
    "option": ({"option"}, {"select", "datalist"}),
}  # fmt: skip
"""Element -> the open ones that its start tag closes, and those that stop the search for them."""

_LINKS = frozenset(
    {"href", "src", "action", "formaction", "xlink:href", "poster", "data", "background", "srcset"}
)
_BLANKS = re.compile(r"[\x00-\x20]+")
_SCRIPT = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|gif|jpeg|webp)[;,]", re.IGNORECASE)


def refusal(token: Token) -> str:
    """Why a page with this tag is refused; "" when it is not."""
    if token.name in REFUSED:
        return REFUSED[token.name]
    for name, value, _, _ in token.attributes:
        if name == "http-equiv" and token.name == "meta" and value.strip().lower() == "refresh":
            return "<meta> refresh leads the reader away"
        if name in _LINKS and _runs(value, is_picture=token.name in {"img", "source"} and name != "href"):
            return f"{name} leads to a script or to embedded content"
    return ""


def _runs(value: str, *, is_picture: bool) -> bool:
    if ":" not in value and "&" not in value:
        return False
    plain = REFERENCE.sub(lambda found: resolved(found, windows=True) or "", value)
    plain = _BLANKS.sub("", plain)
    return bool(_SCRIPT.match(plain)) and not (is_picture and _PICTURE.match(plain))


def leaves_drawing(dropping: str, token: Token) -> bool:
    """Whether a start tag ends an <svg> or <math> that nobody closed, as it does in browsers."""
    return dropping in {"svg", "math"} and token.kind == "open" and token.name in _LEAVES_DRAWING


def is_handler(name: str) -> bool:
    """Whether an attribute runs code or may load something: `onclick`, `style`."""
    return name.startswith("on") or name == "style"
