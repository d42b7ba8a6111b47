# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stranger's answer may be made of: JSON, packing, length; and what its refusals mean."""

from __future__ import annotations

import gzip
import json
import os
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from w4r_i18n.draft.engines import _faults
from w4r_i18n.draft.engines._answers import accepted
from w4r_i18n.draft.engines._body import LIMIT_BYTES, BodyError, bounded
from w4r_i18n.draft.engines._pace import Pace
from w4r_i18n.draft.engines._pieces import sentences, under
from w4r_i18n.draft.engines._strict_json import CutShortError, NotStrictError, strict
from w4r_i18n.model.errors import EngineError

SHARED = Path(__file__).parents[2].parent / "shared" / "bad_inputs" / "mt"
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(("body", "why"), [
    (b'{"a": 1, "a": 2}', "twice"), (b'{"b": {"a": 1, "a": 1}}', "twice"), (b"NaN", "NaN"),
    (b"[-Infinity]", "NaN"), (b"[" * 21 + b"]" * 21, "deeper"), (b"[" * 100_000, "deeper"),
    (b"9" * 5000, "too large"), (b"1e999", "too large"), (b'"\xff"', "UTF-8"),
    *((body, "whole") for body in (
        "\ufeff{}".encode(), b"", b"{}{}", b"{} x", b'{"a": "b', b"'a'", b'{"a": 1,}', b'"a\nb"', b"[1",
    )),
])  # fmt: skip
def test_what_is_not_strictly_json_is_refused(body: bytes, why: str) -> None:
    with pytest.raises(NotStrictError, match=why):
        strict(body)


def test_brackets_and_escapes_in_texts_are_no_nesting() -> None:
    value = {"text": "[" * 100 + '"\\' + "{" * 100, "list": [1, -2.5, None, True, "é\u2028"]}
    assert strict(json.dumps(value).encode()) == value
    assert strict(json.dumps(value, ensure_ascii=False).encode()) == value


@pytest.mark.parametrize("letter", ['"', "[", "\\", '\\"', "{", "a", '"[', "0"])
def test_strict_reading_is_linear_on_a_long_run_of_one_sign(letter: str) -> None:
    started = time.process_time()
    with pytest.raises(NotStrictError):
        strict((letter * 400_000).encode())
    assert time.process_time() - started < 2


@pytest.mark.parametrize("name", ["deep", "bigint", "truncated"])
def test_the_hostile_answers_of_the_collection_are_refused(name: str) -> None:
    file = SHARED / f"{name}.json"
    if not file.is_file():
        pytest.skip("the collection of hostile files is not here")
    with pytest.raises(CutShortError if name == "truncated" else NotStrictError):
        strict(file.read_bytes())


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "x-gzip", " GZIP "])
def test_a_packed_body_is_unpacked(encoding: str) -> None:
    packed = zlib.compress(b"a" * 1000) if "deflate" in encoding else gzip.compress(b"a" * 1000)
    assert bounded([packed[:10], packed[10:]], encoding) == b"a" * 1000


def test_a_bomb_is_stopped_before_it_takes_memory() -> None:
    bomb = gzip.compress(b"a" * (64 << 20), 9)
    tracemalloc.start()
    with pytest.raises(BodyError, match="larger than 2048 kB"):
        bounded([bomb], "gzip")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * LIMIT_BYTES


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress"])
def test_other_packings_are_refused(encoding: str) -> None:
    with pytest.raises(BodyError, match="not asked for"):
        bounded([b"a"], encoding)


def test_a_body_is_read_no_further_than_its_limit() -> None:
    read = []

    def endless() -> Iterator[bytes]:
        while True:
            read.append(1)
            yield b"a" * 1024

    with pytest.raises(BodyError):
        bounded(endless(), "", limit=10_000)
    assert len(read) == 10


def test_a_packed_body_that_ends_in_the_middle_is_refused() -> None:
    with pytest.raises(BodyError, match="middle"):
        bounded([gzip.compress(os.urandom(1000))[:-20]], "gzip")
    with pytest.raises(BodyError, match="unpacked"):
        bounded([b"no gzip at all"], "gzip")


@pytest.mark.parametrize(
    "answer", [None, 7, ["a"], {"text": "a"}, b"a", True, "", " \n\u00a0", "\ud800a", "a" * 2000]
)
def test_what_is_no_text_or_no_translation_is_refused(answer: object) -> None:
    with pytest.raises(EngineError, match="answered, but with"):
        accepted("it", "Bonjour à tous.", answer)


@pytest.mark.parametrize(("header", "seconds"), [
    ("7", 7), (" 7 ", 7), ("0", 0), ("99999999999999999999", 3600), ("3601", 3600), ("", 0), ("soon", 0),
    ("-5", 0), ("1.5", 0), ("٣", 0), ("Tue, 24 Nov 2026 12:00:30 GMT", 30),
    ("Tue, 24 Nov 2026 11:00:00 GMT", 0),
    ("Wed, 24 Nov 2027 12:00:00 GMT", 3600), ("Tue, 24 Nov 2026 13:00:30 +0100", 30), ("Tue, 99 Nov 2026", 0),
    ("Tue, 24 Nov 2026 12:00:30 -0000", 30),
])  # fmt: skip
def test_a_pause_is_read_as_seconds_or_as_a_date(header: str, seconds: float) -> None:
    assert _faults.pause(header, now=NOW) == seconds


def test_a_pace_spaces_calls_evenly_and_lets_nobody_wait_past_its_time() -> None:
    clock, slept = [100.0], list[float]()

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        clock[0] += seconds

    pace = Pace(5.0, clock=lambda: clock[0], sleep=sleep)
    assert [pace.wait(200.0) for _ in range(3)] == [True, True, True]
    assert slept == [0.2, 0.2]
    assert not pace.wait(clock[0] + 0.1)
    clock[0] += 10
    assert pace.wait(200.0)
    assert len(slept) == 2


@pytest.mark.parametrize(("text", "wanted"), [
    ("La loi est votée. Elle entre en vigueur.", ["La loi est votée.", "Elle entre en vigueur."]),
    ("Est-ce vrai ? Oui ! Non…", ["Est-ce vrai ?", "Oui !", "Non…"]),
    ("M. Fictif et Mme. Fictive, cf. Annexe, art. 12 et S. Fictif.", None),
    ("« Libérez-la. » Elle attend.", ["« Libérez-la. »", "Elle attend."]),
    ("Depuis 2019. Deux ans déjà.", ["Depuis 2019.", "Deux ans déjà."]),
    ("Il attend… et attend. encore", None),
])  # fmt: skip
def test_a_text_is_cut_only_where_a_sentence_clearly_ends(text: str, wanted: list[str] | None) -> None:
    assert [piece.text for piece in sentences(text)] == (wanted or [text])


@pytest.mark.parametrize("sign", [" ", ".", "a", "A", "é", "« ", "! ", ") ", "1. ", "x. X"])
def test_cutting_is_linear_on_a_long_run_of_one_sign(sign: str) -> None:
    started = time.process_time()
    under(sign * 200_000, 500)
    assert time.process_time() - started < 3
