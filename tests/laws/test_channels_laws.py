# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of channels: what people wrote comes out, as text, in the same order, whatever it is."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.render import shown
from tests.render.letters import letter

from w4r_i18n.model.letter import Letter, Part, PartRole, Span
from w4r_i18n.render.channels import docx, html, markdown, social, text
from w4r_i18n.render.facing import rows
from w4r_i18n.render.sheet import clean, direction, sheet

WORDS = st.one_of(
    st.text(max_size=40),
    st.text("*_`[]()<>&#+-.!|\\{}$~\"' 1\nab«»、名א", max_size=30),
    st.sampled_from(
        ["**", "_a_", "<b>", "{{ x }}", "1. a", "\u202eabc", "a\u2066b", "&amp;", "\x00", "]]>", "「名」"]
    ),
)
SPANS = st.builds(
    Span, WORDS, bold=st.booleans(), italic=st.booleans(), isolated=st.booleans(),
    link=st.sampled_from(["", "https://example.org/a(b)", "mailto:a@example.org"]),
)  # fmt: skip
ROLES: tuple[PartRole, ...] = ("paragraph", "heading", "item", "demand", "quote")
PARTS = st.builds(
    Part, st.sampled_from(ROLES), st.lists(SPANS, max_size=4).map(tuple), number=st.integers(0, 3)
)
BODIES = st.lists(PARTS, max_size=5).map(tuple)
BASE = replace(
    letter("fr"), place_date=(), recipient=(), emails=(), subject="", salutation="", closing="", signature=(),
    copies=(), valid_until="", code="", status_url="", notices=(), advice=(), body=(),
)  # fmt: skip


def words_of(sample: Letter) -> str:
    return shown.packed("".join(block.text for block in sheet(sample)))


@settings(deadline=None, derandomize=True, max_examples=150)
@given(BODIES)
def test_a_page_shows_every_word_and_no_other(body: tuple[Part, ...]) -> None:
    """What a browser reads of a page is what people wrote."""
    sample = replace(BASE, body=body)
    said = shown.packed(shown.of_html(html.render(sample)))
    assert said == words_of(sample).replace("\ufeff", "")


@settings(deadline=None, derandomize=True, max_examples=150)
@given(BODIES)
def test_a_word_file_is_well_formed_and_shows_every_word(body: tuple[Part, ...]) -> None:
    """What is in a Word file's paragraphs is what people wrote, numbers of lists aside."""
    sample = replace(BASE, body=body)
    content = docx.render(sample)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
    found = shown.packed(shown.of_docx(content))
    at = 0
    for block in sheet(sample):
        for line in block.lines:
            for span in line:
                at = found.index(shown.packed(span.text), at)


@settings(deadline=None, derandomize=True, max_examples=200)
@given(WORDS, WORDS, WORDS, st.booleans())
def test_markdown_shows_every_word_and_no_mark(before: str, bold: str, after: str, italic: bool) -> None:
    """What CommonMark makes of the Markdown is what people wrote."""
    spans = (Span(before), Span(bold, bold=True), Span(after, italic=italic))
    sample = replace(BASE, body=(Part("paragraph", spans),))
    assert shown.packed(shown.of_markdown(markdown.render(sample))) == words_of(sample)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(WORDS)
def test_cleaning_twice_is_cleaning_once_and_turns_nothing_round(words: str) -> None:
    """clean is idempotent, and no override is left."""
    cleaned = clean(words)
    assert clean(cleaned) == cleaned
    assert "\u202e" not in cleaned
    assert "\x00" not in cleaned
    assert direction(cleaned, "ltr") in {"ltr", "rtl"}


@settings(deadline=None, derandomize=True, max_examples=100)
@given(BODIES)
def test_a_letter_makes_the_same_bytes_twice(body: tuple[Part, ...]) -> None:
    """Same letter, same bytes."""
    sample = replace(BASE, body=body)
    for channel in (text, markdown, html, docx, social):
        assert channel.render(sample) == channel.render(sample)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(BODIES, BODIES)
def test_facing_rows_hold_each_side_whole_and_in_order(
    body: tuple[Part, ...], other: tuple[Part, ...]
) -> None:
    """Of facing letters each side, read by itself, is the letter."""
    left, right = sheet(replace(BASE, body=body)), sheet(replace(BASE, body=other))
    found = list(rows(left, right))
    assert tuple(one for one, _ in found if one) == left
    assert tuple(two for _, two in found if two) == right
    assert all(one or two for one, two in found)
