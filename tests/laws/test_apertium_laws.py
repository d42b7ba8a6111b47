# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of the stream format: what Apertium does not touch comes back as it was."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.draft.engines._apertium_stream import Stream, from_stream, to_stream, with_stand_ins
from w4r_i18n.model.errors import EngineError

SIGNS = st.sampled_from([*"[]{}^$@\\/<>*#~\0\x1b\x7f\x85\uffff\ud800", "[w4r0]", "[w4r:0]", "[w4r-1]"])
TEXTS = st.lists(st.one_of(SIGNS, st.text(max_size=4), st.sampled_from(["le", "xqzba"]))).map("".join)
WORDS = st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=5), max_size=30)
RESERVED = re.compile(r"(?:\\.|\[w4r:?[0-9]+\]|[^\[\]{}^$@\\/<>*#~\0])*", re.DOTALL)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(TEXTS)
def test_a_text_that_passes_untouched_is_the_same_text(text: str) -> None:
    """from_stream(to_stream(text)) is the text in NFC."""
    answer = from_stream(to_stream(text))
    assert answer.text == unicodedata.normalize("NFC", text)
    assert answer.unknown == ()


@settings(deadline=None, derandomize=True, max_examples=400)
@given(TEXTS)
def test_nothing_in_a_stream_can_be_taken_for_apertiums_own(text: str) -> None:
    """Every reserved sign in a stream is escaped, or stands in one of our superblanks."""
    assert RESERVED.fullmatch(to_stream(text).raw)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(WORDS, st.sampled_from([1, 2]))
def test_words_that_one_pipe_did_not_know_come_back_through_the_next(words: list[str], more: int) -> None:
    """Stand-ins give their words back, whatever case the next pipe gives them, and name each once."""
    raw = " ".join(f"*{unicodedata.normalize('NFC', word)}" for word in words)
    stream = with_stand_ins(Stream(raw))
    if more == 2:
        stream = with_stand_ins(stream.answered(re.sub(r"(xqz\w+)", r"*\1", stream.raw, flags=re.IGNORECASE)))
    answer = from_stream(stream.answered(stream.raw.swapcase()))
    wanted = [unicodedata.normalize("NFC", word) for word in words]
    assert answer.text == unicodedata.normalize("NFC", " ".join(wanted))
    assert answer.unknown == tuple(dict.fromkeys(wanted))


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.lists(st.sampled_from(["*", "<", "~"]), min_size=1, max_size=8), st.data())
def test_what_was_kept_aside_is_missed_when_it_is_lost_or_doubled(
    signs: list[str], data: st.DataObject
) -> None:
    """A superblank that does not come back exactly once is an error."""
    stream = to_stream(" le ".join(signs))
    number = data.draw(st.integers(0, len(signs) - 1))
    times = data.draw(st.sampled_from([0, 2]))
    changed = stream.raw.replace(f"[w4r:{number}]", f"[w4r:{number}]" * times)
    with pytest.raises(EngineError, match="lost or doubled"):
        from_stream(stream.answered(changed))
