# SPDX-License-Identifier: GPL-3.0-or-later
"""What the web pages of letters share: blocks as elements, style for screen, phone, dark rooms and paper."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from w4r_i18n.model.letter import Letter
from w4r_i18n.render.plain import bracketed
from w4r_i18n.render.sheet import Block, link_apart

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
PAGE = """\
<!doctype html>
<html lang="{{ locale.tag }}" dir="{{ locale.direction }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ csp }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{{ title }}</title>
<style>
{{ style }}</style>
</head>
<body>
{{ body }}</body>
</html>
"""
BLOCKS = """\
{% macro span(each) -%}
{% set words = bracketed(each.text) if each.field else each.text -%}
{% if each.link %}<a href="{{ each.link }}"{% if apart(each) %} data-apart="{{ apart(each) }}"{% endif %}>{% endif -%}
{% if each.bold %}<strong>{% endif %}{% if each.italic %}<em>{% endif -%}
{% if each.field %}<span class="field">{{ words }}</span>
{%- elif each.isolated %}<bdi translate="no">{{ words }}</bdi>
{%- else %}{{ words }}{% endif -%}
{% if each.italic %}</em>{% endif %}{% if each.bold %}</strong>{% endif %}{% if each.link %}</a>{% endif %}
{%- endmacro %}
{% macro lines(block) %}{% for line in block.lines %}{% if not loop.first %}<br>{% endif %}{% for each in line %}{{ span(each) }}{% endfor %}{% endfor %}{% endmacro %}
{% for block in blocks -%}
{% if block.role == "demand" -%}
{% if loop.previtem is not defined or loop.previtem.role != "demand" %}<ol class="demands">
{% endif %}<li value="{{ block.number or 1 }}">{{ lines(block) }}</li>
{% if loop.last or loop.nextitem.role != "demand" %}</ol>
{% endif %}
{%- elif block.role == "item" -%}
{% set tag = "ol" if block.number else "ul" -%}
{% set joined = loop.previtem is defined and loop.previtem.role == "item" and (loop.previtem.number > 0) == (block.number > 0) -%}
{% set goes_on = not loop.last and loop.nextitem.role == "item" and (loop.nextitem.number > 0) == (block.number > 0) -%}
{% if not joined %}<{{ tag }}>
{% endif %}<li{% if block.number %} value="{{ block.number }}"{% endif %}>{{ lines(block) }}</li>
{% if not goes_on %}</{{ tag }}>
{% endif %}
{%- else %}<{{ tags.get(block.role, "p") }} class="{{ block.role }}">{{ lines(block) }}</{{ tags.get(block.role, "p") }}>
{% endif %}
{%- endfor %}"""
TAGS = {"subject": "h1", "heading": "h2", "quote": "blockquote", "recipient": "address", "copy": "address"}
STYLE = """\
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --desk: #eceae6; --quiet: #555; --line: #767676; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #1d1d1f; --desk: #111; --quiet: #b8b8b8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink); overflow-wrap: anywhere; text-align: start;
  font: 1.0625rem/1.55 "Noto Serif", Cambria, Georgia, "Times New Roman", serif; hyphens: manual; }
:lang(ar), :lang(ps), :lang(sd), :lang(ug), :lang(ckb) { font-family: "Noto Naskh Arabic", "Noto Serif",
  "Geeza Pro", "Segoe UI", serif; line-height: 1.75; }
:lang(fa), :lang(ur) { font-family: "Noto Naskh Arabic", "Noto Serif", "Geeza Pro", "Segoe UI", serif; line-height: 1.75; }
:lang(ja) { font-family: "Noto Serif JP", "Noto Serif CJK JP", "Hiragino Mincho ProN", "Yu Mincho", serif; }
:lang(ko) { font-family: "Noto Serif KR", "Noto Serif CJK KR", AppleMyungjo, Batang, serif; word-break: keep-all; }
:lang(zh) { font-family: "Noto Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
:lang(zh-Hant) { font-family: "Noto Serif TC", "Noto Serif CJK TC", "Songti TC", PMingLiU, serif; }
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
.foot { color: var(--quiet); border-block-start: 1px solid var(--line); padding-block-start: .5em; margin: 1.25em 0 0; }
a { color: inherit; } bdi { white-space: pre-wrap; }
aside { max-width: 44rem; margin: 2rem auto; padding: 0 3rem; color: var(--ink); }
@media (max-width: 40rem) { body { background: var(--paper); } main { margin: 0; padding: 1.25rem 1rem 2rem; box-shadow: none; }
  aside { margin: 0; padding: 1rem; } }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --desk: #fff; --quiet: #000; --line: #000; }
  html { font-size: SIZEpt; } body, :lang(ar), :lang(fa), :lang(ur) { line-height: 1.42; }
  body { font-size: SIZEpt; } main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  aside { display: none; } a { text-decoration: none; } a[data-apart]::after { content: " (" attr(data-apart) ")"; }
  p { orphans: 2; widows: 2; } h1, h2 { break-after: avoid; } li, .signature, .foot { break-inside: avoid; }
}
@page { size: PAPER; margin: 18mm 22mm; }
"""
_PAPERS = {"a4": "A4", "letter": "letter"}


def style(letter: Letter, size: float) -> Markup:
    """The style sheet for a paper, in points that let the letter stand on one page of it."""
    from markupsafe import Markup

    return Markup(STYLE.replace("PAPER", _PAPERS[letter.paper]).replace("SIZE", f"{size:g}"))  # noqa: S704  # ours


def block_elements(blocks: tuple[Block, ...]) -> Markup:
    """The blocks as elements; whatever a text holds is text in them."""
    from markupsafe import Markup

    made = _environment().get_template("blocks").render(blocks=blocks, tags=TAGS)
    return Markup(made.lstrip())  # noqa: S704  # escaped by the environment


def page(letter: Letter, body: Markup, sheet_style: Markup) -> bytes:
    """A whole page that asks for nothing else."""
    made = _environment().get_template("page").render(
        locale=letter.locale, title=letter.title, csp=CSP, style=sheet_style, body=body
    )
    return made.encode()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import DictLoader, Environment

    environment = Environment(
        autoescape=True, loader=DictLoader({"page": PAGE, "blocks": BLOCKS}), keep_trailing_newline=True
    )
    environment.globals.update(bracketed=bracketed, apart=link_apart)
    return environment
