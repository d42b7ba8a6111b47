# SPDX-License-Identifier: GPL-3.0-or-later
"""Zips: a stranger's read within bounds, nothing extracted; ours written with the same bytes always."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import InputError

MAX_MEMBERS = 200
MAX_PART_BYTES = 20_000_000
MAX_TOTAL_BYTES = 50_000_000
MAX_RATIO = 100
_RATIO_COUNTS_FROM = 65_536
_STEP = 65_536
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTENT_TYPES = "[Content_Types].xml"
_DECLARED = re.compile(rb"[^<]{0,8}<\?XML[^>]{0,200}?ENCODING\s*=\s*[\"']([A-Z0-9_-]+)")
_ENCODINGS = frozenset({b"UTF-8", b"UTF-16", b"US-ASCII"})
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can tell: a file's age is nobody's business."""


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    packed: int
    info: zipfile.ZipInfo


@dataclass(frozen=True, slots=True)
class BoundedZip:
    """Made by `open_zip` only; `read` inflates one part."""

    path: str
    archive: zipfile.ZipFile
    parts: tuple[Part, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(part.name for part in self.parts)

    def xml(self, name: str) -> bytes:
        """A part that is XML. Raises InputError for a DOCTYPE or entities in any of the encodings that XML
        allows, and for an encoding other than UTF-8 and UTF-16.
        """
        content = self.read(name)
        bare = content.replace(b"\0", b"").upper()
        if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
            raise _fault(f"a DOCTYPE in {name}", self.path)
        declared = _DECLARED.match(bare)
        if declared and declared[1] not in _ENCODINGS:
            raise _fault(f"{name} is in {declared[1].decode()[:20]}, where UTF-8 was wanted", self.path)
        return content

    def must_have_no_macros(self) -> None:
        """Of an office's file. Raises InputError."""
        types = self.read(CONTENT_TYPES) if CONTENT_TYPES in self.names else b""
        programs = any(name.casefold().rpartition("/")[2] == "vbaproject.bin" for name in self.names)
        if programs or b"macroenabled" in types.lower():
            raise _fault("contains a macro (vbaProject)", self.path)

    def read(self, name: str) -> bytes:
        """One part's bytes. Raises InputError beyond 20 MB or a ratio of 100, whatever the header says."""
        part = next((part for part in self.parts if part.name == name), None)
        if part is None:
            raise _fault(f"part {_shown(name)} is missing", self.path)
        out = bytearray()
        try:
            with self.archive.open(part.info) as stream:
                while step := stream.read(_STEP):
                    out += step
                    _must_fit(len(out), part.packed, self.path, part.name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError):
            raise _fault(f"part {_shown(name)} is broken", self.path) from None
        return bytes(out)


def zipped(parts: Mapping[str, bytes], *, packed: bool = False) -> bytes:
    """The same bytes for the same parts. `packed` makes it small, for where other machines need not agree:
    how a byte is packed differs by the library's version.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system = 3  # the same wherever it was made
            member.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(member, content)
    return out.getvalue()


def open_zip(data: bytes, *, path: str) -> BoundedZip:
    """The archive's parts, all names and declared sizes checked before anything is inflated."""
    if data.startswith(_OLE):
        raise _fault("password protected, or of an Office before 2007 (OLE); wanted .docx or .xlsx", path)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError, OverflowError):
        raise _fault("no complete zip file; wanted .docx or .xlsx", path) from None
    if len(members) > MAX_MEMBERS:
        raise _fault(f"{len(members)} parts, at most {MAX_MEMBERS} wanted", path)
    seen: set[str] = set()
    for member in members:
        _check_member(member, seen, path)
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise _fault(f"inflates to more than {MAX_TOTAL_BYTES:,} bytes", path)
    return BoundedZip(path, archive, tuple(Part(m.filename, m.compress_size, m) for m in members))


def _check_member(member: zipfile.ZipInfo, seen: set[str], path: str) -> None:
    # orig_filename still has what follows a NUL, and the backslashes that ZipInfo turns round.
    name = member.orig_filename
    outside = name.startswith("/") or any(part in {"..", "."} for part in name.split("/"))
    if outside or "\\" in name or "\0" in name or ":" in name or not name.isprintable():
        raise _fault(f"part name {_shown(name)} leads out of the archive", path)
    if name.casefold() in seen:
        raise _fault(f"two parts are named {_shown(name)}", path)
    seen.add(name.casefold())
    if member.flag_bits & 0x1:
        raise _fault("password protected", path)
    if member.compress_type not in _METHODS:
        raise _fault(f"part {_shown(name)} is packed in a way that no office uses", path)
    if name.casefold().endswith((".xml", ".rels")):
        _must_fit(member.file_size, member.compress_size, path, name)


def _must_fit(size: int, packed: int, path: str, name: str) -> None:
    if size > MAX_PART_BYTES:
        raise _fault(f"part {_shown(name)} inflates to more than {MAX_PART_BYTES:,} bytes", path)
    if size > _RATIO_COUNTS_FROM and size > packed * MAX_RATIO:
        raise _fault(f"part {_shown(name)} inflates more than {MAX_RATIO} times", path)


def _shown(name: str) -> str:
    return "'" + name[:60].encode("unicode_escape").decode("ascii") + "'"


def _fault(message: str, path: str) -> InputError:
    return InputError(message, place=Place(path))
