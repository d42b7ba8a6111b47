# SPDX-License-Identifier: GPL-3.0-or-later
"""Pinned pairs as lines."""

from __future__ import annotations

import pytest

from w4r_i18n.review.seen import MAX_FAULTS, read_seen, write_seen

A, B, C = ("v1:" + letter * 24 for letter in "abc")


def test_pins_are_written_sorted_once_and_read_back() -> None:
    text = write_seen([(B, A), (A, C), (B, A)])
    assert text == f"{A} {'c' * 24}\n{B} {'a' * 24}\n"
    assert read_seen(text, path="x").pins == {(B, A), (A, C)}


def test_a_pin_takes_53_bytes() -> None:
    assert len(write_seen([(A, B)])) == 53


def test_lines_of_a_union_merge_are_read_in_any_order_and_twice() -> None:
    found = read_seen(f"{B} {'a' * 24}\r\n\n{A} {'c' * 24}\n{B} {'a' * 24}", path="x")
    assert found.pins == {(B, A), (A, C)}
    assert not found.diagnostics


@pytest.mark.parametrize(
    "line",
    ["<<<<<<< HEAD", f"{A} {B}", f"{A} {'B' * 24}", f"{A}", f"{A}  {'b' * 24}", f"{A} {'b' * 24} x", "\0"],
)
def test_a_broken_line_is_told_with_its_place_and_pins_nothing(line: str) -> None:
    found = read_seen(f"{B} {'a' * 24}\n{line}\n", path="de.seen")
    assert found.pins == {(B, A)}
    (fault,) = found.diagnostics
    assert str(fault).startswith("de.seen:2: error: ")


def test_many_broken_lines_are_counted_not_told() -> None:
    found = read_seen("x\n" * (MAX_FAULTS + 7), path="x").diagnostics
    assert len(found) == MAX_FAULTS + 1
    assert "7 more" in found[-1].message
