# SPDX-License-Identifier: GPL-3.0-or-later
"""The body of an answer, bounded after unpacking: a stranger never decides how much memory it takes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

LIMIT_BYTES = 2 << 20
"""Of a body, unpacked. An answer to one request is a few kilobytes."""
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


class BodyError(Exception):
    """It is too large, or packed in a way that was not asked for."""


def bounded(chunks: Iterable[bytes], encoding: str, *, limit: int = LIMIT_BYTES) -> bytes:
    """The unpacked body; `encoding` is the Content-Encoding that came; we ask for none.

    Raises BodyError, and stops reading, as soon as it passes the limit, packed or unpacked.
    """
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        return _joined(chunks, limit)
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise BodyError("it is packed in a way that was not asked for")
    unpack = zlib.decompressobj(_GZIP_OR_ZLIB)
    body, packed = bytearray(), 0
    for chunk in chunks:
        packed += len(chunk)
        try:
            body += unpack.decompress(chunk, limit + 1 - len(body))
        except zlib.error:
            raise BodyError("it cannot be unpacked") from None
        if len(body) > limit or packed > limit:
            raise BodyError(f"it is larger than {limit >> 10} kB")
    if not unpack.eof:
        raise BodyError("it ends in the middle")
    return bytes(body)


def _joined(chunks: Iterable[bytes], limit: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise BodyError(f"it is larger than {limit >> 10} kB")
    return bytes(body)
