# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags and braces: what translators see, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.model.inline import (
    Code,
    Content,
    InlineError,
    Placeholder,
    Text,
    has_codes,
    has_placeholders,
    merged,
    parse,
    to_msgid,
)

texts = st.text(st.sampled_from("aé<>&{}/g1x; \"'"), max_size=8).map(Text)
names = st.sampled_from(["deadline", "writer_name"]).map(Placeholder)


def wrapped(inner: st.SearchStrategy[Content]) -> st.SearchStrategy[Content]:
    pair = st.tuples(st.integers(1, 9), inner)
    return pair.map(lambda found: (Code(found[0], "open"), *found[1], Code(found[0], "close")))


contents: st.SearchStrategy[Content] = st.recursive(
    st.lists(texts | names | st.integers(1, 9).map(lambda n: Code(n, "single")), max_size=5).map(tuple),
    lambda inner: st.tuples(wrapped(inner), inner).map(lambda pair: (*pair[0], *pair[1])),
    max_leaves=6,
)


@settings(deadline=None, derandomize=True)
@given(contents)
def test_reading_a_msgid_gives_back_what_was_written(content: Content) -> None:
    again = parse(to_msgid(content), codes=has_codes(content), placeholders=has_placeholders(content))
    assert again == merged(content)


def test_nothing_is_escaped_where_there_is_neither_code_nor_placeholder() -> None:
    assert to_msgid((Text("a < b & {c}"),)) == "a < b & {c}"


def test_angle_brackets_are_escaped_where_there_are_codes_only() -> None:
    content = (Code(1, "open"), Text("a < b & {c}"), Code(1, "close"))
    assert to_msgid(content) == "<g1>a &lt; b &amp; {c}</g1>"


@pytest.mark.parametrize(
    "text", ["<g1>a", "a</g1>", "<g1><g2>a</g1></g2>", "a < b<x1/>", "R&D <x1/>", "<g1>a</g1> &eacute;"]
)
def test_tags_that_do_not_nest_and_bare_marks_are_errors(text: str) -> None:
    with pytest.raises(InlineError):
        parse(text, codes=True, placeholders=False)


@pytest.mark.parametrize("text", ["{", "a } b", "{Deadline}", "{0}", "{a.b}", "{a!r}", "{}"])
def test_a_brace_that_names_no_placeholder_is_an_error(text: str) -> None:
    with pytest.raises(InlineError):
        parse(text, codes=False, placeholders=True)
