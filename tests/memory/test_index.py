# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from tests.memory.shelves import SPRING, empty, filled, put

from w4r_i18n.memory.index import open_index
from w4r_i18n.memory.rows import Holding, Row
from w4r_i18n.model.errors import ServiceError

ONE = Row("La salle était pleine.", "The room was full.")
TWO = Row("La salle était vide.", "The room was empty.")


def candidates(index_rows: list[Row], text: str) -> list[str]:
    return [normal for _, normal in filled(index_rows).candidates("en", text, cutoff=75)]


def test_taking_in_the_same_again_changes_nothing() -> None:
    index = filled([ONE, TWO])
    with index.writing():
        assert index.replace(SPRING, "digest", [TWO, ONE]) == 0


def test_only_what_differs_is_written() -> None:
    index = filled([ONE, TWO])
    with index.writing():
        assert index.replace(SPRING, "digest", [ONE, Row(TWO.source, "The hall was empty.")]) == 2


def test_what_is_gone_is_found_no_more_by_any_way() -> None:
    index = filled([ONE, TWO])
    put(index, {SPRING: [ONE]})
    assert index.exact("en", TWO.source) == []
    assert [normal for _, normal in index.candidates("en", TWO.source, cutoff=50)] == [ONE.source]
    assert list(index.texts_with("target", ["empty"], open_end=False)) == []
    assert list(index.texts_with("source", ["vide"], open_end=False)) == []


def test_a_source_gone_in_one_locale_stays_in_the_other() -> None:
    index = filled([ONE])
    put(index, {Holding("2025-spring", "de"): [Row(ONE.source, "Der Saal war voll.")]})
    put(index, {SPRING: []})
    assert index.exact("en", ONE.source) == []
    assert index.candidates("en", ONE.source, cutoff=75) == []
    assert [kept.target for kept in index.exact("de", ONE.source)] == ["Der Saal war voll."]


def test_a_dropped_holding_is_forgotten_with_its_digest() -> None:
    index = filled([ONE])
    with index.writing():
        index.drop(SPRING)
        index.drop(Holding("never", "en"))
    assert index.holdings() == {}
    assert index.exact("en", ONE.source) == []


def test_a_change_that_fails_leaves_everything_as_it_was() -> None:
    index = filled([ONE])

    def failing() -> None:
        with index.writing():
            index.replace(SPRING, "other", [TWO])
            raise ValueError

    with pytest.raises(ValueError):
        failing()
    put(index, {Holding("2025-other", "en"): []})
    assert index.holdings()[SPRING] == "digest"
    assert [kept.target for kept in index.exact("en", ONE.source)] == [ONE.target]
    assert [normal for _, normal in index.candidates("en", ONE.source, cutoff=75)] == [
        ONE.source,
    ][:1]
    assert list(index.texts_with("target", ["empty"], open_end=False)) == []


def test_far_longer_and_far_shorter_texts_are_no_candidates() -> None:
    long = Row("La salle était pleine. " * 20, "long")
    assert candidates([ONE, long], ONE.source) == [ONE.source]


def test_a_text_without_any_word_is_found_as_itself_only() -> None:
    index = filled([Row("… !", "… !")])
    assert len(index.exact("en", "...!")) == 1
    assert index.candidates("en", "?", cutoff=75) == []


def test_an_index_in_a_file_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "memory.sqlite"
    index = open_index(path)
    put(index, {SPRING: [ONE]})
    index.close()
    again = open_index(path)
    assert [kept.target for kept in again.exact("en", ONE.source)] == [ONE.target]
    again.close()


def test_another_process_sees_what_was_written_since_it_last_asked(tmp_path: Path) -> None:
    first, second = (open_index(tmp_path / "memory.sqlite") for _ in range(2))
    put(first, {SPRING: [ONE]})
    assert second.candidates("en", ONE.source, cutoff=75)
    put(first, {SPRING: [TWO]})
    assert [normal for _, normal in second.candidates("en", TWO.source, cutoff=75)] == [TWO.source]
    first.close()
    second.close()


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "memory.sqlite"
    path.write_bytes(content)
    index = open_index(path)
    assert index.holdings() == {}
    index.close()


def test_a_file_with_anything_in_it_that_is_not_ours_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    index = open_index(path)
    put(index, {SPRING: [ONE]})
    index.close()
    stranger = sqlite3.connect(path)
    stranger.execute("CREATE TRIGGER planted AFTER INSERT ON unit BEGIN DELETE FROM unit; END")
    stranger.commit()
    stranger.close()
    again = open_index(path)
    assert again.holdings() == {}
    again.close()


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.sqlite"
    outside.write_bytes(b"precious")
    path = tmp_path / "memory.sqlite"
    path.symlink_to(outside)
    open_index(path).close()
    assert outside.read_bytes() == b"precious"
    assert not path.is_symlink()


def test_a_place_where_no_file_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "memory.sqlite").mkdir()
    with pytest.raises(ServiceError, match="memory"):
        open_index(tmp_path / "memory.sqlite")


def test_an_empty_memory_answers_nothing() -> None:
    index = empty()
    assert index.exact("en", "x") == []
    assert index.candidates("en", "x", cutoff=75) == []
    assert list(index.texts_with("source", ["x"], open_end=True)) == []


def test_who_opens_it_first_together_with_others_has_one_with_them(tmp_path: Path) -> None:
    for turn in range(10):
        path = tmp_path / f"{turn}.sqlite"
        together = Barrier(8)

        def first(path: Path = path, together: Barrier = together) -> list[str]:
            together.wait()
            index = open_index(path)
            found = [kept.target for kept in index.exact("en", ONE.source)]
            index.close()
            return found

        with ThreadPoolExecutor(8) as people:
            assert [each.result() for each in [people.submit(first) for _ in range(8)]] == [[]] * 8
