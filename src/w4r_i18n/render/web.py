# SPDX-License-Identifier: GPL-3.0-or-later
"""What the web pages of letters share: blocks as elements, style for screen, phone, dark rooms and paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from w4r_i18n.model.letter import Letter, Span
from w4r_i18n.render.plain import bracketed
from w4r_i18n.render.sheet import Block, clean, link_apart

CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
PAGE = Markup("""\
<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{csp}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}</body>
</html>
""")
STYLE = """\
:root { color-scheme: light dark;
  --ink: #1b1b1b; --paper: #fff; --desk: #eceae6; --quiet: #555; --line: #767676; }
@media (prefers-color-scheme: dark) { :root {
  --ink: #ececec; --paper: #1d1d1f; --desk: #111; --quiet: #b8b8b8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink); overflow-wrap: anywhere; text-align: start;
  hyphens: manual; font-size: 1.0625rem; }
[lang] { font-family: "Noto Serif", Cambria, Georgia, "Times New Roman", serif; line-height: 1.55; }
[lang]:is(:lang(ar), :lang(ckb), :lang(fa), :lang(ps), :lang(sd), :lang(ug), :lang(ur)) { line-height: 1.75;
  font-family: "Noto Naskh Arabic", "Noto Serif", "Geeza Pro", "Segoe UI", serif; }
[lang]:lang(ja) { word-break: auto-phrase;
  font-family: "Noto Serif JP", "Noto Serif CJK JP", "Hiragino Mincho ProN", "Yu Mincho", serif; }
[lang]:lang(ko) { word-break: keep-all;
  font-family: "Noto Serif KR", "Noto Serif CJK KR", AppleMyungjo, Batang, serif; }
[lang]:lang(zh) { font-family: "Noto Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
[lang]:lang(zh-Hant) { font-family: "Noto Serif TC", "Noto Serif CJK TC", "Songti TC", PMingLiU, serif; }
main { background: var(--paper); max-width: 44rem; margin: 2rem auto; padding: 2.5rem 3rem;
  box-shadow: 0 0 0 1px #0002, 0 2px 12px #0002; }
p, ol, ul, blockquote, address { margin: 0 0 .75em; } address { font-style: normal; }
h1 { font-size: 1em; margin: 1.25em 0 1em; } h2 { font-size: 1em; margin: 1em 0 .5em; }
ol, ul { padding-inline-start: 1.75em; } li { margin-block-end: .25em; }
blockquote { padding-inline-start: 1em; border-inline-start: 3px solid var(--line); }
.notice { border: 2px solid; padding: .4em .75em; font-weight: 700; }
.place_date { text-align: end; } .recipient { margin-block-end: 0; } .email { margin-block-end: 1em; }
.field { border-block-end: 1px dotted var(--line); }
.closing { margin-block-start: 1.25em; } .signature { margin-block: 2.75em 1.25em; }
.copies_label { margin-block-end: 0; break-after: avoid; } .copies_label, .copy, .foot { font-size: .875em; }
.foot { color: var(--quiet); border-block-start: 1px solid var(--line); padding-block-start: .5em;
  margin: 1.25em 0 0; }
a { color: inherit; } bdi { white-space: pre-wrap; }
aside { max-width: 44rem; margin: 2rem auto; padding: 0 3rem; color: var(--ink); }
@media (max-width: 40rem) {
  body { background: var(--paper); }
  main { margin: 0; padding: 1.25rem 1rem 2rem; box-shadow: none; }
  aside { margin: 0; padding: 1rem; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --desk: #fff; --quiet: #000; --line: #000; }
  html, body { font-size: SIZEpt; } [lang][dir] { line-height: 1.42; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  aside { display: none; } a { text-decoration: none; }
  a[data-apart]::after { content: " (" attr(data-apart) ")"; }
  p { orphans: 2; widows: 2; } h1, h2 { break-after: avoid; } li, .signature, .foot { break-inside: avoid; }
}
@page { size: PAPER; margin: 18mm 22mm; }
"""
_PAPERS = {"a4": "A4", "letter": "letter"}
_TAGS = {"subject": "h1", "heading": "h2", "quote": "blockquote", "recipient": "address", "copy": "address"}
_LISTED = frozenset({"demand", "item"})


def page(letter: Letter, body: Markup, *, size: float, more_style: str = "", turned: bool = False) -> bytes:
    """A whole page that asks for nothing else, in a size of print in points, for the letter's paper.

    `turned`: which lies on its side.
    """
    paper = _PAPERS[letter.paper] + " landscape" * turned
    css = STYLE.replace("PAPER", paper).replace("SIZE", f"{size:g}")
    made = PAGE.format(
        language=letter.locale.tag,
        direction=letter.locale.direction,
        csp=Markup(CSP),  # noqa: S704  # ours: an apostrophe in it is one
        title=clean(letter.title),
        style=Markup(css + more_style),  # noqa: S704  # the house's own sheet
        body=body,
    )
    return made.encode()


def block_elements(blocks: tuple[Block, ...]) -> Markup:
    """The blocks as elements; whatever a text holds is text in them. Neighbours of one list are one list."""
    return Markup("").join(
        _list(tuple(members)) if kind else _joined(members) for kind, members in groupby(blocks, _list_kind)
    )


def _list_kind(block: Block) -> str:
    if block.role not in _LISTED:
        return ""
    return "ol" if block.number or block.role == "demand" else "ul"


def _list(members: tuple[Block, ...]) -> Markup:
    tag = Markup(_list_kind(members[0]))  # noqa: S704  # `ol` or `ul`
    items = Markup("").join(
        Markup("<li{}>{}</li>\n").format(_value(block), _lines(block)) for block in members
    )
    return Markup("<{0}>\n{1}</{0}>\n").format(tag, items)


def _value(block: Block) -> Markup:
    return Markup(' value="{}"').format(block.number) if block.number else Markup("")


def _joined(members: Iterator[Block]) -> Markup:
    return Markup("").join(
        Markup('<{0} class="{1}">{2}</{0}>\n').format(_TAGS.get(block.role, "p"), block.role, _lines(block))
        for block in members
    )


def _lines(block: Block) -> Markup:
    return Markup("<br>").join(Markup("").join(map(_span, line)) for line in block.lines)


def _span(span: Span) -> Markup:
    if span.field:
        words = Markup('<span class="field">{}</span>').format(bracketed(span.text))
    elif span.isolated:
        words = Markup('<bdi translate="no">{}</bdi>').format(span.text)
    else:
        words = Markup("{}").format(span.text)
    if span.italic:
        words = Markup("<em>{}</em>").format(words)
    if span.bold:
        words = Markup("<strong>{}</strong>").format(words)
    if not span.link:
        return words
    apart = link_apart(span)
    shown = Markup(' data-apart="{}"').format(apart) if apart else ""
    return Markup('<a href="{}"{}>{}</a>').format(span.link, shown, words)
