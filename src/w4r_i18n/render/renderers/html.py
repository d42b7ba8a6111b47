# SPDX-License-Identifier: GPL-3.0-or-later
"""Any document as one self-contained web page: no script, no foreign resource, right on paper and phone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from w4r_i18n.model.document import Document
from w4r_i18n.render.page import UNTRANSLATED_END, UNTRANSLATED_START, Page, text_of

if TYPE_CHECKING:
    from jinja2 import Template
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markupsafe import Markup

SUFFIX = ".html"
FORMATS = frozenset({"markdown", "plain", "html"})
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)[^\s]*", re.IGNORECASE)
_COMMENT_LINE = re.compile(r"^[ \t]*<!--.*?-->[ \t]*$", re.MULTILINE | re.DOTALL)

TEMPLATE = """\
<!doctype html>
<html lang="{{ page.locale.tag }}" dir="{{ page.locale.direction }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{{ page.title }}</title>
<style>
{{ style }}
</style>
</head>
<body>
<main>
{% for notice in page.notices %}<p class="notice" role="note">{{ notice }}</p>
{% endfor %}{{ body }}
</main>
</body>
</html>
"""
STYLE = """\
:root { color-scheme: light dark; --line: #b9b9b9; --quiet: #555; --mark: #fff3bf; }
@media (prefers-color-scheme: dark) { :root { --line: #555; --quiet: #b5b5b5; --mark: #4a4000; } }
body { margin: 0; font: 1.0625rem/1.6 "Noto Sans", "Noto Naskh Arabic", "Noto Sans JP", "Noto Sans CJK JP",
  system-ui, sans-serif; overflow-wrap: break-word; }
main { max-width: 40rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-block-start: 2rem; }
.dateline { margin-block-end: 0; color: var(--quiet); } .dateline + h1 { margin-block-start: 0; }
.standfirst { font-size: 1.15rem; } .note, .contact { color: var(--quiet); font-size: .95rem; }
.notice { border: 2px solid currentColor; padding: .5rem .75rem; font-weight: 600; }
.quote, blockquote { margin-inline: 0; padding-inline-start: 1rem;
  border-inline-start: 3px solid var(--line); }
.untranslated { background: var(--mark); color: inherit; }
.address { unicode-bidi: plaintext; } li { margin-block: .35rem; } a { overflow-wrap: anywhere; }
@media print { body { font-size: 11pt; } main { max-width: none; padding: 0; } a { color: inherit; }
  .untranslated { background: none; border-bottom: 1px dotted; } h1, h2 { break-after: avoid; }
  @page { margin: 2cm; } }
"""


def render(page: Page) -> str:
    """Translations reach the page as data: raw markup in them shows as text, links lead to http(s) only."""
    from markupsafe import Markup

    body = Markup(_marked(_BODIES[page.document.format](page.document), page))  # noqa: S704  # escaped below
    return _template().render(page=page, style=Markup(STYLE), body=body)  # noqa: S704  # our own constant


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment

    return Environment(autoescape=True, keep_trailing_newline=True).from_string(TEMPLATE)


def _marked(body: str, page: Page) -> str:
    source = page.source
    start = f'<span class="untranslated" lang="{source.tag}" dir="{source.direction}">'
    return body.replace(UNTRANSLATED_START, start).replace(UNTRANSLATED_END, "</span>")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100})
    parser.validateLink = lambda url: bool(_SAFE_LINK.fullmatch(url))  # type: ignore[method-assign]
    # An image would be fetched from elsewhere and tell who reads: its words stand in its place.
    parser.add_render_rule("image", lambda _, tokens, at, *__: _escaped(tokens[at].content))
    return parser


def _markdown_body(document: Document) -> str:
    parser = _parser()
    front_lines = document.text.count("\n", 0, document.front_end)
    body = _COMMENT_LINE.sub(lambda found: "\n" * found[0].count("\n"), document.text[document.front_end :])
    tokens = parser.parse(body)
    roles = {block.line - front_lines - 1: block.role for block in document.blocks}
    _set_roles(tokens, roles)
    rendered: str = parser.renderer.render(tokens, parser.options, {})
    return _front_body(document) + rendered


def _front_body(document: Document) -> str:
    """Dateline and title, where the front matter holds them."""
    shown = {"dateline": '<p class="dateline">{}</p>\n', "title": "<h1>{}</h1>\n"}
    front = {block.role: block for block in document.blocks if block.end <= document.front_end}
    return "".join(
        line.format(_escaped(text_of(front[role].pieces))) for role, line in shown.items() if role in front
    )


def _set_roles(tokens: Iterable[Token], roles: Mapping[int, str]) -> None:
    """Give each block element its role as a class; an address keeps its own direction."""
    for token in tokens:
        if token.nesting != 1 or not token.map or token.tag in {"ul", "ol"}:
            continue
        role = roles.get(token.map[0], "")
        if role and role not in {"title", "heading", "paragraph", "item"}:
            token.attrSet("class", role)
        if role == "address":
            token.attrSet("dir", "auto")
            token.attrSet("translate", "no")


def _plain_body(document: Document) -> str:
    return "\n".join(
        f'<p class="{block.role}">{_escaped(document.text[block.start : block.end])}</p>'
        for block in document.blocks
    )


def _html_body(document: Document) -> str:
    """The document's own elements, through an allow-list: no script, no style, no foreign resource."""
    import nh3

    return nh3.clean(
        document.text, tags=_ALLOWED, attributes={"a": {"href"}, "*": {"lang", "dir", "class"}},
        url_schemes={"http", "https", "mailto"}, link_rel=None,
    )  # fmt: skip


def _escaped(text: str) -> Markup:
    from markupsafe import escape

    return escape(text)


_ALLOWED = {
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
}
_BODIES = {"markdown": _markdown_body, "plain": _plain_body, "html": _html_body}
