# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts and templates that want to run, to read, to fetch, to hide or to turn round what others wrote."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser
from tests.render import shown
from tests.render.letters import ADDRESS, CODE, EMAIL, STATUS, letter, saying

from w4r_i18n import registry
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.letter import Part, Span
from w4r_i18n.render.channels import docx, html, markdown

CHANNELS = {name: registry.find("channel", name) for name in registry.names("channel")}
SONG = "the canary sings at night"
ATTACKS = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "closed attribute": '"><svg onload=alert(1)>',
    "closed style": "</style></title></textarea><script>alert(1)</script>",
    "entities": "&lt;b&gt; &#x202e; &amp; ]]> <!-- -->",
    "jinja": "{{ ''.__class__.__mro__ }}{% for a in range(10**9) %}{% endfor %}{{ config }}",
    "liquid": "{% include 'CANARY' %}{{ site.secret }}",
    "typst read": '#read("CANARY") #panic("x") $ sum $ `raw` <label> @ref // /* */',
    "typst fetch": '#import "@preview/cetz:0.2.0" #include "CANARY" #image("CANARY") #plugin("CANARY")',
    "typst close": '"#read("CANARY")\\"); #eval("1") [#[*x*]]',
    "spreadsheet": "=HYPERLINK(\"https://elsewhere.test\") +1 -1 @SUM(A1) =cmd|' /C calc'!A0",
    "markdown": "# h\n- [x](javascript:alert(1)) ![i](https://elsewhere.test/p.png) **b** _i_",
    "markdown links": "<https://elsewhere.test> [x]: https://elsewhere.test",
    "word field": '<w:fldSimple w:instr="INCLUDETEXT CANARY"/></w:t></w:r><w:r><w:t>',
    "mail header": "x\r\nBcc: all@elsewhere.test\r\n\r\n?bcc=all@elsewhere.test&body=x%0d%0a",
    "format": "%s %n {0} {place} ${HOME} $(id) `id`",
}  # fmt: skip
CONTROLS = "a\x00b\x08c\x1b[31md\u202ee\u2066f\u2028g\ufffeh\ud800i"


def text_of(name: str, content: bytes, folder: Path) -> str:
    if name == "docx":
        return shown.of_docx(content)
    if name == "pdf":
        return shown.of_pdf(content, folder)
    return content.decode()


def harmful(canary: Path) -> dict[str, str]:
    return {name: attack.replace("CANARY", str(canary)) for name, attack in ATTACKS.items()}


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "canary.txt"
    path.write_text(SONG)
    return path


@pytest.mark.module("typst")
@pytest.mark.system("pdftotext")
@pytest.mark.parametrize("name", CHANNELS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_what_a_text_holds_is_shown_and_never_run(
    attack: str, name: str, canary: Path, tmp_path: Path
) -> None:
    words = harmful(canary)[attack]
    content = CHANNELS[name].render(saying(words))
    said = text_of(name, content, tmp_path)
    assert SONG not in said
    if name != "social":
        for exact in (CODE, STATUS):
            assert shown.packed(exact) in shown.packed(said)
    if name in {"text", "markdown", "html", "docx", "pdf"}:
        for exact in (*ADDRESS, EMAIL):
            assert shown.packed(exact) in shown.packed(
                shown.of_markdown(content) if name == "markdown" else said
            )
    if name in {"text", "docx", "pdf"}:
        assert shown.packed(words) in shown.packed(said)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_page_has_the_elements_of_a_harmless_one(attack: str, canary: Path) -> None:
    def elements(page: bytes) -> list[str | None]:
        return [
            node.tag for node in LexborHTMLParser(page).css("*") if node.tag not in {"br", "tr", "th", "td"}
        ]

    words = harmful(canary)[attack].replace("\r\n", " ").replace("\n", " ")
    for make in (html.render, CHANNELS["petition"].render):
        assert elements(make(saying(words))) == elements(make(saying("x")))
    assert elements(html.facing(saying(words), saying(words))) == elements(
        html.facing(saying("x"), saying("x"))
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_has_the_blocks_and_links_of_a_harmless_one(attack: str, canary: Path) -> None:
    def marks(words: str) -> list[str]:
        made = MarkdownIt("commonmark", {"html": True}).render(markdown.render(saying(words)).decode())
        return [re.sub(r"\s.*", "", tag) for tag in re.findall(r"<(/?\w+[^>]*)>", made) if tag != "br /"]

    words = harmful(canary)[attack].replace("\r\n", " ").replace("\n", " ")
    assert [each for each in marks(words) if each not in {"strong", "em", "/strong", "/em"}] == [
        each for each in marks("x") if each not in {"strong", "em", "/strong", "/em"}
    ]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_word_file_has_the_elements_of_a_harmless_one(attack: str, canary: Path) -> None:
    def elements(words: str) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(docx.render(saying(words)))) as archive:
            for name in archive.namelist():
                etree.fromstring(archive.read(name))
            return [str(node.tag) for node in etree.fromstring(archive.read("word/document.xml")).iter()]

    words = harmful(canary)[attack].replace("\r\n", " ").replace("\n", " ")
    assert elements(words) == elements("x")


@pytest.mark.parametrize("name", CHANNELS)
@pytest.mark.module("typst")
@pytest.mark.system("pdftotext")
def test_nothing_that_hides_or_turns_text_reaches_a_reader(name: str, tmp_path: Path) -> None:
    said = text_of(name, CHANNELS[name].render(saying(CONTROLS)), tmp_path)
    for mark in "\x00\x08\x1b\u202e\u2066\ufffe\u2028":
        assert mark not in said


@pytest.mark.parametrize("name", sorted(set(CHANNELS) - {"pdf", "social"}))
@pytest.mark.parametrize(
    "run", ["a", "<", "*", "{", "\u0301", "\n", "[", "日", "ا", "\u202e", "&", "_ ", "**"]
)
def test_a_run_of_anything_takes_linear_time(run: str, name: str) -> None:
    words = (run * 50_000)[:50_000]
    sample = replace(letter("fr"), body=(Part("paragraph", (Span(words, bold=True),)),), short=())
    start = time.perf_counter()
    try:
        CHANNELS[name].render(sample)
    except InputError:
        assert name == "petition" or len(words) > 40_000
    assert time.perf_counter() - start < 3


def test_a_mail_header_cannot_be_put_in_by_a_subject() -> None:
    sample = replace(
        letter("fr"), subject="x\r\nBcc: all@elsewhere.test", emails=("a@example.org?bcc=b@elsewhere.test",)
    )
    made = CHANNELS["mail"].mail(sample)
    assert "\n" not in made.subject
    assert "&bcc" not in made.link
    assert made.link.count("?") == 1


# Templates of sections

OWN = """<!doctype html><html lang="{{ lang }}" dir="{{ dir }}"><head><title>{{ title }}</title>
<style>p { color: #333; background: url(data:image/png;base64,AAAA) }</style></head><body>
<header><img src="data:image/png;base64,AAAA" alt=""> Section d’Exemplie</header>
{% if demands is undefined %}{% endif %}{{ content }}</body></html>"""
PARTS = """<html lang="{{ lang }}"><head></head><body>{% for each in notices %}<b>{{ each }}</b>{% endfor %}
{{ place_date }}{% for line in recipient %}{{ line }}<br>{% endfor %}{{ emails|join(" ") }}
{{ subject }}{{ salutation }}{% for part in body %}{% if part.role == "demand" %}
<p>{{ part.number }}. {{ part.text }}</p>{% else %}<p>{{ part.text }}</p>{% endif %}{% endfor %}
{{ closing }}{{ signature }}{{ copies_label }}{% for line in copies %}{{ line }}{% endfor %}
{% for line in foot %}{{ line }}{% endfor %}</body></html>"""


@pytest.mark.parametrize("template", [OWN, PARTS], ids=["around", "by parts"])
def test_a_template_that_shows_the_whole_letter_is_taken(template: str) -> None:
    page = html.render(saying("<b>mot</b>"), template.encode()).decode()
    assert "<b>mot" not in page.replace("<b>&lt;b&gt;mot", "")
    assert "default-src 'none'" in page
    assert html.render(letter("fr"), template.encode()) == html.render(letter("fr"), template.encode())


def around(code: str) -> bytes:
    return OWN.replace("{{ content }}", "{{ content }}" + code).encode()


HOSTILE = {
    "python": "{{ ''.__class__ }}",
    "python by filter": "{{ ''|attr('__class__') }}",
    "python by subscript": "{{ ''['__class__'] }}",
    "call": "{{ content.format() }}",
    "endless loop": "{% for a in range(10000000) %}{% for b in range(10000000) %}x{% endfor %}{% endfor %}",
    "loops in loops": "{% for a in body %}" * 3 + "{% endfor %}" * 3,
    "loop over letters": "{% for a in title %}{% endfor %}",
    "many loops": "{% for a in body %}{% endfor %}" * 30,
    "recursion": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}",
    "extends": "{% extends 'x' %}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "times": "{{ 'a' * 1000000000 }}",
    "trusted": "{{ title|safe }}",
    "unknown name": "{{ secret }}",
    "unfinished": "{% if",
    "deep": "{% if title %}" * 60 + "{% endif %}" * 60,
    "set": "{% set a = 1 %}",
    "script": "<script>1</script>",
    "handler": '<p onclick="x()">',
    "picture": '<img src="https://elsewhere.test/p.png" alt="">',
    "sheet": '<link rel="stylesheet" href="https://elsewhere.test/s.css">',
    "style": "<style>@import 'https://elsewhere.test';</style>",
    "style url": '<p style="background: url(https://elsewhere.test/p)">',
    "escaped style": r"<style>p { background: u\72l(https://elsewhere.test) }</style>",
    "frame": '<iframe src="data:text/html,x"></iframe>',
    "form": '<form action="https://elsewhere.test"><input></form>',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://elsewhere.test">',
    "base": '<base href="https://elsewhere.test/">',
    "link": '<a href="javascript:alert(1)">x</a>',
    "vector": "<svg><script>1</script></svg>",
    "hidden": "<p hidden>x</p>",
}


@pytest.mark.parametrize("code", HOSTILE)
def test_a_template_that_does_more_than_show_the_letter_is_refused(code: str) -> None:
    start = time.perf_counter()
    with pytest.raises(InputError) as caught:
        html.render(letter("fr"), around(HOSTILE[code]))
    assert str(caught.value).startswith("letter.html")
    assert "\n" not in str(caught.value)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    "template",
    [b"\xff\xfe", b"", b"{{ content }}", b"x" * 300_000, OWN.replace("{{ content }}", "").encode()],
)
def test_a_template_that_leaves_the_letter_out_is_refused(template: bytes) -> None:
    with pytest.raises(InputError, match=r"letter\.html"):
        html.render(letter("fr"), template)


def test_a_template_cannot_leave_out_one_demand() -> None:
    without = PARTS.replace("{{ part.number }}. {{ part.text }}", "{{ part.number }}.")
    with pytest.raises(InputError, match="leaves out: demand"):
        html.render(letter("fr"), without.encode())
