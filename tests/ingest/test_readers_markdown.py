# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.laws.reader_documents import damaged
from tests.laws.reader_documents import markdown as markdown_documents

from w4r_i18n.ingest.readers import markdown
from w4r_i18n.model.document import Block, Document
from w4r_i18n.model.errors import InputError
from w4r_i18n.model.inline import Placeholder, Text, to_msgid

OPEN, CLOSE, SINGLE = "\x02", "\x03", "\x01"


def read(text: str, name: str = "case") -> Document:
    return markdown.read(text.encode(), path=f"sources/2025/exemple/{name}.md")


def texts(text: str, name: str = "case") -> list[tuple[str, str]]:
    return [(block.role, to_msgid(block.content)) for block in read(text, name).blocks]


def test_roles_follow_from_the_structure() -> None:
    page = "# Titre\n\nChapeau.\n\nSuite.\n\n## Section\n\n> « Non », dit-elle.\n\n- un\n- deux\n"
    assert [role for role, _ in texts(page, "communique")] == [
        "title",
        "standfirst",
        "paragraph",
        "heading",
        "quote",
        "item",
        "item",
    ]
    assert [role for role, _ in texts(page)][1] == "paragraph"


def test_depth_and_kind_of_a_list_are_told() -> None:
    blocks = read("1. un\n   - deux\n\n     trois\n").blocks
    assert [(b.role, b.level, b.ordered) for b in blocks] == [
        ("item", 1, True),
        ("item", 2, False),
        ("item", 2, False),
    ]


def test_markup_becomes_codes_and_a_url_is_never_in_the_msgid() -> None:
    ((_, msgid),) = texts('Signez **la [pétition](https://example.org "Titre")** `ici` ![x](y) <https://a.b>')
    assert msgid == "Signez <g1>la <g2>pétition</g2></g1> <x3/> <x4/> <x5/>"


def test_hard_breaks_are_codes_and_soft_ones_blanks() -> None:
    assert texts("un\\\ndeux  \ntrois\nquatre") == [("paragraph", "un<x1/>deux<x2/>trois quatre")]


def test_line_ends_and_container_marks_stay_in_the_skeleton() -> None:
    document = read("\ufeff> un\r\n> **deux**\r\ntrois\r\n")
    (block,) = document.blocks
    assert to_msgid(block.content) == "un <g1>deux</g1> trois"
    assert document.text[block.start : block.end] == "un\r\n> **deux**\r\ntrois"


def test_a_pair_around_the_whole_block_is_left_to_the_skeleton() -> None:
    assert texts("**Tout [lien](u)**\n\n[**x**](u)") == [
        ("paragraph", "Tout <g1>lien</g1>"),
        ("paragraph", "x"),
    ]


def test_entities_and_escapes_are_read_and_a_broken_one_is_the_replacement_character() -> None:
    assert texts("&eacute;t&#233; \\* &#0; &#xD800; &nope;") == [("paragraph", "été * \ufffd \ufffd &nope;")]


def test_a_brace_is_a_placeholder_unless_it_is_escaped() -> None:
    ((_, msgid),) = texts("Avant le {deadline}, \\{deadline} {Non} {")
    assert msgid == "Avant le {deadline}, {{deadline}} {{Non}} {{"


def test_what_is_no_prose_makes_no_block() -> None:
    code = "```\ncode\n```\n\n    code\n\n---\n\n"
    page = code + "[a]: https://example.org\n\n<div>\n\n<!-- rien -->\n\nTexte [a].\n"
    assert texts(page) == [("paragraph", "Texte <g1>a</g1>.")]


def test_raw_html_and_links_to_scripts_are_inert_and_reported() -> None:
    document = read("a <img src=x onerror=alert(1)> [b](javascript:alert(1)) <javascript:x>\n\n<p>mot</p>\n")
    assert to_msgid(document.blocks[0].content) == "a <x1/> [b](javascript:alert(1)) &lt;javascript:x>"
    assert [found.check for found in document.diagnostics] == ["url", "url", "markup"]


def test_a_directive_rules_the_next_block_alone() -> None:
    directive = '<!-- w4r: role=demand critical max=280 ctx=court writer=f note="Pas de nom." -->'
    page = f"{directive}\nDemande.\n\nSuite.\n"
    first, second = read(page).blocks
    said = first.directive
    assert (first.role, said.critical, said.max_length, said.context) == (
        "demand",
        True,
        280,
        "court writer=f",
    )
    assert (said.note, first.line, second.role) == ("Pas de nom.", 2, "paragraph")


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        ("=demand", "stops making sense"),
        ("roles=demand", "unknown key 'roles' in a directive (did you mean 'role'?)"),
        ("role=demnad", "did you mean 'demand'?"),
        ("max=many", "wanted a number"),
        ("max=²", "wanted a number"),
        ("segment=word", "wanted block or sentence"),
        ("translate=maybe", "wanted yes or no"),
        ("role=demand role=title", "given twice"),
        ('note="a', "stops making sense"),
    ],
)
def test_a_directive_that_nobody_could_obey_is_refused_with_its_line(directive: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(f"Un.\n\n<!-- w4r: {directive} -->\nDeux.\n")
    assert message in str(caught.value)
    assert str(caught.value).startswith("sources/2025/exemple/case.md:3: ")


def test_front_matter_gives_the_tier_and_its_title_is_a_block() -> None:
    keys = 'title = "L\\u2019été"\ndateline = "Monde"\ntier = "public"\nnames = ["Léa Exemple"]'
    page = f"+++\n{keys}\n+++\n# Titre\n"
    document = read(page)
    assert (document.front.tier, document.front.names) == ("public", ("Léa Exemple",))
    assert texts(page) == [("title", "L’été"), ("dateline", "Monde"), ("title", "Titre")]
    assert read("Rien.").front.tier == "restricted"


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ('+++\ntitel = "x"\n+++\n', ":2: unknown key 'titel' (did you mean 'title'?)"),
        ('+++\nkind = "case"\ntier = "secret"\n+++\n', ":3: tier is 'secret'"),
        ("+++\ntier = public\n+++\n", ":2: no TOML"),
        ('+++\nnames = "Léa"\n+++\n', ":2: 'names' is no list of strings"),
        ("+++\ntitle = 3\n+++\n", ":2: 'title' is a number; wanted a string"),
        ('+++\npublished = "hier"\n+++\n', ":2: published is 'hier'"),
        ('+++\nlanguage = "../x"\n+++\n', ":2: '../x' is no language"),
        ("+++\ntitle = 'x'\n", ":1: front matter that is never closed"),
        ("---\ntitle: !!python/object x\n---\n", ":2: the value of 'title' begins with '!'"),
        ("---\nnames:\n  - x\n---\n", ":3: front matter that is not flat"),
        ("+++\na = " + "[" * 200 + "\n+++\n", ":2: brackets nest too deep"),
    ],
)
def test_wrong_front_matter_is_refused_with_its_line(front: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(front + "Texte.\n")
    assert message in str(caught.value)


@settings(
    deadline=None, derandomize=True, max_examples=200, suppress_health_check=list(HealthCheck), database=None
)
@given(damaged(markdown_documents()))
def test_words_and_emphasis_are_those_that_markdown_it_sees(text: str) -> None:
    try:
        document = read(text)
    except InputError:
        return
    parser = MarkdownIt("commonmark", {"maxNesting": 300})
    seen = [
        "".join(_oracle(token.children or []))
        for token in parser.parse(document.text[document.front_end :])
        if token.type == "inline" and token.content
    ]
    body = [block for block in document.blocks if block.start >= document.front_end]
    ours, theirs = [_level(_shown(block)) for block in body], [_level(one) for one in seen]
    if re.search(
        r"[*_]\]", text
    ):  # markdown-it takes the end of a link's text for a blank; CommonMark does not
        ours, theirs = ([re.sub(f"[{OPEN}{CLOSE}*_]", "", one) for one in each] for each in (ours, theirs))
    assert ours == theirs


def _oracle(tokens: list[Token]) -> Iterator[str]:
    is_address = False
    for token in tokens:
        if token.markup == "autolink":
            is_address = token.type == "link_open"
            yield "\x01" if is_address else ""
        elif token.type in {"text", "text_special"}:
            yield "" if is_address else token.content
        elif token.type == "softbreak":
            yield " "
        else:
            yield OPEN if token.type.endswith("_open") else CLOSE if token.type.endswith("_close") else SINGLE


def _shown(block: Block) -> str:
    marks = {"open": OPEN, "close": CLOSE, "single": SINGLE}
    return "".join(
        piece.inline.text
        if isinstance(piece.inline, Text)
        else str(piece.inline)
        if isinstance(piece.inline, Placeholder)
        else marks[piece.inline.kind]
        for piece in block.pieces
    )


def _level(text: str) -> str:
    """White space levelled, and without the pairs around everything, which are the skeleton's here."""
    return " ".join(text.split()).lstrip(OPEN + " ").rstrip(CLOSE + " ")
