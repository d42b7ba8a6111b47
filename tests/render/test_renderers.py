# SPDX-License-Identifier: GPL-3.0-or-later
"""What readers get: right in its language, marked where it is French, inert whatever a text holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from types import ModuleType

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from w4r_i18n import registry
from w4r_i18n.model.document import Document
from w4r_i18n.model.inline import Code, Placeholder, Text, has_codes, has_placeholders, parse, to_msgid
from w4r_i18n.model.locale import locale
from w4r_i18n.model.unit import Key
from w4r_i18n.render.fill import fill
from w4r_i18n.render.page import Page, untranslated
from w4r_i18n.segment.extract import extract

FRENCH = locale("fr")
MARKDOWN = """\
+++
title = "La rivière"
dateline = "Exemplie"
language = "fr"
tier = "public"
+++

# La rivière et la loi

<!-- w4r: role=standfirst -->
Une usine a pollué la *rivière*.

Lisez le [dossier](https://example.org/dossier), écrivez à <ecrire@example.org>. Merci !

<!-- w4r: role=quote -->
> « Je ne me tairai pas », dit-elle.

1. Un premier point
2. Un **second** point

- a
  - b

<!-- w4r: role=address translate=no -->
1, rue de l’Exemple\\
Exempleville
"""
HTML = """\
<!doctype html>
<html lang="fr" dir="ltr"><head><meta charset="utf-8"><title>La rivière</title></head>
<body class="x"><h1>La rivière et la loi</h1>
<p>Lisez le <a href="https://example.org/dossier">dossier</a> &amp; <em>écrivez</em>.<br>Merci !</p>
<ul><li>Un</li><li><strong>Deux</strong> points</li></ul></body></html>
"""
PLAIN = "La rivière et la loi\n\nUne usine a pollué la rivière.\n\n- un point\n- un second\n"
SOURCES = {"markdown": MARKDOWN, "html": HTML, "plain": PLAIN}
SUFFIXES = {"markdown": ".md", "html": ".html", "plain": ".txt"}
RENDERERS = registry.names("renderer")


def extracted(form: str) -> tuple[ModuleType, Document]:
    reader = registry.find("reader", form)
    return reader, reader.read(SOURCES[form].encode(), path=f"texte{SUFFIXES[form]}")


def page(
    form: str, tag: str, target: str | None, *, notices: tuple[str, ...] = (), mark: bool = False
) -> Page:
    """A document in which each text is `target` (within the source's own tags), or the marked source."""
    reader, document = extracted(form)
    (found,) = extract([document], names=(), breaker=registry.find("breaker", "fr")).documents

    def text(key: Key) -> str:
        if mark:
            return untranslated(key[1])
        return _around(key[1], target or "")

    filled = fill(found, text, locale=locale(tag), source=FRENCH, reader=reader)
    again: Document = reader.read(filled.text.encode(), path=document.path)
    return Page(again, locale(tag), FRENCH, notices)


def _around(msgid: str, target: str) -> str:
    """The target with the source's codes and placeholders around it: what a hostile translator would keep."""
    codes, names = "<g1>" in msgid or "<x1/>" in msgid, bool(re.search(r"\{[a-z]", msgid))
    content = parse(msgid, codes=codes, placeholders=names)
    kept = [part for part in content if isinstance(part, (Code, Placeholder))]
    if not has_codes(content) and not has_placeholders(content):
        return target
    return to_msgid((*kept[:1], Text(target), *kept[1:]))


def rendered(found: Page) -> dict[str, str]:
    """By suffix, every output of the page."""
    return {
        renderer.SUFFIX: renderer.render(found)
        for renderer in (registry.find("renderer", name) for name in RENDERERS)
        if found.document.format in renderer.FORMATS
    }


def renderings(form: str, tag: str, target: str | None, *, mark: bool = False) -> dict[str, str]:
    return rendered(page(form, tag, target, mark=mark))


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "handler": "<img src=x onerror=alert(1)>",
    "link to code": '<a href="javascript:alert(1)">x</a>',
    "link to code, entity": '<a href="java&#115;cript:alert(1)">x</a>',
    "breakout": "</p></main></body><script>alert(1)</script>",
    "breakout of an attribute": '" onmouseover="alert(1)',
    "style": '<p style="background:url(https://boese.example/?)">x</p>',
    "style sheet": "<style>@import 'https://boese.example/';</style>",
    "svg": "<svg onload=alert(1)><a xlink:href='https://boese.example/'>x</a></svg>",
    "frame": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "refresh": "<meta http-equiv=refresh content='0;url=https://boese.example/'>",
    "base": "<base href='https://boese.example/'>",
    "form": "<form action='https://boese.example/'><button>Signez</button></form>",
    "comment": "<!-- --><script>alert(1)</script><!-- -->",
    "directive": "<!-- w4r: translate=no -->",
    "cdata": "<![CDATA[<script>alert(1)</script>]]>",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "markdown link": "[signez](https://boese.example/)",
    "markdown link to code": "[signez](javascript:alert(1))",
    "markdown reference": "[signez][1]\n\n[1]: https://boese.example/",
    "markdown image": "![x](https://boese.example/pixel.png)",
    "markdown autolink": "<https://boese.example/>",
    "markdown heading": "# Signez\n\n## Vite",
    "markdown list": "- un\n- deux\n\n1. trois",
    "markdown fence": "```\n<script>\n```",
    "markdown rule and front matter": '+++\ntier = "public"\n+++\n---',
    "markdown emphasis": "**a* _b_ `c` ~~d~~ ***",
    "template": "{{ 7 * 7 }} {% for x in y %} ${7*7} <%= 7 %>",
    "escape": "\x1b[31mrouge\x1b[0m",
    "controls": "a\x00b\x08c\x7f",
    "marks of ours": "\ue000faux\ue001",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", SOURCES)
def test_a_page_holds_no_script_no_handler_and_no_address_that_the_source_does_not(
    form: str, name: str
) -> None:
    parser = LexborHTMLParser(renderings(form, "de", HOSTILE[name])[".html"])
    source = LexborHTMLParser(renderings(form, "fr", None, mark=True)[".html"])
    assert not parser.css("script, iframe, object, embed, form, base, svg, math, img, link, button, input")
    assert [meta.attributes.get("http-equiv") for meta in parser.css("meta[http-equiv]")] == [
        "Content-Security-Policy"
    ]
    assert {
        attribute for attribute in _attributes(parser) if attribute.startswith(("on", "style", "src"))
    } == set()
    assert _links(parser) <= _links(source)
    assert len(parser.css("style")) == 1
    assert len(parser.css("main")) == 1


def _attributes(parser: LexborHTMLParser) -> Iterator[str]:
    for node in parser.css("*"):
        yield from (name.lower() for name in node.attributes)


def _links(parser: LexborHTMLParser) -> set[str]:
    return {node.attributes["href"] or "" for node in parser.css("[href]")}


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_has_the_sources_structure_and_no_link_or_markup_more(name: str) -> None:
    found = renderings("markdown", "de", HOSTILE[name])[".md"]
    assert _structure(found) == _structure(MARKDOWN)


def _structure(text: str) -> list[str]:
    """Blocks, links with their addresses and raw HTML, as a plain CommonMark reader sees them."""
    body = text.partition("\n+++\n")[2]
    seen: list[str] = []
    for token in MarkdownIt("commonmark").parse(body):
        if token.type == "html_block":
            seen.append(token.content.strip())
        elif token.type != "inline":
            seen.append(token.type)
        seen.extend(
            f"{child.type} {child.attrGet('href') or child.attrGet('src') or child.content}"
            for child in token.children or ()
            if child.type in {"link_open", "image", "html_inline"}
        )
    return seen


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", SOURCES)
def test_no_output_holds_a_control_character(form: str, name: str) -> None:
    for content in renderings(form, "de", HOSTILE[name]).values():
        controls = {char for char in content if unicodedata.category(char) == "Cc"} - {"\n", "\t"}
        assert controls == set()


@pytest.mark.parametrize("form", SOURCES)
def test_plain_text_shows_a_translations_markup_as_its_characters(form: str) -> None:
    found = renderings(form, "de", "Ein <b>Fluss</b> & [mehr](x)")[".txt"]
    assert "Ein <b>Fluss</b> & [mehr](x)" in found


@pytest.mark.parametrize(
    ("tag", "direction"), [("ar", "rtl"), ("de", "ltr"), ("pt-BR", "ltr"), ("zh-Hant", "ltr")]
)
@pytest.mark.parametrize("form", SOURCES)
def test_a_page_says_its_language_and_direction(form: str, tag: str, direction: str) -> None:
    (root,) = LexborHTMLParser(renderings(form, tag, "Text")[".html"]).css("html")
    assert (root.attributes["lang"], root.attributes["dir"]) == (tag, direction)


@pytest.mark.parametrize("form", SOURCES)
def test_a_page_may_fetch_nothing(form: str) -> None:
    found = renderings(form, "de", "Text")[".html"]
    (policy,) = LexborHTMLParser(found).css('meta[http-equiv="Content-Security-Policy"]')
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert "url(" not in found


@pytest.mark.parametrize("form", SOURCES)
def test_what_remained_french_is_marked_in_every_output(form: str) -> None:
    found = renderings(form, "ar", None, mark=True)
    spans = LexborHTMLParser(found[".html"]).css("span.untranslated")
    assert spans
    assert {(each.attributes["lang"], each.attributes["dir"]) for each in spans} == {("fr", "ltr")}
    for suffix, content in found.items():
        assert "\ue000" not in content
        if suffix != ".html":
            assert "⟦La rivière et la loi⟧" in content


def test_the_title_of_a_page_in_which_all_is_french_bears_no_mark() -> None:
    found = renderings("markdown", "de", None, mark=True)[".html"]
    (title,) = LexborHTMLParser(found).css("title")
    assert title.text() in {"La rivière", "La rivière et la loi"}


@pytest.mark.parametrize("form", SOURCES)
def test_a_notice_stands_first_and_its_words_are_no_markup(form: str) -> None:
    notice = "Nicht <b>abschicken</b>"
    found = rendered(page(form, "de", "Text", notices=(notice,)))
    assert found[".txt"].startswith(f"[{notice}]\n\n")
    parser = LexborHTMLParser(found[".html"])
    (shown,) = parser.css("main > p.notice")
    assert shown.text() == notice
    if ".md" in found:
        body = found[".md"].partition("\n+++\n")[2].lstrip()
        assert body.startswith("> **")


def test_a_notice_with_markup_is_inert_in_markdown_too() -> None:
    found = rendered(
        page("markdown", "de", "Text", notices=("Nicht <img src=x> [a](https://boese.example/)",))
    )
    links = [each for each in _structure(found[".md"]) if "boese" in each or "img" in each]
    assert links == []


def test_an_html_source_has_no_html_twin_in_markdown() -> None:
    assert set(renderings("html", "de", "Text")) == {".html", ".txt"}
    assert set(renderings("plain", "de", "Text")) == {".html", ".txt"}
    assert set(renderings("markdown", "de", "Text")) == {".html", ".md", ".txt"}


def test_markdown_keeps_the_sources_bytes_outside_its_texts() -> None:
    found = renderings("markdown", "de", "Text")[".md"]
    assert "[" in found
    assert "](https://example.org/dossier)" in found
    assert "1, rue de l’Exemple\\\nExempleville\n" in found
    assert 'language = "de"' in found


def test_plain_text_says_where_a_link_leads() -> None:
    assert "(https://example.org/dossier)" in renderings("markdown", "de", "Text")[".txt"]
    assert "(https://example.org/dossier)" in renderings("html", "de", "Text")[".txt"]


def test_lists_keep_their_numbers_and_depth_in_plain_text() -> None:
    found = renderings("markdown", "de", "Text")[".txt"]
    assert "1. Text\n2. " in found
    assert "- Text\n  - Text\n" in found


def test_a_page_prints_on_white_and_is_no_search_result() -> None:
    found = renderings("markdown", "de", "Text")[".html"]
    assert "@media print" in found
    assert '<meta name="robots" content="noindex">' in found


def test_an_address_keeps_its_own_direction_in_a_page_from_right_to_left() -> None:
    (address,) = LexborHTMLParser(renderings("markdown", "ar", "نص")[".html"]).css(".address")
    assert address.attributes["dir"] == "auto"
    assert address.attributes["translate"] == "no"
