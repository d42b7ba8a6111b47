# SPDX-License-Identifier: GPL-3.0-or-later
"""A MO file validated, never consumed: compiled catalogues are output alone."""

from __future__ import annotations

import struct
from itertools import pairwise

from w4r_i18n.catalogue.header import header_faults
from w4r_i18n.catalogue.po_grammar import CONTROL
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity

MAX_BYTES = 64 * 1024 * 1024
MAX_STRINGS = 500_000
_HEAD = 28


class _BrokenError(ValueError):
    """Nothing beyond this fault can be read."""


def check_mo(data: bytes, *, path: str) -> tuple[Diagnostic, ...]:
    """The faults of a MO file; empty when every reader of gettext's would see the same texts in it.

    Bounds, overlaps, the order of keys, the NUL after each string, UTF-8 alone, the header's charset,
    language and plural rule. All are faults of the file; the place has no line, as the file has none.
    """
    try:
        found = _faults(data)
    except _BrokenError as broken:
        found = [("syntax", str(broken))]
    place = Place(path)
    return tuple(Diagnostic(check, Severity.ERROR, text, place, fault="file") for check, text in found)


def _faults(data: bytes) -> list[tuple[str, str]]:
    spans = _spans(data)
    count = len(spans) // 2
    _must_not_overlap(data, spans)
    keys = [data[start:end] for start, end in spans[:count]]
    if any(first >= second for first, second in pairwise(keys)):
        raise _BrokenError("the msgids are not in ascending order, each once; a search would miss some")
    try:
        texts = [data[start:end].decode("utf-8") for start, end in spans]
    except UnicodeDecodeError:
        return [("encoding", "a string is no UTF-8; UTF-8 alone was wanted")]
    if not keys or keys[0]:
        return [("header", "there is no header; an entry with an empty msgid was wanted")]
    header = texts[count]
    found = [(check, message) for check, message, _ in header_faults(header, template=False)]
    if "charset=" not in header:
        found.append(("encoding", "the header names no charset; UTF-8 was wanted"))
    if any(CONTROL.search(text.replace("\0", "").replace("\4", "", 1).replace("\r", "")) for text in texts):
        found.append(("control", "a string has a control or noncharacter; none was wanted"))
    return found


def _spans(data: bytes) -> list[tuple[int, int]]:
    """Start and end of each string: the msgids, then the msgstrs."""
    if len(data) > MAX_BYTES:
        raise _BrokenError(f"the file has more than {MAX_BYTES} bytes")
    if len(data) < _HEAD:
        raise _BrokenError(f"the file has {len(data)} bytes; a head of {_HEAD} was wanted")
    order = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}.get(data[:4])
    if order is None:
        raise _BrokenError("the file is no MO: its first four bytes are others")
    revision, count, keys, values, hash_size, hash_at = struct.unpack_from(f"{order}6I", data, 4)
    if revision >> 16 not in {0, 1} or revision & 0xFFFF:
        raise _BrokenError(f"the MO's revision is {revision >> 16}.{revision & 0xFFFF}; 0.0 was wanted")
    if count > MAX_STRINGS:
        raise _BrokenError(f"the MO says it has {count} strings; at most {MAX_STRINGS} was wanted")
    if max(keys, values) + 8 * count > len(data) or (hash_size and hash_at + 4 * hash_size > len(data)):
        raise _BrokenError("a table of the MO lies beyond its end; was the file cut off?")
    spans: list[tuple[int, int]] = []
    for table in (keys, values):
        numbers = struct.unpack_from(f"{order}{2 * count}I", data, table)
        spans += ((at, at + size) for size, at in zip(numbers[::2], numbers[1::2], strict=True))
    return spans


def _must_not_overlap(data: bytes, spans: list[tuple[int, int]]) -> None:
    """Each byte belongs to one string: an overlap shows two texts in one place."""
    ends = _HEAD + 8 * len(spans)
    for start, end in sorted(spans):
        if end >= len(data):
            raise _BrokenError("a string of the MO lies beyond its end; was the file cut off?")
        if data[end]:
            raise _BrokenError("a string of the MO does not end with a NUL")
        if start < ends:
            raise _BrokenError("strings of the MO overlap each other or its tables")
        ends = end + 1
