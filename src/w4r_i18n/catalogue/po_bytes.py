# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes to text: UTF-8 alone, everything else named by what it is."""

from __future__ import annotations

import codecs
from typing import NamedTuple

_SIGNATURES = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
    (b"\x1f\x8b", "gzip data"),
    (b"PK\x03\x04", "a zip archive"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"\xde\x12\x04\x95", "a compiled catalogue (MO)"),
    (b"\x95\x04\x12\xde", "a compiled catalogue (MO)"),
)


class Decoded(NamedTuple):
    text: str
    """Bytes that are no UTF-8 stand in it as `\\xff`; empty where the whole is something else."""
    fault: str = ""
    line: int = 0


def decoded(data: bytes) -> Decoded:
    """The text of UTF-8 bytes, a byte order mark dropped; or what the bytes are instead."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return Decoded("", f"the file is {name}; UTF-8 text was wanted", 1)
    data = data.removeprefix(codecs.BOM_UTF8)
    if data[:64].count(0) >= len(data[:64]) // 4 > 0:
        return Decoded("", "the file is UTF-16 or UTF-32 without a mark, or binary; UTF-8 text was wanted", 1)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        message = f"the byte 0x{byte:02X} is no UTF-8; the whole file in UTF-8 was wanted"
        return Decoded(data.decode("utf-8", "backslashreplace"), message, line)
