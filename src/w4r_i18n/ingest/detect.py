# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file is, and its bytes as text: by suffix first, by content where the suffix says nothing."""

from __future__ import annotations

import re

from w4r_i18n.ingest.page import PageFormat
from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.errors import InputError

MAX_TEXT_BYTES = 2_000_000
MAX_DOCX_BYTES = 20_000_000
_SUFFIXES: dict[str, PageFormat] = {
    "txt": "plain", "text": "plain", "md": "markdown", "markdown": "markdown", "html": "html", "htm": "html",
    "xhtml": "html", "docx": "docx",
}  # fmt: skip
_CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?([a-z0-9_-]{2,20})""", re.IGNORECASE)
_HTML_START = re.compile(r"\s{0,99}(?:<!doctype html|<html|<head|<body|<article|<div|<main)", re.IGNORECASE)
_DECODERS = {
    "utf-8": "utf-8", "utf8": "utf-8", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
    "windows-1252": "cp1252", "cp1252": "cp1252", "iso-8859-15": "iso-8859-15", "iso8859-15": "iso-8859-15",
    "macintosh": "mac_roman", "utf-16": "utf-8",
}  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def detect(data: bytes, *, path: str) -> PageFormat:
    """The page's format. A zip or OLE file is a DOCX whatever its name, so its bounds always apply."""
    if data.startswith((b"PK\x03\x04", _OLE)):
        return "docx"
    suffix = path.rpartition(".")[2].casefold() if "." in path else ""
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    return "html" if _HTML_START.match(data[:400].decode("latin-1")) else "plain"


def decode(data: bytes, *, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    r"""The text with `\\n` line ends, and a warning where the bytes were not UTF-8.

    Raises InputError for more than 2 MB, for NUL, and for an encoding that hides text (UTF-7).
    """
    if len(data) > MAX_TEXT_BYTES:
        raise InputError(
            f"{len(data):,} bytes, at most {MAX_TEXT_BYTES:,} wanted",
            hint="cut the page to its article first",
            place=Place(path, 1),
        )
    text, found = _decoded(data, path)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError("a NUL character, where text was wanted", place=Place(path, line))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_LINE_ENDS), found


_LINE_ENDS = {0x0B: "\n", 0x0C: "\n", 0x2028: "\n", 0x2029: "\n"}


def _decoded(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError:
            raise InputError("broken UTF-16 text", place=Place(path, 1)) from None
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").casefold() if declared else "utf-8"
    if name not in _DECODERS and "utf" in name:
        raise InputError(f"charset {name}, where UTF-8 was wanted", place=Place(path, 1))
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    codec = _DECODERS.get(name, "cp1252")
    codec = "cp1252" if codec == "utf-8" else codec
    warning = Diagnostic(
        check="encoding",
        severity=Severity.WARNING,
        message=f"not UTF-8; read as {codec}",
        place=Place(path, line),
        hint="compare accents and names with the page",
    )
    return data.decode(codec, errors="replace"), (warning,)
