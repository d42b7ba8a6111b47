# SPDX-License-Identifier: GPL-3.0-or-later
"""A section's own web page around a letter: all of the letter in it, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.letter import Letter
from w4r_i18n.render.own_template import filled, left_out, values_of
from w4r_i18n.render.sheet import Block
from w4r_i18n.render.web import CSP

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

PATH = "letter.html"
"""What a fault of the template is told of; who reads the file knows where it lies."""
_HEAD = re.compile(r"<head(?:\s[^>]{0,500})?>", re.IGNORECASE)
_REFUSED = frozenset({
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "link", "form", "input",
    "button", "video", "audio", "source", "track", "portal", "svg", "math", "template", "noscript",
    "plaintext",
})  # fmt: skip
_LOADS = frozenset(
    {"src", "srcset", "background", "poster", "data", "action", "formaction", "ping", "manifest"}
)
_LINKS = ("https:", "http:", "mailto:", "#")
_REMOTE_STYLE = re.compile(
    r"@import|url\(\s*[\"']?(?!data:image/)|expression\(|-moz-binding|\\", re.IGNORECASE
)


def own_page(letter: Letter, blocks: tuple[Block, ...], elements: Markup, template: bytes) -> bytes:
    """The template filled: `{{ content }}` is the letter as the house sets it, other names are its parts.

    Raises InputError where it loads or runs anything, or leaves a part of the letter out.
    """
    try:
        source = template.decode("utf-8")
    except UnicodeDecodeError as error:
        line = template.count(b"\n", 0, error.start) + 1
        raise InputError("the template is not UTF-8", place=Place(PATH, line)) from None
    made = filled(source, {**values_of(letter, blocks), "content": elements}, path=PATH)
    made = _with_policy(made)
    _must_be_whole(made, blocks)
    return made.encode()


def _with_policy(made: str) -> str:
    head = _HEAD.search(made)
    if not head:
        raise InputError("the template has no <head>, which names the letter's language", place=Place(PATH))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'
    return f"{made[: head.end()]}\n{meta}{made[head.end() :]}"


def _must_be_whole(made: str, blocks: tuple[Block, ...]) -> None:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(made)
    if fault := next(_faults(tree), ""):
        raise InputError(
            f"the template holds {fault}: a letter's page loads and runs nothing", place=Place(PATH)
        )
    shown = tree.body.text() if tree.body else ""
    if missing := next(left_out(blocks, shown), ""):
        hint = "'{{ content }}' shows all of it"
        raise InputError(f"the template leaves out: {missing}", hint=hint, place=Place(PATH))


def _faults(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("*"):
        name = (node.tag or "").lower()
        if name in _REFUSED or name.startswith("-"):
            yield f"<{name}>"
        if name == "style" and _REMOTE_STYLE.search(node.text()):
            yield "a style from elsewhere"
        for key, value in node.attributes.items():
            if _is_refused(name, key.lower(), (value or "").strip()):
                yield f"<{name} {ascii(key)[1:-1][:40]}>"


def _is_refused(element: str, key: str, value: str) -> bool:
    if key.startswith("on") or (key == "http-equiv" and not _is_policy(element, key, value)):
        return True
    if key in _LOADS:
        return not (element == "img" and key == "src" and value.lower().startswith("data:image/"))
    if key in {"href", "xlink:href"}:
        return not value.lower().startswith(_LINKS)
    if key == "hidden":
        return True
    return key == "style" and bool(_REMOTE_STYLE.search(value))


def _is_policy(element: str, key: str, value: str) -> bool:
    return element == "meta" and key == "http-equiv" and value.lower() == "content-security-policy"
