# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of what stands between engines and the network."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from email.utils import formatdate

from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_i18n.draft.engines import pseudo
from w4r_i18n.draft.engines._body import bounded
from w4r_i18n.draft.engines._faults import LONGEST_PAUSE_S, pause
from w4r_i18n.draft.engines._pieces import joined, sentences, under
from w4r_i18n.draft.engines._strict_json import NotStrictError, strict
from w4r_i18n.model.draft import EngineSettings
from w4r_i18n.model.locale import locale

PROSE = st.lists(
    st.sampled_from(
        ["Libérez", "la", ".", ". ", "! ", "… ", "M. ", "2019", "« ", " »", "\n", " ", "A", "votée"]
    )
).map("".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@settings(deadline=None, derandomize=True)
@given(PROSE, st.integers(1, 60))
def test_pieces_joined_again_are_the_text(text: str, limit: int) -> None:
    """joined(under(x)) == x == joined(sentences(x)); no piece but a lone sentence passes the limit."""
    for pieces in (under(text, limit), sentences(text)):
        assert joined(pieces, [piece.text for piece in pieces], " ") == text
    for piece in under(text, limit):
        assert len(piece.text.encode()) <= limit or len(sentences(piece.text)) == 1


@settings(deadline=None, derandomize=True)
@given(VALUES, st.booleans())
def test_what_json_writes_is_read_strictly(value: object, ascii_only: bool) -> None:
    """strict(dumps(x)) == x, for values that any reader reads alike."""
    assert strict(json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")) == value


@settings(deadline=None, derandomize=True)
@given(st.binary(max_size=60) | st.text(alphabet='{}[]":,\\ 01eE-tfn', max_size=60).map(str.encode))
def test_strict_reading_never_fails_otherwise_and_agrees_with_json(body: bytes) -> None:
    """strict(x) is what json.loads(x) is, or a NotStrictError."""
    try:
        found = strict(body)
    except NotStrictError:
        return
    assert found == json.loads(body)


@settings(deadline=None, derandomize=True)
@given(st.binary(max_size=4000), st.integers(1, 500), st.sampled_from(["", "gzip", "deflate"]))
def test_a_body_comes_out_of_any_chunks_as_it_went_in(body: bytes, size: int, encoding: str) -> None:
    """bounded(pack(x) in pieces) == x."""
    packed = gzip.compress(body) if encoding == "gzip" else zlib.compress(body) if encoding else body
    assert bounded([packed[at : at + size] for at in range(0, len(packed), size)], encoding) == body


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=40) | st.integers(-(10**9), 10**10).map(formatdate))
def test_a_pause_is_never_negative_nor_long(header: str) -> None:
    """0 <= pause(anything) <= an hour."""
    assert 0 <= pause(header) <= LONGEST_PAUSE_S


@settings(deadline=None, derandomize=True)
@given(PROSE, st.lists(st.integers(0, 99), max_size=4), st.sampled_from(["es", "ar", "ja"]))
def test_pseudo_keeps_every_tag_in_order(text: str, numbers: list[int], target: str) -> None:
    """The tags of pseudo(x) are those of x."""
    tags = [f'<x id="{number}"/>' for number in numbers]
    asked = text + text.join(tags)
    with pseudo.opened(locale("fr"), locale(target), EngineSettings()) as session:
        found = session.translate([asked])[0].text
    assert re.findall(r"<[^>]*>", found) == tags
