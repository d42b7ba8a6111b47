# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from tests.laws.reader_documents import html as html_documents

from w4r_i18n.ingest.readers import html
from w4r_i18n.model.document import Document
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import Placeholder, Text, to_msgid


def read(text: str) -> Document:
    return html.read(text.encode(), path="sources/2025/exemple/page.html")


def texts(text: str) -> list[tuple[str, str]]:
    return [(block.role, to_msgid(block.content)) for block in read(text).blocks]


def test_elements_give_roles() -> None:
    page = (
        "<title>Page</title><h1>Titre</h1><h2>Section</h2><p>Texte<blockquote><p>« Non »</p></blockquote>"
        "<ul><li>un<ol><li>deux</ol></ul><figure><figcaption>Photo</figcaption></figure><address>Rue</address>"
    )
    assert texts(page) == [
        ("title", "Page"),
        ("title", "Titre"),
        ("heading", "Section"),
        ("paragraph", "Texte"),
        ("quote", "« Non »"),
        ("item", "un"),
        ("item", "deux"),
        ("caption", "Photo"),
        ("address", "Rue"),
    ]


def test_inline_tags_are_codes_and_misnested_ones_singles() -> None:
    page = '<p>Un <a href="/x">lien <b>gras</b></a>, <i>un <u>deux</i> trois</u> <img src=a> fin'
    assert texts(page) == [
        ("paragraph", "Un <g1>lien <g2>gras</g2></g1>, <g3>un <x4/>deux</g3> trois<x5/> <x6/> fin")
    ]


def test_blanks_are_levelled_and_references_read() -> None:
    assert texts("<p>  un\n   deux&nbsp;trois &eacute; &#150; &amp;lt; &#0; &eacutex</p>") == [
        ("paragraph", "un deux\u00a0trois é – &lt; \ufffd éx")
    ]


def test_two_breaks_divide_a_paragraph_and_one_is_a_code() -> None:
    assert texts("<div>un<br>deux<br> <br/>trois</div>") == [
        ("paragraph", "un<x1/>deux"),
        ("paragraph", "trois"),
    ]


def test_a_directive_is_obeyed_in_html_too() -> None:
    assert texts("<!-- w4r: role=demand -->\n<p>Libérez Amina Exemple.</p><p>Suite.") == [
        ("demand", "Libérez Amina Exemple."),
        ("paragraph", "Suite."),
    ]


@pytest.mark.parametrize(
    "tag",
    [
        '<base href="https://example.org/">',
        "<form action=x>",
        "<iframe src=x></iframe>",
        "<frame src=x>",
        '<META HTTP-EQUIV="Refresh" content="0;url=x">',
        '<a href="javascript:alert(1)">x</a>',
        "<a href='java&#10;script:alert(1)'>x</a>",
        "<a href=data:text/html,x>x</a>",
        "<a href=' &#106;avascript:x'>x</a>",
        '<img src="data:text/html,x">',
    ],
)
def test_what_leads_away_is_refused_with_its_line_and_dropped_from_a_page(tag: str) -> None:
    page = f"<p>Texte</p>\n{tag}<p>Suite</p>"
    with pytest.raises(InputError) as caught:
        read(page)
    assert str(caught.value).startswith("sources/2025/exemple/page.html:2: ")
    document = html.read_page(page.replace("<form action=x>", "<form>x</form>").encode(), path="p.html")
    seen = [to_msgid(block.content) for block in document.blocks]
    assert (seen[0], seen[-1]) == ("Texte", "Suite")
    assert document.diagnostics


def test_what_runs_is_dropped_reported_and_taken_out() -> None:
    page = (
        '<p onclick="x" style="y">Un <script>alert("<p>")</script>mot</p><svg onload=x><title>t</title></svg>'
    )
    document = read(page)
    assert [to_msgid(block.content) for block in document.blocks] == ["Un <x1/>mot"]
    assert len(document.diagnostics) == 4
    assert html.sanitised(page.encode(), path="x") == b"<p>Un mot</p>"


def test_a_drawing_that_nobody_closed_hides_no_text() -> None:
    assert texts("<svg/onload=alert(1)><p>Chère Amina") == [("paragraph", "Chère Amina")]
    assert html.sanitised(b"<svg/onload=alert(1)><p>x", path="x") == b"<p>x"


@pytest.mark.parametrize("page", ["<p>x <b", "<p>x <!-- y", "<script>x", "<p title='x>y", "<object>x"])
def test_markup_that_never_ends_is_refused(page: str) -> None:
    with pytest.raises(InputError, match="never ends"):
        read(page)


@settings(
    deadline=None, derandomize=True, max_examples=150, suppress_health_check=list(HealthCheck), database=None
)
@given(html_documents())
def test_visible_words_in_are_words_out(page: str) -> None:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    tree.strip_tags(["svg", "script", "style"])
    assert tree.body is not None
    ours = "".join(
        piece.inline.text if isinstance(piece.inline, Text) else str(piece.inline)
        for block in read(page).blocks
        for piece in block.pieces
        if isinstance(piece.inline, Text | Placeholder)
    )
    # Lexbor moves text that stands in a table without cells; the words are what counts.
    assert sorted(re.sub(r"\s", "", ours)) == sorted(re.sub(r"[\s\ufeff]", "", tree.body.text()))
