# SPDX-License-Identifier: GPL-3.0-or-later
"""An HTML page to chunks by a walk of our own, every character kept (no-break blanks, soft hyphens too)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from w4r_i18n.ingest.listing import with_lists
from w4r_i18n.ingest.page import MAX_CHUNKS, Chunk, Kind, Page, Run
from w4r_i18n.ingest.pages.boxes import Hint, box_of, settle
from w4r_i18n.ingest.pages.drafts import Box, Draft
from w4r_i18n.ingest.pages.lines import LineFinder
from w4r_i18n.ingest.pages.links import dropped, is_hostile, safe
from w4r_i18n.ingest.pages.meta import about
from w4r_i18n.ingest.pages.runs import BR, parts
from w4r_i18n.ingest.signs import EMAIL
from w4r_i18n.model.diagnostic import Diagnostic, Place
from w4r_i18n.model.errors import InputError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_DEPTH = 100
MAX_OPEN = 500
"""Elements open at once in the source, those aside that HTML closes by itself: tag soup leaves some open."""
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_CONTAINERS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "div", "dl", "figure", "footer", "form",
    "header", "main", "nav", "ol", "section", "table", "td", "ul",
})  # fmt: skip
_SILENT = frozenset({
    "script", "style", "template", "noscript", "svg", "math", "iframe", "frame", "frameset", "object",
    "embed", "canvas", "video", "audio", "select", "datalist", "head", "textarea", "input", "img",
    "picture", "map", "source", "track", "link", "meta", "base", "noframes",
})  # fmt: skip
_ACTIVE = frozenset(["iframe", "frame", "frameset", "object", "embed", "base", "form"])
_KINDS: dict[str, Kind] = {
    "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6", "li": "li", "blockquote": "quote",
    "figcaption": "caption", "caption": "caption", "address": "address", "aside": "aside",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_UNCOUNTED = frozenset({
    "p", "li", "td", "tr", "th", "dd", "dt", "option", "optgroup", "tbody", "thead", "tfoot", "br", "img",
    "hr",
    "input", "meta", "link", "source", "area", "col", "wbr", "track", "param", "base", "embed",
})  # fmt: skip
_BLANKS = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class _Look:
    """What the ancestors say about a text node."""

    kind: Kind = "p"
    depth: int = 0
    ordered: bool = False
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    hint: Hint = ""
    boxes: tuple[Box, ...] = ()
    path: tuple[int, ...] = ()
    """Numbers of all containers around, outermost first."""


@dataclass(slots=True)
class _Walk:
    """The walk's growing result; lives no longer than `read`."""

    path: str
    lines: LineFinder
    drafts: list[Draft] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    look: _Look = field(default_factory=_Look)
    line: int = 0
    boxes: int = 0
    found: list[Diagnostic] = field(default_factory=list)
    addresses: list[tuple[int, str, str]] = field(default_factory=list)

    def flush(self) -> None:
        """End the chunk under way; a doubled break ends one, too."""
        for runs in parts(self.runs):
            if len(self.drafts) >= MAX_CHUNKS:
                raise InputError(f"more than {MAX_CHUNKS:,} blocks", place=Place(self.path, self.line or 1))
            look = self.look
            chunk = Chunk(
                len(self.drafts), self.line or 1, look.kind, runs, look.depth, look.ordered, hint=look.hint
            )
            self.drafts.append(Draft(chunk, look.boxes, look.path))
        self.runs, self.line = [], 0

    def add(self, text: str, look: _Look) -> None:
        if not self.runs:
            self.look = look
        if not self.line and text.strip():
            self.line, self.look = self.lines.find(text), look
        elif text.strip():
            self.lines.find(text)
        self.runs.append(Run(text, look.strong, look.emphasis, look.href))


def read(text: str, *, path: str) -> Page:
    """Chunks of a page. Text that markup hides or calls furniture is kept and marked, so that it is reported.

    Raises InputError deeper than 100 levels or beyond 20,000 blocks.
    """
    from selectolax.lexbor import LexborHTMLParser

    _refuse_deep(text, path)
    tree = LexborHTMLParser(text)
    walk = _Walk(path, LineFinder(text))
    if tree.root is not None:
        _visit(tree.root, _Look(), 0, walk)
    walk.flush()
    walk.found += _head_faults(tree.root, path, walk.lines)
    known = about(tree.root)
    chunks = with_lists(settle(walk.drafts, known.titles))
    return Page(
        chunks,
        "html",
        path,
        known.titles,
        known.published,
        known.language,
        tuple(walk.addresses),
        tuple(walk.found),
    )


def _refuse_deep(text: str, path: str) -> None:
    """Count what is open before parsing: building a tree takes time by the square of its depth."""
    depth = 0
    for tag in _TAG.finditer(text):
        if tag[2].casefold() not in _UNCOUNTED:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > MAX_OPEN:
            line = text.count("\n", 0, tag.start()) + 1
            raise InputError(f"elements nested deeper than {MAX_DEPTH}", place=Place(path, line))


def _visit(node: LexborNode, look: _Look, depth: int, walk: _Walk) -> None:
    if depth > MAX_DEPTH:
        raise InputError(f"elements nested deeper than {MAX_DEPTH}", place=Place(walk.path, walk.lines.line))
    child = node.child
    while child is not None:
        tag = child.tag or ""
        if tag == "-text":
            walk.add(_BLANKS.sub(" ", child.text_content or ""), look)
        elif child.is_element_node:
            _element(child, tag, look, depth, walk)
        child = child.next


def _element(node: LexborNode, tag: str, look: _Look, depth: int, walk: _Walk) -> None:
    if tag in _ACTIVE:
        walk.found.append(dropped(f"<{tag}>", walk.path, walk.lines.line))
    if tag in _SILENT:
        return
    if tag == "br":
        walk.runs.append(Run(BR))
        return
    attributes = node.attributes
    encoded = attributes.get("data-cfemail") or ""
    address = _cloudflare(encoded)
    if address:
        walk.add(address, look)
        walk.addresses.append((len(walk.drafts), "obfuscated e-mail, decoded", node.text(deep=True)[:80]))
        return
    inner = _look(tag, attributes, look, walk)
    quoting = look.kind in {"quote", "pull"}
    if quoting and tag in {"cite", "footer"}:
        inner = replace(inner, hint="attribution", boxes=look.boxes)
    is_block = tag in _BLOCKS or (quoting and tag == "cite")
    if is_block:
        walk.flush()
    _visit(node, inner, depth + 1, walk)
    if is_block:
        walk.flush()


def _look(tag: str, attributes: dict[str, str | None], look: _Look, walk: _Walk) -> _Look:
    href = attributes.get("href") or ""
    if is_hostile(href):
        walk.found.append(
            dropped(f"a {href.strip().partition(':')[0][:12].lower()}: link", walk.path, walk.lines.line)
        )
    if tag == "a":
        look = replace(look, href=safe(href) or ("#" if href else ""))
    elif tag in {"strong", "b"}:
        look = replace(look, strong=True)
    elif tag in {"em", "i", "cite"}:
        look = replace(look, emphasis=True)
    elif tag in {"ul", "ol", "menu"}:
        look = replace(look, depth=look.depth + 1, ordered=tag == "ol")
    if tag in _KINDS:
        look = replace(look, kind=_KINDS[tag])
    elif tag in {"td", "th"}:
        look = replace(look, hint="cell")
    walk.boxes += 1
    box, kind, hint = box_of(tag, attributes, walk.boxes)
    return replace(
        look,
        boxes=(*look.boxes, box) if box else look.boxes,
        path=(*look.path, walk.boxes) if tag in _CONTAINERS else look.path,
        kind=kind or look.kind,
        hint=hint or look.hint,
    )


def _head_faults(root: LexborNode | None, path: str, lines: LineFinder) -> list[Diagnostic]:
    if root is None:
        return []
    found = [dropped("<base>", path, lines.tag("base")) for _ in root.css("head base")]
    equivalents = [(meta.attributes.get("http-equiv") or "") for meta in root.css("meta[http-equiv]")]
    refreshes = [name for name in equivalents if name.strip().casefold() == "refresh"]
    return found + [dropped("a redirect (meta refresh)", path, lines.tag("meta")) for _ in refreshes]


def _cloudflare(code: str) -> str:
    """Cloudflare's e-mail obfuscation: hexadecimal, each byte XOR the first."""
    if not re.fullmatch(r"(?:[0-9a-fA-F]{2}){4,120}", code):
        return ""
    key, *rest = bytes.fromhex(code)
    address = bytes(byte ^ key for byte in rest).decode("utf-8", errors="replace")
    return address if EMAIL.fullmatch(address) else ""
