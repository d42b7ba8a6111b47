# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory on a server answers as the one in a file does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.laws.test_memory_laws import changes, holdings, texts
from tests.memory.postgres import Cluster, needs_postgres
from tests.memory.shelves import empty, put, told

from w4r_i18n.memory.concordance import search
from w4r_i18n.memory.lookup import Match, Query, look_up
from w4r_i18n.memory.rows import Holding, Row, Store
from w4r_i18n.memory.server import Server, open_server
from w4r_i18n.memory.server_texts import restored, stored
from w4r_i18n.memory.terms import source_terms
from w4r_i18n.text.normalise import typographic

pytestmark = needs_postgres
fixed = settings(deadline=None, derandomize=True, max_examples=40)
sides = st.sampled_from(["source", "target"])


@pytest.fixture(scope="module")
def server(postgres: Cluster) -> Iterator[Server]:
    opened = open_server(postgres.url(), "Laws")
    yield opened
    opened.close()


def emptied(server: Server) -> Server:
    with server.writing():
        for holding in server.holdings():
            server.drop(holding)
    return server


def all_matches(store: Store, asked: str) -> set[Match]:
    return set(look_up([store], Query(asked, before="a"), locale="en", cutoff=50, limit=100))


@fixed
@given(changes, texts, sides)
def test_the_server_holds_finds_and_searches_what_the_file_does(
    server: Server, history: list[tuple[Holding, list[Row]]], asked: str, side: Literal["source", "target"]
) -> None:
    """After the same changes both give the same rows, matches and passages; the server more by letters."""
    file = empty()
    emptied(server)
    for holding, content in history:
        put(file, {holding: content})
        put(server, {holding: content})
    assert server.holdings() == file.holdings()
    sources = {typographic(row.source) for _, content in history for row in content}
    assert told(server, sources, ("en", "ja")) == told(file, sources, ("en", "ja"))
    ours, theirs = all_matches(server, asked), all_matches(file, asked)
    assert theirs <= ours
    words = source_terms(typographic(asked))
    assert not [match for match in ours - theirs if words & source_terms(typographic(match.source))]
    for question in (asked, asked[:3] + "*"):
        try:
            found = search([file], question, sides=[side], limit=100)
        except Exception as error:  # noqa: BLE001  # no word in it: so it is for both
            with pytest.raises(type(error)):
                search([server], question, sides=[side], limit=100)
        else:
            assert search([server], question, sides=[side], limit=100) == found


@fixed
@given(st.dictionaries(holdings, st.just(None)), changes)
def test_the_server_counts_what_came_and_went_as_the_file_does(
    server: Server, first: dict[Holding, None], history: list[tuple[Holding, list[Row]]]
) -> None:
    """Each change is the same number of rows for both, and nothing is left once all is dropped."""
    file = empty()
    emptied(server)
    put(file, {holding: [] for holding in first})
    put(server, {holding: [] for holding in first})
    for holding, content in history:
        with file.writing(), server.writing():
            assert server.replace(holding, "d", content) == file.replace(holding, "d", content)
    emptied(server)
    left = "SELECT (SELECT count(*) FROM unit) + (SELECT count(*) FROM source), sources FROM meta"
    assert server._db.rows(left) == [(0, 0)]
    assert server._db.rows("SELECT term FROM source_term UNION ALL SELECT term FROM target_term") == []


@settings(deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("\0\x1a\ud800 0f")))
@example("\x1a0000")
def test_a_text_is_stored_without_loss(text: str) -> None:
    """`restored(stored(text)) == text`, and what is stored is UTF-8 without U+0000."""
    assert restored(stored(text)) == text
    assert b"\0" not in stored(text).encode()
